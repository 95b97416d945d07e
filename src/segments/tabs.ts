import type { Language, Words } from '../core/language.ts';
import { segmentIds, segmentNames } from '../metrics/segmentGrid.ts';

/**
 * Every tab of ours: its name and its columns, in one place. A column is found by its header in either language, so
 * people may move, rename tabs and add columns of their own.
 */
export interface TabDefinition<C extends string = string> {
  /** Never changed once released: settings remember tabs by it. */
  readonly id: string;
  readonly name: Words;
  readonly columns: readonly Column<C>[];
  /** Made by people as a rule, who spell its name in their own way. */
  readonly isBrought?: true;
  /** Of a tab that people bring in any shape: other headers of its key, folded. Even without a header it is theirs. */
  readonly keyHeaders?: RegExp;
  /** So many of its headers make a tab of this name ours; half of them unless said. */
  readonly enough?: number;
}

export interface Column<C extends string = string> {
  readonly id: C;
  readonly header: Words;
  /** How its cells are kept and shown. Text is written as text whatever it looks like. */
  readonly kind: 'text' | 'number' | 'money' | 'share' | 'day' | 'moment' | 'yesno';
  readonly width: number;
  /** Written by people: what stands there is never overwritten and goes wherever its row goes. */
  readonly theirs?: true;
  /** Made in files of this language only. */
  readonly only?: Language;
}

type Kind = Column['kind'];

function column<const C extends string>(
  id: C,
  en: string,
  fa: string,
  [kind, width]: readonly [Kind, number],
): Column<C> {
  return { id, header: { en, fa }, kind, width };
}

const word = ['text', 120] as const;
const wide = ['text', 280] as const;
const few = ['number', 80] as const;
const moment = ['moment', 130] as const;

/** One row a campaign, written by the wizard. */
export const campaignsTab = {
  id: 'campaigns',
  name: { en: 'Campaigns', fa: 'کمپین ها' },
  columns: [
    column('name', 'Campaign', 'کمپین', ['text', 160]),
    column('state', 'State', 'وضعیت', word),
    column('reason', 'Reason', 'دلیل', word),
    column('segment', 'Segment', 'بخش', word),
    column('channel', 'Channel', 'کانال', ['text', 80]),
    column('gateway', 'Gateway', 'پنل', ['text', 100]),
    column('kind', 'Kind', 'نوع', ['text', 90]),
    column('topic', 'Topic', 'موضوع', word),
    column('line', 'Line', 'خط', word),
    column('subject', 'Subject', 'عنوان', wide),
    column('text', 'Text', 'متن', wide),
    column('code', 'Code', 'کد', ['text', 100]),
    column('code_until', 'Code valid until', 'مهلت کد', ['text', 100]),
    column('start', 'Start', 'شروع', ['text', 130]),
    column('repeat', 'Repeat', 'تکرار', ['text', 90]),
    column('until', 'Until', 'تا', ['text', 100]),
    column('pause_days', 'Days before the same customer again', 'روز تا نوبت بعدی همان مشتری', few),
    column('holdout', 'Held out', 'سهم گروه شاهد', ['share', 80]),
    column('budget', 'Budget', 'بودجه', ['money', 100]),
    column('data_age', 'Orders recent enough, days', 'تازگی سفارش‌ها، روز', few),
    column('confirmed', 'Confirmed', 'تأیید', moment),
    column('occurrence', 'Planned for', 'برنامهٔ آخر', ['text', 100]),
    column('next', 'Next', 'نوبت بعد', moment),
    column('total', 'Messages', 'تعداد پیام', few),
    column('sent', 'Sent', 'فرستاده', few),
    column('key', 'Name in Messages', 'نام در پیام ها', ['text', 160]),
  ],
} as const satisfies TabDefinition;

