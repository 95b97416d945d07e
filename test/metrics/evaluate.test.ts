import { UserError } from '../../src/core/errors.ts';
import { evaluateMetric } from '../../src/metrics/evaluate.ts';
import { formula, inPersian, tehran } from './formula.ts';

const orders = [
  ['customer', 'date', 'amount'],
  ['Ada', '2025-01-05', 40],
  ['Ben', '2025-01-20', 25],
  ['Ada', '2025-02-10', 60],
  [17_850, '2025-02-14', 30],
  ['Ada', '2025-04-02', 50],
  ['Dan', '2025-04-05', 35],
  ['', '', ''],
];
const ask = (name: string, ...args: unknown[]) => evaluateMetric(name, args, tehran);

function sentence(name: string, ...args: unknown[]): string {
  try {
    return `no error but ${JSON.stringify(ask(name, ...args))}`;
  } catch (error) {
    return error instanceof UserError ? error.message : `a bug: ${String(error)}`;
  }
}

describe('what cannot be answered is an error that says what to mend', () => {
  test.each([
    ['AOV', [orders, 'soon'], 'from must be a date or a month, got "soon"'],
    ['AOV', [12], 'orders must be a range with a header row, such as Orders!A:H, got 12'],
    ['AOV', [], 'orders must be a range with a header row, such as Orders!A:H, got an empty cell'],
    [
      'AOV',
      [orders, '2025-03'],
      'the period must hold an order that counts, got none from 2025-03-01 to 2025-03-31',
    ],
    [
      'REPEAT_RATE',
      [orders, '2025-03'],
      'the period must hold an order that counts, got none from 2025-03-01 to 2025-03-31',
    ],
    [
      'ARPU',
      [orders, '2025-03'],
      'the period must hold an order that counts, got none from 2025-03-01 to 2025-03-31',
    ],
    ['AOV', [orders, '2025-03-01', '2025-02-01'], 'from must not be after to, got 2025-03-01 and 2025-02-01'],
    [
      'CHURN_RATE',
      [orders, '2025-03'],
      'the period must hold an order that counts, got none from 2025-03-01 to 2025-03-31',
    ],
    [
      'CHURN_RATE',
      [orders, '2025-04'],
      'from must leave earlier buyers to compare with, got none from 2025-03-01 to 2025-03-31',
    ],
    ['RETENTION_RATE', [orders, '', '', 'always'], 'of must be one of "before", "ever", got "always"'],
    [
      'RFM_SCORE',
      [orders, '2024-12-31'],
      'as_of must not be before the first order, 2025-01-05, got 2024-12-31',
    ],
    [
      'RFM_SCORE',
      [orders, '2026-01-01', 1],
      'the period must hold an order that counts, got none from 2025-12-02 to 2026-01-01',
    ],
    [
      'RFM_SCORE',
      [orders, '', '', '', 'Zoe'],
      'customer must be one with an order in the time asked for, got "Zoe"',
    ],
    ['RFM_SCORE', [orders, '', 0], 'months must be a whole number from 1 to 1200, got 0'],
    ['RFM_SEGMENT', [643], 'score must be three digits from 1 to 5, such as 543, got 643'],
    ['RFM_SEGMENT', ['champion'], 'score must be three digits from 1 to 5, such as 543, got "champion"'],
    [
      'RFM_SEGMENT',
      [[[543], [540]]],
      'score must be three digits from 1 to 5, such as 543, got 540 in row 2 of the range',
    ],
    ['CLV', [orders, '', '', '2025-03-01'], 'orders must reach back at least 90 days before as_of, got 56'],
    ['CLV', [orders, 0], 'years must be a number above 0, got 0'],
    ['CLV_PREDICT', [orders], 'orders must hold at least 100 customers for a forecast, got 4'],
    ['CROSS_SELL', [orders], 'order_lines must have a column of products, found none'],
    [
      'VALUE_BY',
      [orders, 'coupon'],
      'orders must have a column that says the coupon to be told apart by it, found none',
    ],
    ['CAC', [100, 0], 'new_customers must be a number above 0, got 0'],
    ['NPS', [[[10], [11]]], 'scores must be whole numbers from 0 to 10, got 11 in row 2'],
    ['NPS', [[[''], ['']]], 'scores must hold at least one number from 0 to 10, got none'],
    ['JALALI', ['2025-02-30'], 'date must be a date, got "2025-02-30"'],
    ['FROM_JALALI', ['1404/12/30'], 'text must be a Jalali date such as 1404/01/11, got "1404/12/30"'],
  ])('%s %#: %j', (name, args, expected) => {
    expect(sentence(name, ...args)).toBe(expected);
    expect(expected.length).toBeLessThanOrEqual(140);
  });

  test('in a Persian file the sentence is Persian', () => {
    expect(() => evaluateMetric('AOV', [orders, 'soon'], inPersian)).toThrow(
      '«از» (from) باید تاریخ یا ماه باشد، «soon» آمد',
    );
  });

  test('a Persian sentence tells days by the Jalali calendar, and quotes what was typed as it was', () => {
    const persian = (...args: unknown[]) => {
      try {
        return evaluateMetric('AOV', args, inPersian);
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(persian(orders, '2025-03-01', '2025-02-01')).toBe(
      '«از» (from) نباید پس از «تا» (to) باشد، ۱۴۰۳/۱۲/۱۱ و ۱۴۰۳/۱۱/۱۳ آمد',
    );
    expect(persian(orders, '2025-02-31')).toBe('«از» (from) باید تاریخ یا ماه باشد، «2025-02-31» آمد');
  });

  test('a cell with a date in it is quoted as the day that the sheet shows', () => {
    // 5 January 2024, 00:00 in Tehran.
    const date = new Date('2024-01-04T20:30:00Z');
    const rows = [
      ['a', date, 10, 'x'],
      ['b', date, 12, 'y'],
    ];
    expect(sentence('AOV', rows)).toBe(
      'orders: no column for "Order day"; headers found: a, 2024-01-05, 10, x. Settle it in Bazgasht › Orders',
    );
    const totals = [['customer', 'date', 'total'], ...rows.map((row) => [row[0], row[1], row[1]])];
    expect(sentence('AOV', totals)).not.toMatch(/\dT\d|GMT/);
  });

  test('a sentence fits however many columns or currencies there are', () => {
    const many = Array.from({ length: 12 }, (_, i) => `delivery address line ${i}`);
    const codes = ['EUR', 'USD', 'GBP', 'TRY', 'AED', 'SEK', 'NOK', 'DKK'];
    const wide = [many, many.map(() => 'x'), many.map(() => 'y')];
    const mixed = [
      ['order id', 'customer', 'date', 'total', 'currency of the order as the shop had it'],
      ...codes.map((code, i) => [`${i}`, 'Ada', `2025-01-0${i + 1}`, 40, code]),
    ];
    const alike = [
      ['customer', 'date', ...many.map((_, i) => `order total amount of column ${i}`)],
      ['Ada', '2025-01-05', ...many.map((_, i) => 10 + i)],
    ];
    for (const table of [wide, mixed, alike]) {
      for (const context of [tehran, inPersian]) {
        expect(() => evaluateMetric('AOV', [table], context)).toThrow(UserError);
        try {
          evaluateMetric('AOV', [table], context);
        } catch (error) {
          expect((error as Error).message.length).toBeLessThanOrEqual(140);
        }
      }
    }
    for (const code of codes) expect(sentence('AOV', mixed)).toContain(code);
  });

  test('so that IFERROR works', () => {
    expect(formula('=IFERROR(AOV(Orders!A:C; "soon"); "fell back")', { Orders: orders })).toBe('fell back');
  });
});

describe('customers asked for', () => {
  test('one cell gives one value, folded ids match, a blank cell gives a blank', () => {
    expect(ask('RFM_SCORE', orders, '', '', 'fifths', 'Ada')).toBe(
      ask('RFM_SCORE', orders, '', '', 'fifths', ' ADA '),
    );
    expect(ask('CUSTOMER_STAGE', orders, '', 17_850)).toBe(ask('CUSTOMER_STAGE', orders, '', '17850'));
    expect(ask('CUSTOMER_STAGE', orders, '', '۱۷۸۵۰')).toBe(ask('CUSTOMER_STAGE', orders, '', '17850'));
    expect(ask('RFM_SCORE', orders, '', '', '', '')).toBe('');
  });

  test('a range gives its own shape, with blanks for blank and unknown cells', () => {
    const asked = [
      ['Ada', 'Zoe'],
      ['', 'Ben'],
    ];
    const [one, other] = ['Ada', 'Ben'].map((who) => ask('RFM_SCORE', orders, '', '', '', who));
    expect(ask('RFM_SCORE', orders, '', '', '', asked)).toEqual([
      [one, ''],
      ['', other],
    ]);
    for (const name of ['CUSTOMER_STAGE', 'CLV', 'LOYALTY']) {
      const blanks = name === 'CLV' ? ['', '', ''] : name === 'LOYALTY' ? ['', '', '', '', ''] : [''];
      const values = ask(name, orders, ...blanks, asked) as unknown[][];
      expect(values.map((row) => row.map((cell) => cell !== ''))).toEqual([
        [true, false],
        [false, true],
      ]);
    }
  });

  test('left out, all come, each once', () => {
    for (const name of ['RFM_SCORE', 'CUSTOMER_STAGE', 'LOYALTY']) {
      const table = ask(name, orders) as unknown[][];
      expect(
        table
          .slice(1)
          .map((row) => String(row[0]))
          .sort(),
      ).toEqual(['17850', 'Ada', 'Ben', 'Dan']);
    }
  });

  test('a customer out of the last months has no score but still a lifetime value of 0 or more', () => {
    expect(sentence('RFM_SCORE', orders, '2025-04-05', 1, '', 'Ben')).toMatch(/^customer must be one/);
    const old = [...orders, ['Eve', '2023-01-01', 10]];
    expect(ask('CLV', old, '', '', '', 'Eve')).toBe(0);
  });
});

test('a month alone is that month, also Jalali; two months are all from the first to the last', () => {
  expect(ask('AOV', orders, '2025-02')).toBe(45);
  expect(ask('ORDERS_PER_CUSTOMER', orders, '2025-01', '2025-02')).toBe(4 / 3);
  // 2025-01-20 to 2025-02-18.
  expect(ask('AOV', orders, '۱۴۰۳/۱۱')).toBe(115 / 3);
});

test('RFM_SEGMENT of one or many, numbers or texts', () => {
  expect(ask('RFM_SEGMENT', 543)).toBe('champions');
  expect(
    ask('RFM_SEGMENT', [
      ['543', 111],
      ['', '۳۳۱'],
    ]),
  ).toEqual([
    ['champions', 'hibernating'],
    ['', 'need attention'],
  ]);
});

test('JALALI and FROM_JALALI of one or many, in a format and in the language of the file', () => {
  expect(ask('JALALI', [['2025-03-31'], ['']], 'dddd d MMMM yy')).toEqual([['Monday 11 Farvardin 04'], ['']]);
  expect(evaluateMetric('JALALI', ['2025-03-31', 'dddd d MMMM yyyy'], inPersian)).toBe(
    'دوشنبه 11 فروردین 1404',
  );
  const back = ask('FROM_JALALI', '۱۴۰۴/۰۱/۱۱') as Date;
  expect(back.toISOString()).toBe('2025-03-30T20:30:00.000Z');
});

test('FROM_JALALI on a day without a midnight is that day’s first instant', () => {
  // Tehran set its clocks forward at midnight of 2022-03-22, 1401/01/02.
  const change = Date.UTC(2022, 2, 21, 20, 30);
  const zone = { id: 'Asia/Tehran', offsetAt: (ms: number) => (ms < change ? 3.5 : 4.5) * 3_600_000 };
  const day = (text: string) =>
    (evaluateMetric('FROM_JALALI', [text], { ...tehran, zone }) as Date).getTime();
  expect(day('1401/01/02')).toBe(change);
  expect(day('1401/01/01')).toBe(Date.UTC(2022, 2, 20, 20, 30));
  expect(day('1401/01/03')).toBe(Date.UTC(2022, 2, 22, 19, 30));
});
