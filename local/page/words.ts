import type { PageLanguage } from './protocol.ts';

const persianDigits = '۰۱۲۳۴۵۶۷۸۹';

/** A whole number as the language writes it in a sentence. */
export function numberText(value: number, language: PageLanguage): string {
  const grouped = value.toLocaleString('en-US');
  if (language === 'en') return grouped;
  return grouped.replace(/\d/g, (digit) => persianDigits[Number(digit)]!).replaceAll(',', '٬');
}

/** A word for one, another for all other numbers. */
const count = (value: number, one: string, many: string) =>
  `${numberText(value, 'en')} ${value === 1 ? one : many}`;
const fa = (value: number) => numberText(value, 'fa');

const english = {
  name: 'Bazgasht',
  menuButton: (name: string) => `${name} menu`,
  otherLanguage: 'فارسی',
  clock: 'Simulated clock',
  toNextTick: 'To next tick',
  plusHour: '+ 1 hour',
  plusDay: '+ 1 day',
  file: 'File',
  openFile: 'Open CSV or XLSX…',
  download: 'Download as XLSX',
  outbox: 'Outbox',
  outboxEmpty: 'Nothing yet. What a campaign would send appears here.',
  notReallySent: 'Nothing was really sent',
  textsAndMails: (texts: number, mails: number) =>
    `Texts ${numberText(texts, 'en')} · mails ${numberText(mails, 'en')}`,
  older: (left: number) => `Show ${count(left, 'older message', 'older messages')}`,
  to: 'to',
  parts: (parts: number) => count(parts, 'part', 'parts'),
  messageStates: { accepted: 'accepted', delivered: 'delivered', failed: 'failed', blocked: 'blocked' },
  mailFrame: 'Message as it is read',
  runs: 'Runs',
  triggers: 'Triggers',
  noTriggers: 'None. Scheduling a campaign sets the hourly one.',
  triggerDue: (when: string) => `next ${when}`,
  triggerSpent: 'has run',
  lastRuns: 'Last runs',
  noRuns: 'Nothing has run yet.',
  runKinds: {
    open: 'opening',
    edit: 'edit',
    menu: 'menu',
    rpc: 'sidebar',
    clock: 'clock',
    cell: 'cell',
    event: 'event',
  },
  runCost: (calls: number, ms: number) =>
    `${count(calls, 'call', 'calls')}, ${ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`} of Google's time`,
  runFailed: 'The run failed',
  quota: (mails: number, fetches: number) =>
    `Left today: ${count(mails, 'mail', 'mails')}, ${count(fetches, 'web call', 'web calls')}`,
  ticksRan: (runs: number) =>
    runs === 0 ? 'Nothing was due' : `${count(runs, 'run', 'runs')} came due and ran`,
  nothingScheduled: 'Nothing is scheduled: no trigger waits',
  close: 'Close',
  sidebar: 'Sidebar',
  cellName: 'Cell name',
  noSuchCell: (name: string) => `The sheet has no cell ${name}`,
  cellContent: 'Formula or content of the cell',
  grid: 'Sheet',
  gridHint:
    'Arrows move, Enter edits, Tab goes to the next cell. To leave the cells press Escape, then Tab, or F6 for the next part of the page.',
  corner: 'Select all cells',
  formulaBar: 'Formula bar',
  error: 'Error',
  loading: 'Loading…',
  tabs: 'Sheets',
  addSheet: 'Add a sheet',
  sheetMenu: (name: string) => `Menu of ${name}`,
  rename: 'Rename',
  renameTo: 'New name',
  delete: 'Delete',
  deleteAsk: (name: string) => `Delete the sheet “${name}” with all its cells?`,
  cancel: 'Cancel',
  newSheet: (number: number) => `Sheet${number}`,
  insertRowAbove: 'Insert a row above',
  deleteRows: (rows: number) => `Delete ${count(rows, 'row', 'rows')}`,
  sheetGone: 'This sheet is no longer there',
  nameTaken: (name: string) => `There is a sheet named “${name}” already`,
  lastSheet: 'The only sheet of a file cannot be deleted',
  tooWide: 'The sheet has too few columns for what you pasted',
  tooManyCells: (most: number) => `At most ${numberText(most, 'en')} cells can be pasted at once`,
  notConnected: 'The page has lost its program. Start it again with npm start',
  cannotRead: 'The file could not be read',
  dialogAnswered: (button: string) => `“${button}” was pressed for you`,
  sampleFile: 'Sample shop',
  ordersTab: 'Orders',
  opened: (url: string, file: string) => `${file} is open at ${url}\nStop with Ctrl+C`,
  functions: 'Functions',
  optional: 'may be left out',
  dismiss: 'Dismiss',
};

export type PageWords = typeof english;

