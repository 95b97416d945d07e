import { join } from 'node:path';
import type { Host } from '../../local/host.ts';
import type { PageLanguage } from '../../local/page/protocol.ts';
import { type Shop, Street } from './shop.ts';

const words = {
  en: {
    file: 'Orders.csv',
    nameHeader: 'Customer name',
    surname: '-Hale',
    orders: 'Orders',
    week: 'This week',
    segment: 'At risk',
    customers: 'Customers',
    dashboard: 'Dashboard',
    leftOut: 'Left out',
    campaigns: 'Campaigns',
    messages: 'Messages',
    subject: 'New teas, for you first',
    text: 'Hello {{name|friend}},\nthe spring harvest came in today. Until Friday it is for our regulars only.',
    day: '+ 1 day',
    hour: '+ 1 hour',
    score: '=RFM_SCORE(Orders!A:H)',
    settings: 'Settings',
    help: 'Help',
  },
  fa: {
    file: 'سفارشات.csv',
    nameHeader: 'نام مشتری',
    surname: '‌پور',
    orders: 'سفارش‌ها',
    week: 'این هفته',
    segment: 'در معرض خطر',
    customers: 'مشتریان',
    dashboard: 'داشبورد',
    leftOut: 'کنار رفته',
    campaigns: 'کمپین ها',
    messages: 'پیام ها',
    subject: 'چای تازه رسید، زودتر از همه برای شما',
    text: '{{name|دوست}} عزیز،\nچای بهاره امروز رسید. تا جمعه فقط برای خریداران همیشگی است.',
    day: '+ ۱ روز',
    hour: '+ ۱ ساعت',
    score: '=RFM_SCORE(سفارشات!A:H)',
    settings: 'تنظیمات',
    help: 'راهنما',
  },
} as const;

/**
 * Walks through everything there is to see, in both languages, and leaves a PNG of each screen in a folder.
 * `only` limits it to languages. Answers the names of the pictures.
 */
export async function takePictures(folder: string, only: readonly string[] = []): Promise<string[]> {
  const street = new Street();
  const taken: string[] = [];
  try {
    for (const language of ['en', 'fa'] as const) {
      if (only.length > 0 && !only.includes(language)) continue;
      let number = 0;
      const shoot = async (shop: Shop, name: string) => {
        // Type, focus ring and count have come to rest.
        await shop.page.waitForTimeout(350);
        const file = name.startsWith('readme')
          ? `${name}.png`
          : `${language}-${String(++number).padStart(2, '0')}-${name}.png`;
        await shop.page.screenshot({ path: join(folder, file) });
        taken.push(file);
      };
      await walk(await street.open({ language, files: await ownOrders(street, language) }), language, shoot);
    }
  } finally {
    await street.stop();
    await street.end();
  }
  return taken;
}

/**
 * The sample shop's orders as a file of one's own, which may be written to: its people are known wherever they stand,
 * so these have other names and addresses.
 */
async function ownOrders(street: Street, language: PageLanguage): Promise<Record<string, string>> {
  const { host } = await street.open({ language });
  const { file, nameHeader, surname } = words[language];
  const [header = [], ...rows] = cellsOf(host);
  const name = header.indexOf(nameHeader);
  const own = rows.map((row) =>
    row.map((cell, at) => (at === name ? cell + surname : cell.replace('@example.com', '@example.org'))),
  );
  return { [file]: [header, ...own].map(csvLine).join('\n') };
}

function cellsOf(host: Host): string[][] {
  const sheet = host.book.sheets[0]!;
  return sheet.inputs({ row: 1, column: 1, rows: sheet.lastRow(), columns: sheet.lastColumn() });
}

const csvLine = (row: readonly string[]) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

type Shoot = (shop: Shop, name: string) => Promise<void>;

async function walk(shop: Shop, language: PageLanguage, shoot: Shoot): Promise<void> {
  await firstMinutes(shop, language, shoot);
  await tabs(shop, language, shoot);
  await campaign(shop, language, shoot);
  await rest(shop, language, shoot);
}

const primary = (shop: Shop) => shop.sidebar.locator('.foot .primary:not([aria-disabled])');

async function next(shop: Shop, shows: string): Promise<void> {
  await primary(shop).click();
  await shop.sidebar.locator(shows).first().waitFor();
}

