import { code, isolate, pieces } from '../../html/isolate.ts';
import { fieldsOf, mergeField, mergePieces, withFallback } from '../../html/merge.ts';
import { said, saidWithDigits } from '../../html/said.ts';
import fc from '../fc.ts';

describe('a sentence', () => {
  test('falls into plain words, bold words, data and codes', () => {
    expect(pieces(`Tab **“${isolate('Orders')}”** and ${code('RFM 244')}`)).toEqual([
      { text: 'Tab ', bold: false, direction: 'none' },
      { text: '“', bold: true, direction: 'none' },
      { text: 'Orders', bold: true, direction: 'auto' },
      { text: '”', bold: true, direction: 'none' },
      { text: ' and ', bold: false, direction: 'none' },
      { text: 'RFM 244', bold: false, direction: 'ltr' },
    ]);
  });

  test('keeps whatever the shop’s data holds inside one piece', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const data = pieces(`To ${isolate(`a${name}`)}.`).filter(({ direction }) => direction === 'auto');
        expect(data).toEqual([
          { text: `a${name.replace(/[\u2066-\u2069]/g, '')}`, bold: false, direction: 'auto' },
        ]);
      }),
    );
  });
});

describe('a sentence of the server, standing alone', () => {
  test('begins with a capital', () => {
    expect(said('the tab "Orders" is not there')).toBe('The tab "Orders" is not there');
    expect(said('')).toBe('');
  });

  test('has its codes, phones and addresses isolated in Persian, and nothing else', () => {
    const isolated = (sentence: string) =>
      pieces(said(sentence))
        .filter(({ direction }) => direction === 'ltr')
        .map(({ text }) => text);
    expect(isolated('متن به owner@example.com و +989120000001 رفت (۳ نفر)')).toEqual([
      'owner@example.com',
      '+989120000001',
    ]);
    expect(isolated('«Created at» در ردیف 6 تاریخ نیست')).toEqual(['Created at']);
    expect(isolated('The tab "Orders" is not there')).toEqual([]);
  });

  test('in Persian has its numbers in Persian digits, and what was typed, codes and phones as they are', () => {
    expect(saidWithDigits('سال باید عددی از 1 تا 120 باشد، "500" آمد')).toBe(
      'سال باید عددی از ۱ تا ۱۲۰ باشد، "500" آمد',
    );
    expect(saidWithDigits('«ستون 2» در ردیف 14: 09120000001')).toBe('«ستون 2» در ردیف ۱۴: 09120000001');
    expect(saidWithDigits('row 14 of Orders')).toBe('Row 14 of Orders');
  });

  test('keeps every letter', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const bare = (sentence: string) => sentence.replace(/[\u2066-\u2069]/g, '');
        expect(bare(said(`متن ${text}`))).toBe(bare(`متن ${text}`));
      }),
    );
  });
});

describe('a text with merge fields', () => {
  test('falls into words and fields with their fallbacks', () => {
    expect(mergePieces('سلام {{name|دوست}}، کد {{code}}')).toEqual([
      { kind: 'text', text: 'سلام ' },
      { kind: 'field', field: 'name', fallback: 'دوست' },
      { kind: 'text', text: '، کد ' },
      { kind: 'field', field: 'code', fallback: null },
    ]);
  });

  test('is the same text when put together again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('{{name|friend}}', '{{code}}', '{{}}', '\n'))),
        (parts) => {
          const text = parts.join('');
          const again = mergePieces(text).map((piece) =>
            piece.kind === 'text' ? piece.text : mergeField(piece.field, piece.fallback),
          );
          // Blanks around a field's name are the only thing that may go.
          expect(again.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
  });

  test('names each field once, with the first fallback it has', () => {
    expect(fieldsOf('{{name}} {{code}} {{name|friend}} {{name|you}}')).toEqual([
      { field: 'name', fallback: 'friend' },
      { field: 'code', fallback: null },
    ]);
  });

  test('takes one fallback for every mention of a field, and loses it again', () => {
    const text = 'Hi {{name}}, {{name|friend}}; {{code}}';
    expect(withFallback(text, 'name', 'you')).toBe('Hi {{name|you}}, {{name|you}}; {{code}}');
    expect(withFallback(text, 'name', '')).toBe('Hi {{name}}, {{name}}; {{code}}');
    expect(withFallback(text, 'name', 'a}}b|c')).toBe('Hi {{name|abc}}, {{name|abc}}; {{code}}');
  });
});
