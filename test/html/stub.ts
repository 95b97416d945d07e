import type { Answer, CallName, Calls } from '../../src/calls/calls.ts';
import type {
  CampaignDraft,
  CampaignList,
  CampaignPreview,
  CampaignStatus,
  Count,
} from '../../src/calls/campaigns.ts';
import type { Money } from '../../src/calls/money.ts';
import type { Choice, MappedField, MappingAnswers, Question, Understood } from '../../src/calls/orders.ts';
import type { SavedSegment } from '../../src/calls/ownSegments.ts';
import type { DailyRefresh, GroupId, GroupWorthWriting, SegmentScheme } from '../../src/calls/segments.ts';
import type { SettingsPage } from '../../src/calls/settings.ts';
import type { Start } from '../../src/calls/start.ts';
import type { Language } from '../../src/core/language.ts';
import type { RuleFacts } from '../../src/segments/rules/facts.ts';
import { factsOf } from '../segments/rules/factsOf.ts';

/**
 * `google.script.run` for two made-up shops, in the page itself: every call of the sidebar is answered as the server
 * answers, with the figures of the reference pictures. What is special about a visit is set in `scene`.
 */
export interface Scene {
  language: Language;
  /** How far the person has come. */
  moment: 'fresh' | 'read' | 'built';
  /** Columns to choose, an unknown status and a unit to name. */
  doubtful?: boolean;
  unreadable?: boolean;
  tooLittle?: boolean;
  paused?: boolean;
  /** The hourly run does not see the file. */
  blind?: boolean;
  /** Segments of the shop's own are kept, one of them with a mistake. */
  ownSegments?: boolean;
  /** No campaign, nothing to do. */
  quiet?: boolean;
  /** Days are cut by limits of the shop's own. */
  ownCuts?: boolean;
  /** The named calls fail with a sentence; 'lost' ones get no answer at all. */
  refuse?: readonly CallName[];
  lose?: readonly CallName[];
  delayMs?: number;
}

declare global {
  interface Window {
    scene: Scene;
    /** Every call made, with its input. */
    asked: { name: CallName; input: unknown }[];
    google: unknown;
  }
}

const now = Date.UTC(2025, 10, 29, 6, 42);
const hourMs = 3_600_000;

type Pick2 = <T>(en: T, fa: T) => T;

/** What scripts alone ask is not answered here. */
type Answers = { [N in CallName]?: (input: Parameters<Calls[N]>[0]) => ReturnType<Calls[N]> };

