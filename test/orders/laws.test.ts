import { isoOf } from '../../src/core/days.ts';
import { formatJalali } from '../../src/core/jalali.ts';
import { persianDigits } from '../../src/core/text.ts';
import fc from '../fc.ts';
import { expectBalance, orderLines, read, revenueOf, tehran } from './reading.ts';

/** Each law on 40 shops; those of one row an order and of one row a line are many. */
const law = <T extends unknown[]>(property: fc.IPropertyWithHooks<T>) => fc.assert(property, { numRuns: 40 });

interface Line {
  readonly product: string;
  readonly quantity: number;
  readonly price: number;
}

interface Order {
  readonly id: number;
  readonly who: number;
  readonly day: number;
  readonly status: 'paid' | 'cancelled' | 'refunded' | 'pending';
  readonly lines: readonly Line[];
}

const line = fc.record({
  product: fc.constantFrom('Tea 100 g', 'Tea 50 g', 'Mug', 'Honey', 'Cup'),
  quantity: fc.integer({ min: 1, max: 5 }),
  price: fc.integer({ min: 1, max: 5_000 }),
});
const order = fc.record({
  who: fc.integer({ min: 0, max: 9 }),
  // Past the 12th of some month, so that no order of day and month is in doubt.
  day: fc.integer({ min: 19_400, max: 20_400 }),
  status: fc.constantFrom<Order['status']>('paid', 'paid', 'paid', 'cancelled', 'refunded', 'pending'),
  // Different products, so that no order looks like one that was exported twice.
  lines: fc.uniqueArray(line, { minLength: 1, maxLength: 4, selector: ({ product }) => product }),
});
const shop = fc
  .array(order, { minLength: 2, maxLength: 30 })
  .map((orders) => orders.map((each, i): Order => ({ id: 1001 + i, ...each })));

const total = ({ lines }: Order) => lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
const phone = (who: number) => `0912000${1000 + who}`;

type Row = (string | number | Date)[];

const english = ['Order ID', 'Customer ID', 'Email', 'Phone', 'Order date', 'Order total', 'Status'];
const orderRow = (each: Order): Row => [
  each.id,
  `C${each.who}`,
  `c${each.who}@shop.example`,
  phone(each.who),
  isoOf(each.day),
  total(each),
  each.status,
];

const persian = ['شماره سفارش', 'کد مشتری', 'ایمیل', 'موبایل', 'تاریخ سفارش', 'مبلغ نهایی', 'وضعیت سفارش'];
const persianStatus = {
  paid: 'پرداخت شده',
  cancelled: 'لغو شده',
  refunded: 'مرجوعی',
  pending: 'در انتظار پرداخت',
};
const persianRow = (each: Order): Row => [
  persianDigits(String(each.id)),
  `C${persianDigits(String(each.who))}`,
  `c${each.who}@shop.example`,
  persianDigits(phone(each.who)),
  persianDigits(formatJalali(each.day)),
  persianDigits(String(total(each)).replace(/\B(?=(\d{3})+$)/g, '٬')),
  persianStatus[each.status],
];

const table = (orders: readonly Order[]): Row[] => [english, ...orders.map(orderRow)];

/** Orders without their id's spelling, which a translated file changes. */
const told = (rows: Row[]) => {
  const reading = read(rows, undefined, tehran);
  expectBalance(reading);
  return orderLines(reading);
};

const latin = (lines: string[]) =>
  lines.map((text) => text.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))).sort();

