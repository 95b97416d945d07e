import type { CampaignPreview } from '../../src/calls/campaigns.ts';
import { useApp } from '../app.ts';
import { cautionsOf } from '../cautions.ts';
import { saidWithDigits } from '../said.ts';
import { Message } from './message.tsx';
import { Rich } from './rich.tsx';
import { Disclosure } from './show.tsx';

/** Messages at once on a screen. */
const atOnce = 2;

/** What will happen with the text as it stands, gravest first; `allGood` when there is nothing to say. */
export function Lint({ preview, allGood }: { preview: CampaignPreview; allGood?: string }) {
  const app = useApp();
  const { words, format } = app;
  const told = (level: 'error' | 'warn') =>
    preview.lint.flatMap((one) => (one.level === level ? [saidWithDigits(one.text)] : []));
  const cautions = cautionsOf(app.writing.draft, preview, app);
  const all = [
    ...told('error').map((text) => ({ tone: 'bad', text }) as const),
    ...[...told('warn'), ...cautions].map((text) => ({ tone: 'warn', text }) as const),
  ];
  if (all.length === 0)
    return allGood ? (
      <Message tone="good">
        <Rich text={allGood} />
      </Message>
    ) : null;
  const show = ({ tone, text }: (typeof all)[number]) => (
    <Message key={text} tone={tone}>
      <Rich text={text} />
    </Message>
  );
  return (
    <div class="stack">
      {all.slice(0, atOnce).map(show)}
      {all.length > atOnce && (
        <Disclosure label={words.andMore(format.number(all.length - atOnce))}>
          {all.slice(atOnce).map(show)}
        </Disclosure>
      )}
    </div>
  );
}
