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
    ['+4915112345678', 'سلام'],
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
    expect(optOutLineFor('+33600000000')).toBe('');
  });
});

describe('campaign tags', () => {
  test.each([
    ['https://s.example', 'https://s.example?utm_source=bazgasht&utm_medium=email&utm_campaign=Win%20back'],
    [
      'https://s.example/a?b=1#c',
      'https://s.example/a?b=1&utm_source=bazgasht&utm_medium=email&utm_campaign=Win%20back#c',
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
