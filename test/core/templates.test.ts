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

  const linksOf = (text: string, values: Record<string, string> = {}): string[] => {
    const links: string[] = [];
    const tagUrl = (url: string) => {
      links.push(url);
      return `${url}?TAG`;
    };
    const filled = fillTemplate(parseTemplate(text), 'plain', {
      valueOf: (field) => values[field] ?? '',
      tagUrl,
    });
    expect(filled.text.split('?TAG').join('')).toBe(fill(text, values).text);
    return links;
  };

  test.each([
    ['See "https://shop.com/sale"', ['https://shop.com/sale']],
    ["See 'https://shop.com/sale'.", ['https://shop.com/sale']],
    ['<https://shop.com/sale>, or “https://shop.com/b”…', ['https://shop.com/sale', 'https://shop.com/b']],
    ['«https://shop.com/فروش‌ویژه»، ببینید', ['https://shop.com/فروش‌ویژه']],
    ['دیدید https://shop.com/a؟https://shop.com/b؛', ['https://shop.com/a', 'https://shop.com/b']],
    ['(https://en.example/wiki/Nowruz_(film))', ['https://en.example/wiki/Nowruz_(film)']],
    ['(see https://shop.com/a).', ['https://shop.com/a']],
    ['a link "https://shop.com/?c={{code}}"!', ['https://shop.com/?c=A1']],
    ["https://shop.com/o'neil/?a=1&b=2#c, then", ["https://shop.com/o'neil/?a=1&b=2#c"]],
    [
      '\u2066https://shop.com/a\u2069 \u200fhttps://shop.com/b\u200f',
      ['https://shop.com/a', 'https://shop.com/b'],
    ],
    ['https:// alone, and "http://"', []],
  ])('an address ends before quotes, brackets and the punctuation after it: %s', (text, links) => {
    expect(linksOf(text, { code: 'A1' })).toEqual(links);
  });

  test('an address is found whole whatever stands around it', () => {
    const piece = fc.stringMatching(/^[a-z0-9_~%-]{1,8}$/);
    const url = fc
      .tuple(
        fc.constantFrom('http', 'https'),
        piece,
        fc.array(piece, { maxLength: 3 }),
        fc.option(piece),
        fc.option(piece),
      )
      .map(
        ([scheme, host, path, query, hash]) =>
          `${scheme}://${['h', host].join('')}.example${path.map((part) => `/${part}`).join('')}` +
          `${query === null ? '' : `?q=${query}&r=(1)`}${hash === null ? '' : `#${hash}`}`,
      );
    const before = fc.constantFrom(
      '',
      ' ',
      '"',
      "'",
      '“',
      '«',
      '<',
      '(',
      '[',
      '،',
      'ببینید: ',
      '\u200f',
      '—',
    );
    const after = fc.constantFrom(
      '',
      '"',
      "'",
      '”',
      '’',
      '»',
      '>',
      ')',
      ']',
      '.',
      ',',
      '،',
      '؛',
      '؟',
      '!',
      '...',
      '…',
      '>.',
      '").',
      '»؟',
      '\u200f',
      '\u200c',
    );
    const rest = fc.constantFrom(' ', '\n', ' و بعد ', ' then ', '\u00a0');
    fc.assert(
      fc.property(fc.array(fc.tuple(before, url, after, rest), { minLength: 1, maxLength: 4 }), (parts) => {
        expect(linksOf(parts.flat().join(''))).toEqual(parts.map(([, wanted]) => wanted));
      }),
    );
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