/** The ledger: one row a message, and one for everybody left out. Cells that change while sending stand together. */
export const messagesTab = {
  id: 'messages',
  name: { en: 'Messages', fa: 'پیام ها' },
  columns: [
    column('campaign', 'Campaign', 'کمپین', ['text', 160]),
    column('occurrence', 'Occurrence', 'نوبت', ['text', 100]),
    column('customer', 'Customer', 'مشتری', word),
    column('name', 'Name', 'نام', word),
    column('step', 'Step', 'گام', ['text', 60]),
    column('channel', 'Channel', 'کانال', ['text', 80]),
    column('to', 'Address', 'نشانی', ['text', 170]),
    column('variant', 'Variant', 'نسخه', ['text', 70]),
    column('code', 'Code', 'کد', ['text', 100]),
    column('place', 'Place in queue', 'جای صف', few),
    column('orders', 'Orders when planned', 'سفارش‌ها هنگام برنامه', few),
    column('last_order', 'Last order when planned', 'آخرین سفارش هنگام برنامه', ['text', 100]),
    column('planned', 'Planned', 'زمان برنامه', moment),
    column('state', 'State', 'وضعیت', word),
    column('reason', 'Reason', 'دلیل', word),
    column('sent', 'Sent', 'زمان ارسال', moment),
    column('changed', 'Changed', 'آخرین تغییر', moment),
    column('tries', 'Tries', 'تلاش', few),
    column('parts', 'Parts', 'بخش پیامک', few),
    column('cost', 'Cost', 'هزینه', ['money', 90]),
    column('currency', 'Unit of cost', 'واحد هزینه', ['text', 80]),
    column('reference', 'Gateway number', 'شمارهٔ پنل', word),
    column('batch', 'Batch', 'دسته', ['text', 100]),
    column('key', 'Key', 'کلید', wide),
  ],
} as const satisfies TabDefinition;

/** Where rows of campaigns that are long over go when the ledger gets long. */
export const archiveTab = {
  id: 'archive',
  name: { en: 'Messages archive', fa: 'بایگانی پیام ها' },
  columns: messagesTab.columns,
} as const satisfies TabDefinition;

/** Who wants no messages, on which channel, since when and told how. Never cleared by an import. */
export const optOutsTab = {
  id: 'optOuts',
  isBrought: true,
  name: { en: 'Opt-outs', fa: 'انصراف' },
  columns: [
    column('contact', 'Address', 'نشانی', ['text', 200]),
    column('channel', 'Channel', 'کانال', ['text', 90]),
    column('since', 'Since', 'از', moment),
    column('source', 'Source', 'منبع', ['text', 140]),
    column('customer', 'Customer', 'مشتری', word),
  ],
} as const satisfies TabDefinition;

/** One row a run that did something. */
export const runLogTab = {
  id: 'runLog',
  name: { en: 'Run log', fa: 'گزارش اجرا' },
  columns: [
    column('at', 'Time', 'زمان', moment),
    column('by', 'By', 'با', ['text', 160]),
    column('sent', 'Sent', 'فرستاده', few),
    column('note', 'What happened', 'چه شد', ['text', 420]),
  ],
} as const satisfies TabDefinition;

/** A pool of one-time codes, pasted by the shop; the first free one is taken. */
export const codesTab = {
  id: 'codes',
  isBrought: true,
  name: { en: 'Codes', fa: 'کدها' },
  columns: [
    column('code', 'Code', 'کد', ['text', 140]),
    column('campaign', 'Campaign', 'کمپین', ['text', 160]),
    column('customer', 'Customer', 'مشتری', word),
    column('given', 'Given', 'داده شد', moment),
  ],
  keyHeaders:
    /^(?:(?!customer|campaign|zip|post)[a-z]+ ){0,2}(?:codes?|coupons?|vouchers?|promos?)(?: (?:codes?|number|no|id))?$|^(?:کد|بن|کوپن|ووچر)(?: ?های?)?(?: (?!مشتری|پستی|ملی|کمپین).+)?$/,
} as const satisfies TabDefinition;

/** One row a campaign: what it brought. */
export const resultsTab = {
  id: 'results',
  name: { en: 'Results', fa: 'نتایج' },
  columns: [
    column('campaign', 'Campaign', 'کمپین', ['text', 160]),
    column('segment', 'Segment', 'بخش', word),
    column('channel', 'Channel', 'کانال', ['text', 80]),
    column('sent', 'Sent', 'فرستاده', few),
    column('reached', 'Reached', 'رسیده', few),
    column('held_out', 'Held out', 'گروه شاهد', few),
    column('left_out', 'Left out', 'کنارگذاشته', few),
    column('unknown', 'Unknown', 'نامعلوم', few),
    column('orders_code', 'Orders by code', 'سفارش با کد', few),
    column('orders_window', 'Orders in the window', 'سفارش در بازه', few),
    column('customers', 'Customers who came back', 'مشتریان بازگشته', few),
    column('revenue', 'Revenue', 'درآمد', ['money', 110]),
    column('discount', 'Discounts given', 'تخفیف داده‌شده', ['money', 110]),
    column('message_cost', 'Message cost', 'هزینهٔ پیام', ['money', 110]),
    column('cost_per_order', 'Cost per order', 'هزینهٔ هر سفارش بازگشتی', ['money', 110]),
    column('cost_per_customer', 'Cost per returned customer', 'هزینهٔ بازگرداندن هر مشتری', ['money', 110]),
    column('cac', 'CAC', 'هزینهٔ جذب هر مشتری', ['money', 110]),
    column('opt_outs', 'Opt-outs', 'انصراف‌ها', few),
    column('bought', 'People who bought', 'خریداران', few),
    column('held_out_bought', 'Held out who bought', 'خریداران گروه شاهد', few),
    column('extra', 'Orders added', 'سفارش اضافه', few),
    column('extra_low', 'Orders added, at least', 'سفارش اضافه، دست‌کم', few),
    column('extra_high', 'Orders added, at most', 'سفارش اضافه، حداکثر', few),
    column('verdict', 'Verdict', 'نتیجه', ['text', 320]),
    column('status', 'Status', 'وضعیت', ['text', 200]),
    column('updated', 'Updated', 'به‌روز شد', moment),
  ],
} as const satisfies TabDefinition;

