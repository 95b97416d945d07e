import type { CampaignPreview } from '../../src/calls/campaigns.ts';
import { useApp } from '../app.ts';
import { Message } from './message.tsx';
import { Rich, Said } from './rich.tsx';
import { Disclosure } from './show.tsx';

/** Messages at once on a screen. */
const atOnce = 2;

/** What will happen with the text as it stands, gravest first; `allGood` when there is nothing to say. */
export function Lint({ lint, allGood }: { lint: CampaignPreview['lint']; allGood?: string }) {
  const { words, format } = useApp();
  if (lint.length === 0)
    return allGood ? (
      <Message tone="good">
        <Rich text={allGood} />
      </Message>
    ) : null;
  const sorted = [...lint].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  const show = ({ level, text }: CampaignPreview['lint'][number]) => (
    <Message key={text} tone={level === 'error' ? 'bad' : 'warn'}>
      <Said text={text} />
    </Message>
  );
  return (
    <div class="stack">
      {sorted.slice(0, atOnce).map(show)}
      {sorted.length > atOnce && (
        <Disclosure label={words.andMore(format.number(sorted.length - atOnce))}>
          {sorted.slice(atOnce).map(show)}
        </Disclosure>
      )}
    </div>
  );
}
