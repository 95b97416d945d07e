import { readMembers } from '../../src/metrics/members.ts';
import { tehran } from './formula.ts';
import { reckon } from './reckon.ts';
import { day, shopOf } from './shop.ts';

const orders = shopOf([
  { customer: 'ada@x.com', day: day('2024-01-20'), amount: 1 },
  { customer: 'ben@x.com', day: day('2024-03-05'), amount: 1 },
  { customer: '4417', day: day('2024-06-01'), amount: 1 },
]);
const read = (rows: unknown[][]) => readMembers(rows as never, orders, tehran.zone);

test('the joining day is found by its header, the customer by any other column', () => {
  const rows = [
    ['no', 'name', 'email', 'birthday', 'Joined on'],
    [1, 'Ada', 'ada@x.com', '1990-01-01', '2024-01-01'],
    ['', '', '', '', ''],
    [2, 'Zoe', 'zoe@x.com', '1991-01-01', '2024-01-15'],
  ];
  expect(read(rows)).toEqual([
    { customer: 0, joined: day('2024-01-01') },
    { customer: -1, joined: day('2024-01-15') },
  ]);
});

test('Persian headers, Jalali days and numbers for ids', () => {
  const rows = [
    ['شماره مشتری', 'تاریخ عضویت'],
    [4417, '۱۴۰۳/۰۱/۱۵'],
  ];
  expect(read(rows)).toEqual([{ customer: 2, joined: day('2024-04-03') }]);
});

test('without a header the column of days is found by its cells', () => {
  expect(
    read([
      ['ada@x.com', '2024-01-01'],
      ['ben@x.com', '2024-02-01'],
    ]),
  ).toHaveLength(2);
  expect(read([[new Date('2024-01-01T00:00:00+03:30'), 'ada@x.com']])).toEqual([
    { customer: 0, joined: day('2024-01-01') },
  ]);
});

test('who stands there twice is one member, joined on the earlier day', () => {
  const rows = [
    ['e-mail', 'joined'],
    ['ada@x.com', '2024-01-05'],
    ['zoe', '2024-01-05'],
    ['ada@x.com', '2024-01-02'],
    ['Zoe ', '2024-01-01'],
  ];
  expect(read(rows)).toEqual([
    { customer: 0, joined: day('2024-01-02') },
    { customer: -1, joined: day('2024-01-01') },
  ]);
});

test('the order of day and month is one for the column', () => {
  const rows = [
    ['e-mail', 'joined'],
    ['ada@x.com', '05/01/2024'],
    ['ben@x.com', '25/01/2024'],
  ];
  expect(read(rows).map(({ joined }) => joined)).toEqual([day('2024-01-05'), day('2024-01-25')]);
});

test.each([
  [
    [
      ['e-mail', 'joined'],
      ['ada@x.com', '05/01/2024'],
    ],
    'row 2 of the range: "05/01/2024" is not a date',
  ],
  [
    [
      ['e-mail', 'joined'],
      ['ada@x.com', ''],
    ],
    'row 2 of the range: an empty cell is not a date',
  ],
  [
    [
      ['e-mail', 'city'],
      ['ada@x.com', 'Rome'],
    ],
    'must have one column of joining days, found none',
  ],
  [[['ada@x.com', '2024-01-05', '2024-01-06']], 'must have one column of joining days, found several'],
])('%j is refused with a sentence', (rows, sentence) => {
  expect(() => read(rows)).toThrow(sentence);
});

test('only members old enough are judged, and an order before joining or after the days does not count', () => {
  const members = [
    ['e-mail', 'joined'],
    ['ada@x.com', '2024-01-01'],
    ['ben@x.com', '2024-01-04'],
    ['4417', '2024-05-01'],
  ];
  // Ada after 19 days; Ben after 61; 4417 joined 31 days before the latest order.
  expect(reckon('ACTIVATION_RATE', { members, orders })).toBe(0.5);
  expect(reckon('ACTIVATION_RATE', { members, orders, days: 61 })).toBe(1);
  expect(reckon('ACTIVATION_RATE', { members, orders, days: 31 })).toBe(2 / 3);
  expect(() => reckon('ACTIVATION_RATE', { members, orders, days: 300 })).toThrow(
    'who joined 300 days before',
  );
});
