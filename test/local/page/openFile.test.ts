import { Opener } from '../../../local/page/openFile.ts';
import { tinyBundle } from './tinyBundle.ts';

const nowMs = Date.UTC(2025, 10, 29, 6, 42);
const opener = () => new Opener({ bundle: tinyBundle, timezone: 'Asia/Tehran', account: 'consumer', nowMs });
const bytes = (text: string) => new TextEncoder().encode(text);

test('a file opens under its own name, with columns as wide as what they hold', () => {
  const file = opener().open(
    '/home/ada/shop.csv',
    bytes('id,e-mail\n1,somebody.with.a.long.name@example.com\n'),
    'en',
  );
  expect(file.name).toBe('shop.csv');
  const sheet = file.host.book.sheets[0]!;
  expect(sheet.name).toBe('Orders');
  expect(sheet.grid.column(1).width).toBe(60);
  expect(sheet.grid.column(2).width).toBeGreaterThan(200);
  expect(sheet.layout.rightToLeft).toBe(false);
});

test('a file with Persian headers runs from right to left', () => {
  const file = opener().open('فروش.csv', bytes('نام,مبلغ\nمریم,5\n'), 'fa');
  expect(file.host.book.sheets[0]!.name).toBe('سفارشات');
  expect(file.host.book.sheets[0]!.layout.rightToLeft).toBe(true);
});

test.each([
  ['en', /^The file could not be read: empty\.csv holds no rows/],
  ['fa', /^فایل خوانده نشد: /],
] as const)('a file without rows is refused in words (%s)', (language, sentence) => {
  expect(() => opener().open('empty.csv', bytes(''), language)).toThrow(sentence);
});

test('several files are the sheets of one', () => {
  const files = ['orders', 'products'].map((name) => ({
    name: `${name}.csv`,
    bytes: bytes('a,b\n1,2\n'),
    tab: '',
  }));
  expect(
    opener()
      .openAll(files, 'en')
      .host.book.sheets.map(({ name }) => name),
  ).toEqual(['orders', 'products']);
});

test('what is opened can be saved and opened again', () => {
  const first = opener().open('shop.csv', bytes('name,amount\nAda,5.5\n'), 'en');
  const again = opener().open('shop.xlsx', opener().save(first), 'en');
  expect(again.host.book.sheets[0]!.displays({ row: 1, column: 1, rows: 2, columns: 2 })).toEqual([
    ['name', 'amount'],
    ['Ada', '5.5'],
  ]);
});
