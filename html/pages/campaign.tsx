import { useState } from 'preact/hooks';
import type { CampaignStatus, Count } from '../../src/calls/campaigns.ts';
import { type App, useApp } from '../app.ts';
import { Button, Link } from '../components/button.tsx';
import { TextField } from '../components/field.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Said } from '../components/rich.tsx';
import { Screen, Sure, WillDo } from '../components/screen.tsx';
import { Bar, Pairs } from '../components/show.tsx';
import { Verdict } from '../components/verdict.tsx';
import { isolate } from '../isolate.ts';
import { capital } from '../said.ts';
import { ask } from '../server.ts';
import { useAsked, useEvery, useWork } from '../work.ts';
import { freeName, newWriting } from '../writing.ts';
import { laterSentence, StateTag, useRanSentence } from './campaigns.tsx';
import { Doubtful } from './doubtful.tsx';

/** How often a campaign at work is looked at. */
const lookMs = 20_000;

/** One campaign: what went, what comes next, who did not get it and why. `note` is said once, after scheduling. */
export function Campaign({ name, note }: { name: string; note: string }) {
  const { words, go } = useApp();
  const asked = useAsked('campaign', { name });
  const campaign = asked.value;
  const isLive = campaign?.state === 'running' || campaign?.state === 'scheduled';
  useEvery(lookMs, isLive, asked.again);
  return (
    <Screen
      title={campaign?.state === 'paused' ? words.campaign.paused : isolate(name)}
      help={campaign?.state === 'paused' ? isolate(name) : undefined}
      back={{ label: words.menu.campaigns, press: () => go({ page: 'campaigns' }) }}
      foot={campaign && <Foot campaign={campaign} onChange={asked.set} />}
    >
      <Failure stay={campaign !== null} error={asked.error} again={asked.again} />
      {!campaign && !asked.error && <p role="status">{words.reading}</p>}
      {note && campaign?.state === 'scheduled' && <Message tone="info">{note}</Message>}
      {campaign && <Status campaign={campaign} onChange={asked.set} />}
    </Screen>
  );
}

interface Part {
  campaign: CampaignStatus;
  onChange: (campaign: CampaignStatus) => void;
}

function Status({ campaign, onChange }: Part) {
  const { words, format, go } = useApp();
  const { state, states, notSent } = campaign;
  const toDo = state === 'paused' && words.campaign.whatToDo[campaign.reasonId ?? ''];
  const missed = notSent.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <div class="row">
        <StateTag state={state} label={campaign.stateLabel} />
        <span class="small quiet-text">{capital(campaign.segmentName)}</span>
      </div>
      {campaign.reason && (
        <Message tone="warn" {...cureOf(campaign, words, go)}>
          <Said text={campaign.reason} />
          {toDo && <div class="small">{toDo}</div>}
        </Message>
      )}
      {state === 'draft' ? (
        <p class="quiet-text">{words.campaign.draftHelp}</p>
      ) : (
        <Sent campaign={campaign} onChange={onChange} />
      )}
      {states.length > 0 && <SoFar states={states} asked={campaign.doubtful.length === 0} />}
      <Doubtful campaign={campaign} onChange={onChange} />
      {missed > 0 && (
        <section class="stack">
          <hr />
          <Pairs
            pairs={[
              { label: words.campaign.notSent, value: format.number(missed), total: true },
              ...notSent
                .filter(({ count }) => count > 0)
                .map(({ label, count }) => ({ label: capital(label), value: format.number(count) })),
            ]}
          />
          <WhyNot name={campaign.name} />
        </section>
      )}
      {state === 'paused' && <p class="quiet-text">{words.campaign.notTwice}</p>}
      {campaign.results?.evidence && <Verdict evidence={campaign.results.evidence} />}
      {campaign.results && <Link onPress={() => go({ page: 'results' })}>{words.campaign.results}</Link>}
      {state !== 'draft' && <Duplicate campaign={campaign} />}
    </>
  );
}