function shop(scene: Scene): Answers {
  let language = scene.language;
  let moment = scene.moment;
  let sample = false;
  let values: SettingsPage['values'] = settingsValues;
  let stored = new Set(['kavenegar']);
  let saved: readonly SavedSegment[] = scene.ownSegments ? ownSegments(scene.language) : [];
  let campaignState = scene.paused ? 'paused' : 'running';
  const t: Pick2 = (en, fa) => (language === 'fa' ? fa : en);
  const money = (en: number, fa: number): Money =>
    t({ amount: en, currency: 'EUR' }, { amount: fa, currency: 'IRT' });
  const ordersTab = () => t('Orders', 'سفارشات');

  const start = (): Start => ({
    personLanguage: language,
    fileLanguage: language,
    zone: t('Europe/Berlin', 'Asia/Tehran'),
    now,
    candidates: [
      { tab: ordersTab(), rows: 3053 },
      ...(sample ? [{ tab: t('Sample orders', 'سفارش نمونه'), rows: 3021 }] : []),
    ],
    ordersTabs: moment === 'fresh' ? [] : [ordersTab()],
    sample,
    built: moment === 'built' ? { at: now - 72 * hourMs, by: 'rfm', unread: 312 } : null,
    tick: { on: moment === 'built', owner: 'owner@example.com', mine: true, at: now - hourMs / 2 },
  });

  const refreshed = (): DailyRefresh =>
    scene.blind
      ? {
          ...{ what: 'tabs', hour: 6, owner: 'other@example.com', mine: false, at: now - 30 * hourMs },
          problem: t('amounts are in EUR and USD', 'مبلغ‌ها به یورو و دلار است'),
          goesOn: false,
        }
      : { what: 'never', hour: 6, owner: '', mine: true, at: null, problem: '', goesOn: false };

  const understood = (answers: MappingAnswers = {}): Understood => {
    const questions: Question[] = [];
    if (scene.doubtful && !answers.columns?.total) questions.push(amountQuestion(t));
    if (scene.doubtful && !answers.statuses?.[t('on hold', 'معلق')]) questions.push(statusQuestion(t));
    if (scene.unreadable && !answers.leaveUnreadable)
      questions.push({
        kind: 'unreadable',
        field: 'date',
        text: t(
          'In column "Created at" (D), 5 rows hold no date: rows 118, 342, 901 and 2 more',
          'ستون «تاریخ ثبت» در ۵ ردیف تاریخ نیست: ردیف‌های ۱۱۸، ۳۴۲، ۹۰۱ و ۲ ردیف دیگر',
        ),
        rows: 5,
      });
    if (!answers.currency) questions.push(unitQuestion(t));
    const revenue = scene.tooLittle ? t('9120', '96000000') : t('214012', '2140000000');
    const code = answers.currency ?? t('EUR', 'IRT');
    return {
      format: 'plain',
      formatLabel: t('Plain table', 'جدول ساده'),
      rows: { in: 3053, counted: 3012 },
      sum: { in: revenue, counted: revenue },
      orders: scene.tooLittle ? 131 : 3012,
      customers: scene.tooLittle ? 84 : 1840,
      revenue: { [code]: revenue },
      anonymous: { rows: 0, orders: 0, revenue: {} },
      from: scene.tooLittle ? '2025-08-01' : '2023-05-22',
      to: '2025-11-28',
      columns: {},
      mapping: mapping(t, scene.doubtful === true),
      headers: t(
        ['Order', 'Email', 'Phone', 'Created at', 'Total', 'Subtotal', 'Financial status'],
        ['شماره', 'موبایل', 'نام', 'تاریخ ثبت', 'مبلغ نهایی', 'جمع کل', 'وضعیت سفارش'],
      ),
      leftOut: leftOut(t),
      questions,
      warnings: [],
      insight: scene.tooLittle ? null : { cameBackOf100: 27, slipping: 214 },
      tooLittle: scene.tooLittle === true,
    };
  };

  const preview = (draft: CampaignDraft): CampaignPreview => campaignPreview(draft, t, money);
  const status = (name: string): CampaignStatus =>
    campaignStatus(name, { state: campaignState, blind: scene.blind === true }, t, money);
  const list = (): CampaignList => ({
    campaigns: scene.quiet
      ? []
      : [status(t('Slipping away', 'دارند دور می‌شوند')), finished(t, money), draftCampaign(t, money)],
    segments: segments(t).map(([id, name, customers]) => ({ id, name, customers })),
    gateways: [
      { id: 'kavenegar', label: t('Kavenegar', 'کاوه‌نگار'), ready: stored.has('kavenegar') },
      { id: 'twilio', label: t('Twilio', 'تویلیو'), ready: stored.has('twilio') },
    ],
    fields: [
      { id: 'name', label: t('name', 'نام') },
      { id: 'code', label: t('code', 'کد') },
      { id: 'product', label: t('last product', 'آخرین کالا') },
    ],
    winningCost: money(45, 450_000),
    quotaLeft: 94,
  });
  const settings = (): SettingsPage => ({
    values,
    gateways: [
      {
        id: 'kavenegar',
        label: t('Kavenegar', 'کاوه‌نگار'),
        settings: [
          {
            id: 'apiKey',
            secret: true,
            value: '',
            stored: stored.has('kavenegar'),
          },
          {
            id: 'sender',
            secret: false,
            value: '30001234',
            stored: true,
          },
        ],
      },
    ],
    optOutWay: t(
      'Texts end with STOP; answers are read every hour.',
      'پیامک با «لغو۱۱» پایان می‌یابد؛ پاسخ‌ها هر ساعت خوانده می‌شود.',
    ),
  });

  return {
    start,
    setLanguage: ({ person }) => {
      language = person ?? language;
      return start();
    },
    makeSample: () => {
      sample = true;
      return start();
    },
    removeSample: () => {
      sample = false;
      return start();
    },
    importRows: ({ tab }) => ({ tab }),
    bringOrders: ({ tabs, below, tab, write }) => ({
      tab: write ? below || tab : '',
      formatLabel: t('Table of orders', 'جدول سفارش‌ها'),
      added: tabs.length > 0 ? 118 : 131,
      changed: tabs.length > 0 ? 4 : 0,
      repeated: tabs.length > 0 ? 9 : 0,
      rows: 118,
      unplaced: scene.doubtful ? 1 : 0,
      leftOut: [{ label: t('Cancelled', 'لغوشده'), rows: 6 }],
      changes: tabs.flatMap(() => [
        { id: '#1042', header: t('Status', 'وضعیت'), was: 'pending', is: 'paid' },
        { id: '#1043', header: '', was: '', is: '' },
      ]),
      otherNumbers: false,
      targets: tabs.map((name) => ({
        tab: name,
        lacks: scene.doubtful ? [t('Tags', 'برچسب')] : [],
        unsaid: [t('Note', 'یادداشت')],
      })),
    }),
    understand: ({ answers }) => understood(answers),
    saveMapping: ({ answers }) => {
      moment = moment === 'fresh' ? 'read' : moment;
      return understood(answers);
    },
    previewSegments: ({ by }) => segmentsPreview(by, scene, t, money),
    setCuts: (typed) => ({ days: [], orders: [], money: [], ...typed }) as never,
    buildSegments: ({ by }) => {
      moment = 'built';
      const rows = by === 'rfm' ? segments(t) : stages(t);
      return {
        orders: 3012,
        customers: 1840,
        leftOut: [{ reason: 'cancelled', rows: 41 }],
        tabs: [
          { id: 'customers', name: t('Customers', 'مشتریان'), kind: 'customers', customers: 1840 },
          ...rows.map(([id, name, customers]) => ({ id, name, kind: 'segment' as const, customers })),
          { id: 'dashboard', name: t('Dashboard', 'داشبورد'), kind: 'report', customers: 0 },
          { id: 'left_out', name: t('Left out', 'کنار رفته'), kind: 'report', customers: 0 },
        ],
        warnings: [],
      };
    },
    segmentFacts: ({ moved }) => ({
      facts: moved.length > 0 ? lookedUp(ownFacts(t)) : ownFacts(t),
      currency: t('EUR', 'IRT'),
      columns: [t('My note', 'یادداشت من')],
      saved,
    }),
    saveSegment: ({ name, was, expression, tab }) => {
      const others = saved.filter((one) => one.name !== was);
      saved = [...others, { name, expression, hasTab: tab !== 'no', problem: '' }];
      return { saved, tab: tab === 'now' ? { name, customers: 12 } : null, warnings: [] };
    },
    removeSegment: ({ name }) => {
      saved = saved.filter((one) => one.name !== name);
      return { saved, tab: null, warnings: [] };
    },
    dashboard: () => ({
      months: [
        { from: '2025-10-23', name: t('Oct 2025', 'آبان ۱۴۰۴') },
        { from: '2025-09-23', name: t('Sep 2025', 'مهر ۱۴۰۴') },
      ],
      refresh: refreshed(),
    }),
    refreshDaily: ({ what, hour }) => ({ ...refreshed(), what, hour }),
    audienceFile: () => ({ csv: 'Email,Phone\r\n', rows: 240, customers: 257 }),
    thisWeek: () => ({
      from: '2025-11-29',
      to: '2025-12-05',
      built: start().built,
      cards: scene.quiet ? [] : weekCards(t, money),
    }),
    campaigns: list,
    previewCampaign: ({ draft }) => preview(draft),
    testSend: () => ({ to: t('owner@example.com', '+989120000001'), note: '' }),
    scheduleCampaign: ({ draft }) => status(draft.name),
    saveDraft: ({ draft }) => ({ ...status(draft.name), state: 'draft', stateLabel: t('Draft', 'پیش‌نویس') }),
    campaign: ({ name }) => status(name),
    setCampaignState: ({ name, act }) => {
      campaignState = { pause: 'paused', resume: 'running', cancel: 'cancelled' }[act];
      return status(name);
    },
    settleDoubtful: ({ name }) => ({ ...status(name), doubtful: [] }),
    stopEverything: () => {
      campaignState = 'paused';
      return list();
    },
    runNow: () => ({ sent: 50, notes: [], campaigns: list() }),
    settings,
    saveSettings: (input) => {
      if (input.values.test_phone === 'mine')
        return {
          problems: {
            test_phone: t(
              'must be a mobile number such as +989120000001, got "mine"',
              'باید شمارهٔ موبایلی مانند +989120000001 باشد، «mine» آمد',
            ),
          },
        };
      values = { ...values, ...input.values };
      return settings();
    },
    saveGateway: ({ id }) => {
      stored = new Set([...stored, id]);
      return settings();
    },
    testGateway: () => ({ ok: true, note: t('Credit: 98.20', 'اعتبار: ۱٬۲۵۰٬۰۰۰ تومان') }),
    formulaPlaces: () => ({
      cell: `${t('Orders', 'سفارشات')}!J1`,
      tabs: [
        { name: t('Orders', 'سفارشات'), lastColumn: 'H', orders: true },
        { name: t('Ad spend', 'هزینه ها'), lastColumn: 'B', orders: false },
      ],
    }),
    writeFormula: ({ over }) => {
      const cell = `${t('Orders', 'سفارشات')}!J1`;
      return { cell, written: over === cell, held: t('a note', 'یک یادداشت') };
    },
    checkForecast: () => ({
      sentences: [
        t(
          '642 order days came; the forecast said 0.7% too many.',
          '۶۴۲ روز خرید پیش آمد؛ پیش‌بینی ۰٫۷٪ بیشتر گفت.',
        ),
        t('Model: MBG/NBD fits better than BG/NBD.', 'مدل: MBG/NBD بهتر از BG/NBD به داده می‌خورد.'),
      ],
      figures: {
        came: 642,
        forecast: { total: 647.2, bias: 0.007, error: 1.09 },
        pastRate: { total: 1005, bias: 0.566, error: 1.55 },
      },
    }),
    customer: ({ find }) => customerCard(find, t, money),
    optOut: ({ find, channel }) => ({
      ...customerCard(find, t, money),
      optedOut: channel === 'all' ? ['sms', 'email'] : [channel],
    }),
    forget: () => ({ note: t('Lena Vogt is wiped from 4 tabs', 'مریم احمدی از ۴ تب پاک شد') }),
    progress: () => ({
      step: t('Writing tab 4 of 13: At risk', 'نوشتن تب ۴ از ۱۳: در معرض خطر'),
      done: 4,
      of: 13,
    }),
  };
}

