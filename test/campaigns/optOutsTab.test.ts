import type { CampaignDraft } from '../../src/calls/campaigns.ts';
import { previewCampaign, scheduleCampaign } from '../../src/campaigns/answer.ts';
import { customer } from '../../src/campaigns/answerCustomer.ts';
import { forget, optOut } from '../../src/campaigns/answerPeople.ts';
import { saveGateway } from '../../src/campaigns/answerSettings.ts';
import type { Cell } from '../../src/core/cells.ts';
import { optOutsIn } from '../../src/segments/optOuts.ts';
import { MemoryFile } from './memoryFile.ts';
import { draft } from './shops.ts';

/** Ada, Leo and Mina, each with an e-mail and a phone as `phoneOf` writes it. */
function shop(phoneOf: (last: number) => string = (last) => `0912100000${last}`): MemoryFile {
  const file = new MemoryFile('2024-10-01T09:00');
  file.putOrders(
    ['Ada', 'Leo', 'Mina'].map((name, i) => [
      `o${i}`,
      `K${i + 1}`,
      name,
      `${name.toLowerCase()}@example.com`,
      phoneOf(i + 1),
      '2024-09-30',
      50 - i,
    ]),
  );
  return file;
}

function put(file: MemoryFile, rows: readonly (readonly Cell[])[], name = 'Opt-outs'): void {
  const width = Math.max(...rows.map((row) => row.length));
  const values = rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
  const tab = file.workbook.addTab(name, values.length, width);
  tab
    .look()
    .style(
      { row: 1, column: 1, rows: values.length, columns: width },
      { formats: [Array.from({ length: width }, () => '@')] },
    );
  tab.write(1, 1, values);
}

const byText: Partial<CampaignDraft> = { channel: 'sms', gateway: 'kavenegar', text: 'سلام' };

/** Names of those who would get an e-mail, and of those who would get a text. */
function reached(file: MemoryFile): { email: string[]; sms: string[] } {
  file.run(() => void saveGateway({ id: 'kavenegar', values: { apiKey: 'k', sender: '1' } }, file.asked()));
  const gets = (change: Partial<CampaignDraft>) =>
    previewCampaign({ draft: draft({ dataAge: 9, ...change }) }, file.asked())
      .samples.map(({ to }) => to)
      .sort();
  return { email: gets({}), sms: gets(byText) };
}

const everybody = ['Ada', 'Leo', 'Mina'];
const stamp = '2024-09-01 10:00:00';

