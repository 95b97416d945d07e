import type { Words } from '../../core/language.ts';
import { number, text, wholeNumber } from '../../core/params.ts';
import { foldText } from '../../core/text.ts';

/** Bounds of a figure, both inclusive; one that is left out does not bound. */
export const from = (help: Words) =>
  number({ label: { en: 'from', fa: 'از' }, help, otherwise: Number.NEGATIVE_INFINITY });
export const to = (help: Words) =>
  number({ label: { en: 'to', fa: 'تا' }, help, otherwise: Number.POSITIVE_INFINITY });

export const bounds = (of: Words) => ({
  from: from({ en: `The least ${of.en}. Blank: any.`, fa: `کمترین ${of.fa}. خالی: هر مقدار.` }),
  to: to({ en: `The most ${of.en}. Blank: any.`, fa: `بیشترین ${of.fa}. خالی: هر مقدار.` }),
});

/** Only what happened in so many days up to today counts. */
export const days = () =>
  wholeNumber({
    label: { en: 'within days', fa: 'در روز' },
    help: {
      en: 'Only the last so many days count. Blank: ever.',
      fa: 'تنها این تعداد روز گذشته. خالی: همیشه.',
    },
    min: 1,
    otherwise: Number.POSITIVE_INFINITY,
  });

/** A text that a customer's must equal, apart from case, digits and spelling of letters; several parted by | or /. */
export const oneOf = (label: Words, help: Words) => text({ label, help });

/** Whether a text is one of those typed. */
export function matcher(typed: string): (text: string) => boolean {
  const wanted = new Set(alternatives(typed));
  return remembered((text) => wanted.has(foldText(text)));
}

/** Whether a text holds one of those typed. */
export function finder(typed: string): (text: string) => boolean {
  const wanted = alternatives(typed);
  return remembered((text) => {
    const folded = foldText(text);
    return wanted.some((part) => folded.includes(part));
  });
}

/** The same few texts come again and again. */
function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const found = known.get(text) ?? test(text);
    known.set(text, found);
    return found;
  };
}

const alternatives = (typed: string): string[] =>
  typed
    .split(/[|/]/)
    .map((part) => foldText(part).trim())
    .filter((part) => part !== '');

export const isWithin = (value: number, { from: least, to: most }: { from: number; to: number }): boolean =>
  value >= least && value <= most;
