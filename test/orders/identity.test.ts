import { read, rows, tehran, utc } from './reading.ts';

const header = 'order id | customer id | email | phone | name | date | total';

/** Customer of each order, as printed. */
function customersOf(...lines: string[]): string[] {
  const reading = read(
    rows(header, ...lines.map((line, i) => `${i + 1} | ${line} | 2025-01-${10 + i} | 10`)),
    undefined,
    tehran,
  );
  const keys = new Map(reading.all().map(({ detail, customer }) => [detail.id, customer]));
  return lines.map((_, i) => keys.get(String(i + 1))!);
}

test('the customer id comes first, then e-mail, phone and name', () => {
  expect(
    customersOf(
      'C1 | ann@shop.example | 09121112233 | Ann',
      ' | bob@shop.example | 09121112244 | Bob',
      ' | | 09121112255 | Cleo',
      ' | | | Dan',
      ' | | | ',
    ),
  ).toEqual(['C1', 'bob@shop.example', '+989121112255', 'Dan', '']);
});

test('an equal e-mail or phone unites, in whatever spelling', () => {
  expect(
    customersOf(
      ' | Ann@Shop.example | | Ann',
      ' | ann@shop.example | 0912 111 2233 | Ann',
      ' | | +98 912-111-2233 | Ann',
      ' | | ۹۱۲۱۱۱۲۲۳۳ | ان',
      ' | | 00989121112233 | A.',
    ),
  ).toEqual(Array.from({ length: 5 }, () => 'ann@shop.example'));
});

test('a contact found with one id brings its other orders to that id', () => {
  expect(
    customersOf('C1 | ann@shop.example | |', ' | ann@shop.example | 09121112233 |', ' | | 09121112233 |'),
  ).toEqual(['C1', 'C1', 'C1']);
});

test('two customer ids never merge, and a contact found with both links nothing', () => {
  expect(
    customersOf(
      'C1 | family@shop.example | 09121112233 |',
      'C2 | family@shop.example | 09121112244 |',
      ' | family@shop.example | |',
      ' | family@shop.example | 09121112233 |',
    ),
  ).toEqual(['C1', 'C2', 'family@shop.example', 'C1']);
});

test('an order whose e-mail leads to one id and phone to another goes by the e-mail, and merges nothing', () => {
  expect(
    customersOf('C1 | ann@shop.example | |', 'C2 | | 09121112233 |', ' | ann@shop.example | 09121112233 |'),
  ).toEqual(['C1', 'C2', 'C1']);
});

test('a contact that leads to two ids through others stays apart from both', () => {
  expect(
    customersOf(
      'C1 | | 09121112233 |',
      'C2 | | 09121112244 |',
      ' | gift@shop.example | 09121112233 |',
      ' | gift@shop.example | 09121112244 |',
      ' | gift@shop.example | |',
    ),
  ).toEqual(['C1', 'C2', 'C1', 'C2', 'gift@shop.example']);
});

test('three names may share a phone; with the fourth it links nothing and is nobody’s', () => {
  const shared = (names: string[]) => customersOf(...names.map((name) => ` | | 09121112233 | ${name}`));
  expect(new Set(shared(['Ann', 'Ann Lee', 'A. Lee', 'ann']))).toEqual(new Set(['+989121112233']));
  expect(shared(['Ann', 'Bob', 'Cleo', 'Dan'])).toEqual(['Ann', 'Bob', 'Cleo', 'Dan']);
});

test.each(['09123456789', '09120000000', '۰۹۱۱۱۱۱۱۱۱۱', '0000000000', '1234567890'])(
  'the placeholder phone %s links nothing',
  (phone) => {
    expect(customersOf(` | | ${phone} | Ann`, ` | | ${phone} | Bob`, ` | | ${phone} |`)).toEqual([
      'Ann',
      'Bob',
      '',
    ]);
  },
);

test.each(['test@test.com', 'noreply@shop.example', 'no@email.com', 'none@none.com'])(
  'the placeholder e-mail %s links nothing',
  (email) => {
    expect(customersOf(` | ${email} | | Ann`, ` | ${email} | | Bob`)).toEqual(['Ann', 'Bob']);
  },
);

test.each(['a@x.com', 'abc@x.com', 'test7@test.com', 'a1@example.com', 'ada@shop.test'])(
  'the short or simple address %s is a customer',
  (email) => {
    const { orders } = read(rows('order id | email | date | total', `1 | ${email} | 2025-01-10 | 5`));
    expect(orders.customers).toEqual([email]);
  },
);

test('what says that there is no customer makes an anonymous order, not one big customer', () => {
  expect(customersOf('0 | | |', '- | n/a | - | Guest', ' | | | مهمان', 'null | none | |')).toEqual([
    '',
    '',
    '',
    '',
  ]);
});