describe('the list of opt-outs that people keep', () => {
  test.each<[string, (readonly Cell[])[], { email?: string[]; sms?: string[] }]>([
    [
      'two columns',
      [
        ['Address', 'Channel'],
        ['Ada@Example.com', 'email'],
      ],
      { email: ['Leo', 'Mina'] },
    ],
    ['two columns without a header', [['ada@example.com', 'email']], { email: ['Leo', 'Mina'] }],
    [
      "a form's answers",
      [
        ['Timestamp', 'Email address'],
        [stamp, 'ada@example.com'],
        [stamp, 'leo@example.com'],
      ],
      { email: ['Mina'] },
    ],
    [
      "a form's answers in Persian",
      [
        ['مُهر زمان', 'شماره موبایل', 'چرا؟'],
        [stamp, '۰۹۱۲۱۰۰۰۰۰۱', 'خیلی زیاد'],
      ],
      { sms: ['Leo', 'Mina'] },
    ],
    [
      'one column without a header',
      [['ada@example.com'], ['09121000002']],
      { email: ['Leo', 'Mina'], sms: ['Ada', 'Mina'] },
    ],
    ['only customers', [['Customer'], ['K1'], ['K3']], { email: ['Leo'], sms: ['Leo'] }],
    [
      'our columns with the customer alone',
      [
        ['Address', 'Channel', 'Since', 'Source', 'Customer'],
        ['', 'sms', '', '', 'K1'],
      ],
      { sms: ['Leo', 'Mina'] },
    ],
    [
      'a blank channel',
      [
        ['E-mail', 'Channel'],
        ['ada@example.com', ''],
      ],
      { email: ['Leo', 'Mina'], sms: ['Leo', 'Mina'] },
    ],
    [
      'a title above',
      [['Do not mail these people'], [''], ['Email'], ['ada@example.com']],
      { email: ['Leo', 'Mina'] },
    ],
    ['a header and nobody yet', [['Timestamp', 'Email address']], {}],
  ])('is honored with %s', (_, rows, expected) => {
    const file = shop();
    put(file, rows);
    expect(reached(file)).toEqual({ email: everybody, sms: everybody, ...expected });
  });

  test('is found in small letters', () => {
    const file = shop();
    put(file, [['ada@example.com']], 'opt-outs');
    expect(reached(file).email).toEqual(['Leo', 'Mina']);
    file.run(() => void optOut({ find: 'K2', channel: 'email' }, file.asked()));
    expect(reached(file).email).toEqual(['Mina']);
    expect(file.workbook.sheets.filter(({ name }) => /opt/i.test(name))).toHaveLength(1);
  });

  test('is found by its Persian name', () => {
    const file = shop();
    put(
      file,
      [
        ['نشانی', 'کانال'],
        ['ada@example.com', 'همه'],
      ],
      'انصراف',
    );
    expect(reached(file)).toEqual({ email: ['Leo', 'Mina'], sms: ['Leo', 'Mina'] });
  });

  test.each([
    ['as dialled at home', (last: number) => `0912100000${last}`],
    ['in full', (last: number) => `+98912100000${last}`],
  ])('knows a phone however it is written, in orders %s', (_, phoneOf) => {
    for (const typed of [
      '09121000001',
      '9121000001',
      '۰۹۱۲۱۰۰۰۰۰۱',
      '+98 912 100 0001',
      '0098-912-1000001',
      9121000001,
    ]) {
      const file = shop(phoneOf);
      put(file, [
        ['Address', 'Channel'],
        [typed, 'sms'],
      ]);
      expect(reached(file)).toEqual({ email: everybody, sms: ['Leo', 'Mina'] });
    }
  });

  test.each([
    ['Etc/UTC', 0],
    ['Asia/Tehran', 12_600_000],
    ['Europe/Berlin', 3_600_000],
  ])(
    'finds whoever asked by the phone or mail of their card in any spelling, in a file at %s',
    (id, offset) => {
      // A number without its country is one of the file's.
      for (const prefix of [...(id === 'Europe/Berlin' ? [] : ['0']), '+98', '0098']) {
        const file = new MemoryFile('2024-10-01T09:00', { zone: { id, offsetAt: () => offset } });
        file.putOrders(
          ['Ada', 'Leo'].map((name, i) => [
            `o${i}`,
            `K${i + 1}`,
            name,
            `${name}@Example.com`,
            `${prefix}912100000${i + 1}`,
            '2024-09-30',
            50,
          ]),
        );
        const { phone, email } = customer({ find: 'K1' }, file.asked());
        const spellings = [
          ...[phone, email, ' Ada@EXAMPLE.com', 'Ada <ada@example.com>', 'mailto:ada@example.com'],
          ...[
            '09121000001',
            '۰۹۱۲۱۰۰۰۰۰۱',
            '0912 100 0001',
            '9121000001',
            '+98 (912) 100-0001',
            '00989121000001',
          ],
        ];
        for (const find of spellings)
          expect([find, customer({ find }, file.asked()).key]).toEqual([find, 'K1']);
        file.run(() => void optOut({ find: '۰۹۱۲ ۱۰۰ ۰۰۰۱', channel: 'all' }, file.asked()));
        expect(customer({ find: 'K1' }, file.asked()).optedOut).toEqual(['sms', 'email']);
        file.run(() => void forget({ find: '0912 100 0002' }, file.asked()));
        expect(customer({ find: 'K2' }, file.asked()).found).toBe(false);
      }
    },
  );

  test.each(['leo@example.com', '0912 100 0002', 'K2'])(
    'keeps everything from who wants nothing, by %s',
    (contact) => {
      const file = shop();
      put(file, [
        ['Address', 'Channel', 'Since'],
        [contact, 'all'],
      ]);
      expect(reached(file)).toEqual({ email: ['Ada', 'Mina'], sms: ['Ada', 'Mina'] });
    },
  );

  test('takes what is noted here as well, in columns of ours behind theirs', () => {
    const file = shop();
    put(file, [
      ['Timestamp', 'Email address'],
      [stamp, 'ada@example.com'],
    ]);
    file.run(() => void optOut({ find: 'K2', channel: 'email' }, file.asked()));
    expect(file.workbook.sheets.map(({ name }) => name).filter((name) => /Opt/.test(name))).toEqual([
      'Opt-outs',
    ]);
    expect(file.workbook.tab('Opt-outs')!.values()[0]).toEqual([
      'Timestamp',
      'Email address',
      'Address',
      'Channel',
      'Since',
      'Source',
      'Customer',
    ]);
    expect(file.rows('Opt-outs')[0]).toMatchObject({ 'Email address': 'ada@example.com', Address: '' });
    expect(file.rows('Opt-outs')[1]).toMatchObject({
      Address: 'leo@example.com',
      Channel: 'e-mail',
      Customer: 'K2',
    });
    expect(reached(file)).toEqual({ email: ['Mina'], sms: everybody });
  });

  test('keeps the first address of a list without a header when columns are added', () => {
    const file = shop();
    put(file, [['ada@example.com']]);
    file.run(() => void optOut({ find: 'K2', channel: 'sms' }, file.asked()));
    expect(reached(file)).toEqual({ email: ['Leo', 'Mina'], sms: ['Ada', 'Mina'] });
    expect(String(file.rows('Opt-outs')[0]!['Address'])).toBe('+989121000002');
  });

  test('is honored by ticks also where a second one comes later', () => {
    const file = shop();
    const later = draft({ dataAge: 9, start: '2024-10-01T15:00' });
    file.run(() => void scheduleCampaign({ draft: later, typedCount: null }, file.asked()));
    put(file, [['ada@example.com']], 'انصراف');
    file.run(() => void previewCampaign({ draft: draft({ name: 'Other', dataAge: 9 }) }, file.asked()));
    file.hours(1);
    file.run(() => void optOut({ find: 'K2', channel: 'all' }, file.asked()));
    file.hours(8);
    expect(file.outbox.map(({ message }) => message.to)).toEqual(['mina@example.com']);
  });

  test('that names nobody stops sending and says why', () => {
    const file = shop();
    put(file, [
      ['Who', 'Why'],
      ['the tall man', 'too many'],
      ['his sister', 'same'],
    ]);
    expect(previewCampaign({ draft: draft({ dataAge: 9 }) }, file.asked()).lint).toContainEqual({
      level: 'error',
      text: 'the tab Opt-outs has rows, but no e-mail, phone or customer in them could be read; nothing is sent until it can',
    });
    file.run(() => void scheduleCampaign({ draft: draft({ dataAge: 9 }), typedCount: null }, file.asked()));
    file.hours(3);
    expect(file.outbox).toEqual([]);
    expect(file.rows('Campaigns')[0]).toMatchObject({
      State: 'paused',
      Reason: 'nobody in Opt-outs could be read',
    });
  });

  test('keeps a hash of who is forgotten, in whatever column they stand', () => {
    const file = shop();
    put(file, [
      ['Timestamp', 'Email address', 'Name'],
      [stamp, 'Ada@example.com', 'Ada A.'],
      [stamp, 'leo@example.com', 'Leo'],
    ]);
    file.run(() => void forget({ find: 'K1' }, file.asked()));
    const text = JSON.stringify(file.workbook.tab('Opt-outs')!.values());
    expect(text.toLowerCase()).not.toContain('ada');
    expect(file.rows('Opt-outs')[1]).toMatchObject({ 'Email address': 'leo@example.com', Name: 'Leo' });
  });

  test('takes no day, number of orders or word for an address', () => {
    const people = { phoneOf: (cell: Cell) => String(cell), isCustomer: () => false };
    const read = optOutsIn(
      [
        ['When', 'Count'],
        ['2024-09-01 10:00', 12],
        ['1403/06/11', 45000],
        ['soon', 3.5],
      ],
      people,
    );
    expect(read.optOuts).toEqual([]);
    expect(read.isUnreadable).toBe(true);
  });
});

