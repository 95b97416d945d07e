import { presets } from '../../html/presets.ts';
import { compose, wordingOf } from '../../src/campaigns/compose.ts';
import { lengthOf } from '../../src/campaigns/parts.ts';
import fc from '../fc.ts';

describe('the length of a text message', () => {
  // Golden values of 3GPP TS 23.038 and 23.040, as gateways bill.
  test.each([
    ['a'.repeat(160), 160, 1],
    ['a'.repeat(161), 161, 2],
    ['a'.repeat(306), 306, 2],
    ['a'.repeat(307), 307, 3],
    ['€'.repeat(80), 160, 1],
    ['€'.repeat(81), 162, 2],
    [`{${'a'.repeat(159)}`, 161, 2],
    ['س'.repeat(70), 70, 1],
    ['س'.repeat(71), 71, 2],
    ['س'.repeat(134), 134, 2],
    ['س'.repeat(135), 135, 3],
    ['س'.repeat(201), 201, 3],
    ['س'.repeat(202), 202, 4],
    ['😀'.repeat(35), 70, 1],
    ['😀'.repeat(36), 72, 2],
    ['Hello Sara’s shop', 17, 1],
    [`${'a'.repeat(152)}€${'a'.repeat(20)}`, 174, 2],
    ['', 0, 1],
  ])('%j takes its units and parts', (text, units, parts) => {
    expect(lengthOf(text)).toMatchObject({ units, parts });
  });

  test('a character of two units is never parted: the escape moves to the next part', () => {
    expect(lengthOf(`${'a'.repeat(152)}€${'a'.repeat(151)}`).parts).toBe(2);
    expect(lengthOf(`${'a'.repeat(152)}€${'a'.repeat(152)}`).parts).toBe(3);
    expect(lengthOf(`${'س'.repeat(66)}😀${'س'.repeat(65)}`).parts).toBe(2);
    expect(lengthOf(`${'س'.repeat(66)}😀${'س'.repeat(66)}`).parts).toBe(3);
  });

  test('some lines bill 66 letters a part', () => {
    expect(lengthOf('س'.repeat(133), 66).parts).toBe(3);
    expect(lengthOf('س'.repeat(70), 66).parts).toBe(1);
  });

  test('one letter more never takes fewer units or parts, and what fits the limit is no further part', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        (text, more) => {
          const before = lengthOf(text);
          const after = lengthOf(text + more);
          expect(after.units).toBeGreaterThanOrEqual(before.units);
          expect(after.parts).toBeGreaterThanOrEqual(before.parts);
          expect(before.units).toBeLessThanOrEqual(before.limit);
        },
      ),
    );
  });
});

describe('the presets', () => {
  const names = { en: 'Jonathan', fa: 'ابوالفضل' } as const;
  const texts = presets.filter(({ channel }) => channel === 'sms');

  test.each(
    texts.flatMap((preset) => (['en', 'fa'] as const).map((language) => [preset.id, language] as const)),
  )('%s in %s fits one part at a name of 8 letters, opt-out line included', (id, language) => {
    const preset = presets.find((one) => one.id === id)!;
    const wording = wordingOf({
      channel: 'sms',
      kind: 'advertising',
      subject: '',
      text: preset.text[language],
    });
    const { text, missing } = compose(wording, {
      to: language === 'fa' ? '+989120000001' : '+15005550010',
      valueOf: (field) => ({ name: names[language], code: 'YALDA404' })[field] ?? '',
      optOut: { mailTo: '', formUrl: '' },
      textLine: '',
      tagUrl: (url) => url,
    });
    expect(missing).toEqual([]);
    expect(text.split('\n').pop()).toBe(language === 'fa' ? 'لغو۱۱' : 'Reply STOP to opt out');
    expect(lengthOf(text).parts).toBe(1);
  });

  test('every preset is there in both languages, for both channels', () => {
    for (const channel of ['email', 'sms'] as const) {
      const kinds = presets.filter((preset) => preset.channel === channel).map(({ label }) => label.en);
      expect(kinds).toEqual(['Welcome', 'Active customers', 'Lapsing', 'Win back']);
    }
    for (const { text, subject, channel } of presets) {
      expect(text.en.length > 0 && text.fa.length > 0).toBe(true);
      expect(subject.en !== '' && subject.fa !== '').toBe(channel === 'email');
    }
  });
});
