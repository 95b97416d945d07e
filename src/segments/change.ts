import type { Language } from '../core/language.ts';
import { shownNumber } from '../core/shown.ts';

/** How a figure moved, in words that say its direction and its worth. */
export interface Change {
  readonly text: string;
  readonly worth: 'better' | 'worse' | 'same' | 'unknown';
}

/** `share`: told in points; `amount`: told in percent of what it was; `ratio`: as a plain difference. */
export type Measured = 'share' | 'amount' | 'ratio';

interface Figures {
  readonly now: number | null;
  readonly before: number | null;
  readonly as: Measured;
  /** More of it is better. */
  readonly moreIsBetter: boolean;
}

/** "▲ 6.1%, better", «▼ ۰٫۴ واحد، بدتر», "= no change"; '' where one of the two is not known. */
export function changeIn({ now, before, as, moreIsBetter }: Figures, language: Language): Change {
  if (now === null || before === null || (as === 'amount' && before === 0))
    return { text: '', worth: 'unknown' };
  const difference = now - before;
  const size = as === 'share' ? difference * 100 : as === 'amount' ? (difference / before) * 100 : difference;
  const amount = shownNumber(Math.abs(size), language, 1);
  if (!/[1-9۱-۹]/.test(amount)) return { text: words.same[language], worth: 'same' };
  const worth = difference > 0 === moreIsBetter ? 'better' : 'worse';
  const text = `${difference > 0 ? '▲' : '▼'} ${amount}${units[as][language]}`;
  return { text: `${text}${language === 'fa' ? '،' : ','} ${words[worth][language]}`, worth };
}

const words = {
  same: { en: '= no change', fa: '= بی‌تغییر' },
  better: { en: 'better', fa: 'بهتر' },
  worse: { en: 'worse', fa: 'بدتر' },
} as const;

const units = {
  share: { en: ' points', fa: ' واحد' },
  amount: { en: '%', fa: '٪' },
  ratio: { en: '', fa: '' },
} as const;
