import { createHash } from 'node:crypto';
import { adAudience } from '../../src/segments/adAudience.ts';

const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const linesOf = (csv: string) => csv.split('\r\n').slice(0, -1);

const people = [
  { email: ' Maryam@Example.COM', phone: '+989121112233' },
  { email: '', phone: '+447700900123' },
  { email: 'only@example.com', phone: '' },
  { email: '', phone: '' },
  { email: 'maryam@example.com', phone: '+989121112233' },
];

// Formats: support.google.com/google-ads/answer/7476159 (lower case, no spaces, E.164 with its plus, then SHA-256);
// Meta, Hashing and Normalization for Multi-Key (digits with the country code, no plus, no leading zeros).
test('Google Ads gets lower case and E.164, hashed, under its own headers', () => {
  expect(linesOf(adAudience('google', people).csv)).toEqual([
    'Email,Phone',
    `${sha('maryam@example.com')},${sha('+989121112233')}`,
    `,${sha('+447700900123')}`,
    `${sha('only@example.com')},`,
  ]);
});

test('Meta gets digits alone, and each person once', () => {
  const { csv, rows } = adAudience('meta', people);
  expect(linesOf(csv)).toEqual([
    'email,phone',
    `${sha('maryam@example.com')},${sha('989121112233')}`,
    `,${sha('447700900123')}`,
    `${sha('only@example.com')},`,
  ]);
  expect(rows).toBe(3);
});