const day = ['day', 120] as const;
const money = ['money', 100] as const;
const number = ['number', 80] as const;

/** A day has two columns in Persian files: the Jalali text people read, and the date that sheets reckon with. */
const jalali = <const C extends string>(id: C, en: string, fa: string) => ({
  ...column(id, `${en} (Jalali)`, fa, ['text', 100]),
  only: 'fa' as const,
});

const name = column('name', 'Name', 'نام', word);
const mobile = column('mobile', 'Mobile', 'موبایل', word);
const email = column('email', 'E-mail', 'ایمیل', ['text', 200]);
const lastOrder = [
  jalali('last_order_jalali', 'Last order', 'آخرین خرید'),
  column('last_order', 'Last order', 'آخرین خرید (میلادی)', day),
] as const;
const totals = [
  column('days', 'Days', 'روز گذشته', number),
  column('orders', 'Orders', 'سفارش', number),
  column('spent', 'Spent', 'جمع خرید', money),
  column('average', 'Average', 'میانگین سفارش', ['money', 120]),
] as const;
const likes = [
  column('last_product', 'Last product', 'آخرین کالا', word),
  column('category', 'Favorite category', 'دستهٔ محبوب', word),
  column('next_product', 'Next to offer', 'پیشنهاد بعدی', word),
  column('discount', 'Suggested discount', 'تخفیف پیشنهادی', ['share', 100]),
  column('discount_cap', 'Discount up to', 'سقف تخفیف', money),
] as const;
const nextOrder = [
  jalali('next_order_jalali', 'Next order about', 'خرید بعدی حدوداً'),
  column('next_order', 'Next order about', 'خرید بعدی حدوداً (میلادی)', day),
] as const;
const standing = [
  column('last_message', 'Last message', 'آخرین پیام', word),
  column('reachable', 'Reachable?', 'قابل ارسال؟', word),
  column('score', 'Score', 'امتیاز', ['text', 80]),
  column('customer', 'Customer', 'شناسهٔ مشتری', ['text', 190]),
] as const;
const note = { ...column('note', 'My note', 'یادداشت من', ['text', 180]), theirs: true } as const;

const segmentColumns = [
  ...[name, mobile, email, ...lastOrder, ...totals, ...likes, ...nextOrder, ...standing, note],
];

export type SegmentColumn = (typeof segmentColumns)[number]['id'];

const customersColumns = [
  ...[name, mobile, email, column('city', 'City', 'شهر', word)],
  column('segment', 'Segment', 'بخش', word),
  column('stage', 'Stage', 'مرحله', word),
  jalali('first_order_jalali', 'First order', 'نخستین خرید'),
  column('first_order', 'First order', 'نخستین خرید (میلادی)', day),
  ...[...lastOrder, ...totals],
  column('usual_gap', 'Usual gap, days', 'فاصلهٔ معمول، روز', ['number', 100]),
  ...[...nextOrder, ...likes, ...standing],
  { ...column('do_not_contact', 'Do not contact', 'پیام نفرستید', ['yesno', 120]), theirs: true } as const,
  note,
];

export type CustomersColumn = (typeof customersColumns)[number]['id'];

/** Everything known of each customer. Anything written under `do_not_contact` but a no keeps every message away. */
export const customersTab: TabDefinition<CustomersColumn> = {
  id: 'customers',
  name: { en: 'Customers', fa: 'مشتریان' },
  columns: customersColumns,
};

