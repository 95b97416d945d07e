import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bookOf } from '../../../local/files.ts';
import { main } from '../../../local/headless.ts';

const folder = mkdtempSync(join(tmpdir(), 'headless-'));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

interface Run {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the command printed
  readonly out: any;
  readonly said: string;
}

/** What a command prints and says, and how it ends. */
async function headless(...argv: string[]): Promise<Run> {
  let printed = '';
  let said = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(((text: string, done?: () => void) => {
    printed += text;
    done?.();
    return true;
  }) as typeof process.stdout.write);
  const error = jest.spyOn(console, 'error').mockImplementation((...words) => {
    said += `${words.join(' ')}\n`;
  });
  try {
    const status = await main(argv);
    return { status, out: printed === '' ? undefined : JSON.parse(printed), said };
  } finally {
    write.mockRestore();
    error.mockRestore();
  }
}

// The worked shop of the README, reckoned by hand.
const worked = file(
  'worked.csv',
  'customer,date,amount\nA,2024-01-01,100\nA,2024-02-01,100\nA,2024-04-10,100\nB,2024-01-15,50\nB,2024-04-20,0\nC,2024-02-10,80\nD,2024-04-30,20\nD,2024-04-30,20\n',
);
const shop = ['--sheet', `Orders=${worked}`];

test('an empty file is said in one sentence', async () => {
  const empty = file('empty.csv', '');
  for (const command of [['orders'], ['segments'], ['formula', '=AOV(Orders!A:C)']]) {
    const { status, out } = await headless(...command, '--sheet', `Orders=${empty}`);
    expect(status).toBe(1);
    expect(out.error).toMatch(
      /empty\.csv holds no rows; bring a file with a header row and orders below it$/,
    );
  }
});

test('a formula speaks the language asked for', async () => {
  const { out } = await headless('formula', '=RFM_SEGMENT(555)', ...shop, '--language', 'fa');
  expect(out).toBe('قهرمانان');
  const refused = await headless('formula', '=AOV(Orders!A:C; "soon")', ...shop, '--language', 'fa');
  expect(refused.out.message).toMatch(/^«از» \(from\) باید/);
});

describe('formula', () => {
  const value = async (formula: string, ...more: string[]) =>
    (await headless('formula', formula, ...shop, ...more)).out;
  test('prints numbers, texts, truths and rows as JSON, with either divider', async () => {
    expect(await value('=AOV(Orders!A:C)')).toBe(58.75);
    expect(await value('=RFM_SCORE(Orders!A:C, , , "counts", "A")')).toBe('334');
    expect(await value('=1=1')).toBe(true);
    expect(await value('={1;2}')).toEqual([[1], [2]]);
    expect((await value('=RFM_SCORE(Orders!A:C)')).map((row: unknown[]) => row[7])).toEqual([
      'score',
      '521',
      '422',
      '344',
      '213',
    ]);
  });

  test('prints days as days and moments with their time', async () => {
    expect(await value('=MAX(Orders!B:B) * 1')).toBe(45412);
    expect(await value('=DATE(2011; 3; 31)')).toBe('2011-03-31');
    expect(await value('=FROM_JALALI("1403/02/11")')).toBe('2024-04-30');
    const moments = file('moments.csv', 'at\n2011-03-31 09:30\n2011-04-01 00:00\n');
    const { out } = await headless('formula', '=At!A2:A3', '--sheet', `At=${moments}`);
    expect(out).toEqual([['2011-03-31T09:30:00'], ['2011-04-01']]);
  });

  test('prints an error with its message and ends with 1', async () => {
    const { status, out } = await headless('formula', '=AOV(Orders!A:C; "soon")', ...shop);
    expect([status, out.error]).toEqual([1, '#ERROR!']);
    expect(out.message).toContain('from');
    expect((await headless('formula', '=NO_SUCH(1)', ...shop)).status).toBe(1);
  });

  test('today is the day of the latest order, unless it is said otherwise', async () => {
    expect(await value('=TODAY()')).toBe('2024-04-30');
    expect(await value('=TODAY()', '--now', '2025-01-02T23:30', '--timezone', 'Asia/Tehran')).toBe(
      '2025-01-02',
    );
  });
});