/** The same words to whoever is in the segment then, under a free name; its days and its code are its own. */
function Duplicate({ campaign: { draft } }: { campaign: CampaignStatus }) {
  const { words, go, start, setWriting } = useApp();
  const work = useWork();
  const duplicate = () =>
    work.run(async () => {
      const name = freeName(draft.name, await ask('campaigns', {}));
      const { start: soon } = newWriting(start).draft;
      setWriting(newWriting(start, { ...draft, name, start: soon, until: '', code: '', codeUntil: '' }));
      go({ page: 'audience' });
    });
  return (
    <>
      <Failure error={work.error} />
      <Link onPress={duplicate}>{words.campaign.duplicate}</Link>
    </>
  );
}

/** Where a pause can be mended by hand. */
function cureOf(
  { name, state, reasonId = '' }: CampaignStatus,
  words: App['words'],
  go: App['go'],
): { action?: { label: string; press: () => void } } {
  if (state !== 'paused') return {};
  const back = { label: isolate(name), to: { page: 'campaign', name } } as const;
  if (['data_old', 'no_orders'].includes(reasonId))
    return { action: { label: words.campaign.addOrders, press: () => go({ page: 'orders' }) } };
  if (['no_gateway', 'no_credit', 'gateway_refused'].includes(reasonId))
    return { action: { label: words.write.gatewaySet, press: () => go({ page: 'settings', back }) } };
  return {};
}

function Sent({ campaign, onChange }: Part) {
  const app = useApp();
  const { words, format } = app;
  const { total, done, next } = campaign;
  const later = next && laterSentence(next, app);
  return (
    <div class="stack tight" role="status">
      {total > 0 && (
        <>
          <p class="figure">
            <strong>{format.number(done)}</strong> {words.campaign.sent(format.number(total))}
          </p>
          <Bar share={done / total} />
        </>
      )}
      {later &&
        (next.stuck ? <Message tone="warn">{later}</Message> : <p class="small quiet-text">{later}</p>)}
      {(campaign.state === 'running' || campaign.state === 'scheduled') && (
        <RunNow campaign={campaign} onChange={onChange} />
      )}
    </div>
  );
}

function RunNow({ campaign, onChange }: Part) {
  const { words } = useApp();
  const work = useWork();
  const [said, setSaid] = useState<readonly string[]>([]);
  const ran = useRanSentence();
  const run = () =>
    work.run(async () => {
      const report = await ask('runNow', {});
      setSaid([ran(report.sent), ...report.notes]);
      onChange(await ask('campaign', { name: campaign.name }));
    });
  return (
    <div class="stack tight">
      <Failure error={work.error} />
      {work.busy ? (
        <span class="small quiet-text">{words.campaigns.running}</span>
      ) : (
        <Link onPress={run}>{words.campaigns.runNow}</Link>
      )}
      {said.map((line) => (
        <p key={line} class="small quiet-text">
          <Said text={line} />
        </p>
      ))}
    </div>
  );
}

const icons: Readonly<Record<string, { icon: IconName; ink: string }>> = {
  delivered: { icon: 'check', ink: 'good-ink' },
  accepted: { icon: 'half', ink: 'accent-ink' },
  failed: { icon: 'error', ink: 'bad-ink' },
  unknown: { icon: 'triangle', ink: 'warn-ink' },
  planned: { icon: 'ring', ink: 'quiet-text' },
};
const order = Object.keys(icons);