const shuffled = <T>(items: readonly T[], seed: number): T[] =>
  items
    .map((item, i) => ({ item, key: Math.imul(i + 1, seed | 1) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

describe('the same orders', () => {
  test('in whatever order the rows stand', () => {
    law(
      fc.property(shop, fc.integer(), (orders, seed) => {
        expect(told(table(shuffled(orders, seed)))).toEqual(told(table(orders)));
      }),
    );
  });

  test('in whatever order the columns stand', () => {
    law(
      fc.property(shop, fc.integer(), (orders, seed) => {
        const rows = table(orders);
        const places = shuffled([...english.keys()], seed);
        expect(told(rows.map((row) => places.map((at) => row[at]!)))).toEqual(told(rows));
      }),
    );
  });

  test('with Persian headers, digits, statuses and Jalali days', () => {
    law(
      fc.property(shop, (orders) => {
        expect(latin(told([persian, ...orders.map(persianRow)]))).toEqual(told(table(orders)));
      }),
    );
  });

  test('with real dates instead of text, also those typed in the Jalali calendar', () => {
    const midnight = (day: number) => new Date(day * 864e5 - 3.5 * 3_600_000);
    const typedJalali = (day: number) => {
      const [y, m, d] = formatJalali(day).split('/').map(Number);
      // What the Gregorian calendar does not have, such as 1403-02-31, stays text in a sheet.
      const date = new Date(Date.UTC(y!, m! - 1, d!));
      return date.getUTCDate() === d ? new Date(date.getTime() - 3.5 * 3_600_000) : formatJalali(day);
    };
    const withDates = (orders: readonly Order[], cell: (day: number) => Date | string): Row[] => [
      english,
      ...orders.map((each) => orderRow(each).map((value, at) => (at === 4 ? cell(each.day) : value))),
    ];
    law(
      fc.property(shop, (orders) => {
        expect(told(withDates(orders, midnight))).toEqual(told(table(orders)));
        expect(told(withDates(orders, typedJalali))).toEqual(told(table(orders)));
      }),
    );
  });

  test('whether a sheet holds text or numbers', () => {
    law(
      fc.property(shop, (orders) => {
        const rows = table(orders);
        expect(told(rows.map((row) => row.map(String)))).toEqual(told(rows));
      }),
    );
  });

  test('in Rial and in Toman', () => {
    const inUnit = (orders: readonly Order[], unit: string, times: number): Row[] => [
      english.map((header) => (header === 'Order total' ? `Order total (${unit})` : header)),
      ...orders.map((each) => orderRow(each).map((cell, at) => (at === 5 ? total(each) * times : cell))),
    ];
    law(
      fc.property(shop, (orders) => {
        const toman = inUnit(orders, 'تومان', 1);
        expect(told(inUnit(orders, 'ریال', 10))).toEqual(told(toman));
        expect(revenueOf(read(inUnit(orders, 'ریال', 10)))).toEqual(revenueOf(read(toman)));
      }),
    );
  });

  const lineHeader = [...english, 'Product', 'Quantity', 'Unit price'];
  const lineRows = (orders: readonly Order[], cells: (row: Row, at: number) => Row): Row[] => [
    lineHeader,
    ...orders.flatMap((each) =>
      each.lines.map(({ product, quantity, price }, at) => [
        ...cells(orderRow(each), at),
        product,
        quantity,
        price,
      ]),
    ),
  ];

  test('one row a line, the order total repeated on each', () => {
    law(
      fc.property(shop, (orders) => {
        expect(told(lineRows(orders, (row) => row))).toEqual(told(table(orders)));
      }),
    );
  });

  test('one row a line, all but the id blank after the first', () => {
    const blankAfter = (row: Row, at: number) =>
      at === 0 ? row : row.map((cell, i) => (i === 0 ? cell : ''));
    law(
      fc.property(shop, (orders) => {
        expect(told(lineRows(orders, blankAfter))).toEqual(told(table(orders)));
      }),
    );
  });

  test('one row a line, even the id blank after the first', () => {
    const blankAfter = (row: Row, at: number) => (at === 0 ? row : row.map(() => ''));
    law(
      fc.property(shop, (orders) => {
        expect(told(lineRows(orders, blankAfter))).toEqual(told(table(orders)));
      }),
    );
  });

  test('one row a line, with no total but quantity and price', () => {
    const without = (row: Row) => row.filter((_, at) => at !== 5);
    law(
      fc.property(shop, (orders) => {
        const rows = lineRows(orders, (row) => row).map(without);
        expect(told(rows)).toEqual(told(table(orders)));
        expect(told([rows[0]!, ...shuffled(rows.slice(1), orders.length)])).toEqual(told(table(orders)));
      }),
    );
  });

  test('exported twice into one file', () => {
    law(
      fc.property(shop, (orders) => {
        expect(told([...table(orders), ...orders.map(orderRow)])).toEqual(told(table(orders)));
      }),
    );
  });

  test('with blank rows, a repeated header, title lines above and a line of totals below', () => {
    law(
      fc.property(shop, (orders) => {
        const rows = table(orders);
        const blank = english.map(() => '');
        const half = Math.ceil(orders.length / 2);
        const messy: Row[] = [
          ['Orders of the shop', '', '', '', '', '', ''],
          blank,
          ...rows.slice(0, half + 1),
          blank,
          english,
          ...rows.slice(half + 1),
          blank,
          ['Total', '', '', '', '', orders.reduce((sum, each) => sum + total(each), 0), ''],
          blank,
        ];
        const reading = read(messy, undefined, tehran);
        expectBalance(reading);
        expect(orderLines(reading)).toEqual(told(rows));
        expect(reading.rowsIn).toBe(orders.length);
      }),
    );
  });
});

test('money times ten is revenue times ten', () => {
  law(
    fc.property(shop, (orders) => {
      const times = table(orders).map((row, i) =>
        i === 0 ? row : row.map((cell, at) => (at === 5 ? Number(cell) * 10 : cell)),
      );
      const [sum] = Object.values(revenueOf(read(table(orders))));
      const [tenfold] = Object.values(revenueOf(read(times)));
      expect(Number(tenfold)).toBe(Number(sum) * 10);
    }),
  );
});