test('a formula without any orders still has a today', async () => {
  const { out, status } = await headless('formula', '=TODAY() > DATE(2024; 1; 1)');
  expect([out, status]).toEqual([true, 0]);
});

test('orders prints what was understood, and with --detail the orders and customers too', async () => {
  const { status, out } = await headless('orders', ...shop);
  expect(status).toBe(0);
  expect(out).toMatchObject({
    rows: { in: 8, counted: 8 },
    sum: { in: '470', counted: '470' },
    orders: 8,
    customers: 4,
    revenue: { '': '470' },
    anonymous: { rows: 0, orders: 0 },
    from: '2024-01-01',
    to: '2024-04-30',
    columns: { date: 'date' },
    leftOut: [],
  });
  expect(Object.keys(out)).toEqual([
    'format',
    'rows',
    'sum',
    'orders',
    'customers',
    'revenue',
    'anonymous',
    'from',
    'to',
    'columns',
    'leftOut',
  ]);
  const detailed = await headless('orders', ...shop, '--detail');
  expect([detailed.out.orderList.length, detailed.out.customerList.length]).toEqual([8, 4]);
});

test('segments prints the tabs and writes them as XLSX', async () => {
  const path = join(folder, 'segments.xlsx');
  const { out } = await headless('segments', ...shop, '--out', path);
  const people = out.tabs.filter(({ kind }: { kind: string }) => kind === 'segment');
  expect([out.orders, out.customers]).toEqual([8, 4]);
  expect(people.reduce((sum: number, { customers }: { customers: number }) => sum + customers, 0)).toBe(4);
  const book = bookOf([{ name: 'segments.xlsx', bytes: readFileSync(path), tab: '' }], 'Etc/UTC');
  expect(book.sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Orders', 'Customers', 'Champions']),
  );
  const stages = await headless('segments', ...shop, '--by', 'stage', '--language', 'fa', '--out', path);
  const ids = stages.out.tabs
    .filter(({ kind }: { kind: string }) => kind === 'segment')
    .map(({ id }: { id: string }) => id);
  expect(ids).toEqual(['stage_new', 'stage_active', 'stage_lapsing', 'stage_lost']);
  const persian = bookOf([{ name: 's.xlsx', bytes: readFileSync(path), tab: '' }], 'Etc/UTC');
  expect(persian.sheetByName('مشتریان')?.layout.rightToLeft).toBe(true);
});

/** Every value and number format of a workbook, by tab, with how each tab is seen. */
function heldIn(path: string): unknown {
  const book = bookOf([{ name: path, bytes: readFileSync(path), tab: '' }], 'Etc/UTC');
  return book.sheets.map((sheet) => {
    const area = { row: 1, column: 1, rows: sheet.lastRow(), columns: sheet.lastColumn() };
    const formats = sheet.styles(area).map((row) => row.map(({ numberFormat }) => numberFormat));
    return [sheet.name, sheet.layout, sheet.values(area), formats];
  });
}

test.each(['en', 'fa'])(
  'a workbook of its own, brought back in %s, holds the same orders and tabs',
  async (language) => {
    const [first, second] = [join(folder, 'first.xlsx'), join(folder, 'second.xlsx')];
    const as = ['--language', language, '--now', '2024-05-02T09:00'];
    const made = await headless('segments', ...shop, ...as, '--out', first);
    const again = await headless('segments', '--sheet', first, ...as, '--out', second);
    expect(again).toEqual(made);
    expect(heldIn(second)).toEqual(heldIn(first));
    const { out } = await headless('orders', '--sheet', first);
    expect(out).toMatchObject({ rows: { in: 8, counted: 8 }, orders: 8, customers: 4, leftOut: [] });
  },
);

