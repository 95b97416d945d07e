import { useState } from 'preact/hooks';
import type { CampaignList, CampaignStatus } from '../../src/calls/campaigns.ts';
import { type App, useApp } from '../app.ts';
import { Button, Link } from '../components/button.tsx';
import type { IconName } from '../components/icon.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Rich, Said } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Bar, Empty, Tag } from '../components/show.tsx';
import { capital } from '../said.ts';
import { ask } from '../server.ts';
import { useAsked, useProgress, useWork } from '../work.ts';
import { newWriting } from '../writing.ts';
import { wallClock } from '../zonedTime.ts';

/** Cards at once; more are opened by hand. */
const cardsAtFirst = 5;

/** Every campaign with its state, a new one, and the two switches over all of them. */
export function Campaigns() {
  const app = useApp();
  const { words, format, start, go } = app;
  const list = useAsked('campaigns', {});
  const [all, setAll] = useState(false);
  const campaigns = list.value?.campaigns ?? [];
  const hidden = all ? 0 : Math.max(0, campaigns.length - cardsAtFirst);
  const write = () => {
    app.setWriting(newWriting(start));
    go({ page: 'audience' });
  };
  const noOrders = start.ordersTabs.length === 0;
  return (
    <Screen
      title={words.menu.campaigns}
      foot={
        <>
          {noOrders && <WillDo text={words.campaigns.needOrders} />}
          <Button kind="primary" wide onPress={() => (noOrders ? go({ page: 'ways' }) : write())}>
            {noOrders ? words.week.addOrders : words.campaigns.new}
          </Button>
        </>
      }
    >
      <Failure error={list.error} again={list.again} />
      {!list.value && !list.error && <p role="status">{words.reading}</p>}
      {start.sample && <Message tone="info">{words.campaigns.sampleOnly}</Message>}
      {list.value && campaigns.length === 0 && (
        <Empty icon="mail" title={words.campaigns.none} text={words.campaigns.noneHelp} />
      )}
      {campaigns.slice(0, campaigns.length - hidden).map((campaign) => (
        <CampaignCard key={campaign.name} campaign={campaign} />
      ))}
      {hidden > 0 && <Link onPress={() => setAll(true)}>{words.campaigns.more(format.number(hidden))}</Link>}
      {list.value && campaigns.length > 0 && <Switches list={list.value} onList={list.set} />}
      {list.value && (
        <p class="small quiet-text">
          {!campaigns.some(({ next }) => next?.stuck) && <Rich text={tickSentence(app)} />}{' '}
          {words.campaigns.quota(format.number(list.value.quotaLeft))}.
        </p>
      )}
    </Screen>
  );
}

function tickSentence(app: App): string {
  const { start, words } = app;
  if (!start.tick.on) return words.campaigns.tickOff;
  const { mine, owner, at } = start.tick;
  const whose = mine || !owner ? words.campaigns.tickMine : words.campaigns.tickOther(owner);
  return at === null ? whose : `${whose} ${words.campaigns.lastTick(whenOf(at, app))}`;
}

/** A moment on the clock of the file, as the sidebar says it. */
export function whenOf(moment: number, { start, words, format }: App): string {
  const { day, hour, minute } = wallClock(moment, start.zone);
  return `${format.dayOfWeek(day)}${words.comma}${format.clock(hour, minute)}`;
}

/** Why the rest of a campaign goes later, and when. */
export const laterSentence = ({ why, seen }: NonNullable<CampaignStatus['next']>, app: App): string =>
  app.words.campaign.later[why](whenOf(seen, app));

function CampaignCard({ campaign }: { campaign: CampaignStatus }) {
  const app = useApp();
  const { words, format, go } = app;
  return (
    <section class="card">
      <div class="ends top-line">
        <h2>
          <Link onPress={() => go({ page: 'campaign', name: campaign.name })}>
            <bdi>{campaign.name}</bdi>
          </Link>
        </h2>
        <StateTag state={campaign.state} label={campaign.stateLabel} />
      </div>
      <div class="ends small quiet-text">
        <span>{capital(campaign.segmentName)}</span>
        {campaign.total > 0 && (
          <span>{words.campaigns.progress(format.number(campaign.done), format.number(campaign.total))}</span>
        )}
      </div>
      {campaign.total > 0 && <Bar thin share={campaign.done / campaign.total} />}
      {(campaign.next?.stuck || campaign.reason) && (
        <p class="small warn-ink">
          {campaign.next?.stuck ? laterSentence(campaign.next, app) : <Said text={campaign.reason} />}
        </p>
      )}
    </section>
  );
}

type TagTone = 'plain' | 'good' | 'warn' | 'info';
const states: Readonly<Record<string, { tone: TagTone; icon: IconName }>> = {
  draft: { tone: 'plain', icon: 'ring' },
  scheduled: { tone: 'info', icon: 'clock' },
  running: { tone: 'info', icon: 'clock' },
  paused: { tone: 'warn', icon: 'pause' },
  finished: { tone: 'good', icon: 'check' },
  cancelled: { tone: 'plain', icon: 'close' },
};

/** A campaign's state in its word, color and shape. */
export function StateTag({ state, label }: { state: string; label: string }) {
  const { tone, icon } = states[state] ?? { tone: 'plain' as const, icon: 'ring' as const };
  return (
    <Tag tone={tone} icon={icon}>
      {capital(label)}
    </Tag>
  );
}

/** Run now, and stop everything while anything may go. */
function Switches({ list, onList }: { list: CampaignList; onList: (list: CampaignList) => void }) {
  const { words } = useApp();
  const running = useWork();
  const stopping = useWork();
  const progress = useProgress(running.busy);
  const [said, setSaid] = useState<readonly string[]>([]);
  const isLive = list.campaigns.some(({ state }) => state === 'running' || state === 'scheduled');
  const ran = useRanSentence();
  const run = () =>
    running.run(async () => {
      const report = await ask('runNow', {});
      onList(report.campaigns);
      setSaid([ran(report.sent), ...report.notes]);
    });
  const stop = () =>
    stopping.run(async () => {
      onList(await ask('stopEverything', {}));
      setSaid([words.campaigns.stopped]);
    });
  if (!isLive && said.length === 0) return null;
  return (
    <div class="stack">
      <Failure error={running.error ?? stopping.error} />
      <div role="status">
        {running.busy && progress && <p class="small quiet-text">{progress.step}</p>}
        {said.length > 0 && (
          <Message tone="info">
            {said.map((line) => (
              <div key={line}>{line}</div>
            ))}
          </Message>
        )}
      </div>
      {isLive && (
        <>
          <div class="row">
            <Button kind="secondary" busy={running.busy && words.campaigns.running} onPress={run}>
              {words.campaigns.runNow}
            </Button>
            <Button
              kind="danger"
              grow
              icon="stop"
              busy={stopping.busy && words.campaigns.stop}
              onPress={stop}
            >
              {words.campaigns.stop}
            </Button>
          </div>
          <p class="small quiet-text">{words.campaigns.runHelp}</p>
        </>
      )}
    </div>
  );
}

/** What a run did, in one sentence. */
export function useRanSentence(): (sent: number) => string {
  const { words, format } = useApp();
  return (sent) =>
    sent > 0 ? words.campaigns.ran(format.number(sent), sent === 1) : words.campaigns.ranNothing;
}
