import { scheduleCampaign } from '../../src/campaigns/answer.ts';
import { saveSettings, settings } from '../../src/campaigns/answerSettings.ts';
import type { MemoryFile } from './memoryFile.ts';
import { draft, shopOf } from './shops.ts';

const form = 'https://docs.google.com/forms/d/e/1FAI/viewform?usp=pp_url&entry.17=TOKEN';
const set = (file: MemoryFile, values: Record<string, string>) =>
  file.run(() => void saveSettings({ values }, file.asked()));
const schedule = (file: MemoryFile, name: string, start: string) =>
  file.run(
    () =>
      void scheduleCampaign({ draft: draft({ name, start, dataAge: 99 }), typedCount: null }, file.asked()),
  );

describe('the opt-out form', () => {
  test('is linked with a mark of each own that tells nothing, in text and HTML', () => {
    const file = shopOf(3);
    set(file, { opt_out_form: form });
    schedule(file, 'Hello', '2024-10-01T10:00');
    file.hours(2);
    const marks = file.outbox.map(({ message }) => /entry\.17=([0-9a-f]{20})/.exec(message.text)![1]!);
    expect(new Set(marks).size).toBe(3);
    for (const { message } of file.outbox) {
      expect(message.html).toContain(
        'https://docs.google.com/forms/d/e/1FAI/viewform?usp=pp_url&#38;entry.17=',
      );
      expect(message.text).not.toContain('TOKEN');
    }
  });

  test('opts out who answers it, and nobody by a mark that was made up', () => {
    const file = shopOf(3);
    set(file, { opt_out_form: form });
    schedule(file, 'Hello', '2024-10-01T10:00');
    file.hours(2);
    const [first] = file.outbox;
    const mark = /entry\.17=([0-9a-f]{20})/.exec(first!.message.text)![1]!;
    file.workbook.addTab('Form Responses 1', 9, 2).write(1, 1, [
      ['Timestamp', 'Your code'],
      [new Date(file.now), mark],
      [new Date(file.now), 'f'.repeat(20)],
    ]);
    schedule(file, 'Second', '2024-10-02T10:00');
    file.hours(26);
    const second = file.outbox.slice(3).map(({ message }) => message.to);
    expect(second).toHaveLength(2);
    expect(second).not.toContain(first!.message.to);
    expect(file.rows('Opt-outs')).toMatchObject([{ Channel: 'e-mail', Source: 'Form Responses 1' }]);
  });

  test('is read again where somebody cleared away its answers', () => {
    const file = shopOf(3);
    set(file, { opt_out_form: form });
    schedule(file, 'Hello', '2024-10-01T10:00');
    file.hours(2);
    const marks = file.outbox.map(({ message }) => /entry\.17=([0-9a-f]{20})/.exec(message.text)![1]!);
    const answers = file.workbook.addTab('Form Responses 1', 9, 2);
    const answered = (mark: string) =>
      answers.write(1, 1, [
        ['Timestamp', 'Your code'],
        [new Date(file.now), mark],
      ]);
    answered(marks[0]!);
    schedule(file, 'Second', '2024-10-02T10:00');
    file.hours(26);
    answered(marks[1]!);
    schedule(file, 'Third', '2024-10-09T10:00');
    file.now += 6 * 86_400_000;
    file.hours(26);
    expect(file.rows('Opt-outs')).toHaveLength(2);
    expect(file.outbox).toHaveLength(3 + 2 + 1);
  });

  test('must be a link with a place for the mark, and the settings say which way is live', () => {
    const file = shopOf(1);
    expect(
      saveSettings({ values: { opt_out_form: 'https://example.com/form' } }, file.asked()),
    ).toMatchObject({
      problems: { opt_out_form: expect.stringMatching(/TOKEN/) as string },
    });
    expect(settings({}, file.asked()).optOutWay).toMatch(/by writing to/);
    set(file, { opt_out_form: form });
    expect(settings({}, file.asked()).optOutWay).toMatch(/by your form/);
  });
});
