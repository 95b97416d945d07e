import { cautionsOf, slipsIn } from '../../html/cautions.ts';
import { formatFor } from '../../html/format.ts';
import { plainText } from '../../html/isolate.ts';
import { words } from '../../html/words/words.ts';
import type { CampaignDraft, CampaignPreview } from '../../src/calls/campaigns.ts';

test.each([
  ['See https:// shop.com', 'link', 'https://'],
  ['See https:/shop.com', 'link', 'https:/shop.com'],
  ['See http//shop.com now', 'link', 'http//shop.com'],
  ['See https://shop', 'link', 'https://shop'],
  ['Dear {name},', 'brace', '{name}'],
  ['<b>Sale</b>', 'html', '<b>'],
])('a slip in "%s" is pointed out', (text, kind, found) => {
  expect(slipsIn(text)).toEqual([{ kind, found }]);
});

test.each([
  'Hello {{name|friend}}, see https://shop.com/a?b={{code}}',
  'https://{{city}}.shop.com and http://shop.ir:8080/x',
  '5 < 6 and 7 > 3, {{name}} <3',
  'Spring sale / autumn sale',
])('"%s" has no slip', (text) => {
  expect(slipsIn(text)).toEqual([]);
});

const said = (language: 'en' | 'fa', draft: Partial<CampaignDraft>, missing = 0) =>
  cautionsOf(
    { subject: '', channel: 'sms', gateway: 'kavenegar', ...draft } as CampaignDraft,
    {
      leftOutBy: missing ? [{ id: 'missing_field', label: '', count: missing }] : [],
    } as unknown as CampaignPreview,
    { words: words[language], format: formatFor(language) },
  ).map((sentence) => plainText(sentence).replace(/[\u2066-\u2069]/g, ''));

test('a link that is not safe is said of any message, a link at all of texts alone', () => {
  expect(said('en', { text: 'See http://shop.com' })).toEqual([
    'A link begins with http://; https:// is safer',
    'Many providers hold back texts with links',
  ]);
  expect(said('en', { channel: 'email', gateway: '', text: 'See http://shop.com' })).toEqual([
    'A link begins with http://; https:// is safer',
  ]);
  // A call list is read out by a person.
  expect(said('en', { gateway: 'call_list', text: 'See https://shop.com, برنده' })).toEqual([]);
});

test('a slip in the subject is one of the message', () => {
  expect(said('en', { channel: 'email', subject: 'Hello {name}', text: 'Hello' })).toEqual([
    '“{name}” goes out as typed; a field has two braces: {{name}}',
  ]);
});

test('how many are left out for want of a field is said in both languages', () => {
  expect(said('en', { text: 'Hello {{name}}' }, 1)).toEqual([
    '1 person lacks a field of the text; give it a fallback such as {{name|friend}}',
  ]);
  expect(said('fa', { text: 'سلام {{name}}' }, 1200)).toEqual([
    '۱٬۲۰۰ نفر یکی از جای‌گذاری‌ها را ندارند؛ جایگزین بنویسید، مانند {{name|دوست}}',
  ]);
});
