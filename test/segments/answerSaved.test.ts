import type { Asked } from '../../src/calls/calls.ts';
import type { Language } from '../../src/core/language.ts';
import { sampleOrders } from '../../src/orders/sample.ts';
import { audienceFile, removeSegment, saveSegment, segmentFacts } from '../../src/segments/answerSaved.ts';
import { type Expression, matching } from '../../src/segments/rules/expression.ts';
import { parseExpression } from '../../src/segments/rules/parseExpression.ts';
import { MemoryWorkbook, memoryPlatform, memorySettings } from './memoryWorkbook.ts';
import { day } from './shop.ts';

const today = day('2025-11-26');

/** The sample shop, or its first orders, and what the sidebar may ask of it. */
function sampleShop(language: Language = 'en', orders = Number.POSITIVE_INFINITY) {
  const workbook = new MemoryWorkbook();
  const settings = memorySettings();
  const rows = sampleOrders(language, today - 1).slice(0, 1 + orders);
  const tab = workbook.addTab(language === 'fa' ? 'سفارشات' : 'Orders', rows.length, rows[0]!.length);
  tab.write(1, 1, rows);
  settings.file.set('orders', { tabs: [tab.id] });
  const platform = memoryPlatform(workbook, today * 86_400_000 + 30_000_000, settings);
  const asked: Asked = { platform, language, fileLanguage: language };
  const column = (name: string, row: number) => workbook.sheet(name).cells[row]!.map(({ value }) => value);
  return {
    workbook,
    asked,
    settings,
    row: (at: number) => column(language === 'fa' ? 'بخش بندی' : 'Segments', at),
  };
}

const lapsing: Expression = parseExpression('stage: lapsing and bought: Coffee; at least 2');

const countIn = (asked: Asked, expression: Expression): number =>
  matching(expression, segmentFacts({ fields: [], predicted: false, moved: [] }, asked).facts, {
    zone: asked.platform.workbook.zone,
    language: asked.language,
    savedMapping: () => null,
  }).length;

describe('a segment made in the sidebar', () => {
  test('is a row of the tab Segments, which is made with its header, and a tab of exactly those counted', () => {
    const { workbook, asked, row } = sampleShop();
    const expected = countIn(asked, lapsing);
    expect(expected).toBeGreaterThan(20);
    const { tab, saved, warnings } = saveSegment(
      { name: ' Coffee, lapsing ', was: '', expression: lapsing, tab: 'now' },
      asked,
    );
    expect({ tab, warnings }).toMatchObject({
      tab: { name: 'Coffee, lapsing', customers: expected },
      warnings: [],
    });
    expect(saved).toEqual([{ name: 'Coffee, lapsing', expression: lapsing, hasTab: true, problem: '' }]);
    expect(row(0).slice(0, 3)).toEqual(['Segment', 'Who is in it', 'Make a tab']);
    expect(row(1).slice(0, 4)).toEqual([
      'Coffee, lapsing',
      'stage: lapsing and bought: Coffee; at least 2',
      'yes',
      expected,
    ]);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Orders', 'Segments', 'Coffee, lapsing']);
    expect(workbook.sheet('Coffee, lapsing').cells.length).toBe(expected + 3);
  });

  test('is worded in Persian in a Persian file, and reads back the same', () => {
    const { asked, row } = sampleShop('fa');
    const { saved } = saveSegment({ name: 'دوستان', was: '', expression: lapsing, tab: 'no' }, asked);
    expect(row(1)[1]).toBe('مرحله: رو به ریزش و خریده: Coffee؛ دست‌کم ۲');
    expect(saved[0]!.expression).toEqual(lapsing);
  });

  test('takes its tab, what people wrote there and its campaigns along to a new name', () => {
    const { workbook, asked, row } = sampleShop();
    saveSegment({ name: 'Old', was: '', expression: lapsing, tab: 'now' }, asked);
    const header = workbook.sheet('Old').cells[1]!.map(({ value }) => value);
    workbook.edit('Old', 3, header.indexOf('My note') + 1, { value: 'wholesale' });
    saveSegment({ name: 'New name', was: 'Old', expression: lapsing, tab: 'now' }, asked);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Orders', 'Segments', 'New name']);
    expect(workbook.sheet('New name').cells[2]!.map(({ value }) => value)).toContain('wholesale');
    expect(row(1)[0]).toBe('New name');
    const rename = (was: string, name: string) => {
      saveSegment({ name, was, expression: lapsing, tab: 'no' }, asked);
      return workbook.sheets.map((sheet) => sheet.name);
    };
    expect(rename('New name', 'NEW name')).toEqual(['Orders', 'Segments', 'NEW name']);
    expect(rename('NEW name', 'ORDERS')).toEqual(['Orders', 'Segments', 'NEW name']);
  });

  test('leaves a tab that people renamed under the name they gave it', () => {
    const { workbook, asked } = sampleShop('en', 300);
    saveSegment({ name: 'Old', was: '', expression: lapsing, tab: 'now' }, asked);
    workbook.tab('Old')!.look().rename('Mine');
    saveSegment({ name: 'New name', was: 'Old', expression: lapsing, tab: 'now' }, asked);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Orders', 'Segments', 'Mine']);
  });

  test('that is removed leaves its tab and the other segments', () => {
    const { workbook, asked } = sampleShop('en', 300);
    saveSegment({ name: 'One', was: '', expression: lapsing, tab: 'now' }, asked);
    saveSegment({ name: 'Two', was: '', expression: parseExpression('orders: from 3'), tab: 'no' }, asked);
    expect(removeSegment({ name: 'one' }, asked).saved.map(({ name }) => name)).toEqual(['Two']);
    expect(workbook.sheets.map(({ name }) => name)).toContain('One');
    expect(segmentFacts({ fields: [], predicted: false, moved: [] }, asked).saved).toHaveLength(1);
  });

  test.each([
    ['', lapsing, 'the segment needs a name'],
    ['Champions', lapsing, '"Champions" is the name of another tab or segment'],
    ['taken', lapsing, '"taken" is the name of another tab or segment'],
    ['x'.repeat(81), lapsing, 'the name must be at most 80 letters'],
    ['Fine', { rule: 'orders', typed: { from: 'many' } }, 'orders, from must be a number, got "many"'],
    ['Fine', { rule: 'nonsense', typed: {} }, 'there is no condition "nonsense"'],
  ])('named «%s» is refused before anything is written', (name, expression, sentence) => {
    const { workbook, asked } = sampleShop('en', 300);
    saveSegment({ name: 'Taken', was: '', expression: lapsing, tab: 'no' }, asked);
    const before = workbook.held();
    expect(() => saveSegment({ name, was: '', expression, tab: 'now' }, asked)).toThrow(sentence);
    expect(workbook.held()).toEqual(before);
  });

  test('whose name could be a formula stays a text', () => {
    const { workbook, asked } = sampleShop('en', 300);
    saveSegment({ name: '=1+1', was: '', expression: lapsing, tab: 'now' }, asked);
    const formulas = [...workbook.sheet('Segments').cells, workbook.sheet('=1+1').cells[0]!]
      .flat()
      .filter(({ formula }) => formula !== '');
    expect(formulas).toEqual([]);
    expect(workbook.sheet('Segments').cells[1]![0]!.value).toBe('=1+1');
  });
});