describe('what else the orders tell a campaign', () => {
  /** A file whose orders have two columns of the shop's own. */
  function shopWithCards(): MemoryFile {
    const file = new MemoryFile('2024-10-01T09:00');
    const rows = [
      [
        'order id',
        'customer id',
        'customer name',
        'email',
        'date',
        'total',
        'Loyalty card',
        'Gift note',
        'City',
      ],
      ['1', 'K1', 'Ada', 'ada@example.com', '2024-09-01', 10, 'OLD-1', '', 'Rome'],
      ['2', 'K1', 'Ada', 'ada@example.com', '2024-09-20', 10, 4001234, 'see evil.com', 'Oslo'],
      ['3', 'K2', 'Leo', 'leo@example.com', '2024-09-10', 9, 'L-2', '', 'Bonn'],
      ['4', 'K2', 'Leo', 'leo@example.com', '2024-09-11', 9, '', '', ''],
    ];
    put(file, rows, 'Orders');
    file.stores.file.set('orders', JSON.stringify({ tabs: [file.workbook.tab('Orders')!.id] }));
    return file;
  }
  const textsOf = (text: string) => {
    const { samples, lint } = previewCampaign(
      { draft: draft({ text, dataAge: 99 }) },
      shopWithCards().asked(),
    );
    return {
      texts: Object.fromEntries(samples.map(({ to, text: read }) => [to, read.split('\n')[0]])),
      lint,
    };
  };

  test('a text may name any column of the orders, as the latest order that says has it', () => {
    expect(textsOf('Card {{loyalty  CARD}}, {{city}}')).toEqual({
      texts: { Ada: 'Card 4001234, Oslo', Leo: 'Card L-2, Bonn' },
      lint: [],
    });
  });

  test('what a buyer typed becomes no link', () => {
    expect(textsOf('{{Gift note|thanks}}').texts).toEqual({ Ada: 'thanks', Leo: 'thanks' });
  });

  test('a name that nothing bears is an error that lists what there is', () => {
    const { lint } = textsOf('{{Loyality card|x}}');
    expect(lint[0]!.level).toBe('error');
    expect(lint[0]!.text).toMatch(/^there is no field {{Loyality card}}; there are: name, .*Loyalty card/);
  });

  test('an address that is none is left as it is and not written to, and never becomes another', () => {
    const typed = [
      'a b@ex.com',
      'x..y@ex.com',
      '.dot@ex.com',
      'dot.@ex.com',
      'c@-ex.com',
      'ok.name@ex.com',
      'Ok@Ex.com ',
    ];
    const file = new MemoryFile('2024-10-01T09:00');
    file.putOrders(
      typed.flatMap((email, i) => [0, 1].map((n) => [`o${i}${n}`, '', '', email, '', '2024-09-30', 9])),
    );
    const { samples, leftOutBy, inSegment } = previewCampaign({ draft: draft({ dataAge: 9 }) }, file.asked());
    expect(inSegment).toBe(typed.length);
    expect(samples.map(({ to }) => to).sort()).toEqual(['ok.name@ex.com', 'ok@ex.com']);
    expect(leftOutBy).toEqual([{ id: 'no_address', label: 'no address', count: 5 }]);
    file.run(() => void scheduleCampaign({ draft: draft({ dataAge: 9 }), typedCount: null }, file.asked()));
    file.hours(3);
    expect(file.outbox.map(({ message }) => message.to).sort()).toEqual(['ok.name@ex.com', 'ok@ex.com']);
  });

  test('words around an address in Opt-outs are no part of it', () => {
    const file = shop();
    put(file, [['Address'], ['please stop ada@example.com']]);
    expect(reached(file).email).toEqual(['Leo', 'Mina']);
  });

  test.each(['0912123456', '09121234567890', '912123456', '+98 912 123 456', '0098 0912 123 45'])(
    'a mobile with a digit too few or too many, %s, is a wrong number and no landline',
    (phone) => {
      for (const zone of ['Asia/Tehran', 'Etc/UTC']) {
        const file = new MemoryFile('2024-10-01T09:00', { zone: { id: zone, offsetAt: () => 0 } });
        file.putOrders([
          ['o1', 'K1', 'Ada', '', phone, '2024-09-30', 9],
          ['o2', 'K2', 'Leo', '', '09121000005', '2024-09-30', 9],
        ]);
        file.run(
          () => void saveGateway({ id: 'kavenegar', values: { apiKey: 'k', sender: '1' } }, file.asked()),
        );
        const { leftOutBy, gets } = previewCampaign(
          { draft: draft({ ...byText, dataAge: 9 }) },
          file.asked(),
        );
        expect([gets, leftOutBy.map(({ id }) => id)]).toEqual([1, ['invalid_phone']]);
      }
    },
  );

  test('a phone that nobody can dial is told from none, and a landline from both', () => {
    const phones = ['12345', '', '021 8800 1122', 'ندارد', '0912 100 0004'];
    const file = new MemoryFile('2024-10-01T09:00');
    file.putOrders([
      ...phones.map((phone, i) => [`o${i}`, `K${i}`, 'Ada', `k${i}@example.com`, phone, '2024-09-30', 9]),
      ['p', 'P', 'Leo', '', '09121000005', '2024-09-30', 9],
    ]);
    file.run(() => void saveGateway({ id: 'kavenegar', values: { apiKey: 'k', sender: '1' } }, file.asked()));
    const { leftOutBy } = previewCampaign({ draft: draft({ ...byText, dataAge: 9 }) }, file.asked());
    expect(Object.fromEntries(leftOutBy.map(({ id, count }) => [id, count]))).toEqual({
      invalid_phone: 1,
      no_address: 2,
      landline: 1,
    });
  });
});
