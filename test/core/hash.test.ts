import { createHash, createHmac } from 'node:crypto';
import { base64, hex, hmacSha256, sha256, shareOf, utf8, wholeNumberOf } from '../../src/core/hash.ts';
import fc from '../fc.ts';

describe('hashes', () => {
  test('SHA-256 of "abc" is what FIPS 180-4 prints', () => {
    expect(hex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('SHA-256, its HMAC, base64 and UTF-8 are as Node makes them, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ maxLength: 100 }),
        (text, key) => {
          expect(hex(sha256(utf8(text)))).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
          expect(hex(hmacSha256(utf8(key), utf8(text)))).toBe(
            createHmac('sha256', key).update(text).digest('hex'),
          );
          expect(base64(utf8(text))).toBe(Buffer.from(text, 'utf8').toString('base64'));
        },
      ),
    );
  });

  test('the whole number fits what a gateway takes and the share is even', () => {
    const shares = Array.from({ length: 4000 }, (_, i) => shareOf(`campaign|K${i}`));
    for (const share of shares) expect(share >= 0 && share < 1).toBe(true);
    expect(Number.isSafeInteger(wholeNumberOf('a'))).toBe(true);
    // 4,000 draws at one tenth: 400 ± 5 standard deviations of 19.
    const tenth = shares.filter((share) => share < 0.1).length;
    expect(tenth).toBeGreaterThan(305);
    expect(tenth).toBeLessThan(495);
  });
});
