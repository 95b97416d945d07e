import { readdirSync, readFileSync } from 'node:fs';
import { plainText } from '../../html/isolate.ts';
import { words } from '../../html/words/words.ts';

/** Every wording with its path; functions are called with stand-ins that carry no letters of their own. */
function wordings(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return [true, false].map((one): [string, string] => [
      path,
      String(value(...Array.from({ length: value.length + 1 }, (_, i) => (i === value.length ? one : '⟨⟩')))),
    ]);
  if (Array.isArray(value)) return value.flatMap((entry, index) => wordings(entry, `${path}.${index}`));
  return Object.entries(value as object).flatMap(([key, entry]) =>
    wordings(entry, path ? `${path}.${key}` : key),
  );
}

const english = wordings(words.en, '');
const persian = wordings(words.fa, '');

test('both languages say the same things', () => {
  expect(new Set(persian.map(([path]) => path))).toEqual(new Set(english.map(([path]) => path)));
});

test('of everything that pauses a campaign it is said what to do', () => {
  const pausing = readdirSync('src/campaigns')
    .filter((file) => file.startsWith('run'))
    .flatMap((file) => [
      ...readFileSync(`src/campaigns/${file}`, 'utf8').matchAll(
        /pause\('(\w+)'\)|reason: '(\w+)', pause: true/g,
      ),
    ])
    .map(([, asked, stood]) => asked ?? stood ?? '');
  expect(pausing.length).toBeGreaterThan(10);
  const told = Object.keys(words.en.campaign.whatToDo);
  expect([...pausing, 'over_budget', 'no_credit', 'row_missing'].filter((id) => !told.includes(id))).toEqual(
    [],
  );
});

test('no wording is empty, save where a language needs none', () => {
  const mayBeEmpty = /^confirm\.repeats\.none$/;
  const empty = [...english, ...persian].filter(
    ([path, text]) => text.trim() === '' && !mayBeEmpty.test(path),
  );
  expect(empty).toEqual([]);
});

test('nothing is exclaimed, begged or apologized for', () => {
  const found = [...english, ...persian].filter(([, text]) =>
    /!|\b(please|oops|sorry)\b|لطفا|لطفاً/i.test(text),
  );
  expect(found).toEqual([]);
});

test('Persian has no Latin letters but isolated codes, function names and the other language’s name', () => {
  const bare = persian
    .filter(([path]) => !/^(otherLanguage|languageNames\.en|helpPage\.some)/.test(path))
    .map(([path, text]): [string, string] => [path, text.replace(/\u2066[^\u2069]*\u2069/g, '')]);
  expect(bare.filter(([, text]) => /[A-Za-z]/.test(text))).toEqual([]);
});

test('Persian uses its own letters, digits, marks and half-spaces', () => {
  // ي and ك are Arabic; a detached «ها» or «می» lacks its half-space.
  const wrong = /[يكة0-9?;]|[\u0660-\u0669]| ها(?![\u0600-\u06ff])| می [\u0600-\u06ff]/;
  const found = persian.filter(
    ([path, text]) =>
      !path.startsWith('helpPage.some') && wrong.test(plainText(text).replace(/\u2066[^\u2069]*\u2069/g, '')),
  );
  expect(found).toEqual([]);
});

test('opting out is never the word of cancelling', () => {
  const found = persian.filter(([path, text]) => /optOut|forget/i.test(path) && text.includes('لغو'));
  expect(found).toEqual([]);
});

test('bold marks come in pairs', () => {
  const odd = [...english, ...persian].filter(([, text]) => text.split('**').length % 2 === 0);
  expect(odd).toEqual([]);
});
