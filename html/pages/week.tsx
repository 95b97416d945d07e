import { useState } from 'preact/hooks';
import type { Week as WeekAnswer } from '../../src/calls/segments.ts';
import { useApp } from '../app.ts';
import { Button, Link } from '../components/button.tsx';
import { Failure } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty } from '../components/show.tsx';
import { Stale } from '../components/stale.tsx';
import { readSample } from '../sampleShop.ts';
import { useAsked, useWork } from '../work.ts';
import { newWriting } from '../writing.ts';

/** What to do now: segments worth a campaign, most money at stake first. */
export function Week() {
  const { words, format, start } = useApp();
  if (start.ordersTabs.length === 0) return <NoOrders />;
  if (!start.built) return <NoTabs />;
  return <Suggestions words={words} format={format} />;
}

function Suggestions({ words, format }: Pick<ReturnType<typeof useApp>, 'words' | 'format'>) {
  const { value, error, again } = useAsked('thisWeek', {});
  const [explained, setExplained] = useState(false);
  return (
    <Screen title={words.week.title} help={value ? format.week(value.from, value.to) : undefined}>
      <Failure error={error} again={again} />
      {!value && !error && <p role="status">{words.reading}</p>}
      {value && <Stale built={value.built} />}
      {value?.cards.slice(0, 5).map((card, index) => (
        <Card key={card.segment} card={card} first={index === 0} />
      ))}
      {value && value.cards.length === 0 && (
        <Empty icon="check" title={words.week.noneTitle} text={words.week.none} />
      )}
      {value && value.cards.length > 0 && (
        <div class="stack tight">
          <div class="ends top-line small">
            <span class="quiet-text">{words.week.sorted}</span>
            <Link expanded={explained} onPress={() => setExplained(!explained)}>
              {words.week.from}
            </Link>
          </div>
          {explained && <p class="small quiet-text">{words.week.reckoned}</p>}
        </div>
      )}
    </Screen>
  );
}

function Card({ card, first }: { card: WeekAnswer['cards'][number]; first: boolean }) {
  const app = useApp();
  const { words, format } = app;
  const start = () => {
    app.setWriting(newWriting(app.start, { segment: card.segment, name: card.name, channel: card.channel }));
    app.go({ page: 'audience' });
  };
  const cost =
    card.cost && card.cost.amount > 0
      ? words.week.costs[card.channel](format.exactMoney(card.cost))
      : words.week.free[card.channel];
  return (
    <section class="card">
      <div class="ends">
        <h2>{card.name}</h2>
        <span>{words.people(format.number(card.customers), card.customers === 1)}</span>
      </div>
      <p class="card-figure">
        <strong>
          <Rich text={format.roundMoney(card.atStake)} />
        </strong>{' '}
        {words.week.atStake}
      </p>
      <p class="small quiet-text">{words.groups.why[card.segment]}</p>
      <div class="ends top-line">
        <div class="small quiet-text">
          <div>{words.week.reachable(format.number(card.reachable))}</div>
          <div>
            <Rich text={cost} />
          </div>
        </div>
        <Button
          kind={first ? 'primary' : 'secondary'}
          onPress={start}
          label={`${words.week.start}: ${card.name}`}
        >
          {words.week.start}
        </Button>
      </div>
    </section>
  );
}

function NoOrders() {
  const app = useApp();
  const { words } = app;
  const work = useWork();
  return (
    <Screen
      title={words.week.title}
      foot={
        <>
          <Button kind="primary" wide onPress={() => app.go({ page: 'ways' })}>
            {words.week.addOrders}
          </Button>
          <Button
            kind="quiet"
            wide
            busy={work.busy && words.ways.sampleMaking}
            onPress={() => work.run(() => readSample(app))}
          >
            {words.ways.sample}
          </Button>
        </>
      }
    >
      <Failure error={work.error} />
      <Empty icon="sheet" title={words.week.emptyTitle} text={words.week.empty} />
    </Screen>
  );
}

function NoTabs() {
  const { words, go } = useApp();
  return (
    <Screen
      title={words.week.title}
      foot={
        <Button kind="primary" wide onPress={() => go({ page: 'segments' })}>
          {words.week.cut}
        </Button>
      }
    >
      <Empty icon="sheet" title={words.built.none} text={words.week.noTabs} />
    </Screen>
  );
}
