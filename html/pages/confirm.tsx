import { useState } from 'preact/hooks';
import type { CampaignDraft, CampaignPreview } from '../../src/calls/campaigns.ts';
import { type App, useApp } from '../app.ts';
import { useCampaignPreview } from '../campaignPreview.ts';
import { Bubble } from '../components/bubble.tsx';
import { Button, Link } from '../components/button.tsx';
import { TextField } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { Lint } from '../components/lint.tsx';
import { Failure } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Disclosure, type Pair, Pairs } from '../components/show.tsx';
import { typedNumber } from '../digits.ts';
import { isolate } from '../isolate.ts';
import { capital } from '../said.ts';
import { ask } from '../server.ts';
import { useWork } from '../work.ts';
import { wayOf } from '../writing.ts';
import { wallClock } from '../zonedTime.ts';

/** Step 4: a subtraction that adds up, what it costs, what guards it, and the number typed by hand. */
export function Confirm() {
  const app = useApp();
  const { words, format, go, writing } = app;
  const { draft, preview } = writing;
  const plan = useCampaignPreview(0, true);
  const [typed, setTyped] = useState('');
  const scheduling = useWork();
  const saving = useWork();
  const gets = preview?.gets ?? 0;
  const count = format.number(gets);
  const typedRight = typedNumber(typed) === gets;
  const mustType = preview?.typeNumber === true && !typedRight;
  const blocked = preview?.lint.some(({ level }) => level === 'error') ?? false;
  const nobody = preview !== null && gets === 0;
  const inTheWay = nobody
    ? words.confirm.nobodyHelp
    : blocked
      ? words.confirm.inTheWay
      : mustType
        ? words.confirm.typeLeft(count)
        : '';
  const schedule = () =>
    scheduling.run(async () => {
      await ask('scheduleCampaign', { draft, typedCount: preview?.typeNumber ? typedNumber(typed) : null });
      app.setStart(await ask('start', {}));
      go({ page: 'campaign', name: draft.name, note: words.confirm.mind });
    });
  const keep = () =>
    saving.run(async () => {
      await ask('saveDraft', { draft });
      go({ page: 'campaigns' });
    });
  const title = nobody ? words.confirm.nobody : words.confirm.title(count, gets === 1);
  return (
    <Screen
      title={preview ? title : plan.error ? words.confirm.cannot : words.write.reckoning}
      help={preview ? about(app) : undefined}
      step={[4, 4]}
      back={{ label: words.confirm.back, press: () => go({ page: 'time' }) }}
      foot={
        <>
          {(preview || !plan.error) && (
            <>
              <WillDo text={inTheWay || words.confirm.mind} />
              <Button
                kind="primary"
                wide
                off={!preview || inTheWay !== '' || plan.error !== null}
                busy={scheduling.busy ? words.confirm.scheduling : plan.pending && words.write.reckoning}
                onPress={schedule}
              >
                {words.confirm.schedule(count, gets === 1)}
              </Button>
            </>
          )}
          <Button kind="quiet" wide busy={saving.busy && words.saving} onPress={keep}>
            {words.confirm.draft}
          </Button>
        </>
      }
    >
      <Failure
        error={plan.error ?? scheduling.error ?? saving.error}
        again={plan.error ? plan.again : undefined}
      />
      {preview && (
        <>
          <Subtraction preview={preview} draft={draft} />
          <Costs preview={preview} />
          <Safeguards preview={preview} />
          <Lint preview={preview} />
          {preview.samples.length > 0 && (
            <Disclosure label={words.confirm.samples(format.number(preview.samples.length))}>
              <div class="stack">
                {preview.samples.map((sample) => (
                  <div key={sample.to} class="stack tight">
                    <b class="small">
                      <bdi>{sample.to}</bdi>
                    </b>
                    <Bubble sample={sample} channel={draft.channel} />
                  </div>
                ))}
              </div>
            </Disclosure>
          )}
          {preview.typeNumber && !nobody && (
            <TextField
              numeric
              label={words.confirm.typeNumber(count)}
              value={typed}
              onInput={setTyped}
              inside={
                typedRight && (
                  <span class="good-ink">
                    <Icon name="check" />
                  </span>
                )
              }
            />
          )}
        </>
      )}
    </Screen>
  );
}

