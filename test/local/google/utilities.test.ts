import { refusal, worth } from '../makeHost.ts';

describe('dates as text', () => {
  const at = 'new Date(Date.UTC(2024, 11, 30, 22, 5, 9, 7))';
  test.each([
    ['yyyy-MM-dd HH:mm:ss', '2024-12-31 01:35:09'],
    // The week of the 1st of January belongs to the new year: YYYY is not yyyy.
    ['YYYY-MM-dd', '2025-12-31'],
    ['yy M d H m s', '24 12 31 1 35 9'],
    ['EEE EEEE MMM MMMM', 'Tue Tuesday Dec December'],
    ["h:mm a 'o''clock'", "1:35 AM o'clock"],
    ['u D w SSS kk KK', '2 366 1 007 01 01'],
    ['Z XXX z', '+0330 +03:30 GMT+03:30'],
  ])('%s is written as Java writes it', (pattern, text) => {
    expect(worth(`Utilities.formatDate(${at}, 'Asia/Tehran', ${JSON.stringify(pattern)})`)).toBe(text);
  });

  test('zones may be names or offsets, and an unknown one is refused', () => {
    expect(worth(`Utilities.formatDate(${at}, 'GMT-5', 'HH:mm')`)).toBe('17:05');
    expect(worth(`Utilities.formatDate(${at}, 'UTC', 'HH:mm')`)).toBe('22:05');
    expect(refusal(`Utilities.formatDate(${at}, 'Nowhere/Town', 'HH')`)).toContain('Nowhere/Town');
  });

  test('what is no date is refused', () => {
    expect(refusal(`Utilities.formatDate('2024', 'UTC', 'yyyy')`)).toContain(
      "don't match the method signature for Utilities.formatDate",
    );
  });

  test('text is read back by its pattern', () => {
    expect(
      worth(`Utilities.parseDate('2024-12-31 01:35:09', 'Asia/Tehran', 'yyyy-MM-dd HH:mm:ss').toISOString()`),
    ).toBe('2024-12-30T22:05:09.000Z');
  });
});

describe('bytes', () => {
  test('of digests and signatures run from -128 to 127', () => {
    // SHA-256 of "abc" begins ba7816bf, HMAC of RFC 4231 case 2 begins 5bdcc146.
    expect(worth(`Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc').slice(0, 4)`)).toEqual([
      -70, 120, 22, -65,
    ]);
    expect(
      worth(`Utilities.computeHmacSha256Signature('what do ya want for nothing?', 'Jefe').slice(0, 4)`),
    ).toEqual([91, -36, -63, 70]);
    expect(worth(`Utilities.base64Decode('/w==')`)).toEqual([-1]);
  });

  test('of Persian text are those of UTF-8 only where it is asked for', () => {
    const digest = (text: string, charset: string) =>
      worth(`Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, '${text}'${charset})`);
    expect(digest('سلام', '')).toEqual(digest('????', ''));
    expect(digest('سلام', ', Utilities.Charset.UTF_8')).not.toEqual(digest('????', ''));
  });

  test('go to base64 and back, with padding in both alphabets', () => {
    expect(
      worth(
        `[Utilities.base64Encode('سلا?'), Utilities.base64EncodeWebSafe([-5, -16, 1]), Utilities.newBlob(Utilities.base64Decode(Utilities.base64Encode('سلام'))).getDataAsString()]`,
      ),
    ).toEqual(['2LPZhNinPw==', '-_AB', 'سلام']);
  });
});

test('CSV is rows of text, whatever it looks like', () => {
  expect(worth(`[Utilities.parseCsv('a,"b,""c"""\\n1,02'), Utilities.parseCsv('a;b', ';')]`)).toEqual([
    [
      ['a', 'b,"c"'],
      ['1', '02'],
    ],
    [['a', 'b']],
  ]);
});

test('formatString takes flags, widths and precision', () => {
  expect(worth(`Utilities.formatString('%s|%5d|%-5d|%05.1f|%+d|%x|%%', 'a', 42, 42, 3.14159, 7, 255)`)).toBe(
    'a|   42|42   |003.1|+7|ff|%',
  );
});

test('ids are of the fourth kind and never come twice', () => {
  const ids = worth(`[Utilities.getUuid(), Utilities.getUuid()]`) as string[];
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids[0]).not.toBe(ids[1]);
});
