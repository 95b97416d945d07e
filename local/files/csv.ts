import Papa from 'papaparse';

const delimiters = [',', ';', '\t', '|', '،', '؛', '^'];

/** Rows of a delimited text, whatever its delimiter, encoding and line ends; rows of nothing but blanks are kept. */
export function csvRows(bytes: Uint8Array): string[][] {
  const text = decode(bytes);
  const named = /^sep=(.)\r?\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const delimiter = named ? named[1]! : delimiterOf(body);
  const { data } = Papa.parse<string[]>(body, { delimiter });
  const last = data[data.length - 1];
  return last && last.length === 1 && last[0] === '' ? data.slice(0, -1) : data;
}

/** The delimiter under which the first rows agree best on a number of columns greater than one. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 100_000);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(head, { delimiter, preview: 30 });
    const rows = data.filter((row) => row.some((cell) => cell.trim() !== ''));
    const columns = rows[0]?.length ?? 0;
    if (columns < 2) continue;
    const agreeing = rows.filter((row) => row.length === columns).length / rows.length;
    const score = agreeing * 1000 + Math.min(columns, 100);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Text of a file: by its mark, else UTF-16 where every other byte is zero, else UTF-8, else a Windows code page. */
export function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const sample = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2]! += 1;
  if (zeros[1]! > sample.length / 8) return new TextDecoder('utf-16le').decode(bytes);
  if (zeros[0]! > sample.length / 8) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(isArabicPage(bytes) ? 'windows-1256' : 'windows-1252').decode(bytes);
  }
}

/** Persian words are runs of high bytes; the accents of Western text stand alone between plain letters. */
function isArabicPage(bytes: Uint8Array): boolean {
  let high = 0;
  let inRun = 0;
  for (let i = 0; i < Math.min(bytes.length, 100_000); i++) {
    if (bytes[i]! < 0x80) continue;
    high += 1;
    if ((bytes[i - 1] ?? 0) >= 0x80 || (bytes[i + 1] ?? 0) >= 0x80) inRun += 1;
  }
  return inRun > high / 2;
}