/** “Slipping away” · advertising text · every week */
function about({ words, format, writing }: App): string {
  const { name, kind, repeat, until } = writing.draft;
  const quoted = format.language === 'fa' ? `«${isolate(name)}»` : `“${isolate(name)}”`;
  return [
    quoted,
    words.confirm.about[kind][wayOf(writing.draft)],
    words.confirm.repeats[repeat],
    until ? words.confirm.until(format.day(until)) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function Subtraction({ preview, draft }: { preview: CampaignPreview; draft: CampaignDraft }) {
  const { words, format } = useApp();
  const [why, setWhy] = useState(false);
  const pairs: Pair[] = [
    { label: words.confirm.inSegment, value: format.number(preview.inSegment) },
    {
      label: words.confirm.leftOut,
      value: format.number(preview.leftOut),
      under: preview.leftOut > 0 && (
        <>
          {' '}
          <Link expanded={why} onPress={() => setWhy(!why)}>
            {words.confirm.why}
          </Link>
          {why && (
            <ul class="small">
              {preview.leftOutBy
                .filter(({ count }) => count > 0)
                .map(({ id, label, count }) => (
                  <li key={id}>
                    {capital(label)}: {format.number(count)}
                  </li>
                ))}
            </ul>
          )}
        </>
      ),
    },
    {
      label: draft.holdout
        ? `${words.confirm.heldOut}${words.comma}${format.share(draft.holdout)}`
        : words.confirm.heldOut,
      value: format.number(preview.heldOut),
    },
    { label: words.confirm.gets, value: format.number(preview.gets), total: true },
  ];
  return <Pairs lined pairs={pairs} />;
}

function Costs({ preview }: { preview: CampaignPreview }) {
  const { words, format, writing } = useApp();
  const { cost, parts, daysNeeded, discountCost, credit } = preview;
  const way = wayOf(writing.draft);
  const left = credit && { ...credit, amount: Math.max(0, credit.amount - (cost?.amount ?? 0)) };
  const creditPair = {
    label: cost ? words.confirm.creditAfter : words.confirm.credit,
    value: left && <Rich text={format.exactMoney(left)} />,
  };
  const free = way === 'sms' ? words.confirm.costUnknown : words.confirm.free;
  return (
    <div class="box">
      <Pairs
        pairs={[
          {
            label: words.confirm.cost[way],
            value: cost ? <Rich text={format.exactMoney(cost)} /> : free,
            plain: !cost,
          },
          ...(parts === null
            ? []
            : [{ label: words.confirm.parts, value: format.number(parts * preview.gets) }]),
          ...(credit ? [creditPair] : []),
          ...(discountCost
            ? [{ label: words.confirm.discount, value: <Rich text={format.exactMoney(discountCost)} /> }]
            : []),
          { label: words.confirm.days, value: format.number(daysNeeded) },
        ]}
      />
    </div>
  );
}

function Safeguards({ preview }: { preview: CampaignPreview }) {
  const { words, format, start, writing } = useApp();
  const begins = wallClock(preview.startsAt, start.zone);
  const tested = writing.testedTo !== '';
  return (
    <section class="stack tight">
      <h2>
        {format.dayOfWeek(begins.day)}
        {words.comma}
        {format.hour(begins.hour)}
      </h2>
      <ul class="checks">
        {wayOf(writing.draft) !== 'call' && (
          <Check
            done={tested}
            text={tested ? words.confirm.tested(writing.testedTo) : words.confirm.notTested}
          />
        )}
        {preview.firstAlone > 0 && preview.gets > preview.firstAlone && (
          <Check done text={words.confirm.firstAlone(format.number(preview.firstAlone))} />
        )}
        <Check done text={words.confirm.checked} />
      </ul>
    </section>
  );
}

function Check({ done, text }: { done: boolean; text: string }) {
  return (
    <li class={done ? undefined : 'warn-ink'}>
      <Icon name={done ? 'check' : 'triangle'} />
      <span>
        <Rich text={text} />
      </span>
    </li>
  );
}
