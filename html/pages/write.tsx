import { useEffect, useRef, useState } from 'preact/hooks';
import type { CampaignDraft, CampaignList, CampaignPreview } from '../../src/calls/campaigns.ts';
import { type Route, useApp } from '../app.ts';
import { isPlannable, restMs, useCampaignPreview } from '../campaignPreview.ts';
import { Bubble } from '../components/bubble.tsx';
import { Button, Link } from '../components/button.tsx';
import { DayField } from '../components/dayField.tsx';
import { Choice, SelectField, TextField } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { Lint } from '../components/lint.tsx';
import { MergeEditor } from '../components/mergeEditor.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Rich, Said } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Bar, Disclosure } from '../components/show.tsx';
import { fieldsOf, withFallback } from '../merge.ts';
import { type Preset, presets } from '../presets.ts';
import { ask, Refusal } from '../server.ts';
import type { WordSet } from '../words/words.ts';
import { useAsked, useWork } from '../work.ts';
import { callList, changeDraft, goingBy, type Way, wayOf } from '../writing.ts';

const noFields: CampaignList['fields'] = [];

/** Step 2: channel and text, with what a real recipient will see. */
export function Write() {
  const app = useApp();
  const { words, go, writing } = app;
  const { draft, preview } = writing;
  const list = useAsked('campaigns', {});
  const plan = useCampaignPreview(restMs);
  const testing = useWork();
  const [testNote, setTestNote] = useState('');
  const change = (next: Partial<CampaignDraft>) => changeDraft(app, next);
  useOnlyGateway(list.value, draft, change);
  const [dayProblem, setDayProblem] = useState('');
  const unreadable = plan.error instanceof Refusal ? words.confirm.inTheWay : '';
  const missing = whatIsMissing(draft, words) || dayProblem || unreadable;
  const way = wayOf(draft);
  const test = () =>
    testing.run(async () => {
      const { to, note } = await ask('testSend', { draft });
      app.setWriting({ testedTo: to });
      setTestNote(note);
    });
  return (
    <Screen
      title={words.write.title}
      step={[2, 4]}
      back={{ label: words.write.back, press: () => go({ page: 'audience' }) }}
      foot={
        <>
          <WillDo text={missing || words.write.willDo} />
          <div class="row">
            {way !== 'call' && (
              <Button
                kind="secondary"
                off={missing !== ''}
                busy={testing.busy && words.write.testing}
                onPress={test}
              >
                {words.write.test}
              </Button>
            )}
            <Button kind="primary" grow off={missing !== ''} onPress={() => go({ page: 'time' })}>
              {words.continue}
            </Button>
          </div>
        </>
      }
    >
      <Failure error={list.error ?? testing.error} again={list.error ? list.again : undefined} />
      {way === 'sms' && testing.error !== null && (
        <Link onPress={() => go(settingsFromHere(words))}>{words.menu.settings}</Link>
      )}
      <Choice
        hiddenLabel
        label={words.write.channel}
        value={way}
        options={[
          { value: 'sms', label: words.write.sms },
          { value: 'email', label: words.write.email },
          { value: 'call', label: words.write.call },
        ]}
        onChange={(value) => change(goingBy(value as Way, draft))}
      />
      {way === 'call' && <p class="small quiet-text">{words.write.callHelp}</p>}
      {way === 'sms' && list.value && <Gateway list={list.value} draft={draft} change={change} />}
      {draft.channel === 'email' && (
        <MergeEditor
          oneLine
          label={words.write.subject}
          text={draft.subject}
          fields={list.value?.fields ?? noFields}
          onText={(subject) => change({ subject })}
        />
      )}
      <Text list={list.value} />
      {draft.channel === 'sms' && preview?.length && (
        <Length length={preview.length} pending={plan.pending} />
      )}
      <CodeFields draft={draft} change={change} report={setDayProblem} />
      <Failure stay error={plan.error} again={plan.again} />
      {isPlannable(draft) && preview && (
        <div class={plan.pending ? 'stack fading' : 'stack'}>
          <Preview preview={preview} list={list.value} />
          <Lint preview={preview} allGood={goodSentence(draft, words)} />
          <Cost preview={preview} />
        </div>
      )}
      {writing.testedTo && (
        <div role="status">
          <Message tone="good">
            {testNote ? <Said text={testNote} /> : <Rich text={words.write.tested(writing.testedTo)} />}
          </Message>
        </div>
      )}
    </Screen>
  );
}

