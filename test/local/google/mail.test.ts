import { ask, hostOf, refusal } from '../makeHost.ts';

const day = 24 * 3_600_000;
const code = `
  function send(message) { MailApp.sendEmail(message); }
  function left() { return MailApp.getRemainingDailyQuota(); }
  function sendMany(n) { for (let i = 0; i < n; i++) MailApp.sendEmail('c' + i + '@example.com', 's', 't'); }`;

describe('mail', () => {
  test('stands in the outbox as it was sent, one entry a recipient, and goes nowhere', () => {
    const host = hostOf(code);
    ask(host, 'send', {
      to: 'Bea <bea@example.com>',
      cc: 'cem@example.com',
      subject: 'Hi',
      body: 'text',
      htmlBody: '<b>text</b>',
      name: 'Shop',
      replyTo: 'desk@example.com',
    });
    expect(host.outbox).toHaveLength(2);
    expect(host.outbox[0]).toEqual({
      at: host.now(),
      channel: 'email',
      to: 'bea@example.com',
      subject: 'Hi',
      text: 'text',
      html: '<b>text</b>',
      sender: 'Shop',
      replyTo: 'desk@example.com',
      gateway: '',
      state: 'accepted',
      cost: null,
    });
  });

  test('is counted by recipients, copies included, 100 a day on a consumer account and 1,500 on Workspace', () => {
    const host = hostOf(code);
    expect(ask(host, 'left')).toBe(100);
    ask(host, 'send', {
      to: 'a@example.com,b@example.com',
      cc: 'c@example.com',
      bcc: 'd@example.com',
      subject: 's',
      body: 't',
    });
    expect(ask(host, 'left')).toBe(96);
    expect(ask(hostOf({ code, account: 'workspace' }), 'left')).toBe(1500);
  });

  test('over the quota is refused whole, and 24 hours after the first mail there is quota again', () => {
    const host = hostOf(code);
    ask(host, 'sendMany', 99);
    expect(() => ask(host, 'send', { to: 'a@example.com,b@example.com', subject: 's', body: 't' })).toThrow(
      'Service invoked too many times for one day: email.',
    );
    expect(host.outbox).toHaveLength(99);
    host.advance(day - 3_600_000);
    expect(ask(host, 'left')).toBe(1);
    host.advance(3_600_000);
    expect(ask(host, 'left')).toBe(100);
  });

  const says = (message: string) => refusal(`MailApp.sendEmail(${message})`);
  test.each([
    ['no recipient', `{ to: '', subject: 's', body: 't' }`, 'Failed to send email: no recipient'],
    ['an address that is none', `'not-an-address', 's', 't'`, 'Invalid email: not-an-address'],
    ['one bad address among good ones', `'a@example.com, b@', 's', 't'`, 'Invalid email: b@'],
    [
      '51 recipients',
      `new Array(51).fill('a@example.com').join(), 's', 't'`,
      'Limit Exceeded: Email Recipients Per Message.',
    ],
    ['a body over 200 KB', `'a@example.com', 's', 'س'.repeat(102401)`, 'Limit Exceeded: Email Body Size.'],
    [
      'text and markup together over 200 KB',
      `{ to: 'a@example.com', subject: 's', body: 'x'.repeat(150000), htmlBody: 'x'.repeat(60000) }`,
      'Limit Exceeded: Email Body Size.',
    ],
    ['a subject over 250 characters', `'a@example.com', 's'.repeat(251), 't'`, 'Argument too large: subject'],
    [
      'a list in place of an address',
      `['a@example.com'], 's', 't'`,
      "The parameters (String[],String,String) don't match the method signature for MailApp.sendEmail.",
    ],
  ])('%s is refused', (_, message, text) => {
    expect(says(message)).toBe(`Exception: ${text}`);
  });

  test('may be called in four ways', () => {
    const host = hostOf(`function f() {
      MailApp.sendEmail('a@example.com', 's1', 't1');
      MailApp.sendEmail('a@example.com', 's2', 't2', { name: 'n2' });
      MailApp.sendEmail('a@example.com', 'reply@example.com', 's3', 't3');
      MailApp.sendEmail({ to: 'a@example.com', subject: 's4', body: 't4' });
    }`);
    ask(host, 'f');
    expect(host.outbox.map(({ subject, text, sender, replyTo }) => [subject, text, sender, replyTo])).toEqual(
      [
        ['s1', 't1', 'ada@example.com', ''],
        ['s2', 't2', 'n2', ''],
        ['s3', 't3', 'ada@example.com', 'reply@example.com'],
        ['s4', 't4', 'ada@example.com', ''],
      ],
    );
  });
});