describe('campaign', () => {
  const orders = file(
    'campaign.csv',
    `order_id,customer,email,phone,date,amount\n${Array.from({ length: 24 }, (_, i) => `${i},K${i % 12},k${i % 12}@example.com,+98912111${1000 + (i % 12)},2024-09-${String(7 + i).padStart(2, '0')},${50 + i}`).join('\n')}\n`,
  );
  const plan = (more: object) =>
    file(
      `plan-${Object.values(more).join('-')}.json`,
      JSON.stringify({
        name: 'All',
        segment: 'customers',
        subject: 'Hi',
        text: 'Hello {{name|friend}}',
        start: '2024-10-01T10:00',
        holdout: 0,
        ...more,
      }),
    );
  const run = (path: string, ...more: string[]) =>
    headless(
      'campaign',
      path,
      '--sheet',
      `Orders=${orders}`,
      '--now',
      '2024-10-01T09:00',
      '--hours',
      '8',
      ...more,
    );

  test.each(['email', 'sms'])(
    'by %s goes to each customer once, in the hours of the shop',
    async (channel) => {
      const { status, out } = await run(
        plan({ channel, gateway: channel === 'sms' ? 'kavenegar' : '' }),
        '--timezone',
        'Asia/Tehran',
      );
      expect(status).toBe(0);
      expect(new Set(out.outbox.map(({ to }: { to: string }) => to)).size).toBe(12);
      expect(out.outbox).toHaveLength(12);
      expect(out.outbox[0]).toEqual({
        at: expect.stringMatching(/^2024-10-01T1\d:\d\d:\d\d\+03:30$/),
        channel,
        to: expect.any(String),
        subject: channel === 'email' ? 'Hi' : '',
        text: expect.stringContaining('Hello friend'),
      });
      expect(out.campaigns).toEqual([{ name: 'All', state: 'finished', reason: '' }]);
      expect(out.ledger).toHaveLength(12);
      expect(Object.keys(out.ledger[0])).toEqual([
        'key',
        'campaign',
        'customer',
        'step',
        'state',
        'reason',
        'variant',
      ]);
    },
  );

  test('speaks in ids though the tabs are Persian', async () => {
    const { out } = await run(plan({ channel: 'email', name: 'کمپین' }), '--language', 'fa');
    expect(out.campaigns).toEqual([{ name: 'کمپین', state: 'finished', reason: '' }]);
    expect(new Set(out.ledger.map(({ state }: { state: string }) => state))).toEqual(new Set(['accepted']));
  });

  test.each([3, 30, 150, 330, 430, 470])(
    'killed at call %i loses nobody and writes to nobody twice',
    async (at) => {
      const { out } = await run(plan({ channel: 'sms', gateway: 'kavenegar' }), '--kill-at', String(at));
      const to = out.outbox.map((message: { to: string }) => message.to);
      const unknown = out.ledger.filter(({ state }: { state: string }) => state === 'unknown').length;
      expect(new Set(to).size).toBe(to.length);
      expect(to.length + unknown).toBeGreaterThanOrEqual(12);
    },
  );

  test('without an active spreadsheet in its ticks sends nothing', async () => {
    const { out } = await run(plan({ channel: 'email', name: 'Blind' }), '--no-active-sheet');
    expect(out.outbox).toEqual([]);
  });

  // A webhook says that it took a text; the others are asked whether it arrived.
  test.each([
    ['melipayamak', 'delivered'],
    ['smsir', 'delivered'],
    ['ghasedak', 'delivered'],
    ['ippanel', 'delivered'],
    ['twilio', 'delivered'],
    ['webhook', 'accepted'],
    ['template_webhook', 'accepted'],
  ])(
    'by %s reaches each customer once, with settings that its fake takes, and ends as %s',
    async (gateway, ends) => {
      const { out } = await run(plan({ channel: 'sms', gateway }));
      expect(new Set(out.outbox.map(({ to }: { to: string }) => to)).size).toBe(12);
      expect(out.outbox).toHaveLength(12);
      expect(new Set(out.ledger.map(({ state }: { state: string }) => state))).toEqual(new Set([ends]));
    },
  );

  test('by a call list needs no key, and its rows are listed', async () => {
    const { status, out } = await run(plan({ channel: 'sms', gateway: 'call_list' }));
    expect(status).toBe(0);
    expect(out.outbox).toEqual([]);
    expect(out.ledger).toHaveLength(12);
    expect(new Set(out.ledger.map(({ state }: { state: string }) => state))).toEqual(new Set(['accepted']));
  });

  test('tells a notice to the owner from the messages to customers', async () => {
    // The number from which Twilio's test keys may not send.
    process.env['BAZGASHT_TWILIO_FROM'] = '+15005550007';
    const { out } = await run(plan({ channel: 'sms', gateway: 'twilio', name: 'Poor' }));
    delete process.env['BAZGASHT_TWILIO_FROM'];
    expect(out.campaigns[0]).toMatchObject({ state: 'paused', reason: 'gateway_refused' });
    expect(out.outbox).toEqual([
      {
        at: expect.any(String),
        channel: 'email',
        to: 'owner@example.com',
        subject: expect.stringMatching(/^Campaign "Poor" is paused: the gateway refused/),
        text: expect.any(String),
        notice: true,
      },
    ]);
  });

  test('in a workbook of an earlier one counts the orders alone, and sends that one to nobody again', async () => {
    const book = join(folder, 'sent.xlsx');
    await run(plan({ channel: 'email' }), '--out', book);
    const counted = await headless('orders', '--sheet', book);
    expect(counted.out).toMatchObject({ rows: { in: 24, counted: 24 }, leftOut: [] });
    const later = ['--sheet', book, '--now', '2024-10-10T09:00', '--hours', '8'];
    const next = await headless(
      'campaign',
      plan({ channel: 'email', name: 'Next', start: '2024-10-10T10:00', data_age: 30 }),
      ...later,
    );
    expect(next.out.outbox).toHaveLength(12);
    expect(next.out.campaigns).toContainEqual({ name: 'Next', state: 'finished', reason: '' });
    const repeated = await headless('campaign', plan({ channel: 'email' }), ...later);
    expect(repeated.out.outbox ?? []).toEqual([]);
  });

  test('of an unknown gateway says which there are', async () => {
    const { status, out } = await run(plan({ channel: 'sms', gateway: 'acme' }));
    expect(status).toBe(1);
    expect(out.error).toContain('there is no gateway "acme"; there are ');
  });
});