const settingsValues: SettingsPage['values'] = {
  sms_week: 1,
  sms_month: 4,
  email_week: 2,
  all_month: 6,
  quiet_from: 21,
  quiet_to: 9,
  forbidden_days: '',
  reply_to: 'owner@example.com',
  test_phone: '',
  opt_out_form: '',
  tag_links: true,
};

function leftOut(t: Pick2): Understood['leftOut'] {
  return [
    { reason: 'cancelled', label: t('Cancelled', 'لغوشده'), rows: 22, sum: '0', firstRows: [14, 61, 204] },
    { reason: 'unpaid', label: t('Unpaid', 'پرداخت‌نشده'), rows: 11, sum: '0', firstRows: [33, 90, 118] },
    {
      reason: 'date',
      label: t('Date could not be read', 'تاریخ خوانده نشد'),
      rows: 5,
      sum: '0',
      firstRows: [118, 342, 901],
    },
    { reason: 'test', label: t('Test order', 'سفارش آزمایشی'), rows: 3, sum: '0', firstRows: [2, 3, 4] },
  ];
}

function unitQuestion(t: Pick2): Question {
  return {
    kind: 'currency',
    text: t('What are the amounts in?', 'مبلغ‌ها به چه واحدی است؟'),
    sample: t('71.00', '۷۱۰٬۰۰۰'),
    choices: t<Choice[]>(
      [
        { value: 'EUR', label: 'EUR' },
        { value: 'USD', label: 'USD' },
      ],
      [
        { value: 'IRR', label: 'ریال' },
        { value: 'IRT', label: 'تومان' },
        { value: 'IRHT', label: 'هزار تومان' },
      ],
    ),
  };
}

