import type { CampaignDraft, CampaignPreview } from '../src/calls/campaigns.ts';
import type { Format } from './format.ts';
import type { WordSet } from './words/words.ts';
import { wayOf } from './writing.ts';

/** What people type when they mean a link, a field or bold letters, and what nobody would get as meant. */
const slips = {
  // No dot in the host, a slash or a colon too few, or a blank after the slashes.
  link: /\bhttps?(?::\/\/(?![^\s/]*[.{])|:\/(?!\/)|\/\/|;\/\/)\S*/i,
  brace: /(?<!\{)\{[^{}\n]{1,40}\}(?!\})/,
  html: /<\/?(?:a|b|i|p|br|div|span|img|script|style|strong|table|h\d)\b[^<>]*>/i,
} as const;

export type SlipKind = keyof typeof slips;

const shownLetters = 40;

/** The first slip of each kind in a text. */
export function slipsIn(text: string): { readonly kind: SlipKind; readonly found: string }[] {
  return (Object.keys(slips) as SlipKind[]).flatMap((kind) => {
    const found = slips[kind].exec(text)?.[0];
    return found === undefined ? [] : [{ kind, found: found.slice(0, shownLetters) }];
  });
}

/** What to mind in a message although it may go, seen in its words and in who it leaves out. */
export function cautionsOf(
  draft: CampaignDraft,
  { leftOutBy }: CampaignPreview,
  { words, format }: { readonly words: WordSet; readonly format: Format },
): string[] {
  const said = words.cautions;
  const { subject, text } = draft;
  const missing = leftOutBy.find(({ id }) => id === 'missing_field')?.count ?? 0;
  const isText = wayOf(draft) === 'sms';
  return [
    ...slipsIn(`${subject}\n${text}`).map(({ kind, found }) => said.slips[kind](found)),
    ...(missing > 0 ? [said.missing(format.number(missing), missing === 1)] : []),
    ...(/http:\/\//i.test(text) ? [said.unsafeLink] : []),
    ...(isText && /https?:\/\//i.test(text) ? [said.linkInText] : []),
    ...(isText && /برنده|قرعه/.test(text) ? [said.filtered] : []),
  ];
}
