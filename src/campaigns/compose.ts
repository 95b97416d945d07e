import type { Channel } from '../calls/campaigns.ts';
import type { Language } from '../core/language.ts';
import {
  escapeHtml,
  fieldsOf,
  fillTemplate,
  oneLine,
  parseTemplate,
  type Template,
} from '../core/templates.ts';
import { foldText } from '../core/text.ts';
import { callListId, type Kind } from './campaign.ts';
import { fieldOf } from './fields.ts';

/** What a campaign says, parsed once for everybody who gets it. */
export interface Wording {
  readonly channel: Channel;
  readonly subject: Template;
  readonly text: Template;
  /** Language of the text itself, which may be another than the file's. */
  readonly language: Language;
  readonly kind: Kind;
  /** Names in the text that are no field. */
  readonly unknownFields: readonly string[];
}

/** A message ready to go. */
export interface Composed {
  readonly subject: string;
  readonly text: string;
  /** '' for a text message. */
  readonly html: string;
  /** Fields without value and fallback: such a message is not sent. */
  readonly missing: readonly string[];
}

/** How to stop e-mails: an address to write to, and later a form to fill in. */
export interface OptOutWay {
  readonly mailTo: string;
  readonly formUrl: string;
}

/** @throws {UserError} when braces do not pair */
export function wordingOf(campaign: {
  readonly channel: Channel;
  readonly kind: Kind;
  readonly gateway?: string;
  readonly subject: string;
  readonly text: string;
}): Wording {
  const subject = parseTemplate(campaign.channel === 'email' ? campaign.subject : '');
  const text = parseTemplate(campaign.text);
  const typed = [...fieldsOf(subject), ...fieldsOf(text)];
  return {
    channel: campaign.channel,
    subject,
    text,
    language: isPersian(campaign.text) ? 'fa' : 'en',
    // Nobody reads an opt-out line out loud.
    kind: campaign.gateway === callListId ? 'service' : campaign.kind,
    unknownFields: typed.filter((name) => fieldOf(name) === null),
  };
}

/** Whom a message is for, and what it must carry. */
export interface Recipient {
  readonly to: string;
  /** By name as typed in the text; '' for what is not known. */
  valueOf(field: string): string;
  readonly optOut: OptOutWay;
  /** A last change to the addresses in the text, such as campaign tags. */
  tagUrl(url: string): string;
  /** The line on texts by which people opt out; '' leaves it to the country of the number. */
  readonly textLine: string;
}

export function compose(wording: Wording, recipient: Recipient): Composed {
  const { to, optOut, textLine } = recipient;
  const plain = fillTemplate(wording.text, 'plain', recipient);
  if (wording.channel === 'sms')
    return {
      subject: '',
      text: withOptOutLine(plain.text, to, wording, textLine),
      html: '',
      missing: plain.missing,
    };
  const subject = fillTemplate(wording.subject, 'plain', recipient);
  const html = fillTemplate(wording.text, 'html', recipient);
  return {
    subject: oneLine(subject.text),
    text: `${plain.text}\n\n--\n${footerText(wording.language, optOut)}`,
    html: page(html.text, wording.language, optOut),
    missing: [...subject.missing, ...plain.missing],
  };
}

/** Whether a text is to be read from right to left. */
export const isPersian = (text: string): boolean => /[\u0600-\u06ff]/.test(text);

/** «لغو۱۱» stops advertising from any Iranian line by order of the regulator; STOP does so everywhere else. */
export const optOutLineFor = (to: string): string =>
  to.startsWith('+98') ? 'لغو۱۱' : 'Reply STOP to opt out';

function withOptOutLine(text: string, to: string, wording: Wording, chosen: string): string {
  if (wording.kind === 'service') return text;
  const line = chosen === '' ? optOutLineFor(to) : chosen;
  return saysHowToStop(text, to, line) ? text : `${text}\n${line}`;
}

