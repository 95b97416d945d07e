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

/** The delimiter under which most of the first rows agree on a number of columns; title lines above them do not. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 100_000);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(head, { delimiter, preview: 30 });
    const widths = data.filter((row) => row.some((cell) => cell.trim() !== '')).map((row) => row.length);
    for (const width of new Set(widths)) {
      const agreeing = widths.filter((one) => one === width).length / widths.length;
      const score = width < 2 ? 0 : agreeing * 1000 + Math.min(width, 100);
      if (score > best.score) best = { delimiter, score };
    }
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
    if (isArabicPage(bytes)) return new TextDecoder('windows-1256').decode(bytes);
    return new TextDecoder('windows-1252')
      .decode(bytes)
      .replace(/[\u0080-\u009f]/g, (control) => westernSigns[control.charCodeAt(0) - 0x80]!);
  }
}

/** 0x80 to 0x9f of Windows-1252: some versions of Node give the control characters of Latin-1 there. */
const westernSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

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