async function firstMinutes(shop: Shop, language: PageLanguage, shoot: Shoot): Promise<void> {
  await shoot(shop, 'page');
  await shop.openMenu(words[language].orders);
  await shop.sidebar.locator('.way').nth(2).waitFor();
  await shoot(shop, 'ways-in');
  await shop.sidebar.locator('.way').nth(1).click();
  await shop.sidebar.locator('.insight').waitFor();
  await shoot(shop, 'understood');
  await next(shop, '.pairs.bars');
  await shoot(shop, 'cut');
  await next(shop, '.pairs.lined');
  await shoot(shop, 'tabs-ready');
}

async function tabs(shop: Shop, language: PageLanguage, shoot: Shoot): Promise<void> {
  const { segment, customers, dashboard, leftOut } = words[language];
  await next(shop, '.card');
  for (const [name, tab] of Object.entries({ segment, customers, dashboard, 'left-out': leftOut })) {
    await shop.showSheet(tab);
    await shop.shows('A1', /\S/);
    await shop.page.locator('[data-a="B3"]').click();
    await shoot(shop, `tab-${name}`);
  }
  await shop.showSheet(dashboard);
  await shop.page.locator('.scroller').evaluate((scroller) => scroller.scrollBy(0, 640));
  await shoot(shop, 'tab-dashboard-below');
  await shop.showSheet(segment);
}

async function campaign(shop: Shop, language: PageLanguage, shoot: Shoot): Promise<void> {
  const { segment, subject, text, week, day, hour, campaigns, messages } = words[language];
  await shop.openMenu(week);
  await shop.sidebar.locator('.card', { hasText: segment }).locator('button').click();
  await shop.sidebar.locator('.pick').waitFor();
  await shoot(shop, 'audience');
  await primary(shop).click();
  await shop.sidebar.locator('input[value=email]').check({ force: true });
  const boxes = shop.sidebar.locator('[role=textbox]');
  await boxes.nth(0).fill(subject);
  await boxes.nth(1).fill(text);
  await shop.page.waitForTimeout(1200);
  await shoot(shop, 'write');
  await next(shop, 'select');
  await shoot(shop, 'time');
  await next(shop, '.checks');
  await shoot(shop, 'confirm');
  await primary(shop).click();
  await shop.page.waitForTimeout(900);
  await shoot(shop, 'scheduled');
  await shop.page.getByRole('button', { name: day }).click();
  await shop.page.getByRole('button', { name: hour }).click();
  await shop.page.waitForFunction(
    () =>
      Number(document.querySelector('.toggle b')?.textContent?.replace(/\D/g, '') || 0) > 0 ||
      /[۱-۹]/.test(document.querySelector('.toggle b')?.textContent ?? ''),
  );
  await shop.page.locator('[data-opens=outbox]').click();
  await shop.page.locator('.messages li').first().waitFor();
  await shoot(shop, 'outbox');
  await shop.openMenu(week);
  await shop.sidebar.locator('.card').first().waitFor();
  await shop.page.waitForTimeout(6500);
  await shoot(shop, `readme-${language}`);
  await shop.page.locator('[data-opens=runs]').click();
  await shop.page.locator('.runs li').first().waitFor();
  await shoot(shop, 'runs');
  await shop.page.locator('[data-opens=runs]').click();
  for (const tab of [campaigns, messages]) {
    await shop.showSheet(tab);
    await shop.shows('A1', /\S/);
    await shoot(shop, tab === campaigns ? 'tab-campaigns' : 'tab-messages');
  }
}

async function rest(shop: Shop, language: PageLanguage, shoot: Shoot): Promise<void> {
  const { settings, help, score } = words[language];
  for (const [name, entry] of [
    ['settings', settings],
    ['help', help],
  ] as const) {
    await shop.openMenu(entry);
    await shop.sidebar.locator('h1').waitFor();
    await shop.page.waitForTimeout(600);
    await shoot(shop, name);
  }
  await shop.page.locator('.sheet-tabs > button').first().click();
  await shop.shows('A1', '');
  await shop.page.locator('[data-a="A1"]').click();
  await shop.page.keyboard.type(score.slice(0, 11));
  await shoot(shop, 'formula-help');
  await shop.page.keyboard.press('Escape');
  await shop.page.keyboard.press('Escape');
  await shop.type('A1', score);
  await shop.shows('H2', /^[1-5]{3}$/);
  await shoot(shop, 'formula-table');
}
