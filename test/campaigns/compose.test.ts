import { compose, optOutLineFor, withCampaignTags, wordingOf } from '../../src/campaigns/compose.ts';

const text = (words: string, to: string, kind: 'advertising' | 'service' = 'advertising', textLine = '') =>
  compose(wordingOf({ channel: 'sms', kind, subject: '', text: words }), {
    to,
    textLine,
    valueOf: () => '',
    tagUrl: (url) => url,
    optOut: { mailTo: '', formUrl: '' },
  }).text;

describe('the opt-out line of a text', () => {
  test.each([
    ['+989120000001', 'سلام\nلغو۱۱'],
    ['+15005550010', 'سلام\nReply STOP to opt out'],
    ['+4915112345678', 'سلام\nReply STOP to opt out'],
    ['+447700900001', 'سلام\nReply STOP to opt out'],
    ['+971501234567', 'سلام\nReply STOP to opt out'],
  ])('to %s', (to, expected) => {
    expect(text('سلام', to)).toBe(expected);
  });

  test.each(['سلام\nلغو۱۱', 'سلام لغو11', 'سلام لغو ۱۱'.replace(' ۱۱', '۱۱')])(
    'is not added to %j',
    (words) => {
      expect(text(words, '+989120000001')).toBe(words);
    },
  );

  test('is not on service texts, and may be one of the shop', () => {
    expect(text('سلام', '+989120000001', 'service')).toBe('سلام');
    expect(text('Hallo', '+4915112345678', 'advertising', 'STOPP an 12345')).toBe('Hallo\nSTOPP an 12345');
  });

  test.each([
    ['+447700900001', 'NON-STOP sale'],
    ['+447700900001', 'STOP by our shop'],
    ['+15005550010', 'https://x.com/STOP'],
    ['+15005550010', "Don't STOP"],
    ['+15005550010', 'Prices drop non-stop to the end of May'],
    ['+15005550010', 'Bus stop 12 is at our door'],
    ['+447700900001', 'Text us, do not stop now'],
    ['+447700900001', 'لغو۱۱'],
    ['+989120000001', 'Reply STOP to opt out'],
    ['+989120000001', 'NON-STOP sale'],
    ['+989120000001', 'لغو ۱۱ سفارش جبران شد'],
    ['+989120000001', 'لغو۱۱۲'],
    ['+989120000001', 'https://x.ir/STOP'],
  ])('is added for %s to %j, which says no way out', (to, words) => {
    expect(text(words, to)).toBe(`${words}\n${optOutLineFor(to)}`);
  });

  test.each([
    ['+447700900001', 'Sale! Reply STOP to opt out'],
    ['+447700900001', 'Sale! Text STOP to 62277'],
    ['+447700900001', 'Sale. Opt out: STOP'],
    ['+15005550010', 'Sale. To unsubscribe reply with "stop".'],
    ['+15005550010', 'Sale. STOP to end'],
    ['+15005550010', 'Sale. STOP=opt out'],
    ['+15005550010', 'Sale. Stop2quit'],
    ['+33600000000', 'Soldes. STOP au 36111'],
    ['+447700900001', 'حراج. برای انصراف STOP بفرستید'],
    ['+989120000001', 'حراج. لغو11'],
    ['+989120000001', 'حراج. لغو: ۱۱'],
    ['+989120000001', 'برای لغو ۱۱ را بفرستید'],
    ['+989120000001', 'لغو۱۱ گلستان'],
  ])('is not added for %s to %j, which says one', (to, words) => {
    expect(text(words, to)).toBe(words);
  });

  test('of the shop counts as said only where it stands as it is', () => {
    const said = (words: string, line: string) => text(words, '+447700900001', 'advertising', line);
    expect(said('NON-STOP sale', 'STOP')).toBe('NON-STOP sale\nSTOP');
    expect(said('Sale\nStop', 'STOP')).toBe('Sale\nStop');
    expect(said('Sale. No more: x.uk/off', 'no more: x.uk/off')).toBe('Sale. No more: x.uk/off');
  });
});

describe('campaign tags', () => {
  test.each([
    ['https://s.example', 'https://s.example?utm_source=bazgasht&utm_medium=email&utm_campaign=Win%20back'],
    [
      'https://s.example/a?b=1#c',
      'https://s.example/a?b=1&utm_source=bazgasht&utm_medium=email&utm_campaign=Win%20back#c',
    ],
    [
      'https://s.example/#a?b#c',
      'https://s.example/?utm_source=bazgasht&utm_medium=email&utm_campaign=Win%20back#a?b#c',
    ],
    ['https://s.example/?utm_source=x', 'https://s.example/?utm_source=x'],
  ])('%s', (url, expected) => {
    expect(withCampaignTags(url, 'Win back', 'email')).toBe(expected);
  });
});

test('an e-mail with two halves of a character or a name of markup stays a letter', () => {
  const wording = wordingOf({
    channel: 'email',
    kind: 'advertising',
    subject: '{{name}}',
    text: 'Hi {{name}}',
  });
  const { html, subject } = compose(wording, {
    to: 'a@b.example',
    textLine: '',
    valueOf: () => '<img src=x onerror=alert(1)>\ud800',
    tagUrl: (url) => url,
    optOut: { mailTo: 'o@b.example', formUrl: '' },
  });
  expect(html).not.toContain('<img');
  expect(subject).toBe('<img src=x onerror=alert(1)>\ufffd');
});
