/** Ids by the words that stand for them in the tabs, in both languages. */
type WordList = Readonly<Record<string, readonly [en: string, fa: string]>>;

export const campaignStates: WordList = {
  draft: ['draft', 'پیش‌نویس'],
  scheduled: ['scheduled', 'زمان‌بندی‌شده'],
  running: ['running', 'در حال ارسال'],
  paused: ['paused', 'متوقف موقت'],
  finished: ['finished', 'پایان‌یافته'],
  cancelled: ['cancelled', 'لغوشده'],
};

export const messageStates: WordList = {
  planned: ['planned', 'در صف'],
  held_out: ['held out', 'گروه شاهد'],
  excluded: ['left out', 'کنارگذاشته'],
  sending: ['sending', 'در حال ارسال'],
  accepted: ['accepted', 'تحویل پنل شد'],
  delivered: ['delivered', 'رسید'],
  failed: ['failed', 'ناموفق'],
  retry: ['trying again', 'تلاش دوباره'],
  unknown: ['unknown', 'نامعلوم'],
  cancelled: ['cancelled', 'لغوشده'],
};

export const reasons: WordList = {
  opted_out: ['opted out', 'انصراف داده'],
  no_address: ['no address', 'نشانی ندارد'],
  invalid_phone: ['wrong number', 'شمارهٔ نادرست'],
  landline: ['landline', 'تلفن ثابت'],
  shared_phone: ['shared number', 'شمارهٔ مشترک'],
  no_consent: ['no consent recorded', 'رضایت ثبت نشده'],
  blocked_ads: ['blocked advertising', 'تبلیغات را بسته (لیست سیاه مخابرات)'],
  capped: ['message cap is full', 'سقف پیام پر است'],
  recent_order: ['ordered lately', 'تازه خرید کرده'],
  left_segment: ['no longer in the segment', 'دیگر در این بخش نیست'],
  already_got: ['got it before', 'قبلاً گرفته'],
  quiet_hours: ['quiet hours', 'ساعت سکوت'],
  blocked_day: ['forbidden day', 'روز ممنوع'],
  stale: ['too late to send unasked', 'از موعد گذشته'],
  data_old: ['orders are not up to date', 'سفارش‌ها به‌روز نیست'],
  missing_field: ['text incomplete', 'متن ناقص'],
  too_long: ['text too long', 'متن بلند است'],
  no_code: ['codes have run out', 'کد تمام شد'],
  code_expired: ['code no longer valid', 'مهلت کد گذشته'],
  over_budget: ['budget is spent', 'سقف هزینه'],
  cost_unknown: ['cost not told: empty Budget to go on', 'هزینه معلوم نشد؛ برای ادامه بودجه را خالی کنید'],
  no_credit: ['low credit at the gateway', 'اعتبار پنل کم'],
  quota: ["today's quota is used up", 'سهمیهٔ امروز تمام'],
  duplicate_address: ['address already in this campaign', 'نشانی تکراری'],
  relay: ['relay e-mail', 'ایمیل واسطه'],
  sample: ['sample data', 'دادهٔ نمونه'],
  gateway_refused: ['the gateway refused', 'پنل نپذیرفت'],
  copy: ['copied file', 'فایل کپی'],
  forgotten: ['deleted at the customer’s wish', 'حذف به خواست مشتری'],
  by_hand: ['stopped by hand', 'با دست متوقف شد'],
  not_confirmed: ['never confirmed', 'تأیید نشده'],
  no_segment: ['its segment cannot be reckoned', 'بخش آن خوانده نمی‌شود'],
  row_missing: ['no row in Campaigns that can be read', 'در تب کمپین‌ها ردیف خواندنی ندارد'],
  rows_missing: ['rows of Messages are missing', 'ردیف‌هایی از پیام‌ها کم شده'],
  opt_outs_unread: ['nobody in Opt-outs could be read', 'از تب انصراف کسی خوانده نشد'],
  no_orders: ['no orders could be read', 'سفارشی خوانده نشد'],
  no_gateway: ['the gateway is not set up', 'پنل تنظیم نشده'],
};

/** The id behind a cell; what a gateway answered may stand after it in brackets. A word nobody knows stays as it is. */
export function idOf(words: WordList, cell: string): string {
  for (const text of [cell, cell.replace(/\s*\([^()]*\)$/, '')]) {
    const found = Object.entries(words).find(([id, forms]) => id === text || forms.includes(text));
    if (found) return found[0];
  }
  return cell;
}
