import { type Day, weekdayOf } from '../core/days.ts';
import { weekdayNames } from '../core/jalali.ts';
import type { Words } from '../core/language.ts';
import { foldDigits, foldText } from '../core/text.ts';
import { readNumber } from '../core/typed.ts';
import { isEmail } from '../orders/contacts.ts';
import { isPhone } from '../orders/phones.ts';
import type { Cap } from './caps.ts';
import { readWallTime } from './occurrences.ts';
import type { SendingHours } from './quietHours.ts';

/** What a shop may set about all its campaigns, as stored: id to what was typed. */
export type StoredRules = Readonly<Record<string, string | number | boolean>>;

/** One setting: what it is unless set, and what it cannot be. */
export interface RuleSetting {
  readonly otherwise: string | number | boolean;
  /** Null when it can be read, else what is wrong with it. */
  problem(typed: string): Words | null;
}

export interface Rules {
  readonly senderName: string;
  /** '' for the sending account's own address. */
  readonly replyTo: string;
  readonly hours: SendingHours;
  readonly caps: readonly Cap[];
  /** E-mails a day left for the owner's own letters. */
  readonly mailReserve: number;
  /** Credit at a gateway below which nothing is sent, in its unit of cost. */
  readonly creditReserve: number;
  /** '' leaves it to the country of the number. */
  readonly textLine: string;
  /** Where test texts go; '' until set. */
  readonly testPhone: string;
  /** Address of the opt-out form with a place for each person's mark; '' for none. */
  readonly optOutForm: string;
  /** The tab in which the form's answers land. */
  readonly optOutFormTab: string;
  /** Whether links in e-mails say which campaign they come from. */
  readonly tagsLinks: boolean;
  /** How many go alone before the rest of a campaign. */
  readonly firstAlone: number;
}

const wholeNumber = (otherwise: number): RuleSetting => ({
  otherwise,
  problem: (typed) => {
    const count = readNumber(typed);
    return count !== null && count >= 0 && Number.isInteger(count)
      ? null
      : {
          en: `must be a whole number of 0 or more, got "${typed}"`,
          fa: `باید عدد صحیح از ۰ به بالا باشد، «${typed}» آمد`,
        };
  },
});

const hour = (otherwise: number): RuleSetting => ({
  otherwise,
  problem: (typed) => {
    const time = readNumber(typed);
    return time !== null && time >= 0 && time <= 24
      ? null
      : {
          en: `must be an hour of the day from 0 to 24, such as 21 or 21.5, got "${typed}"`,
          fa: `باید ساعتی از ۰ تا ۲۴ باشد، مانند ۲۱ یا ۲۱٫۵؛ «${typed}» آمد`,
        };
  },
});

const anything = (otherwise: string | boolean): RuleSetting => ({ otherwise, problem: () => null });

export const ruleSettings = {
  sender_name: anything(''),
  reply_to: {
    otherwise: '',
    problem: (typed: string) =>
      typed === '' || isEmail(typed)
        ? null
        : { en: `must be an e-mail address, got "${typed}"`, fa: `باید نشانی ایمیل باشد، «${typed}» آمد` },
  },
  quiet_from: hour(21),
  quiet_to: hour(9),
  forbidden_days: {
    otherwise: '',
    problem: (typed: string) => {
      const odd = partsOf(typed).find((part) => !readDay(part));
      return odd === undefined
        ? null
        : {
            en: `must be days such as Friday or 2025-03-20, with commas between, got "${odd}"`,
            fa: `باید روزهایی مانند جمعه یا ۱۴۰۴/۰۱/۱۳ با ویرگول میانشان باشد، «${odd}» آمد`,
          };
    },
  },
  sms_week: wholeNumber(1),
  sms_month: wholeNumber(4),
  email_week: wholeNumber(2),
  all_month: wholeNumber(6),
  mail_reserve: wholeNumber(5),
  credit_reserve: wholeNumber(0),
  test_phone: {
    otherwise: '',
    problem: (typed: string) =>
      typed === '' || isPhone(foldDigits(typed))
        ? null
        : {
            en: `must be a mobile number such as +989120000001, got "${typed}"`,
            fa: `باید شمارهٔ موبایلی مانند +989120000001 باشد، «${typed}» آمد`,
          },
  },
  opt_out_line: anything(''),
  opt_out_form: {
    otherwise: '',
    problem: (typed: string) =>
      typed === '' || (/^https:\/\/\S+$/.test(typed) && typed.includes('TOKEN'))
        ? null
        : {
            en: 'must be the pre-filled link of a form whose one answer is TOKEN',
            fa: 'باید پیوند ازپیش‌پرشدهٔ فرمی باشد که تنها پاسخش TOKEN است',
          },
  },
  opt_out_form_tab: anything('Form Responses 1'),
  tag_links: anything(true),
  first_alone: wholeNumber(50),
} as const satisfies Readonly<Record<string, RuleSetting>>;

export type RuleId = keyof typeof ruleSettings;

/** What was typed, or what stands without it. */
function ruleValue(stored: StoredRules, id: RuleId): string {
  return String(stored[id] ?? ruleSettings[id].otherwise);
}

export function rulesOf(stored: StoredRules): Rules {
  const text = (id: RuleId) => ruleValue(stored, id).trim();
  const count = (id: RuleId) => readNumber(text(id)) ?? Number(ruleSettings[id].otherwise);
  const days = partsOf(text('forbidden_days')).map(readDay);
  return {
    senderName: text('sender_name'),
    replyTo: text('reply_to'),
    hours: {
      from: Math.round(count('quiet_to') * 60),
      to: Math.round(count('quiet_from') * 60),
      isForbidden: (day) => days.some((rule) => rule?.(day)),
    },
    caps: [
      { channel: 'sms', messages: count('sms_week'), days: 7 },
      { channel: 'sms', messages: count('sms_month'), days: 30 },
      { channel: 'email', messages: count('email_week'), days: 7 },
      { channel: null, messages: count('all_month'), days: 30 },
    ],
    mailReserve: count('mail_reserve'),
    creditReserve: count('credit_reserve'),
    textLine: text('opt_out_line'),
    testPhone: foldDigits(text('test_phone')),
    optOutForm: text('opt_out_form'),
    optOutFormTab: text('opt_out_form_tab'),
    tagsLinks: text('tag_links') === 'true',
    firstAlone: count('first_alone'),
  };
}

const partsOf = (typed: string): string[] =>
  typed
    .split(/[,،;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A weekday in either language, or a single day in either calendar. */
function readDay(typed: string): ((day: Day) => boolean) | null {
  const folded = foldText(typed);
  for (const names of [weekdayNames.en, weekdayNames.fa]) {
    const at = names.findIndex((name) => foldText(name) === folded || foldText(name).slice(0, 3) === folded);
    if (at >= 0) return (day) => weekdayOf(day) === at + 1;
  }
  const single = readWallTime(typed);
  return single && ((day) => day === single.day);
}