/** Whether a text tells how to opt out: by the line itself, or in other words that are surely meant so. */
function saysHowToStop(text: string, to: string, line: string): boolean {
  const wanted = foldText(line);
  const instructions = to.startsWith('+98') ? iranianInstructions : stopInstructions;
  return text.split('\n').some((typed) => {
    const folded = foldText(typed);
    const isQuoted = wanted.includes(' ') && folded.includes(wanted);
    return folded === wanted || isQuoted || instructions.some((pattern) => pattern.test(folded));
  });
}

/** «لغو۱۱», or "cancel: 11" where it is not eleven orders. */
const iranianInstructions = [/(?<!\p{L})لغو11(?!\d)/u, /لغو[ :=]{1,3}11(?= ?$| ?[.،)!]| را | ارسال| بفرست)/];

/** STOP as what to send, or as what ends the messages: "NON-STOP" and "STOP by" are neither. */
const stopInstructions = [
  /\b(?:reply|respond|text|send|txt)(?: with| the word| us)? ["'“]?stop\b(?! by\b)/,
  /(?:\b(?:opt[ -]?out|unsubscribe)|انصراف)(?: with|:|=)? ?["'“«]?stop\b/,
  /(?<!non[ -])\bstop["'”»]? ?(?:=|to|2) ?(?:opt|unsub|quit|cancel|stop|end(?=$|[ .,)!]*$| (?:texts?|messages?|sms)))/,
  /\bstop (?:sms )?(?:(?:au|an|to) )?\d{4,6}\b|\bstop»? (?:را )?(?:بفرست|ارسال|پیامک)/,
];

const footerWords = {
  en: {
    byMail: 'No more e-mails from us? Write to',
    byForm: 'No more e-mails from us?',
    subject: 'Unsubscribe',
    link: 'Unsubscribe',
  },
  fa: {
    byMail: 'دیگر ایمیل نمی‌خواهید؟ بنویسید به',
    byForm: 'دیگر ایمیل نمی‌خواهید؟',
    subject: 'انصراف از دریافت ایمیل',
    link: 'انصراف',
  },
} as const;

function footerText(language: Language, { mailTo, formUrl }: OptOutWay): string {
  const words = footerWords[language];
  return formUrl === '' ? `${words.byMail} ${mailTo} (${words.subject})` : `${words.byForm} ${formUrl}`;
}

function footerHtml(language: Language, { mailTo, formUrl }: OptOutWay): string {
  const words = footerWords[language];
  const href = formUrl === '' ? `mailto:${mailTo}?subject=${encodeURIComponent(words.subject)}` : formUrl;
  return `${escapeHtml(words.byForm)} <a href="${escapeHtml(href)}">${escapeHtml(words.link)}</a>`;
}

/** A whole page, since mail programs take the direction of a letter from its root. */
function page(body: string, language: Language, optOut: OptOutWay): string {
  const direction = language === 'fa' ? 'rtl' : 'ltr';
  const font = language === 'fa' ? 'Vazirmatn, Tahoma, sans-serif' : 'Arial, sans-serif';
  return [
    `<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"></head>`,
    `<body style="font-family:${font};font-size:16px;line-height:1.7;color:#1B2733">`,
    `<div dir="auto">${body}</div>`,
    `<div style="margin-top:32px;font-size:12px;color:#52606D">${footerHtml(language, optOut)}</div>`,
    '</body></html>',
  ].join('\n');
}

/**
 * An address of the web with the tags by which visits are counted under a campaign. One that is tagged already stays,
 * and so does the part after #.
 */
export function withCampaignTags(url: string, campaign: string, channel: Channel): string {
  if (/[?&]utm_/i.test(url)) return url;
  const at = url.search(/#|$/);
  const address = url.slice(0, at);
  const tags = `utm_source=bazgasht&utm_medium=${channel}&utm_campaign=${encodeURIComponent(campaign)}`;
  return `${address}${address.includes('?') ? '&' : '?'}${tags}${url.slice(at)}`;
}
