import { ask, buildSegments, ordersCsv, persianOrdersCsv, type Shop, Street } from './shop.ts';

const street = new Street();
afterEach(() => street.stop());
afterAll(() => street.end());

const press = (shop: Shop) => shop.sidebar.locator('.foot .primary:not([aria-disabled])').click();

/** From this week's card of a segment to the last step. */
async function writeTo(shop: Shop, menu: string, segment: string, write: () => Promise<void>): Promise<void> {
  await shop.openMenu(menu);
  await shop.sidebar.locator('.card', { hasText: segment }).locator('button').click();
  await shop.sidebar.locator('.pick').waitFor();
  await press(shop);
  await write();
  await press(shop);
  await shop.sidebar.locator('select').first().waitFor();
  await press(shop);
  await shop.sidebar.locator('.checks').waitFor();
}

test('a campaign by e-mail is scheduled, goes once when its hour comes, and lies in the outbox', async () => {
  const shop = await street.open({ files: { 'Orders.csv': ordersCsv(150) } });
  buildSegments(shop.host, 'Orders');
  await writeTo(shop, 'This week', 'At risk', async () => {
    await shop.sidebar.getByLabel('Subject').fill('New teas');
    await shop.sidebar.getByLabel('Message').fill('Hello {{name|friend}}, the spring harvest is here');
    await shop.sidebar.locator('.bubble, .mail, .preview').first().waitFor();
  });
  await press(shop);
  await shop.sidebar.getByText('Scheduled').waitFor();
  expect(shop.host.outbox).toHaveLength(0);

  await shop.page.getByRole('button', { name: '+ 1 day' }).click();
  await shop.page.locator('.now', { hasText: 'Sun 30 Nov 2025' }).waitFor();
  await shop.page.getByRole('button', { name: '+ 1 hour' }).click();
  await shop.page.locator('.toggle b', { hasText: /^26$/ }).waitFor();
  await shop.page.getByRole('button', { name: '+ 1 day' }).click();
  await shop.page.locator('.now', { hasText: 'Mon 1 Dec 2025' }).waitFor();

  const recipients = shop.host.outbox.map(({ to }) => to);
  expect(recipients).toHaveLength(26);
  expect(new Set(recipients).size).toBe(26);
  await shop.page.getByRole('button', { name: /Outbox/ }).click();
  await shop.page.getByText('Nothing was really sent').waitFor();
  await shop.page.getByText('Texts 0 · mails 26').waitFor();
  const mail = shop.page.frameLocator('.messages iframe').first();
  await mail.getByText(/Hello Customer \d+, the spring harvest is here/).waitFor();
  expect(shop.host.book.sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Campaigns', 'Messages']),
  );
  expect(shop.host.gaps).toEqual([]);
});

test('a campaign by text message goes through the provider that was set up, in Persian', async () => {
  const shop = await street.open({ language: 'fa', files: { 'سفارشات.csv': persianOrdersCsv(150) } });
  buildSegments(shop.host, 'سفارشات');
  const values = { apiKey: 'a-key-of-this-test', sender: '10004346' };
  expect(ask(shop.host, 'saveGateway', { id: 'kavenegar', values })).toMatchObject({ ok: expect.anything() });
  await writeTo(shop, 'این هفته', 'در معرض خطر', async () => {
    await shop.sidebar.locator('label', { hasText: 'پیامک' }).click();
    await shop.sidebar
      .locator('[role=textbox][aria-multiline=true]')
      .fill('{{name|دوست}} عزیز\nبرداشت تازه رسید\nلغو۱۱');
    await shop.sidebar.locator('.bubble').waitFor();
  });
  await press(shop);
  await shop.sidebar.getByText('زمان‌بندی‌شده').first().waitFor();
  await shop.page.getByRole('button', { name: '+ ۱ روز' }).click();
  await shop.page.locator('.now', { hasText: 'یکشنبه ۹ آذر' }).waitFor();
  await shop.page.getByRole('button', { name: '+ ۱ روز' }).click();
  await shop.page.locator('.now', { hasText: 'دوشنبه ۱۰ آذر' }).waitFor();
  expect(shop.host.outbox.length).toBeGreaterThan(0);
  expect(new Set(shop.host.outbox.map(({ channel, gateway }) => `${channel} ${gateway}`))).toEqual(
    new Set(['sms kavenegar']),
  );
  await shop.page.getByRole('button', { name: /صندوق خروجی/ }).click();
  await shop.page.locator('.bubble').first().waitFor();
  expect(await shop.page.locator('.bubble').first().textContent()).toMatch(
    /^مشتری \d+ عزیز\nبرداشت تازه رسید/,
  );
});

test('the sample shop can never be written to', () => {
  const host = street.unseen({});
  buildSegments(host, 'Orders');
  const draft = {
    name: 'Sample',
    segment: 'customers',
    channel: 'email',
    gateway: '',
    subject: 'Hi',
    text: 'Hello',
    start: '2025-11-30T10:00',
    repeat: 'none',
    until: '',
    holdout: 0,
    kind: 'advertising',
    dataAge: 30,
    code: '',
    codeUntil: '',
  };
  ask(host, 'scheduleCampaign', { draft, typedCount: 934 });
  host.advance(2 * 86_400_000);
  expect(host.outbox).toEqual([]);
});