test('17850 and "17850" are one customer, and so are the spellings of an id', () => {
  const table = [
    ['customer', 'date', 'amount'],
    [17850, '2025-01-10', 1],
    ['17850', '2025-01-11', 2],
    [' 17850', '2025-01-12', 3],
    ['۱۷۸۵۰', '2025-01-13', 4],
    ['ab-1', '2025-01-14', 5],
    ['AB-1', '2025-01-15', 6],
  ];
  const { orders } = read(table);
  expect(orders.customers).toEqual(['17850', 'AB-1']);
  for (const asked of [17850, '17850', '۱۷۸۵۰ ']) expect(orders.find(asked)).toBe(0);
  expect(orders.find('ab-1')).toBe(1);
  expect(orders.find('nobody')).toBe(-1);
  expect(orders.find('')).toBe(-1);
});

test('a customer is found by id, e-mail, phone in any spelling, and a name that is theirs alone', () => {
  const { orders } = read(
    rows(
      header,
      '1 | C1 | ann@shop.example | 09121112233 | Ann Lee | 2025-01-10 | 10',
      '2 | C2 | bob@shop.example | 09121112244 | Sam Fox | 2025-01-11 | 10',
      '3 | C3 | cleo@shop.example | | Sam Fox | 2025-01-12 | 10',
    ),
    undefined,
    tehran,
  );
  for (const asked of ['c1', 'Ann@shop.example', '+98 912 111 2233', 9121112233, 'ann  lee'])
    expect(orders.find(asked)).toBe(0);
  expect(orders.find('Sam Fox')).toBe(-1);
});

test('how to reach a customer comes from the latest order that says', () => {
  const { orders } = read(
    rows(
      `${header} | city | accepts marketing`,
      '1 | C1 | old@shop.example | 09121112233 | Ann | 2025-01-10 | 10 | Shiraz | yes',
      '2 | C1 | new@shop.example | | Ann Lee | 2025-03-10 | 10 | | no',
      '3 | C1 | | | | 2025-02-10 | 10 | Yazd |',
    ),
    undefined,
    tehran,
  );
  expect(orders.person(0)).toMatchObject({
    name: 'Ann Lee',
    email: 'new@shop.example',
    phone: '+989121112233',
    city: 'Yazd',
    consent: false,
  });
});

test('first and last name are one name', () => {
  const reading = read(
    rows(
      'First name | Last name | Date | Amount',
      'Ann | Lee | 2025-01-10 | 1',
      'Ann | Lee | 2025-01-11 | 2',
    ),
  );
  expect(reading.orders.customers).toEqual(['Ann Lee']);
  expect(reading.warnings.map(({ en }) => en)).toEqual([expect.stringContaining('known by name only')]);
});

test('a column called customer is what its cells are', () => {
  const keysOf = (...cells: string[]) =>
    read(
      [['customer', 'date', 'amount'], ...cells.map((cell) => [cell, '2025-01-10', '5'])],
      undefined,
      tehran,
    ).orders.customers;
  expect(keysOf('A', 'B')).toEqual(['A', 'B']);
  expect(keysOf('Ann@shop.example', 'ann@shop.example ')).toEqual(['ann@shop.example']);
  expect(keysOf('09121112233', '+98 912 111 2233', '۹۱۲۱۱۱۲۲۳۳')).toEqual(['+989121112233']);
  expect(keysOf('Ann Lee', 'ann  lee')).toEqual(['Ann Lee']);
});

test.each([
  ['Asia/Tehran', '021-22334455', '+982122334455'],
  ['Europe/Amsterdam', '06 12345678', '+31612345678'],
  ['Europe/London', '07700 900123', '+447700900123'],
  ['America/New_York', '(212) 555-0100', '+12125550100'],
  ['Europe/Rome', '06 1234 5678', '+390612345678'],
  ['Europe/Amsterdam', '+44 (0)7700 900123', '+447700900123'],
])('in %s the phone %s is %s', (zone, typed, e164) => {
  const context = { ...utc, zone: { id: zone, offsetAt: () => 0 } };
  const reading = read(rows('Phone | Date | Amount', `${typed} | 2025-01-10 | 1`), undefined, context);
  expect(reading.orders.customers).toEqual([e164]);
});

test('where the shop is is not known, a national number stays as it is', () => {
  const reading = read(
    rows('Phone | Date | Amount', '0612345678 | 2025-01-10 | 1', '+31612345678 | 2025-01-10 | 1'),
  );
  expect(reading.orders.customers).toEqual(['0612345678', '+31612345678']);
});
