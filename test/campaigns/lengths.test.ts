import type { CampaignDraft } from '../../src/calls/campaigns.ts';
import { previewCampaign, saveDraft, scheduleCampaign } from '../../src/campaigns/answer.ts';
import { saveGateway } from '../../src/campaigns/answerSettings.ts';
import { testSend } from '../../src/campaigns/answerTest.ts';
import { UserError } from '../../src/core/errors.ts';
import { MemoryFile } from './memoryFile.ts';
import { draft } from './shops.ts';

const longName = 'Maximiliane von und zu Hohenstaufen';

/** Al, and somebody whose name is 35 letters long. */
function shop(): MemoryFile {
  const file = new MemoryFile('2024-10-01T09:00');
  file.putOrders(
    ['Al', longName].map((name, i) => [
      `o${i}`,
      `K${i}`,
      name,
      `k${i}@example.com`,
      `0912100000${i}`,
      '2024-09-30',
      9 - i,
    ]),
  );
  for (const id of ['kavenegar', 'ghasedak', 'smsir'])
    file.run(
      () => void saveGateway({ id, values: { apiKey: 'k', sender: '1', lineNumber: '1' } }, file.asked()),
    );
  return file;
}

/** What confirming says, in both languages; null where it is confirmed. */
function confirmed(change: Partial<CampaignDraft>): { en: string; fa: string } | null {
  const file = shop();
  try {
    scheduleCampaign({ draft: draft({ dataAge: 99, ...change }), typedCount: null }, file.asked());
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect(file.rows('Campaigns')).toEqual([]);
    return (error as UserError).words;
  }
}

const byText = (gateway: string, text: string): Partial<CampaignDraft> => ({ channel: 'sms', gateway, text });
const way = '\nلغو۱۱';

describe('a message longer than its carrier takes', () => {
  test('is refused when confirmed, counted at the longest name: a subject', () => {
    const room = 250 - longName.length;
    expect(confirmed({ subject: `${'a'.repeat(room)}{{name}}` })).toBeNull();
    const words = confirmed({ subject: `${'a'.repeat(room + 1)}{{name}}` })!;
    expect(words.en).toBe(
      'the subject must be at most 250 letters with its fields filled in, got 251; shorten it',
    );
    expect(words.fa).toContain('عنوان با جای‌گذاری‌هایش باید حداکثر ۲۵۰ حرف باشد، ۲۵۱ آمد');
  });

  // gateways.md, section 1: Kavenegar 900, Ghasedak 1,000.
  test.each([
    ['kavenegar', 900],
    ['ghasedak', 1_000],
  ])('a text by %s', (gateway, most) => {
    const text = 'س'.repeat(most - way.length);
    expect(confirmed(byText(gateway, text))).toBeNull();
    expect(confirmed(byText(gateway, `${text}س`))!.en).toMatch(
      new RegExp(
        `^a text by .* must be at most ${most === 900 ? '900' : '1,000'} letters .* got ${most === 900 ? '901' : '1,001'};`,
      ),
    );
  });

  test('a mail whose text and HTML are more than Google takes', () => {
    expect(confirmed({ text: 'a'.repeat(50_000) })).toBeNull();
    // Five bytes in HTML for one in the text.
    expect(confirmed({ text: '"'.repeat(40_000) })!.en).toMatch(
      /^the mail must be at most 200 KB .*, got 2\d\d; /,
    );
    expect(confirmed({ text: 'آ'.repeat(50_000) })).toBeNull();
    expect(confirmed({ text: '€'.repeat(50_000) })!.en).toMatch(/^the mail must be at most 200 KB/);
  });

  test('more than a cell of the sheet holds, in any of its fields', () => {
    for (const key of ['subject', 'text', 'code', 'topic'] as const)
      expect(confirmed({ [key]: 'a'.repeat(50_001) })!.en).toBe(
        `${key} must be at most 50,000 letters, got "${'a'.repeat(20)}…"`,
      );
    expect(confirmed({ text: 'a'.repeat(50_001) })!.fa).toMatch(/^«متن» باید حداکثر ۵۰٬۰۰۰ حرف باشد/);
  });

  test('is said by the preview and the test, and may be kept as a draft', () => {
    const file = shop();
    const long = draft({ dataAge: 99, subject: 'a'.repeat(251) });
    const { lint, gets, leftOutBy } = previewCampaign({ draft: long }, file.asked());
    expect(lint[0]).toEqual({
      level: 'error',
      text: expect.stringMatching(/^the subject must be/) as string,
    });
    expect(gets).toBe(0);
    expect(leftOutBy).toEqual([{ id: 'too_long', label: 'text too long', count: 2 }]);
    expect(() => testSend({ draft: long }, file.asked())).toThrow(/^the subject must be/);
    saveDraft({ draft: long }, file.asked());
    expect(file.rows('Campaigns')[0]).toMatchObject({ State: 'draft' });
  });

  test('that becomes so after it was confirmed is left out, and the others go', () => {
    const file = shop();
    const room = 250 - longName.length;
    const plan = draft({ dataAge: 99, subject: `${'a'.repeat(room)}{{name}}` });
    scheduleCampaign({ draft: plan, typedCount: null }, file.asked());
    file.addOrders([['o9', 'K9', `${longName} II`, 'k9@example.com', '', '2024-10-01', 1]]);
    file.hours(3);
    expect(file.outbox.map(({ message }) => message.to)).toEqual(['k0@example.com', 'k1@example.com']);
    expect(file.rows('Messages').find((row) => row['Customer'] === 'K9')).toMatchObject({
      State: 'left out',
      Reason: 'text too long',
    });
    expect(file.rows('Campaigns')[0]).toMatchObject({ State: 'finished' });
  });
});
