import type { CampaignDraft } from '../../src/calls.ts';
import { campaign, previewCampaign, scheduleCampaign } from '../../src/campaigns/answer.ts';
import type { MemoryFile } from './memoryFile.ts';
import { draft, shopOf } from './shops.ts';

const schedule = (file: MemoryFile, change: Partial<CampaignDraft> = {}) =>
  file.run(
    () =>
      void scheduleCampaign({ draft: draft({ dataAge: 999, ...change }), typedCount: null }, file.asked()),
  );

function withPool(people: number, codes: readonly string[]): MemoryFile {
  const file = shopOf(people);
  const tab = file.workbook.addTab('Codes', codes.length + 1, 4);
  tab
    .look()
    .style(
      { row: 1, column: 1, rows: codes.length + 1, columns: 4 },
      { formats: ['@', '@', '@', 'General'] },
    );
  tab.write(1, 1, [['Code', 'Campaign', 'Customer', 'Given'], ...codes.map((code) => [code, '', '', ''])]);
  return file;
}

describe('one-time codes', () => {
  test('are given one each from the pool, worthiest first, and marked there', () => {
    const file = withPool(4, ['A1', 'B2', 'C3', 'D4', 'E5']);
    schedule(file, { text: 'Your code: {{code}}' });
    file.hours(2);
    const codes = file.outbox.map(({ message }) => /code: (\S+)/.exec(message.text)![1]);
    expect(codes).toEqual(['A1', 'B2', 'C3', 'D4']);
    const pool = file.rows('Codes');
    expect(pool.map((row) => row['Campaign'])).toEqual(['Hello', 'Hello', 'Hello', 'Hello', '']);
    expect(new Set(pool.slice(0, 4).map((row) => row['Customer'])).size).toBe(4);
  });

  test('that have run out leave the rest out', () => {
    const file = withPool(4, ['A1', 'B2', 'B2']);
    schedule(file, { text: 'Your code: {{code}}' });
    file.hours(2);
    expect(file.outbox).toHaveLength(2);
    expect(campaign({ name: 'Hello' }, file.asked()).notSent).toEqual([
      { id: 'no_code', label: 'codes have run out', count: 2 },
    ]);
  });

  test('are never given twice, though the pool forgot who has them', () => {
    const file = withPool(4, ['A1', 'B2', 'C3', 'D4', 'E5', 'F6']);
    schedule(file, { text: 'Your code: {{code}}' });
    file.hours(2);
    const tab = file.workbook.tab('Codes')!;
    tab.write(
      2,
      2,
      Array.from({ length: 6 }, () => ['', '', '']),
    );
    schedule(file, { name: 'Second', start: '2024-10-03T10:00', text: 'Your code: {{code}}' });
    file.hours(48);
    const codes = file.outbox.map(({ message }) => /code: (\S+)/.exec(message.text)![1]);
    expect(codes.sort()).toEqual(['A1', 'B2', 'C3', 'D4', 'E5', 'F6']);
  });

  test('without a pool are missed before anything is sent', () => {
    const file = shopOf(3);
    const { lint, gets } = previewCampaign({ draft: draft({ text: '{{code}}' }) }, file.asked());
    expect(gets).toBe(0);
    expect(lint[0]).toMatchObject({ level: 'error', text: expect.stringMatching(/Codes tab/) as string });
  });
});

describe('a merge field from a column of the Customers tab', () => {
  test('is the cell of that customer, a column of the shop included', () => {
    const file = shopOf(3);
    const tab = file.workbook.addTab('Customers', 5, 4);
    tab.write(1, 1, [
      ['Customers, built today', '', '', ''],
      ['Customer', 'Next to offer', 'Shoe size', 'Spent (EUR)'],
      ['K0', 'Tea', 42, 1234.5],
      ['K1', '', '', ''],
      ['K2', 'Salt', 38.5, 10],
    ]);
    file.stores.file.set('builtTabs', JSON.stringify({ customers: tab.id }));
    schedule(file, { text: '{{next to offer|Coffee}}, {{Shoe size|any}} {{spent|-}}' });
    file.hours(2);
    const told = Object.fromEntries(
      file.outbox.map(({ message }) => [message.to, message.text.split('\n')[0]]),
    );
    expect(told['k0@example.com']).toMatch(/^Tea, 42 /);
    expect(told['k1@example.com']).toMatch(/^Coffee, any /);
    expect(told['k2@example.com']).toMatch(/^Salt, 38\.50 /);
    expect(
      previewCampaign({ draft: draft({ name: 'Other', text: '{{Shoe size|any}}' }) }, file.asked()).lint,
    ).toEqual([]);
  });
});
