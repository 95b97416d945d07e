import type { Language, Words } from '../core/language.ts';
import { foldText } from '../core/text.ts';

export type CampaignState = 'draft' | 'scheduled' | 'running' | 'paused' | 'finished' | 'cancelled';

export type MessageState =
  | 'planned'
  | 'held_out'
  | 'excluded'
  | 'sending'
  | 'accepted'
  | 'delivered'
  | 'failed'
  | 'retry'
  | 'unknown'
  | 'cancelled';

export const campaignStates: Readonly<Record<CampaignState, Words>> = {
  draft: { en: 'draft', fa: 'پیش‌نویس' },
  scheduled: { en: 'scheduled', fa: 'زمان‌بندی‌شده' },
  running: { en: 'running', fa: 'در حال ارسال' },
  paused: { en: 'paused', fa: 'متوقف موقت' },
  finished: { en: 'finished', fa: 'پایان‌یافته' },
  cancelled: { en: 'cancelled', fa: 'لغوشده' },
};

export const messageStates: Readonly<Record<MessageState, Words>> = {
  planned: { en: 'planned', fa: 'در صف' },
  held_out: { en: 'held out', fa: 'گروه شاهد' },
  excluded: { en: 'left out', fa: 'کنارگذاشته' },
  sending: { en: 'sending', fa: 'در حال ارسال' },
  accepted: { en: 'accepted', fa: 'تحویل پنل شد' },
  delivered: { en: 'delivered', fa: 'رسید' },
  failed: { en: 'failed', fa: 'ناموفق' },
  retry: { en: 'trying again', fa: 'تلاش دوباره' },
  unknown: { en: 'unknown', fa: 'نامعلوم' },
  cancelled: { en: 'cancelled', fa: 'لغوشده' },
};

/** Why a message was not sent, or a campaign stands still. */
export const reasons = {
  opted_out: { en: 'opted out', fa: 'انصراف داده' },
  no_address: { en: 'no address', fa: 'نشانی ندارد' },
  invalid_phone: { en: 'wrong number', fa: 'شمارهٔ نادرست' },
  landline: { en: 'landline', fa: 'تلفن ثابت' },
  shared_phone: { en: 'shared number', fa: 'شمارهٔ مشترک' },
  no_consent: { en: 'no consent recorded', fa: 'رضایت ثبت نشده' },
  blocked_ads: { en: 'blocked advertising', fa: 'تبلیغات را بسته (لیست سیاه مخابرات)' },
  capped: { en: 'message cap is full', fa: 'سقف پیام پر است' },
  recent_order: { en: 'ordered lately', fa: 'تازه خرید کرده' },
  left_segment: { en: 'no longer in the segment', fa: 'دیگر در این بخش نیست' },
  already_got: { en: 'got it before', fa: 'قبلاً گرفته' },
  quiet_hours: { en: 'quiet hours', fa: 'ساعت سکوت' },
  blocked_day: { en: 'forbidden day', fa: 'روز ممنوع' },
  stale: { en: 'too late to send unasked', fa: 'از موعد گذشته' },
  data_old: { en: 'orders are not up to date', fa: 'سفارش‌ها به‌روز نیست' },
  missing_field: { en: 'text incomplete', fa: 'متن ناقص' },
  too_long: { en: 'text too long', fa: 'متن بلند است' },
  no_code: { en: 'codes have run out', fa: 'کد تمام شد' },
  code_expired: { en: 'code no longer valid', fa: 'مهلت کد گذشته' },
  over_budget: { en: 'budget is spent', fa: 'سقف هزینه' },
  cost_unknown: {
    en: 'cost not told: empty Budget to go on',
    fa: 'هزینه معلوم نشد؛ برای ادامه بودجه را خالی کنید',
  },
  no_credit: { en: 'low credit at the gateway', fa: 'اعتبار پنل کم' },
  quota: { en: "today's quota is used up", fa: 'سهمیهٔ امروز تمام' },
  duplicate_address: { en: 'address already in this campaign', fa: 'نشانی تکراری' },
  relay: { en: 'relay e-mail', fa: 'ایمیل واسطه' },
  sample: { en: 'sample data', fa: 'دادهٔ نمونه' },
  gateway_refused: { en: 'the gateway refused', fa: 'پنل نپذیرفت' },
  copy: { en: 'copied file', fa: 'فایل کپی' },
  forgotten: { en: 'deleted at the customer’s wish', fa: 'حذف به خواست مشتری' },
  by_hand: { en: 'stopped by hand', fa: 'با دست متوقف شد' },
  not_confirmed: { en: 'never confirmed', fa: 'تأیید نشده' },
  no_segment: { en: 'its segment cannot be reckoned', fa: 'بخش آن خوانده نمی‌شود' },
  row_missing: { en: 'no row in Campaigns that can be read', fa: 'در تب کمپین‌ها ردیف خواندنی ندارد' },
  rows_missing: { en: 'rows of Messages are missing', fa: 'ردیف‌هایی از پیام‌ها کم شده' },
  no_orders: { en: 'no orders could be read', fa: 'سفارشی خوانده نشد' },
  opt_outs_unread: { en: 'nobody in Opt-outs could be read', fa: 'از تب انصراف کسی خوانده نشد' },
  no_gateway: { en: 'the gateway is not set up', fa: 'پنل تنظیم نشده' },
} as const satisfies Readonly<Record<string, Words>>;

export type Reason = keyof typeof reasons;

/** The label of an id in a tab's language; '' for none. */
export const labelOf = <I extends string>(
  words: Readonly<Record<I, Words>>,
  id: I | '',
  language: Language,
): string => (id === '' ? '' : words[id][language]);

const readers = new WeakMap<object, Map<string, string>>();

/** The id behind a cell: the id itself or its label in any language, however typed; null for anything else. */
export function idOf<I extends string>(words: Readonly<Record<I, Words>>, cell: string): I | null {
  let reader = readers.get(words);
  if (!reader) {
    reader = new Map();
    for (const id of Object.keys(words) as I[])
      for (const form of [id, words[id].en, words[id].fa]) reader.set(form, id).set(foldText(form), id);
    readers.set(words, reader);
  }
  // As we wrote it, which is nearly always: folding is slow on a long ledger.
  return ((reader.get(cell) ?? reader.get(foldText(cell))) as I | undefined) ?? null;
}
