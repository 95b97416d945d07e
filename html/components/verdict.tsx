import type { WordedEvidence } from '../../src/calls/results.ts';
import { useApp } from '../app.ts';
import { capital } from '../said.ts';
import type { IconName } from './icon.tsx';
import { Said } from './rich.tsx';
import { Tag } from './show.tsx';

const looks: Readonly<
  Record<
    WordedEvidence['verdict'],
    { readonly tone: 'good' | 'warn' | 'bad' | 'plain'; readonly icon: IconName }
  >
> = {
  proven: { tone: 'good', icon: 'check' },
  unproven: { tone: 'warn', icon: 'half' },
  harmed: { tone: 'bad', icon: 'triangle' },
  too_few: { tone: 'plain', icon: 'half' },
  early: { tone: 'plain', icon: 'clock' },
};

/** Whether a campaign worked: the verdict, then the sentence with its range. */
export function Verdict({ evidence }: { evidence: WordedEvidence }) {
  return (
    <>
      <div>
        <Tag {...looks[evidence.verdict]}>{capital(evidence.verdictLabel)}</Tag>
      </div>
      <p class="sentence">
        <Said text={evidence.sentence} />
      </p>
    </>
  );
}

/** What the verdict rests on: the range as a line, and both groups in numbers. */
export function Grounds({ evidence }: { evidence: WordedEvidence }) {
  const { words, format } = useApp();
  const { people, bought, heldOut, heldOutBought, verdict } = evidence;
  const { number, share } = format;
  return (
    <>
      {verdict !== 'too_few' && <Range {...evidence} />}
      <p class="small quiet-text">
        {words.results.held(
          number(people),
          number(bought),
          share(bought / people),
          number(heldOut),
          number(heldOutBought),
          share(heldOutBought / heldOut),
        )}{' '}
        {verdict !== 'too_few' && words.results.range}
      </p>
    </>
  );
}

/** Labels nearer than so many hundredths of the line would lie upon each other. */
const nearest = 13;

/** A line with nothing marked on it, the range as a bar and the likeliest value as a dot; read aloud it is the sentence. */
function Range({ low, extra, high }: { low: number; extra: number; high: number }) {
  const { format } = useApp();
  const from = Math.min(0, low);
  const width = Math.max(0, high) - from || 1;
  const place = (value: number) => 6 + (88 * (value - from)) / width;
  const labels: number[] = [];
  for (const value of [extra, high, low, 0])
    if (labels.every((other) => Math.abs(place(other) - place(value)) >= nearest)) labels.push(value);
  const at = (value: number) => ({ insetInlineStart: `${place(value)}%` });
  return (
    <div class="range" aria-hidden="true">
      <div class="range-bar" style={{ ...at(low), inlineSize: `${place(high) - place(low)}%` }} />
      <div class="range-zero" style={at(0)} />
      <div class="range-dot" style={at(extra)} />
      {labels.map((value) => (
        <span key={value} class={value === extra ? 'range-likely' : ''} style={at(value)}>
          <bdi dir="ltr">{format.number(Math.round(value))}</bdi>
        </span>
      ))}
    </div>
  );
}