/** `asked`: gateways say what became of those unknown. */
function SoFar({ states, asked }: { states: readonly Count[]; asked: boolean }) {
  const { words, format } = useApp();
  const rank = ({ id }: Count) => (order.includes(id) ? order.indexOf(id) : order.length);
  const shown = states.filter(({ id, count }) => count > 0 && id !== 'held_out' && id !== 'excluded');
  return (
    <section>
      <h2>{words.campaign.soFar}</h2>
      <ul class="states">
        {[...shown]
          .sort((a, b) => rank(a) - rank(b))
          .map(({ id, label, count }) => {
            const { icon, ink } = icons[id] ?? { icon: 'ring' as const, ink: 'quiet-text' };
            return (
              <li key={id}>
                <span class={ink} style={{ flex: 'none' }}>
                  <Icon name={icon} size={18} />
                </span>
                <span>{capital(label)}</span>
                <b>{format.number(count)}</b>
              </li>
            );
          })}
      </ul>
      {asked && shown.some(({ id }) => id === 'unknown') && (
        <p class="small quiet-text">{words.campaign.unknownNote}</p>
      )}
    </section>
  );
}

/** Any one person can be looked up. */
function WhyNot({ name }: { name: string }) {
  const { words, go } = useApp();
  const [find, setFind] = useState('');
  const look = (wanted: string) => {
    if (wanted.trim()) go({ page: 'customer', find: wanted, from: { page: 'campaign', name } });
  };
  return (
    <TextField
      label={words.campaign.why}
      hint={words.campaign.whyHint}
      value={find}
      onInput={setFind}
      onEnter={look}
      inside={
        <button type="button" class="icon-button" aria-label={words.campaign.find} onClick={() => look(find)}>
          <Icon name="search" />
        </button>
      }
    />
  );
}

function Foot({ campaign, onChange }: Part) {
  const { words, go, start, setWriting } = useApp();
  const work = useWork();
  const [cancelling, setCancelling] = useState(false);
  const { name, state } = campaign;
  const act = (what: 'pause' | 'resume' | 'cancel') =>
    work.run(async () => {
      onChange(await ask('setCampaignState', { name, act: what }));
      setCancelling(false);
    });
  const stop = () =>
    work.run(async () => {
      await ask('stopEverything', {});
      onChange(await ask('campaign', { name }));
    });
  const edit = () => {
    setWriting(newWriting(start, campaign.draft));
    go({ page: 'audience' });
  };
  const cancelButton = (
    <Button kind="quiet" wide onPress={() => setCancelling(true)}>
      {words.campaign.cancel}
    </Button>
  );
  if (state === 'finished' || state === 'cancelled') return null;
  const isWritten = state === 'draft' || campaign.reasonId === 'not_confirmed';
  if (cancelling)
    return (
      <Sure onKeep={() => setCancelling(false)}>
        <Failure error={work.error} />
        <WillDo text={words.campaign.cancelSure} />
        <div class="row">
          <Button kind="secondary" onPress={() => setCancelling(false)}>
            {words.campaign.cancelKeep}
          </Button>
          <Button kind="danger" grow busy={work.busy && words.campaign.cancel} onPress={() => act('cancel')}>
            {words.campaign.cancel}
          </Button>
        </div>
      </Sure>
    );
  return (
    <>
      <Failure error={work.error} />
      {isWritten && (
        <Button kind="primary" wide onPress={edit}>
          {words.campaign.edit}
        </Button>
      )}
      {state === 'paused' && !isWritten && (
        <Button kind="primary" wide busy={work.busy && words.campaign.resume} onPress={() => act('resume')}>
          {words.campaign.resume}
        </Button>
      )}
      {(state === 'draft' || state === 'paused') && cancelButton}
      {(state === 'running' || state === 'scheduled') && (
        <>
          <div class="row">
            <Button
              kind="secondary"
              icon="pause"
              busy={work.busy && words.campaign.pause}
              onPress={() => act('pause')}
            >
              {words.campaign.pause}
            </Button>
            <Button kind="danger" grow icon="stop" onPress={stop}>
              {words.campaign.stop}
            </Button>
          </div>
          {!campaign.next?.stuck && <WillDo text={words.campaign.canClose} />}
          {cancelButton}
        </>
      )}
    </>
  );
}
