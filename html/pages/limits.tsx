import { useState } from 'preact/hooks';
import type { SegmentsPreview } from '../../src/calls/segments.ts';
import { shownUnit } from '../../src/core/shown.ts';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { Choice, TextField } from '../components/field.tsx';
import { Failure } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Pairs } from '../components/show.tsx';
import { countsBy } from '../segment/cutCounts.ts';
import { ask } from '../server.ts';
import { useAsked, useWork } from '../work.ts';

type Measure = SegmentsPreview['own'][number];

const measures: readonly Measure[] = ['days', 'orders', 'money'];
const scores = [5, 4, 3, 2];

/** Limits of one's own for the scores, measure by measure, beginning with those in force. */
export function Limits({
  preview,
  onDone,
}: {
  preview: SegmentsPreview;
  onDone: (changed: boolean) => void;
}) {
  const { words, format } = useApp();
  const shown = (limit: number | null) => (limit === null ? '' : format.number(limit, 2));
  const [own, setOwn] = useState<readonly Measure[]>(preview.own);
  const [typed, setTyped] = useState(() => ({
    days: preview.limits.days.map(shown),
    orders: preview.limits.orders.map(shown),
    money: preview.limits.money.map(shown),
  }));
  const unit = shownUnit(preview.segments[0]?.spent.currency ?? '', format.language);
  const work = useWork();
  const limits = Object.fromEntries(own.map((measure) => [measure, typed[measure]]));
  const said = JSON.stringify(limits);
  // What was wrong with other limits says nothing of these.
  const [tried, setTried] = useState('');
  const read = useAsked('segmentFacts', { fields: [], predicted: false, moved: [] });
  const counts = read.value && countsBy(limits, read.value.facts, preview.own);
  const choose = (measure: Measure, isOwn: boolean) =>
    setOwn([...own.filter((other) => other !== measure), ...(isOwn ? [measure] : [])]);
  const type = (measure: Measure, at: number, text: string) =>
    setTyped({ ...typed, [measure]: typed[measure].map((was, i) => (i === at ? text : was)) });
  const save = () =>
    work.run(async () => {
      setTried(said);
      await ask('setCuts', limits);
      onDone(true);
    });
  return (
    <Screen
      title={words.limits.title}
      help={words.limits.help}
      back={{ label: words.cut.title, press: () => onDone(false) }}
      foot={
        <>
          <Failure error={tried === said ? work.error : null} />
          <WillDo text={words.limits.willDo} />
          <Button kind="primary" wide busy={work.busy && words.saving} onPress={save}>
            {words.limits.save}
          </Button>
        </>
      }
    >
      {measures.map((measure) => (
        <section key={measure} class="stack tight">
          <h2>
            <Rich text={`${words.limits.letters[measure]}: ${words.limits.measures[measure]}`} />
          </h2>
          <Choice
            hiddenLabel
            label={words.limits.measures[measure]}
            value={own.includes(measure) ? 'own' : 'scale'}
            options={[
              { value: 'scale', label: words.limits.scale },
              { value: 'own', label: words.limits.own },
            ]}
            onChange={(value) => choose(measure, value === 'own')}
          />
          {own.includes(measure) && (
            <>
              <p class="small quiet-text">
                {words.limits.asks[measure] + (measure === 'money' && unit ? ` (${unit})` : '')}
              </p>
              <div class="candidates">
                {scores.map((score, at) => (
                  <TextField
                    key={score}
                    numeric
                    label={words.limits.score(format.number(score))}
                    value={typed[measure][at]!}
                    onInput={(text) => type(measure, at, text)}
                  />
                ))}
              </div>
            </>
          )}
        </section>
      ))}
      {counts && (
        <section class="stack tight">
          <h2>{words.limits.counts}</h2>
          <Pairs
            lined
            small
            pairs={preview.segments.map(({ id, name }) => ({
              label: name,
              value: format.number(counts.get(id) ?? 0),
            }))}
          />
        </section>
      )}
    </Screen>
  );
}