function amountQuestion(t: Pick2): Question {
  return {
    kind: 'column',
    field: 'total',
    text: t('Two columns look like the amount:', 'دو ستون شبیه مبلغ است:'),
    choices: t<Choice[]>(
      [
        { value: 'Total', label: 'Total', samples: ['63.90'] },
        { value: 'Subtotal', label: 'Subtotal', samples: ['71.00'] },
      ],
      [
        { value: 'مبلغ نهایی', label: 'مبلغ نهایی', samples: ['۶۳۹٬۰۰۰'] },
        { value: 'جمع کل', label: 'جمع کل', samples: ['۷۱۰٬۰۰۰'] },
      ],
    ),
  };
}

function statusQuestion(t: Pick2): Question {
  return {
    kind: 'status',
    value: t('on hold', 'معلق'),
    rows: 12,
    text: t('How does it count?', 'چگونه شمرده شود؟'),
    choices: [
      { value: 'paid', label: t('Counts', 'شمرده شود') },
      { value: 'open', label: t('Unpaid', 'پرداخت‌نشده') },
      { value: 'cancelled', label: t('Cancelled', 'لغوشده') },
    ],
  };
}

function mapping(t: Pick2, doubtful: boolean): MappedField[] {
  const field = (
    id: MappedField['field'],
    label: string,
    header: string,
    confidence: MappedField['confidence'],
    samples: readonly string[],
  ): MappedField => ({
    field: id,
    label,
    header,
    confidence,
    samples,
    required: ['date', 'total', 'email'].includes(id),
  });
  return [
    field(
      'email',
      t('Customer', 'مشتری'),
      t('Email', 'موبایل'),
      'sure',
      t(['lena@example.com', 'j.ortiz@example.com'], ['09120000417', '9120000932']),
    ),
    field(
      'date',
      t('Order day', 'روز سفارش'),
      t('Created at', 'تاریخ ثبت'),
      'sure',
      t(['2025-11-28', '2025-11-27', 'year-month-day'], ['۱۴۰۴/۰۹/۰۷', '۱۴۰۴/۰۹/۰۶', 'شمسی']),
    ),
    field(
      'total',
      t('Amount', 'مبلغ'),
      doubtful ? '' : t('Total', 'مبلغ نهایی'),
      doubtful ? 'choose' : 'sure',
      t(['63.90'], ['۶۳۹٬۰۰۰']),
    ),
    field(
      'status',
      t('Status', 'وضعیت'),
      t('Financial status', 'وضعیت سفارش'),
      'likely',
      t(['paid 94%', 'cancelled 4%'], ['تکمیل‌شده ۹۴٪', 'لغوشده ۴٪']),
    ),
    field('coupon', t('Coupon', 'کد تخفیف'), '', 'not_found', []),
    field('city', t('City', 'شهر'), '', 'not_found', []),
  ];
}

