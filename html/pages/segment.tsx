import { useMemo, useState } from 'preact/hooks';
import type { SegmentFacts, SegmentSaved } from '../../src/calls/ownSegments.ts';
import { type App, useApp } from '../app.ts';
import { Button, Link } from '../components/button.tsx';
import { TextField } from '../components/field.tsx';
import { GroupView } from '../components/group.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Rich, Said } from '../components/rich.tsx';
import { Screen, Sure, WillDo } from '../components/screen.tsx';
import { Bar, Pairs } from '../components/show.tsx';
import { type Count, countOf } from '../segment/count.ts';
import { useNeeded } from '../segment/needed.ts';
import { nameOf } from '../segment/phrase.ts';
import { type Group, membersOf, simplest } from '../segment/tree.ts';
import { ask } from '../server.ts';
import { useWork } from '../work.ts';
import { newWriting } from '../writing.ts';

/** A segment being made or changed. */
export interface Editing {
  /** The name it is kept by, '' for a new one. */
  readonly was: string;
  /** Null while it goes by what its conditions say. */
  readonly name: string | null;
  readonly root: Group;
}

interface SegmentProps {
  first: Editing;
  loaded: SegmentFacts;
  onLoaded: (loaded: SegmentFacts) => void;
  onBack: () => void;
}

/** Who is in a segment, said in conditions, with the count that answers each. */
export function Segment({ first, loaded, onLoaded, onBack }: SegmentProps) {
  const app = useApp();
  const { words, format } = app;
  const [editing, setEditing] = useState(first);
  const [done, setDone] = useState<SegmentSaved | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const work = useWork();
  const { root, was } = editing;
  const isReading = useNeeded([root], loaded, onLoaded);
  const count = useMemo(() => countOf(root, loaded.facts, format.language), [root, loaded]);
  const others = loaded.saved.map(({ name }) => name).filter((name) => name !== was);
  const wording = { words, format, currency: loaded.currency };
  const name = editing.name ?? freeName(nameOf(root, wording), others);
  const missing =
    membersOf(root).length === 0 ? words.segment.needCondition : name.trim() ? '' : words.segment.needName;
  const change = (part: Partial<Editing>) => {
    setDone(null);
    setEditing({ ...editing, ...part });
  };
  const save = (tab: boolean) =>
    work.run(async () => {
      const saved = await ask('saveSegment', {
        name,
        was,
        expression: simplest(root),
        tab: tab ? 'now' : 'no',
      });
      onLoaded({ ...loaded, saved: saved.saved });
      setEditing({ was: name.trim(), name: name.trim(), root });
      setDone(saved);
    });
  const remove = () =>
    work.run(async () => {
      const { saved } = await ask('removeSegment', { name: was });
      onLoaded({ ...loaded, saved });
      onBack();
    });
  const customers = typeof count === 'string' ? 0 : count.customers;
  const rows = words.rows(format.number(customers), customers === 1);
  const hasTab = loaded.saved.some((one) => one.name === was && one.hasTab);
  const making = (hasTab ? words.segment.willRenew : words.segment.willMake)(rows);
  const willDo = typeof count === 'string' ? words.segment.cannotCount : making;
  return (
    <Screen
      title={words.segment.title}
      back={{ label: words.segment.own, press: onBack }}
      foot={
        done ? (
          <Ready app={app} name={editing.was} done={done} onBack={onBack} />
        ) : isRemoving ? (
          <Sure onKeep={() => setRemoving(false)}>
            <WillDo text={words.segment.removeWill} />
            <Button kind="danger" wide busy={work.busy && words.saving} onPress={remove}>
              {words.segment.removeIt}
            </Button>
            <Button kind="quiet" wide onPress={() => setRemoving(false)}>
              {words.customer.forgetKeep}
            </Button>
          </Sure>
        ) : (
          <>
            <WillDo text={missing || willDo} />
            <Button
              kind="primary"
              wide
              off={missing !== '' || typeof count === 'string'}
              busy={work.busy && words.segment.making}
              onPress={() => save(true)}
            >
              {hasTab ? words.segment.renew : words.segment.make}
            </Button>
          </>
        )
      }
    >
      <Failure error={work.error} />
      <TextField label={words.segment.name} value={name} onInput={(typed) => change({ name: typed })} />
      <GroupView root={root} loaded={loaded} wording={wording} onChange={(next) => change({ root: next })} />
      <CountCard count={count} all={loaded.facts.customers} currency={loaded.currency} fading={isReading} />
      {!done && (
        <div class="ends">
          {missing === '' ? <Link onPress={() => save(false)}>{words.segment.save}</Link> : <span />}
          {was !== '' && !isRemoving && (
            <Link onPress={() => setRemoving(true)}>{words.segment.removeIt}</Link>
          )}
        </div>
      )}
    </Screen>
  );
}

function freeName(said: string, taken: readonly string[]): string {
  let free = said;
  for (let n = 2; taken.includes(free); n++) free = `${said} ${n}`;
  return free;
}

function CountCard({
  count,
  all,
  currency,
  fading,
}: {
  count: Count | string;
  all: number;
  currency: string;
  fading: boolean;
}) {
  const { words, format } = useApp();
  if (typeof count === 'string')
    return (
      <Message tone="bad">
        <Said text={count} />
      </Message>
    );
  const { customers, sms, email, spentInYear } = count;
  return (
    <div class={fading ? 'count-card fading' : 'count-card'}>
      <p class="figure" role="status">
        <strong>{format.number(customers)}</strong> {words.segment.of(format.number(all), all === 1)}
      </p>
      <Bar share={all ? customers / all : 0} />
      <Pairs
        small
        pairs={[
          { label: words.segment.sms, value: format.number(sms) },
          { label: words.segment.email, value: format.number(email) },
          {
            label: words.segment.spent,
            value: <Rich text={format.roundMoney({ amount: spentInYear, currency })} />,
          },
        ]}
      />
    </div>
  );
}

/** What was made, and the way on. */
function Ready({
  app,
  name,
  done: { tab, warnings },
  onBack,
}: {
  app: App;
  name: string;
  done: SegmentSaved;
  onBack: () => void;
}) {
  const { words, format } = app;
  const write = () => {
    app.setWriting(newWriting(app.start, { segment: name, name }));
    app.go({ page: 'audience' });
  };
  return (
    <>
      {warnings.slice(0, 1).map((warning) => (
        <Message key={warning} tone="warn">
          <Said text={warning} />
        </Message>
      ))}
      <Message tone="good">
        <span role="status">
          <Rich
            text={
              tab
                ? words.segment.ready(
                    tab.name,
                    words.people(format.number(tab.customers), tab.customers === 1),
                  )
                : words.segment.saved
            }
          />
        </span>
      </Message>
      <Button kind="primary" wide onPress={write}>
        {words.week.start}
      </Button>
      <Button kind="quiet" wide onPress={onBack}>
        {words.segment.own}
      </Button>
    </>
  );
}