test('a mistake that people make in a row is told with its cell, and mends when they mend it', () => {
  const { workbook, asked } = sampleShop('en', 300);
  saveSegment({ name: 'Mine', was: '', expression: lapsing, tab: 'no' }, asked);
  workbook.edit('Segments', 2, 2, { value: 'stag: lapsing' });
  const { saved } = segmentFacts({ fields: [], predicted: false, moved: [] }, asked);
  expect(saved[0]).toMatchObject({ name: 'Mine', expression: null });
  expect(saved[0]!.problem).toMatch(/^Segments B2: there is no condition "stag"/);
  workbook.edit('Segments', 2, 2, { value: 'stage: lost' });
  expect(segmentFacts({ fields: [], predicted: false, moved: [] }, asked).saved[0]!.expression).toEqual(
    parseExpression('stage: lost'),
  );
});

test('the facts name every column that can be asked for, and hold one when it is', () => {
  const { asked } = sampleShop();
  const { columns, facts } = segmentFacts({ fields: ['Source'], predicted: true, moved: [] }, asked);
  expect(columns).toEqual(expect.arrayContaining(['City', 'Source']));
  expect(new Set(facts.fields['Source'])).toContain('Instagram');
  expect(facts.predicted?.value.filter((value) => value !== null).length).toBeGreaterThan(500);
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
});

test('a file for ads holds those of a segment who may be written to, and nobody who opted out', () => {
  const { workbook, asked } = sampleShop();
  const before = audienceFile({ segment: 'at_risk', ads: 'google' }, asked);
  expect(before.rows).toBeGreaterThan(20);
  expect(before.rows).toBeLessThanOrEqual(before.customers);
  const { facts } = segmentFacts({ fields: [], predicted: false, moved: [] }, asked);
  const inSegment = facts.segment.map((segment) => segment === 'at_risk');
  const reached = inSegment.filter(
    (is, who) => is && (facts.reach.email[who] || facts.reach.sms[who]),
  ).length;
  expect(before.rows).toBe(reached);
  expect(before.csv).not.toMatch(/@|\+/);

  const orders = workbook.sheet('Orders').cells;
  const mailAt = orders[0]!.findIndex(({ value }) => value === 'E-mail');
  const mails = [...new Set(orders.slice(1).map((row) => String(row[mailAt]!.value)))].filter(
    (mail) => mail !== '',
  );
  const tab = workbook.addTab('Opt-outs', mails.length + 1, 2);
  tab.write(1, 1, [['Address', 'Channel'], ...mails.map((mail) => [mail, 'all'])]);
  expect(audienceFile({ segment: 'at_risk', ads: 'google' }, asked).rows).toBeLessThan(before.rows / 3);
});