const settingsFromHere = (words: WordSet): Route => ({
  page: 'settings',
  back: { label: words.time.back, to: { page: 'write' } },
});

function whatIsMissing(draft: CampaignDraft, words: WordSet): string {
  if (draft.channel === 'sms' && !draft.gateway) return words.write.needGateway;
  if (draft.channel === 'email' && !draft.subject.trim()) return words.write.needSubject;
  return draft.text.trim() ? '' : words.write.needText;
}

/** Calling by hand needs no provider. */
const providersOf = (list: CampaignList | null) => list?.gateways.filter(({ id }) => id !== callList) ?? [];

/** The only provider that is set up need not be chosen. */
function useOnlyGateway(
  list: CampaignList | null,
  draft: CampaignDraft,
  change: (next: Partial<CampaignDraft>) => void,
): void {
  const ready = providersOf(list).filter(({ ready }) => ready);
  const only = ready.length === 1 ? ready[0]!.id : '';
  useEffect(() => {
    if (draft.channel === 'sms' && !draft.gateway && only) change({ gateway: only });
  }, [only, draft.channel, draft.gateway, change]);
}

function Gateway({
  list,
  draft,
  change,
}: {
  list: CampaignList;
  draft: CampaignDraft;
  change: (next: Partial<CampaignDraft>) => void;
}) {
  const { words, go } = useApp();
  const setUp = { label: words.write.gatewaySet, press: () => go(settingsFromHere(words)) };
  const providers = providersOf(list);
  if (!providers.some(({ ready }) => ready))
    return (
      <Message tone="warn" action={setUp}>
        {words.write.gatewayNone}
      </Message>
    );
  return (
    <SelectField
      label={words.write.gateway}
      value={draft.gateway}
      options={[
        ...(draft.gateway ? [] : [{ value: '', label: words.columns.chooseOne }]),
        ...providers.map(({ id, label, ready }) => ({
          value: id,
          label: ready ? label : words.write.gatewayOff(label),
          disabled: !ready,
        })),
      ]}
      onChange={(gateway) => change({ gateway })}
    />
  );
}

function Text({ list }: { list: CampaignList | null }) {
  const app = useApp();
  const { words, writing, format } = app;
  const { draft } = writing;
  const [choosing, setChoosing] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (choosing) root.current?.querySelector<HTMLElement>('.candidate')?.focus();
  }, [choosing]);
  const leave = () => {
    setChoosing(false);
    root.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  };
  const fields = list?.fields ?? noFields;
  const offered = presets.filter(({ channel }) => channel === draft.channel);
  const take = (preset: Preset) => {
    const subject = preset.subject[format.language];
    app.setWriting({ replacedText: draft.text });
    changeDraft(app, { text: preset.text[format.language], ...(subject ? { subject } : {}) });
    setChoosing(false);
    root.current?.querySelector<HTMLElement>('[role=textbox]')?.focus();
  };
  return (
    <div class="stack" ref={root}>
      <MergeEditor
        label={words.write.message}
        text={draft.text}
        fields={fields}
        onText={(text) => changeDraft(app, { text })}
        aside={
          <Link expanded={choosing} onPress={() => setChoosing(!choosing)}>
            {words.write.presets}
          </Link>
        }
      />
      {choosing && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Esc from anything inside closes it
        <div
          class="stack"
          onKeyDown={(event) => {
            if (event.key === 'Escape') leave();
          }}
        >
          {offered.map((preset) => (
            <button key={preset.id} type="button" class="candidate" onClick={() => take(preset)}>
              <b>{preset.label[format.language]}</b>
              <div dir="auto">{shown(preset.text[format.language], fields)}</div>
            </button>
          ))}
        </div>
      )}
      {writing.replacedText && writing.replacedText !== draft.text && (
        <Link
          onPress={() => {
            changeDraft(app, { text: writing.replacedText });
            app.setWriting({ replacedText: '' });
          }}
        >
          {words.write.presetUndo}
        </Link>
      )}
      <Fallbacks fields={fields} />
    </div>
  );
}

/** A text with its fields as people read them. */
function shown(text: string, fields: CampaignList['fields']): string {
  return text.replace(/\{\{([^{}|]*)(\|[^{}]*)?\}\}/g, (_, field: string, fallback = '') => {
    const label = fields.find(({ id }) => id === field.trim())?.label ?? field;
    return `‹${label}${fallback}›`;
  });
}

