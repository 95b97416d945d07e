import { numberText, type PageWords, say } from '../../../local/page/words.ts';

/** What stays as it is in Persian: names of formats, of commands and keys. */
const latinKept = /--port|CSV|XLSX|npm start|Enter|Tab|Escape|F6|Ctrl\+C/g;

function sentences(words: PageWords): [string, string][] {
  return Object.entries(words).flatMap(([key, word]): [string, string][] => {
    if (typeof word === 'string') return [[key, word]];
    if (typeof word === 'object')
      return Object.entries(word).map(([inner, text]) => [`${key}.${inner}`, text]);
    const texts = [3, 1].map((value) => (word as (...values: unknown[]) => string)(value, value));
    return texts.map((text, index) => [`${key} ${index}`, text]);
  });
}

test('every word of the page is there in Persian, without Latin letters', () => {
  const left = sentences(say('fa')).filter(
    ([key, text]) => key !== 'otherLanguage' && /[A-Za-z]/.test(text.replace(latinKept, '')),
  );
  expect(left).toEqual([]);
});

test('no English word is forgotten or shared with the Persian', () => {
  const persian = new Map(sentences(say('fa')));
  const same = sentences(say('en')).filter(([key, text]) => text.trim() === '' || persian.get(key) === text);
  expect(same).toEqual([]);
});

test('numbers in Persian sentences have Persian digits, except where they are a file name', () => {
  const latin = sentences(say('fa')).filter(([, text]) => /[0-9]/.test(text.replace(latinKept, '')));
  // What is handed in as text stands as it came.
  const names = [
    'menuButton',
    'sheetMenu',
    'deleteAsk',
    'nameTaken',
    'dialogAnswered',
    'triggerDue',
    'opened',
    'noSuchCell',
    'sortUp',
    'sortDown',
    'portTaken',
  ];
  expect(latin.filter(([key]) => !names.includes(key.split(' ')[0]!))).toEqual([]);
});

test('numbers are grouped as each language does', () => {
  expect([numberText(12_345, 'en'), numberText(12_345, 'fa')]).toEqual(['12,345', '۱۲٬۳۴۵']);
});

test('one is not many in English', () => {
  expect([say('en').parts(1), say('en').parts(2)]).toEqual(['1 part', '2 parts']);
});