test.each([
  ['blank.csv', ' \n,,\n', 'holds no rows; bring a file with a header row and orders below it'],
  ['cut.xlsx', 'PK\u0003\u0004cut off', 'is no workbook that can be read; save it again as XLSX or CSV'],
])('%s is said in one sentence', async (name, text, sentence) => {
  const { status, out, said } = await headless('orders', '--sheet', `Orders=${file(name, text)}`);
  expect([status, out.error, said]).toEqual([1, `${join(folder, name)} ${sentence}`, `${out.error}\n`]);
});

test.each([
  [['orders', '--sheet', `Orders=${folder}`], `${folder} is a folder; name a file in it`],
  [['campaign', folder, ...shop], `${folder} is a folder; name a file in it`],
  [
    ['segments', ...shop, '--out', '/no/such/x.xlsx'],
    'there is no folder /no/such to write /no/such/x.xlsx in',
  ],
  [
    ['segments', ...shop, '--out', folder],
    `${folder} is a folder; name a file such as ${join(folder, 'book.xlsx')}`,
  ],
])('a path that cannot be used ends with 1 before any work: %j', async (argv, sentence) => {
  expect(await headless(...argv)).toEqual({ status: 1, out: undefined, said: `${sentence}\n` });
});

test('a file that is not there ends with 1, and nothing is printed', async () => {
  expect(await headless('orders', '--sheet', 'Orders=gone.csv')).toEqual({
    status: 1,
    out: undefined,
    said: 'there is no file gone.csv\n',
  });
});

test('a command without any orders says how they are named', async () => {
  expect(await headless('segments')).toEqual({
    status: 1,
    out: undefined,
    said: 'segments needs orders: name their file with --sheet Orders=orders.csv\n',
  });
});
