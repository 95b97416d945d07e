import { useState } from 'preact/hooks';
import type { DailyRefresh } from '../../src/calls/segments.ts';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { SelectField } from '../components/field.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Said } from '../components/rich.tsx';
import { ask } from '../server.ts';
import { useWork } from '../work.ts';
import { whenOf } from './campaigns.tsx';

const kinds = ['never', 'dashboard', 'tabs'] as const;
const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** Ticks come every hour; so long without one, Google has stopped them. */
const silentMs = 3 * 3_600_000;

/** What the hourly run renews once a day. */
export function Refresh({ refresh }: { refresh: DailyRefresh }) {
  const { words, format, start, setStart } = useApp();
  const [kept, setKept] = useState(refresh);
  const [what, setWhat] = useState(refresh.what);
  const [hour, setHour] = useState(refresh.hour);
  const [saved, setSaved] = useState(false);
  const work = useWork();
  const save = () =>
    work.run(async () => {
      const now = await ask('refreshDaily', { what, hour });
      setKept(now);
      setSaved(true);
      if (what !== 'never') setStart({ ...start, tick: { ...start.tick, on: true } });
    });
  const clock = (at: number) => format.clock(at, 0);
  const isSame = what === kept.what && (what === 'never' || hour === kept.hour);
  const isStopped = kept.what !== 'never' && kept.mine && !start.tick.on;
  return (
    <section class="stack">
      <SelectField
        label={words.refresh.title}
        value={what}
        options={kinds.map((value) => ({ value, label: words.refresh.kinds[value] }))}
        onChange={(value) => {
          setSaved(false);
          setWhat(value as DailyRefresh['what']);
        }}
      />
      {what !== 'never' && (
        <SelectField
          label={words.refresh.hour}
          value={String(hour)}
          options={hours.map((at) => ({ value: String(at), label: clock(at) }))}
          onChange={(value) => {
            setSaved(false);
            setHour(Number(value));
          }}
        />
      )}
      <p class="small quiet-text">
        {what === 'never' ? words.refresh.willNot : words.refresh.will[what](clock(hour))}
      </p>
      <Button
        kind="secondary"
        wide
        off={isSame && !isStopped}
        busy={work.busy && words.saving}
        onPress={save}
      >
        {words.refresh.save}
      </Button>
      <Failure error={work.error} again={save} />
      <div class="stack tight" role="status">
        {saved && !work.busy && <Message tone="good">{words.settings.saved}</Message>}
        <State kept={kept} isStopped={isStopped} />
      </div>
    </section>
  );
}

function State({ kept, isStopped }: { kept: DailyRefresh; isStopped: boolean }) {
  const app = useApp();
  const { words, start } = app;
  const { tick, now } = start;
  if (kept.what === 'never') return null;
  const lines = [
    kept.at === null ? words.refresh.first : words.refresh.last(whenOf(kept.at, app)),
    ...(kept.mine ? [] : [words.campaigns.tickOther(kept.owner)]),
  ];
  const silent =
    tick.at !== null && now - tick.at > silentMs ? words.refresh.silent(whenOf(tick.at, app)) : '';
  const wrong =
    kept.problem !== ''
      ? words.refresh.failed(kept.problem, kept.goesOn)
      : isStopped
        ? words.refresh.stopped
        : silent;
  return (
    <>
      <p class="small quiet-text">
        <Said text={lines.join(' ')} />
      </p>
      {wrong !== '' && (
        <Message tone="warn">
          <Said text={wrong} />
        </Message>
      )}
    </>
  );
}
