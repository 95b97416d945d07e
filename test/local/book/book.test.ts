import { Book } from '../../../local/book/book.ts';
import { DateSerial } from '../../../local/book/value.ts';

test('typed days become serial numbers with a date format', () => {
  const sheet = new Book({ id: 'b', zone: 'UTC' }).addSheet('Orders');
  sheet.enter(1, 1, [['1/2/2025', '01234', '$2.99', '10%', 'TRUE', "'01", '1,000,000', '2025-01-02 13:45']]);
  expect(sheet.values({ row: 1, column: 1, rows: 1, columns: 8 })).toEqual([
    [new DateSerial(45659), 1234, 2.99, 0.1, true, '01', 1000000, new DateSerial(45659 + 13.75 / 24)],
  ]);
  expect(sheet.displays({ row: 1, column: 1, rows: 1, columns: 8 })).toEqual([
    ['1/2/2025', '1234', '$2.99', '10%', 'TRUE', '01', '1,000,000', '2025-01-02 13:45'],
  ]);
});