type SegmentRow = readonly [id: GroupId, name: string, customers: number];

function segments(t: Pick2): SegmentRow[] {
  return [
    ['champions', t('Champions', 'قهرمانان'), 221],
    ['loyal', t('Loyal', 'وفاداران'), 254],
    ['potential_loyalist', t('Potential loyalist', 'وفاداران بالقوه'), 132],
    ['new', t('New', 'مشتریان جدید'), 201],
    ['promising', t('Promising', 'امیدوارکننده‌ها'), 180],
    ['need_attention', t('Need attention', 'نیازمند توجه'), 143],
    ['about_to_sleep', t('About to sleep', 'در آستانه خواب'), 190],
    ['at_risk', t('At risk', 'در معرض خطر'), 161],
    ['cant_lose', t("Can't lose", 'نباید از دست بروند'), 53],
    ['hibernating', t('Hibernating', 'به‌خواب‌رفته‌ها'), 305],
  ];
}

function stages(t: Pick2): SegmentRow[] {
  return [
    ['stage_new', t('New', 'جدید'), 41],
    ['stage_active', t('Active', 'فعال'), 19],
    ['stage_lapsing', t('Lapsing', 'رو به ریزش'), 24],
    ['stage_lost', t('Lost', 'از دست رفته'), 0],
  ];
}

/** Forty customers of two cities; each third lapsing, each second a buyer of coffee. */
function ownFacts(t: Pick2): RuleFacts {
  const customers = Array.from({ length: 40 }, (_, i) => ({
    stage: i % 3 === 0 ? 'lapsing' : 'active',
    segment: i % 3 === 0 ? 'at_risk' : 'champions',
    rfm: `${5 - (i % 5)}${1 + (i % 4)}${1 + (i % 3)}`,
    city: i % 4 === 0 ? t('Tehran', 'تهران') : t('Berlin', 'شیراز'),
    sms: i % 5 !== 0,
    orders: [
      [200 - i, 40 + i, t('Coffee', 'قهوه')] as const,
      [90 - i, 30, i % 2 ? t('Tea', 'چای') : t('Coffee', 'قهوه')] as const,
    ],
    messages: i % 7 === 0 ? [[10, t('Autumn', 'پاییز'), 'reached', 'email'] as const] : [],
    fields: { [t('My note', 'یادداشت من')]: i % 9 === 0 ? t('wholesale', 'عمده') : '' },
  }));
  return factsOf(customers);
}

/** A week ago everybody was loyal, and active. */
const lookedUp = (facts: RuleFacts): RuleFacts => ({
  ...facts,
  before: {
    [facts.asOf - 7]: { segment: facts.segment.map(() => 'loyal'), stage: facts.stage.map(() => 'active') },
  },
});

const ownSegments = (language: Language): SavedSegment[] => [
  {
    name: language === 'fa' ? 'دوستان قهوه' : 'Coffee friends',
    expression: {
      all: [
        {
          rule: 'bought',
          typed: { product: language === 'fa' ? 'قهوه' : 'Coffee', times: '2', days: '365' },
        },
        {
          any: [
            { rule: 'stage', typed: { stage: 'lapsing' } },
            { rule: 'left', typed: { segment: 'loyal', days: '7' } },
            { not: { rule: 'spent', typed: { from: '200' } } },
          ],
        },
        { not: { rule: 'messaged', typed: { by: 'email', days: '30' } } },
      ],
    },
    hasTab: true,
    problem: '',
  },
  {
    name: language === 'fa' ? 'نادرست' : 'Odd',
    expression: null,
    hasTab: false,
    problem:
      language === 'fa'
        ? 'بخش بندی B3: شرطی به نام «مرحلهه» نیست'
        : 'Segments B3: there is no condition "stag"',
  },
];

