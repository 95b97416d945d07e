import type { CampaignDraft } from '../../src/calls/campaigns.ts';
import { previewCampaign } from '../../src/campaigns/answer.ts';
import { saveGateway, saveSettings } from '../../src/campaigns/answerSettings.ts';
import { offerIn } from '../../src/campaigns/offered.ts';
import fc from '../fc.ts';
import type { MemoryFile } from './memoryFile.ts';
import { draft, shopOf } from './shops.ts';

const preview = (file: MemoryFile, change: Partial<CampaignDraft>, credit = false) =>
  previewCampaign({ draft: draft({ dataAge: 99, ...change }), credit }, file.asked());

test.each([
  ['20% off, code {{code}}', 0.2],
  ['۲۰٪ تخفیف با کد', 0.2],
  ['٪۲۰ تخفیف', 0.2],
  ['۱۵ درصد تخفیف', 0.15],
  ['10% off one, 25 percent off two', 0.25],
  ['7.5 % off', 0.075],
  ['200% better', 0],
  ['50,000 Toman off', 0],
])('the share that "%s" offers is %d', (text, share) => {
  expect(offerIn(text).share).toBeCloseTo(share, 10);
});

test.each([
  ['50,000 Toman off your next order', ['50,000 toman']],
  ['۵۰ هزار تومان تخفیف برای خرید بالای ۵۰۰ هزار تومان', ['50 هزار تومان']],
  ['تخفیف ۵۰ هزار تومانی روی سفارش بعدی', ['50 هزار تومان']],
  ['Take €10 off orders over €50', ['€10']],
  ['£5 or £10 off', ['£10']],
  ['Orders of 50 EUR get 10 EUR off', ['10 eur']],
  ['50k Toman discount', ['50 هزار toman']],
  ['تا ۸۰ هزار تومان تخفیف', ['80 هزار تومان']],
  ['Now 45,000 Toman, was 60,000', []],
  ['Call 02112345678 before 21:00', []],
  ['Thank you for 2 orders', []],
])('the sums that "%s" takes off are %j', (text, sums) => {
  expect(offerIn(text).sums).toEqual(sums);
});

test.each([
  ['۱۰٪ تخفیف تا ۲۰۰ هزار تومان، تا جمعه', 0.1, '200 هزار تومان'],
  ['20% off, up to €15', 0.2, '€15'],
  ['۲۰٪ تخفیف با سقف ۱۰۰۰۰۰ تومان', 0.2, '100000 تومان'],
  ['20% off until May', 0.2, ''],
])('"%s" gives a share with an end', (text, share, cap) => {
  expect(offerIn(text)).toEqual({ share, cap, sums: [] });
});

test('no text makes a share below 0 or above 1', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('%', '٪', 'درصد', '5', '۷', '.', ' percent'));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const share = offerIn(pieces.join('')).share;
      expect(share >= 0 && share <= 1).toBe(true);
    }),
  );
});

describe('what is known before confirming', () => {
  test('so many go first alone as the shop has set', () => {
    const file = shopOf(4);
    expect(preview(file, {}).firstAlone).toBe(50);
    file.run(() => void saveSettings({ values: { first_alone: '2' } }, file.asked()));
    expect(preview(file, {}).firstAlone).toBe(2);
  });

  // Four customers with two orders each of 50 + i, i from 0 to 7: usual orders of 52, 53, 54 and 55.
  test('the discount costs at most its share of everybody’s usual order', () => {
    const file = shopOf(4);
    const most = (text: string, code = '') => preview(file, { text, code }).discountCost?.amount;
    expect(most('20% for you with {{code}}', 'X')).toBe(Math.round(0.2 * (52 + 53 + 54 + 55)));
    expect(most('Thank you')).toBeUndefined();
    expect(most('95% of you came again')).toBeUndefined();
  });

  test('a sum off costs at most as much for everybody, and never more than their usual order', () => {
    const file = shopOf(4);
    const most = (text: string) => preview(file, { text, code: 'X' }).discountCost?.amount;
    file.workbook.edit('Orders', 1, 7, { value: 'total (EUR)' });
    expect(most('€10 off with {{code}}')).toBe(4 * 10);
    expect(most('€10 off or 20% off')).toBe(Math.round(0.2 * (52 + 53 + 54 + 55)));
    expect(most('€60 off with {{code}}')).toBe(52 + 53 + 54 + 55);
    expect(most('20% off, up to €10.60')).toBe(Math.round(10.4 + 3 * 10.6));
    expect(most('$10 off with {{code}}')).toBeUndefined();
  });

  test('the gateway is asked what is left only when wanted, and a refusal is no figure', () => {
    const file = shopOf(4);
    const asked: string[] = [];
    file.web = ({ url }) => {
      asked.push(url);
      return {
        status: 200,
        body: '{"return":{"status":200,"message":"ok"},"entries":[{"remaincredit":123450,"expiredate":1,"type":"master"}]}',
      };
    };
    file.run(
      () => void saveGateway({ id: 'kavenegar', values: { apiKey: 'k', sender: '1000' } }, file.asked()),
    );
    const sms = { channel: 'sms', gateway: 'kavenegar', text: 'Hi' } as const;
    expect(preview(file, sms).credit).toBeNull();
    expect(asked).toEqual([]);
    expect(preview(file, sms, true).credit).toEqual({ amount: 12_345, currency: 'IRT' });
    file.web = () => ({ status: 500, body: '' });
    expect(preview(file, sms, true).credit).toBeNull();
    expect(preview(file, {}, true).credit).toBeNull();
  });

  test('a text with a code of each one’s own is measured and shown with one of the pool', () => {
    const file = shopOf(2);
    const codes = [
      ['Code', 'Campaign', 'Customer', 'Given'],
      ['A1', '', '', ''],
      ['LONGER-42', '', '', ''],
    ];
    file.workbook.addTab('Codes', 3, 4).write(1, 1, codes);
    file.workbook.flush();
    expect(
      preview(file, { text: 'Your code: {{code}}' }).samples.map(({ text }) => text.split('\n')[0]),
    ).toEqual(['Your code: LONGER-42', 'Your code: LONGER-42']);
  });
});