/** In tab names a half-space becomes a space: they are typed in formulas. */
const asTabName = ({ en, fa }: Words): Words => ({
  en: en.charAt(0).toUpperCase() + en.slice(1),
  fa: fa.replace(/\u200c/g, ' '),
});

/** One a segment, best first. */
export const segmentTabs: readonly TabDefinition<SegmentColumn>[] = segmentIds.map((id) => ({
  id,
  name: asTabName(segmentNames[id]),
  columns: segmentColumns,
}));

/** The tab of a segment of the shop's own making. */
export const savedTab = (name: string): TabDefinition<SegmentColumn> => ({
  id: `saved:${name}`,
  name: { en: name, fa: name },
  columns: segmentColumns,
});

/** One a stage, newest first; named so that they can stand beside the segments. */
export const stageTabs: readonly TabDefinition<SegmentColumn>[] = [
  { id: 'stage_new', name: { en: 'New buyers', fa: 'جدید' }, columns: segmentColumns },
  { id: 'stage_active', name: { en: 'Active buyers', fa: 'فعال' }, columns: segmentColumns },
  { id: 'stage_lapsing', name: { en: 'Lapsing buyers', fa: 'رو به ریزش' }, columns: segmentColumns },
  { id: 'stage_lost', name: { en: 'Lost buyers', fa: 'از دست رفته' }, columns: segmentColumns },
];

/** What of the orders tabs does not count, and why; with what counts it adds up to every row and every unit of money. */
export const leftOutTab = {
  id: 'leftOut',
  name: { en: 'Left out', fa: 'کنار رفته' },
  columns: [
    column('reason', 'Why', 'چرا', ['text', 220]),
    column('rows', 'Rows', 'ردیف', number),
    column('sum', 'Sum', 'مبلغ', ['money', 120]),
    column('first_rows', 'First rows', 'نخستین ردیف‌ها', ['text', 160]),
  ],
} as const satisfies TabDefinition;

export const dashboardTab: TabDefinition<never> = {
  id: 'dashboard',
  name: { en: 'Dashboard', fa: 'داشبورد' },
  columns: [],
};

/** Who went from which segment to which since the build before. */
export const movementTab: TabDefinition<never> = {
  id: 'movement',
  name: { en: 'Movement', fa: 'جابجایی' },
  columns: [],
};

/** Customers who left the tab they stood in, with what was written about them there. */
export const leaversTab = {
  id: 'leavers',
  name: { en: 'Leavers', fa: 'رفته ها' },
  columns: [
    jalali('left_jalali', 'Left on', 'روز رفتن'),
    column('left', 'Left on', 'روز رفتن (میلادی)', day),
    column('from', 'From', 'از', word),
    column('to', 'Now in', 'اکنون در', word),
    ...[name, mobile, email, column('customer', 'Customer', 'شناسهٔ مشتری', ['text', 190])],
    column('written', 'What you wrote', 'آنچه نوشته بودید', wide),
  ],
} as const satisfies TabDefinition;

/** Segments of the shop's own making: who is in one is said in words that people write and read. */
export const segmentsTab = {
  id: 'segments',
  isBrought: true,
  name: { en: 'Segments', fa: 'بخش بندی' },
  enough: 2,
  columns: [
    column('name', 'Segment', 'بخش', ['text', 160]),
    column('who', 'Who is in it', 'چه کسانی', ['text', 420]),
    column('tab', 'Make a tab', 'ساختن تب', ['yesno', 90]),
    column('customers', 'Customers', 'تعداد مشتری', few),
    column('email', 'Reachable by e-mail', 'قابل ارسال با ایمیل', few),
    column('sms', 'Reachable by text', 'قابل ارسال با پیامک', few),
    column('problem', 'To mend', 'ایراد', ['text', 320]),
  ],
} as const satisfies TabDefinition;

/** Whom to call, for a campaign by phone; what came of it is for the caller to note. */
export const callListTab = {
  id: 'callList',
  name: { en: 'Call list', fa: 'فهرست تماس' },
  columns: [
    column('name', 'Name', 'نام', ['text', 160]),
    column('phone', 'Mobile', 'موبایل', ['text', 140]),
    column('text', 'What to say', 'چه بگوییم', ['text', 380]),
    column('outcome', 'What came of it', 'نتیجهٔ تماس', ['text', 200]),
    column('campaign', 'Campaign', 'کمپین', ['text', 160]),
    column('listed', 'Listed', 'زمان ثبت', moment),
    column('customer', 'Customer', 'مشتری', word),
    column('key', 'Key', 'کلید', wide),
  ],
} as const satisfies TabDefinition;