function segmentsPreview(
  by: SegmentScheme,
  scene: Scene,
  t: Pick2,
  money: (en: number, fa: number) => Money,
): ReturnType<Calls['previewSegments']> {
  const rows = by === 'rfm' ? segments(t) : stages(t);
  const score = (value: number) => ({
    score: value,
    days: t(
      `${(5 - value) * 60}–${(6 - value) * 60}`,
      `${persian((5 - value) * 60)} تا ${persian((6 - value) * 60)}`,
    ),
    orders: t(String(value), persian(value)),
    money: t(`€${value * 90}`, `${persian(value * 9)}۰ هزار`),
  });
  return {
    by,
    asOf: '2025-11-29',
    customers: rows.reduce((sum, [, , count]) => sum + count, 0),
    segments: rows.map(([id, name, customers]) => ({
      id,
      name,
      customers,
      spent: money(44600, 446_000_000),
      reachable: { email: customers - 3, sms: customers - 5 },
    })),
    scale: 'counts',
    own: scene.ownCuts ? ['days'] : [],
    limits: {
      days: [30, 60, 120, 365],
      orders: [6, 4, 3, 2],
      money: t([500, 250, 120.5, 60], [5_000_000, 2_500_000, 1_200_000, 600_000]),
    },
    scores: by === 'rfm' ? [5, 4, 3, 2, 1].map(score) : [],
    tooLittle: scene.tooLittle ? { customers: 84, days: 120, fewestCustomers: 100, fewestDays: 180 } : null,
    tabs: rows.length + 4,
    renews: scene.moment === 'built',
  };
}

function weekCards(
  t: Pick2,
  money: (en: number, fa: number) => Money,
): ReturnType<Calls['thisWeek']>['cards'] {
  const card = (
    segment: GroupWorthWriting,
    name: string,
    customers: number,
    atStake: Money,
    reachable: number,
    cost: Money,
  ) => ({
    segment,
    name,
    customers,
    atStake,
    reachable,
    channel: 'sms' as const,
    cost,
  });
  return [
    card('at_risk', t('At risk', 'در معرض خطر'), 161, money(21400, 214e6), 148, money(6.66, 35520)),
    card('cant_lose', t("Can't lose", 'نباید از دست بروند'), 53, money(16600, 166e6), 49, money(2.21, 11760)),
    card(
      'potential_loyalist',
      t('Potential loyalist', 'وفاداران بالقوه'),
      132,
      money(6200, 62e6),
      127,
      money(5.72, 30480),
    ),
  ];
}

function campaignPreview(
  draft: CampaignDraft,
  t: Pick2,
  money: (en: number, fa: number) => Money,
): CampaignPreview {
  const names = t(['Lena Vogt', 'Javier Ortiz', 'Nora Lind'], ['مریم احمدی', 'رضا موسوی', 'نگار صادقی']);
  const filled = (name: string) =>
    draft.text.replace(/\{\{name[^}]*\}\}/g, name).replace(/\{\{code\}\}/g, 'BZ7K2M');
  const units = filled(t('Maximilian', 'ابوالفضل')).length;
  const limit = t(160, 70);
  return {
    inSegment: 312,
    leftOut: 26,
    leftOutBy: notSent(t).slice(1),
    heldOut: 29,
    gets: 257,
    parts: draft.channel === 'sms' ? Math.max(1, Math.ceil(units / limit)) : null,
    cost: draft.channel === 'sms' ? money(11.57, 61680) : null,
    discountCost: /[%٪]/.test(draft.text) ? money(642, 3_420_000) : null,
    credit: draft.channel === 'sms' ? money(80, 426_500) : null,
    daysNeeded: draft.channel === 'sms' ? 1 : 3,
    samples: names.map((name) => ({
      to: name,
      subject: draft.subject,
      text: filled(name.split(' ')[0]!),
      html: '',
    })),
    length:
      draft.channel === 'sms'
        ? {
            units,
            limit,
            parts: Math.max(1, Math.ceil(units / limit)),
            longestName: t('Maximilian', 'ابوالفضل'),
          }
        : null,
    lint:
      draft.text.includes('{{code}}') && draft.codeUntil
        ? [
            {
              level: 'warn',
              text: t(
                'The code ends Fri 5 Dec; anyone not sent by then is left out.',
                'مهلت کد جمعه ۱۴ آذر است؛ هرکس تا آن روز نوبتش نرسد کنار می‌رود.',
              ),
            },
          ]
        : [],
    typeNumber: true,
    firstAlone: 50,
    startsAt: Date.UTC(2025, 10, 30, t(10, 7), t(0, 30)),
  };
}

