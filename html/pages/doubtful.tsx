import type { CampaignStatus } from '../../src/calls/campaigns.ts';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { Failure } from '../components/message.tsx';
import { isolate } from '../isolate.ts';
import { ask } from '../server.ts';
import { useWork } from '../work.ts';
import { wallClock } from '../zonedTime.ts';

/** Messages that nobody can be asked about: where to look, and what the person found there. */
export function Doubtful({
  campaign,
  onChange,
}: {
  campaign: CampaignStatus;
  onChange: (campaign: CampaignStatus) => void;
}) {
  const { words, format, start } = useApp();
  const work = useWork();
  const { name, channel, doubtful } = campaign;
  if (doubtful.length === 0) return null;
  const settle = (keys: string[], went: boolean) =>
    work.run(async () => onChange(await ask('settleDoubtful', { name, keys, went })));
  const whenOf = (at: number) => {
    const { day, hour } = wallClock(at, start.zone);
    return `${format.dayOfWeek(day)}${words.comma}${format.hour(hour)}`;
  };
  const choices = (keys: string[], who: string, labels: { went: string; again: string }) => (
    <div class="row">
      <Button
        kind="secondary"
        label={who && `${labels.went}${words.comma}${who}`}
        busy={work.busy && words.saving}
        onPress={() => settle(keys, true)}
      >
        {labels.went}
      </Button>
      <Button
        kind="quiet"
        label={who && `${labels.again}${words.comma}${who}`}
        onPress={() => settle(keys, false)}
      >
        {labels.again}
      </Button>
    </div>
  );
  return (
    <section class="stack">
      <hr />
      <h2>{words.campaign.doubtful}</h2>
      <p class="small quiet-text">{words.campaign.doubtfulHelp[channel]}</p>
      <Failure error={work.error} />
      {doubtful.map(({ key, to, at }) => (
        <div key={key} class="stack tight">
          <div class="ends small">
            <b>
              <bdi>{to}</bdi>
            </b>
            {at !== null && <span class="quiet-text">{whenOf(at)}</span>}
          </div>
          {choices([key], isolate(to), words.campaign.oneDoubtful)}
        </div>
      ))}
      {doubtful.length > 1 &&
        choices(
          doubtful.map(({ key }) => key),
          '',
          words.campaign.allDoubtful,
        )}
    </section>
  );
}
