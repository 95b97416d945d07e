import type { Browser, Page } from 'playwright-core';
import { closeSidebar, openSidebar } from './sidebar.ts';
import type { Scene } from './stub.ts';

/** Called at each screen of a flow, under a name that is the same in every language. */
export type Look = (screen: string, page: Page) => Promise<void>;

/** A way through the sidebar, by pointer, that shows its screens one after another. */
export interface Flow {
  readonly name: string;
  readonly opensAt: string;
  readonly scene: Omit<Scene, 'language'>;
  walk(page: Page, look: (screen: string) => Promise<void>, inPersian: boolean): Promise<void>;
}

const primary = '.foot .primary';

async function next(page: Page, shows: string): Promise<void> {
  await page.locator(primary).click();
  await page.locator(shows).first().waitFor();
}

const bookOf = (separator: string) =>
  ['Order;Email;Total', '1;lena@example.com;5', '2;nora@example.com;6'].join('\n').replace(/;/g, separator);

export const flows: readonly Flow[] = [
  {
    name: 'the first five minutes',
    opensAt: 'week',
    scene: { moment: 'fresh', ownCuts: true },
    async walk(page, look, inPersian) {
      await look('ways');
      await page.locator('.way').nth(1).click();
      await page.locator('.insight').waitFor();
      await look('understood, unit open');
      await page
        .locator('.choice label')
        .nth(inPersian ? 1 : 0)
        .click();
      await page.locator(`${primary}:not([aria-disabled])`).waitFor();
      await look('understood');
      await page.locator('.card .link').click();
      await page.locator('.disclosure').last().click();
      await page.locator('.body input[inputmode=numeric]').fill(inPersian ? '۲٬۱۴۰٬۰۰۰٬۵۰۰' : '214,512');
      await look('understood, rows shown');
      await next(page, '.pairs.bars');
      await look('cut');
      await page.locator('.disclosure').click();
      await look('cut, scores shown');
      await page.locator('.body > .link').click();
      for (const measure of [1, 2])
        await page.locator('.choice').nth(measure).locator('label').last().click();
      await page.locator('.candidates').nth(2).waitFor();
      await page.locator('.body .pairs').waitFor();
      await look('own cut points');
      await page.locator(primary).click();
      await page.locator('.pairs.bars').waitFor();
      await next(page, '.pairs.lined');
      await look('done');
      await next(page, '.card');
      await look('week');
    },
  },
  {
    name: 'doubtful columns and unreadable rows',
    opensAt: 'orders',
    scene: { moment: 'fresh', doubtful: true, unreadable: true },
    async walk(page, look) {
      await page.locator('.way').nth(1).click();
      await page.locator('.candidates').waitFor();
      await look('columns, open');
      await page.locator('.candidate').first().click();
      await page.locator('select').last().selectOption('open');
      await page.locator('.disclosure').click();
      await look('columns, answered');
      await next(page, '.message.bad');
      await look('unreadable');
    },
  },
  {
    name: 'too little data',
    opensAt: 'week',
    scene: { moment: 'fresh', tooLittle: true },
    async walk(page, look, inPersian) {
      await page.locator('.way').nth(1).click();
      await page
        .locator('.choice label')
        .nth(inPersian ? 1 : 0)
        .click();
      await page.locator(`${primary}:not([aria-disabled])`).waitFor();
      await look('understood, too little');
      await next(page, '.pairs.bars');
      await page.locator('.message.info').waitFor();
      await look('cut, too little');
    },
  },
  {
    name: 'a file brought',
    opensAt: 'week',
    scene: { moment: 'fresh' },
    async walk(page, look) {
      await page.locator('.way').nth(2).click();
      await page.locator('input[type=file]').waitFor({ state: 'attached' });
      await look('bring');
      const file = (name: string, text: string) => ({
        name,
        mimeType: 'text/csv',
        buffer: Buffer.from(text),
      });
      await page.setInputFiles('input[type=file]', file('orders.pdf', '%PDF\u0000'));
      await page.locator('.wrong').waitFor();
      await look('bring, unknown kind');
      await page.setInputFiles('input[type=file]', file('orders.csv', bookOf(';')));
      await page.locator('.samples').waitFor();
      await look('bring, read');
    },
  },
  {
    name: 'a file brought beside orders',
    opensAt: 'orders',
    scene: { moment: 'built', doubtful: true },
    async walk(page, look) {
      await page.locator('.way').nth(1).click();
      const buffer = Buffer.from(bookOf(','));
      await page.setInputFiles('input[type=file]', { name: 'orders.csv', mimeType: 'text/csv', buffer });
      await page.locator('select').waitFor();
      for (const one of await page.locator('.disclosure').all()) await one.click();
      await look('bring, compared');
      await next(page, '.foot .primary:not([aria-busy])');
      await page.locator('.samples').waitFor({ state: 'detached' });
      await look('bring, written');
    },
  },
  {
    name: 'a campaign, from its segment to its report',
    opensAt: 'campaigns',
    scene: { moment: 'built' },
    async walk(page, look, inPersian) {
      await page.locator('.card').first().waitFor();
      await look('campaigns');
      await next(page, '.pick');
      await page.locator('.pick label').nth(7).click();
      await look('audience');
      await next(page, '.chip');
      await look('write, empty');
      await page.locator('.ends .link').first().click();
      await look('write, presets');
      await page.locator('.candidate').first().click();
      await page.locator('.bubble').waitFor();
      await page
        .locator('.field input[dir=ltr]')
        .last()
        .fill(inPersian ? '۱۴۰۴/۰۹/۱۴' : '2025-12-05');
      await page.locator('.message.warn').waitFor();
      await page.locator('.foot .secondary').click();
      await page.locator('.message.good').waitFor();
      await page.locator('.disclosure').first().click();
      await look('write');
      await next(page, 'select');
      await page.locator('select').nth(2).selectOption('weekly');
      await page.locator('.disclosure').click();
      await look('time');
      await next(page, '.checks');
      await look('confirm');
      await page.locator('.pairs .link').click();
      await page.locator('.inside input').fill(inPersian ? '۲۵۷' : '257');
      await page.locator(`${primary}:not([aria-disabled])`).waitFor();
      await look('confirm, typed');
      await next(page, '.states');
      await look('running');
      await page.locator('.inside input').fill('0912 000 0417');
      await page.locator('.inside button').click();
      await page.locator('.cells').waitFor();
      await look('customer');
      await page.locator('.foot .danger').click();
      await look('customer, forgetting');
    },
  },
  {
    name: 'an e-mail',
    opensAt: 'campaigns',
    scene: { moment: 'built' },
    async walk(page, look) {
      await page.locator('.card').first().waitFor();
      await next(page, '.pick');
      await page.locator('.pick label').nth(7).click();
      await next(page, '.chip');
      await page.locator('.choice label').nth(1).click();
      await page.locator('.ends .link').first().click();
      await page.locator('.candidate').first().click();
      await page.locator('.mail').waitFor();
      await look('write, e-mail');
      await page.locator('.choice label').nth(2).click();
      await page.locator('.mail').waitFor({ state: 'detached' });
      await page.locator('.fading').waitFor({ state: 'detached' });
      await look('write, call list');
    },
  },
  {
    name: 'a paused campaign',
    opensAt: 'campaigns',
    scene: { moment: 'built', paused: true, blind: true },
    async walk(page, look, inPersian) {
      await page.locator('h2 .link').first().click();
      await page.locator('.states').waitFor();
      await page.getByText(inPersian ? 'سفارش‌های تازه‌تر بیاورید' : 'Bring newer orders').waitFor();
      await look('paused');
      await page.getByText(inPersian ? 'همه رفته‌اند' : 'All went').click();
      await page.getByText(inPersian ? 'این‌ها رفته‌اند؟' : 'Did these go?').waitFor({ state: 'detached' });
      await page.locator('.foot .quiet').click();
      await look('paused, cancelling');
      await page.locator('.foot .secondary').click();
      await page.locator('.foot .primary').click();
      await page
        .getByText(inPersian ? 'اجرای ساعتی این فایل را نمی‌بیند' : 'does not see this file')
        .waitFor();
      await look('resumed, the hourly run sees no file');
      await page.locator('.foot .quiet').click();
      await page.locator('.foot .danger').click();
      await page.locator('.foot .danger').waitFor({ state: 'detached' });
      await page
        .getByText(inPersian ? 'لغوشده' : 'Cancelled')
        .first()
        .waitFor();
      await page.getByText(inPersian ? 'از روی این' : 'from this').click();
      await page.locator('.pick').first().waitFor();
      await look('duplicated, under a free name');
    },
  },
  {
    name: 'a segment of one’s own',
    opensAt: 'own',
    scene: { moment: 'built' },
    async walk(page, look, inPersian) {
      await page.locator('[role=option]').first().waitFor();
      await look('segment, empty');
      await page.locator('[role=combobox]').fill(inPersian ? 'قهوه' : 'coffee');
      await look('segment, searching');
      await page.locator('[role=combobox]').press('Enter');
      await look('segment, one condition');
      await page.locator('[role=combobox]').fill(inPersian ? 'تهران' : 'tehran');
      await page.locator('[role=option]').first().click();
      await page.locator('.condition .grow').last().click();
      await look('segment, open');
      await page.keyboard.press('Escape');
      await page.locator('.joiner select').last().selectOption('any');
      await page.locator('.rule-group .link').click();
      await page.locator('[role=combobox]').fill(inPersian ? 'یادداشت' : 'note');
      await page.locator('[role=combobox]').press('Enter');
      await look('segment, a group');
      await page.locator(primary).click();
      await page.locator('.foot .message.good').waitFor();
      await look('segment, made');
    },
  },
  {
    name: 'segments of one’s own that are kept',
    opensAt: 'own',
    scene: { moment: 'built', ownSegments: true },
    async walk(page, look) {
      await page.locator('.lines .count').waitFor();
      await look('own segments');
      await page.locator('.lines .link').first().click();
      await page.locator('.rule-group').waitFor();
      await page.locator('.ends > .link').last().click();
      await page.locator('.foot .danger').waitFor();
      await look('own segments, removing');
      await page.locator('.foot .quiet').click();
      await look('own segments, changed');
      await page.locator('.where .link').click();
      await page.locator('.body > .link').click();
      await look('named grids');
      await page.locator('select').selectOption('r_docs');
      await page.locator('.message.warn').waitFor();
      await look('named grids, with names that nobody bears');
      await page.locator(primary).click();
      await page.locator('.lines > li').nth(5).waitFor();
    },
  },
  {
    name: 'an audience for ads',
    opensAt: 'ads',
    scene: { moment: 'built' },
    async walk(page, look) {
      await page.locator('select').waitFor();
      await page.locator(primary).click();
      await page.locator('.message.good').waitFor();
      await look('audience for ads');
    },
  },
  {
    name: 'a dashboard of another month',
    opensAt: 'dashboard',
    scene: { moment: 'built' },
    async walk(page, look) {
      await page.locator('select').first().selectOption({ index: 1 });
      await page.locator(primary).click();
      await page.locator('.message.good').waitFor();
      await look('dashboard by month');
      await page.locator('select').nth(1).selectOption('tabs');
      await page.locator('select').last().selectOption('4');
      await page.locator('.body .secondary').click();
      await page.locator('.message.good').last().waitFor();
      await look('dashboard, refreshed daily');
    },
  },
  single('a refresh that fails', 'dashboard', { moment: 'built', blind: true }, '.message.warn'),
  single('results', 'results', { moment: 'built' }, '.card'),
  {
    name: 'settings',
    opensAt: 'settings',
    scene: { moment: 'built' },
    async walk(page, look) {
      await page.locator('.lines').waitFor();
      await page.locator('.disclosure').first().click();
      await page.locator('.disclosure').last().click();
      await look('settings');
      await page.locator('input.latin').nth(1).fill('mine');
      await page.locator('.secondary').first().click();
      await page.locator('.wrong').waitFor();
      await look('settings, one refused');
    },
  },
  single('sample data', 'sample', { moment: 'fresh' }, primary),
  single('help', 'help', { moment: 'fresh' }, '.steps'),
  {
    name: 'a formula, from its list to its cell',
    opensAt: 'help',
    scene: { moment: 'built' },
    async walk(page, look) {
      await page.locator('section .link').first().click();
      await page.locator('.way').nth(20).waitFor();
      await look('formulas');
      await page.locator('input').fill('RETENTION_RATE');
      await page.locator('.way').first().click();
      await page.locator('.formula').waitFor();
      await look('formula, first filled');
      await page.locator('input[dir=ltr]').nth(1).fill('soon');
      await page.locator('.wrong').waitFor();
      await look('formula, wrong day');
      await page.locator('input[dir=ltr]').nth(1).fill('1404-07');
      await page.locator('select').last().selectOption('ever');
      await next(page, '.message.warn');
      await look('formula, cell taken');
      await page.locator('.message .link').click();
      await page.locator('.message.good').waitFor();
      await look('formula, written');
    },
  },
  single('the forecast held beside what came', 'forecast', { moment: 'built' }, '.pairs'),
  single('orders', 'orders', { moment: 'built' }, '.pairs'),
  single('segments', 'segments', { moment: 'built' }, '.pairs.bars'),
  single('week, tabs not made', 'week', { moment: 'read' }, '.empty'),
  single('week, nothing to do', 'week', { moment: 'built', quiet: true }, '.empty'),
  single('campaigns, none', 'campaigns', { moment: 'built', quiet: true }, '.empty'),
  single('a refused call', 'segments', { moment: 'built', refuse: ['previewSegments'] }, '[role=alert]'),
  single('a call without an answer', 'week', { moment: 'built', lose: ['thisWeek'] }, '[role=alert]'),
];

function single(name: string, opensAt: string, scene: Omit<Scene, 'language'>, shows: string): Flow {
  return {
    name,
    opensAt,
    scene,
    async walk(page, look) {
      await page.locator(shows).first().waitFor();
      await look(name);
    },
  };
}

/** Walks one flow in one language, showing each of its screens to `look`; fails on any script error and on any request. */
export async function walkFlow(
  browser: Browser,
  flow: Flow,
  language: Scene['language'],
  look: Look,
): Promise<void> {
  const page = await openSidebar(browser, flow.opensAt, { ...flow.scene, language });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) problems.push(`asks for ${request.url()}`);
  });
  try {
    await flow.walk(page, (screen) => look(screen, page), language === 'fa');
  } finally {
    await closeSidebar(page);
  }
  if (problems.length > 0) throw new Error(`${flow.name} (${language}): ${problems.join('; ')}`);
}
