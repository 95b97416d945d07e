import { UserError } from '../../src/core/errors.ts';
import { fieldsOf, fillTemplate, parseTemplate } from '../../src/core/templates.ts';
import fc from '../fc.ts';

const fill = (text: string, values: Record<string, string>, medium: 'plain' | 'html' = 'plain') =>
  fillTemplate(parseTemplate(text), medium, { valueOf: (field) => values[field] ?? '' });

describe('merge fields', () => {
  test('a value stands in place of its field, a fallback where there is none', () => {
    expect(fill('Hello {{name|friend}}, {{ city }}', { name: 'Ada', city: 'Yazd' }).text).toBe(
      'Hello Ada, Yazd',
    );
    expect(fill('سلام {{name|دوست عزیز}}', {}).text).toBe('سلام دوست عزیز');
    expect(fill('Hello {{name|}}!', {})).toEqual({ text: 'Hello !', missing: [] });
  });

  test('a field with neither value nor fallback is missing', () => {
    expect(fill('{{name|friend}} {{code}}', {}).missing).toEqual(['code']);
    expect(fieldsOf(parseTemplate('{{a}} {{b|x}} {{a}} https://x.example/{{c}}'))).toEqual(['a', 'b', 'c']);
  });

  test('in HTML a value is never markup, and lines stay lines', () => {
    const { text } = fill('<b>Hi</b> {{name}}\nnext', { name: '<script>alert("x")</script>' }, 'html');
    expect(text).toBe(
      '&#60;b&#62;Hi&#60;/b&#62; &#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62;<br>\nnext',
    );
  });

  test("only the template's own addresses become links, with values encoded inside them", () => {
    const text = 'See https://shop.example/?c={{code}}&n={{name}}. {{name}}';
    const values = { code: 'A&B', name: 'https://evil.example' };
    expect(fill(text, values).text).toBe(
      'See https://shop.example/?c=A%26B&n=https%3A%2F%2Fevil.example. https://evil.example',
    );
    const html = fill(text, values, 'html').text;
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('href="https://shop.example/?c=A%26B&#38;n=https%3A%2F%2Fevil.example"');
  });

  test('a value cannot add a line, a header or a turn of the reading direction', () => {
    expect(fill('Re: {{name}}', { name: 'a\r\nBcc: x@y.z\u202e' }).text).toBe('Re: a Bcc: x@y.z');
  });

  test.each(['Hello {{name', 'Hello name}}', '{{}}', '{{|friend}}'])('%j is refused in words', (text) => {
    expect(() => parseTemplate(text)).toThrow(UserError);
  });

  test('text without fields comes back as it is, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/\{\{|\}\}/.test(text));
        expect(fill(text, {}).text).toBe(text);
      }),
    );
  });

  test('no value, however odd, opens a tag or an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const { text } = fill('{{name|x}} https://a.example/{{name|x}}', { name }, 'html');
        expect(text.replace(/<a dir="ltr" href="[^"<>]*">[^<>]*<\/a>$/, '')).not.toMatch(/[<>"]/);
      }),
    );
  });
});
