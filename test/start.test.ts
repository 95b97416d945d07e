import { answers } from '../src/answers.ts';
import { makeSample, removeSample } from '../src/start.ts';
import { MemoryFile } from './campaigns/memoryFile.ts';
import { draft, shopOf } from './campaigns/shops.ts';

/** The sample shop with a copy of its tab beside it, and the copy read as the shop's orders. */
function copiedSample(language: 'en' | 'fa'): MemoryFile {
  const file = new MemoryFile('2024-10-01T09:00');
  file.language = language;
  makeSample({}, file.asked());
  file.workbook.addCopy('Mine', file.workbook.tabs()[0]!);
  answers.saveMapping({ tabs: ['Mine'], answers: { leaveUnreadable: true } }, file.asked());
  return file;
}

describe('sample data', () => {
  test('is not made where a tab of that name holds something, whatever the case of its letters', () => {
    const file = new MemoryFile('2026-11-21T09:00');
    file.workbook.addTab('ORDERS', 3, 3).write(1, 1, [['mine']]);
    expect(() => makeSample({}, file.asked())).toThrow('a tab named "Orders" holds something already');
    expect(file.workbook.tab('ORDERS')!.values()).toEqual([['mine']]);
  });

  test('takes an empty tab of that name', () => {
    const file = new MemoryFile('2026-11-21T09:00');
    file.workbook.addTab('Orders', 3, 3);
    expect(makeSample({}, file.asked())).toMatchObject({ ordersTabs: ['Orders'], sample: true });
    expect(file.workbook.sheets).toHaveLength(1);
  });

  test.each(['en', 'fa'] as const)(
    'copied by hand is sample data still, and is never sent: %s',
    (language) => {
      const file = copiedSample(language);
      expect(answers.start({}, file.asked()).sample).toBe(true);
      const plan = draft({ text: 'Hello' });
      const preview = answers.previewCampaign({ draft: plan }, file.asked());
      expect(preview.gets).toBe(0);
      expect(preview.lint.map(({ text }) => text).join()).toMatch(/sample data|دادهٔ نمونه/);
      answers.scheduleCampaign({ draft: plan, typedCount: 0 }, file.asked());
      file.hours(4);
      expect(file.outbox).toEqual([]);
      expect(answers.campaign({ name: 'Hello' }, file.asked())).toMatchObject({ state: 'paused' });
    },
  );

  test('copied by hand is let go of with the sample, and the shop’s own orders may be sent', () => {
    const file = copiedSample('en');
    expect(removeSample({}, file.asked())).toMatchObject({ sample: false, ordersTabs: [] });
    expect(file.workbook.sheets.map(({ name }) => name)).toEqual(['Mine']);
  });

  test('pasted below orders of the shop is left out, and the shop’s own people are written to', () => {
    const file = shopOf(60);
    file.addOrders([
      ['s1', 'S1', 'Lena Vogt', 'customer7@example.com', '+447700900006', '2024-09-29', 10],
      ['s2', 'S2', 'Sam Carter', 'customer9@example.com', '', '2024-09-29', 10],
      // A test of the shop's own that looks alike.
      ['s3', 'S3', 'Customer 5', 'customer5@example.com', '', '2024-09-29', 10],
    ]);
    answers.saveMapping({ tabs: ['Orders'], answers: {} }, file.asked());
    expect(answers.start({}, file.asked()).sample).toBe(false);
    answers.scheduleCampaign({ draft: draft(), typedCount: 61 }, file.asked());
    file.hours(4);
    expect(file.outbox).toHaveLength(61);
    const leftOut = file.ledger().filter(({ state }) => state !== 'accepted');
    expect(leftOut.map(({ to, reason }) => [to, reason]).sort()).toEqual([
      ['customer7@example.com', 'sample data'],
      ['customer9@example.com', 'sample data'],
    ]);
  });
});