const persian: PageWords = {
  name: 'بازگشت',
  menuButton: (name) => `منوی ${name}`,
  otherLanguage: 'English',
  clock: 'ساعت شبیه‌سازی‌شده',
  toNextTick: 'تا نوبت بعد',
  plusHour: '+ ۱ ساعت',
  plusDay: '+ ۱ روز',
  file: 'فایل',
  openFile: 'باز کردن CSV یا XLSX…',
  download: 'دریافت به شکل XLSX',
  outbox: 'صندوق خروجی',
  outboxEmpty: 'هنوز چیزی نیست. آنچه کمپین می‌فرستد اینجا دیده می‌شود.',
  notReallySent: 'چیزی واقعاً فرستاده نشد',
  textsAndMails: (texts, mails) => `پیامک ${fa(texts)} · ایمیل ${fa(mails)}`,
  older: (left) => `دیدن ${fa(left)} پیام پیشین`,
  to: 'به',
  parts: (parts) => `${fa(parts)} بخش`,
  messageStates: { accepted: 'تحویل شد', delivered: 'رسید', failed: 'ناموفق', blocked: 'بسته' },
  mailFrame: 'پیام به شکلی که خوانده می‌شود',
  runs: 'اجراها',
  triggers: 'زمان‌بندها',
  noTriggers: 'هیچ. با زمان‌بندی کمپین، اجرای ساعتی روشن می‌شود.',
  triggerDue: (when) => `نوبت بعد ${when}`,
  triggerSpent: 'اجرا شد',
  lastRuns: 'آخرین اجراها',
  noRuns: 'هنوز چیزی اجرا نشده است.',
  runKinds: {
    open: 'باز شدن',
    edit: 'ویرایش',
    menu: 'منو',
    rpc: 'پنل کناری',
    clock: 'ساعت',
    cell: 'خانه',
    event: 'رویداد',
  },
  runCost: (calls, ms) =>
    `${fa(calls)} فراخوانی، ${ms < 1000 ? `${fa(Math.round(ms))} هزارم ثانیه` : `${decimal(ms / 1000)} ثانیه`} از زمان گوگل`,
  runFailed: 'اجرا ناموفق بود',
  quota: (mails, fetches) => `ماندهٔ امروز: ${fa(mails)} ایمیل، ${fa(fetches)} فراخوانی وب`,
  ticksRan: (runs) => (runs === 0 ? 'نوبت چیزی نبود' : `نوبت ${fa(runs)} اجرا رسید و انجام شد`),
  nothingScheduled: 'چیزی زمان‌بندی نشده و هیچ اجرایی در انتظار نیست',
  close: 'بستن',
  sidebar: 'پنل کناری',
  cellName: 'نام خانه',
  noSuchCell: (name) => `برگه خانه‌ای به نام ${name} ندارد`,
  cellContent: 'فرمول یا محتوای خانه',
  grid: 'برگه',
  gridHint:
    'با جهت‌ها جابه‌جا شوید، با Enter ویرایش کنید، Tab به خانهٔ بعد می‌رود. برای بیرون رفتن Escape و سپس Tab را بزنید، یا F6 برای بخش بعدی صفحه.',
  corner: 'انتخاب همهٔ خانه‌ها',
  formulaBar: 'نوار فرمول',
  error: 'خطا',
  loading: 'در حال محاسبه…',
  tabs: 'برگه‌ها',
  addSheet: 'افزودن برگه',
  sheetMenu: (name) => `منوی ${name}`,
  rename: 'تغییر نام',
  renameTo: 'نام تازه',
  delete: 'حذف',
  deleteAsk: (name) => `برگهٔ «${name}» با همهٔ خانه‌هایش حذف شود؟`,
  cancel: 'بستن',
  newSheet: (number) => `برگه ${fa(number)}`,
  insertRowAbove: 'افزودن ردیف در بالا',
  deleteRows: (rows) => `حذف ${fa(rows)} ردیف`,
  sheetGone: 'این برگه دیگر نیست',
  nameTaken: (name) => `برگه‌ای با نام «${name}» هست`,
  lastSheet: 'تنها برگهٔ فایل را نمی‌توان حذف کرد',
  tooWide: 'ستون‌های برگه برای آنچه چسباندید کم است',
  tooManyCells: (most) => `هر بار تا ${fa(most)} خانه را می‌توان چسباند`,
  notConnected: 'ارتباط صفحه با برنامه قطع شده است. دوباره npm start را اجرا کنید',
  cannotRead: 'فایل خوانده نشد',
  dialogAnswered: (button) => `«${button}» به جای شما زده شد`,
  sampleFile: 'فروشگاه نمونه',
  ordersTab: 'سفارشات',
  opened: (url, file) => `«${file}» در این نشانی باز است: ${url}\nبا Ctrl+C متوقف می‌شود`,
  functions: 'تابع‌ها',
  optional: 'اختیاری',
  dismiss: 'بستن پیام',
};

function decimal(value: number): string {
  const [whole = '', part = ''] = value.toFixed(1).split('.');
  return `${fa(Number(whole))}٫${fa(Number(part))}`;
}

export const say = (language: PageLanguage): PageWords => (language === 'fa' ? persian : english);