/** What is written where a customer has no value: one line a field. */
function Fallbacks({ fields }: { fields: CampaignList['fields'] }) {
  const app = useApp();
  const { words, writing } = app;
  const { text } = writing.draft;
  const used = fieldsOf(text).filter(({ field }) => field !== 'code');
  if (used.length === 0) return null;
  return (
    <Disclosure label={words.write.empties}>
      <div class="stack">
        {used.map(({ field, fallback }) => (
          <TextField
            key={field}
            label={words.write.fallback(fields.find(({ id }) => id === field)?.label ?? field)}
            hint={fallback === null ? words.write.noFallback : undefined}
            value={fallback ?? ''}
            onInput={(value) => changeDraft(app, { text: withFallback(text, field, value) })}
          />
        ))}
      </div>
    </Disclosure>
  );
}

function Length({ length, pending }: { length: NonNullable<CampaignPreview['length']>; pending: boolean }) {
  const { words, format } = useApp();
  const { units, limit, parts, longestName } = length;
  return (
    <div class={pending ? 'stack tight fading' : 'stack tight'}>
      <div class="ends small" role="status">
        <span class="quiet-text">{longestName && <Rich text={words.write.longest(longestName)} />}</span>
        <b>
          {words.write.length(format.number(units), format.number(limit), format.number(parts), parts === 1)}
        </b>
      </div>
      <Bar thin share={units / limit} />
    </div>
  );
}

/** Asked for only when the text holds a code. */
function CodeFields({
  draft,
  change,
  report,
}: {
  draft: CampaignDraft;
  change: (next: Partial<CampaignDraft>) => void;
  report: (problem: string) => void;
}) {
  const { words } = useApp();
  if (!/\{\{\s*code\s*[|}]/.test(draft.text) && !draft.code) return null;
  return (
    <div class="stack">
      <TextField
        latin
        label={words.write.code}
        hint={words.write.codeHelp}
        value={draft.code}
        onInput={(value) => change({ code: value.trim() })}
      />
      <DayField
        label={words.write.codeUntil}
        value={draft.codeUntil}
        report={report}
        onDay={(codeUntil) => change({ codeUntil })}
      />
    </div>
  );
}

function Preview({ preview, list }: { preview: CampaignPreview; list: CampaignList | null }) {
  const { words, format, writing } = useApp();
  const [at, setAt] = useState(0);
  const count = preview.samples.length;
  const index = Math.min(at, count - 1);
  const sample = preview.samples[index];
  if (!sample)
    return preview.lint.length > 0 ? null : <Message tone="warn">{words.write.noRecipients}</Message>;
  const gateway = list?.gateways.find(({ id }) => id === writing.draft.gateway);
  const turn = (step: number) => setAt((index + step + count) % count);
  return (
    <section class="stack tight">
      <div class="ends top-line">
        <h2>{words.write.preview}</h2>
        <div class="row small quiet-text">
          <button
            type="button"
            class="icon-button"
            aria-label={words.write.previous}
            onClick={() => turn(-1)}
          >
            <Icon name="back" />
          </button>
          <span role="status">
            {<Rich text={words.write.previewOf(sample.to, format.number(index + 1), format.number(count))} />}
          </span>
          <button type="button" class="icon-button" aria-label={words.write.next} onClick={() => turn(1)}>
            <Icon name="forward" />
          </button>
        </div>
      </div>
      <div class="box">
        {wayOf(writing.draft) === 'sms' && gateway && (
          <p>
            <Rich text={words.write.by(gateway.label)} />
          </p>
        )}
        <Bubble sample={sample} channel={writing.draft.channel} />
      </div>
    </section>
  );
}

function goodSentence(draft: CampaignDraft, words: WordSet): string {
  const name = fieldsOf(draft.text).find(({ field }) => field === 'name');
  return [words.write.allGood, ...(name?.fallback ? [words.write.noName(name.fallback)] : [])].join(' · ');
}

function Cost({ preview }: { preview: CampaignPreview }) {
  const { words, format } = useApp();
  const { parts, cost, gets } = preview;
  if (!cost) return null;
  return (
    <div class="ends">
      <span class="quiet-text">
        {parts === null
          ? words.write.costOnly
          : words.write.cost(format.number(parts * gets), parts * gets === 1)}
      </span>
      <b>
        <Rich text={format.exactMoney(cost)} />
      </b>
    </div>
  );
}