function notSent(t: Pick2): Count[] {
  return [
    { id: 'held_out', label: t('Held out', 'گروه شاهد'), count: 29 },
    { id: 'opted_out', label: t('Opted out', 'انصراف داده'), count: 7 },
    { id: 'capped', label: t('Cap reached', 'سقف پیام پر است'), count: 6 },
    { id: 'no_address', label: t('No address', 'نشانی ندارد'), count: 5 },
    { id: 'landline', label: t('Landline', 'تلفن ثابت'), count: 4 },
    { id: 'recent_order', label: t('Ordered recently', 'تازه خرید کرده'), count: 4 },
  ];
}

const draftOf = (name: string, t: Pick2): CampaignDraft => ({
  name,
  segment: 'at_risk',
  channel: 'sms',
  gateway: 'kavenegar',
  subject: '',
  text: t(
    'Hi {{name|friend}}, it has been a while. 10% off up to EUR 20 until Friday.\nCode {{code}}\nReply STOP to opt out',
    '{{name|دوست}} عزیز\n۱۰٪ تخفیف تا ۲۰۰ هزار تومان، تا جمعه\nکد {{code}}\nلغو۱۱',
  ),
  start: '2025-11-30T11:00',
  repeat: 'none',
  until: '',
  holdout: 0.1,
  kind: 'advertising',
  dataAge: 3,
  code: '',
  codeUntil: '',
});

function campaignStatus(
  name: string,
  { state, blind }: { state: string; blind: boolean },
  t: Pick2,
  money: (en: number, fa: number) => Money,
): CampaignStatus {
  const labels: Record<string, string> = {
    running: t('Running', 'در حال ارسال'),
    paused: t('Paused', 'متوقف موقت'),
    cancelled: t('Cancelled', 'لغوشده'),
    finished: t('Finished', 'پایان‌یافته'),
    draft: t('Draft', 'پیش‌نویس'),
  };
  return {
    name,
    segment: 'at_risk',
    segmentName: t('At risk', 'در معرض خطر'),
    channel: 'sms',
    state,
    stateLabel: labels[state] ?? state,
    reason:
      state === 'paused'
        ? t(
            'The newest order read is 9 days old; customers may have bought since.',
            'آخرین سفارش خوانده‌شده ۹ روز پیش است؛ شاید مشتری تازه خرید کرده باشد.',
          )
        : '',
    reasonId: state === 'paused' ? 'data_old' : '',
    draft: draftOf(name, t),
    total: 257,
    done: 50,
    states: [
      { id: 'delivered', label: t('Delivered', 'رسید'), count: 39 },
      { id: 'accepted', label: t('Accepted', 'تحویل پنل شد'), count: 8 },
      { id: 'failed', label: t('Failed', 'ناموفق'), count: 2 },
      { id: 'unknown', label: t('Unknown', 'نامعلوم'), count: 1 },
      { id: 'planned', label: t('Planned', 'در صف'), count: 207 },
    ],
    notSent: notSent(t),
    doubtful:
      state === 'paused'
        ? [
            { key: 'a', to: t('Emily Clarke', 'نگار احمدی'), at: now - hourMs },
            { key: 'b', to: t('Oliver Wood', 'آرش کریمی'), at: now - hourMs },
          ]
        : [],
    next:
      state === 'running'
        ? {
            at: now + 26 * hourMs,
            stuck: blind,
            why: blind ? 'blind' : 'due',
            seen: now + 26 * hourMs,
          }
        : null,
    results: {
      sent: 50,
      orders: 3,
      revenue: money(212.5, 2_125_000),
      cost: null,
      messageCost: money(2.25, 12_000),
      heldOut: 29,
      heldOutOrders: 1,
      reached: null,
      ordersByCode: 2,
      evidence: {
        people: 50,
        bought: 3,
        heldOut: 29,
        heldOutBought: 1,
        extra: 1.3,
        low: -5.8,
        high: 6.4,
        verdict: 'early',
        verdictLabel: t('too early to say', 'هنوز زود است'),
        sentence: t(
          'Perhaps 1 extra order; from 6 fewer to 6 more',
          'شاید ۱ سفارش اضافه؛ از ۶ سفارش کمتر تا ۶ بیشتر',
        ),
      },
      ordersUntil: null,
      optOuts: 0,
      clicks: null,
      collectingUntil: Date.UTC(2025, 11, 14),
    },
  };
}

