import { makeSample } from '../src/start.ts';
import { MemoryFile } from './campaigns/memoryFile.ts';

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
});