function finished(t: Pick2, money: (en: number, fa: number) => Money): CampaignStatus {
  return {
    ...campaignStatus(t('Autumn offer', 'تخفیف پاییز'), { state: 'finished', blind: false }, t, money),
    total: 900,
    done: 900,
    results: {
      sent: 900,
      orders: 86,
      revenue: money(5418, 54_180_000),
      cost: money(40.5, 216_000),
      messageCost: money(40.5, 216_000),
      heldOut: 100,
      heldOutOrders: 3,
      reached: 828,
      ordersByCode: 52,
      evidence: {
        people: 900,
        bought: 86,
        heldOut: 100,
        heldOutBought: 3,
        extra: 59,
        low: 7.4,
        high: 85,
        verdict: 'proven',
        verdictLabel: t('proven to work', 'اثرش ثابت شد'),
        sentence: t(
          'It brought about 59 extra orders; between 7 and 85',
          'حدود ۵۹ سفارش اضافه آورد؛ بین ۷ تا ۸۵',
        ),
      },
      ordersUntil: null,
      optOuts: 6,
      clicks: 41,
      collectingUntil: null,
    },
  };
}

function draftCampaign(t: Pick2, money: (en: number, fa: number) => Money): CampaignStatus {
  return {
    ...campaignStatus(t('New teas', 'معرفی چای تازه'), { state: 'draft', blind: false }, t, money),
    done: 0,
    results: null,
    states: [],
    notSent: [],
  };
}

function customerCard(
  find: string,
  t: Pick2,
  money: (en: number, fa: number) => Money,
): ReturnType<Calls['customer']> {
  const found = !/nobody|هیچ/.test(find);
  return {
    found,
    key: t('lena@example.com', '+989120000417'),
    name: t('Lena Vogt', 'مریم احمدی'),
    email: t('lena@example.com', ''),
    phone: t('', '+989120000417'),
    segment: t('At risk', 'در معرض خطر'),
    stage: t('Lapsing', 'رو به ریزش'),
    stageId: 'lapsing',
    score: '244',
    orders: 5,
    spent: money(420.5, 4_205_000),
    lastOrder: '2025-07-14',
    days: 138,
    usualGap: 45,
    alive: 0.31,
    credit: money(6.2, 62_000),
    offer: t('Black tea 500 g', 'چای سیاه ممتاز ۵۰۰ گرم'),
    discount: null,
    optedOut: [],
    recentOrders: [
      {
        day: '2025-07-14',
        amount: money(84.1, 841_000),
        what: t('Black tea 500 g', 'چای سیاه ممتاز ۵۰۰ گرم'),
      },
      { day: '2025-05-30', amount: money(90, 900_000), what: t('Teapot', 'قوری') },
    ],
    messages: [
      {
        at: Date.UTC(2025, 10, 28, 10, 4),
        campaign: t('Slipping away', 'دارند دور می‌شوند'),
        channel: 'sms',
        stateId: 'delivered',
        state: t('delivered', 'رسید'),
        reason: '',
      },
      {
        at: Date.UTC(2025, 10, 3, 10),
        campaign: t('Autumn offer', 'تخفیف پاییز'),
        channel: 'sms',
        stateId: 'held_out',
        state: t('held out', 'گروه شاهد'),
        reason: '',
      },
      {
        at: Date.UTC(2025, 9, 12, 10),
        campaign: t('New teas', 'معرفی چای تازه'),
        channel: 'email',
        stateId: 'excluded',
        state: t('left out', 'کنارگذاشته'),
        reason: t('message cap is full', 'سقف پیام پر است'),
      },
      {
        at: null,
        campaign: t('Spring', 'بهار'),
        channel: 'sms',
        stateId: 'unknown',
        state: t('unknown', 'نامعلوم'),
        reason: '',
      },
    ],
  };
}

const persian = (value: number) =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));

interface Handlers {
  succeed(value: unknown): void;
  fail(problem: unknown): void;
}

function runner(answers: ReturnType<typeof shop>, handlers: Handlers) {
  return {
    withSuccessHandler: (succeed: Handlers['succeed']) => runner(answers, { ...handlers, succeed }),
    withFailureHandler: (fail: Handlers['fail']) => runner(answers, { ...handlers, fail }),
    call(name: CallName, input: unknown) {
      window.asked.push({ name, input });
      const { refuse, lose, delayMs, language } = window.scene;
      const sentence =
        language === 'fa'
          ? 'تب «سفارشات» پیدا نشد؛ شاید نامش عوض شده باشد'
          : 'The tab "Orders" is not there; it may have been renamed';
      const answer = (): Answer<unknown> =>
        refuse?.includes(name)
          ? { error: sentence }
          : { ok: (answers[name] as (given: unknown) => unknown)(input) };
      window.setTimeout(() => {
        if (lose?.includes(name)) handlers.fail(new Error('ScriptError: lost'));
        else handlers.succeed(JSON.parse(JSON.stringify(answer())));
      }, delayMs ?? 0);
    },
  };
}

window.asked = [];
window.google = { script: { run: runner(shop(window.scene), { succeed: () => {}, fail: () => {} }) } };
