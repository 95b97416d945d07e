import { parse } from 'papaparse';
import { tidyRows } from './rows.ts';

/** Rows of a delimited text, whatever its delimiter; Excel's `sep=;` line and `="0912…"` wrappers are taken off. */
export function readCsv(text: string): string[][] {
  const [, separator, rest] = /^sep=(.)\r?\n([\s\S]*)$/i.exec(text) ?? [null, '', text];
  const body = rest ?? '';
  const delimiter = separator || delimiterOf(body);
  const { data } = parse<string[]>(body, { delimiter, skipEmptyLines: 'greedy' });
  return tidyRows(data.map((row) => row.map((cell) => cell.replace(/^="([\s\S]*)"$/, '$1'))));
}

const delimiters = [',', ';', '\t', '|', '،', '؛', '^'];

/** The delimiter under which most of the first rows agree on a number of columns; title lines above them do not. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 100_000);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const { data } = parse<string[]>(head, { delimiter, preview: 30, skipEmptyLines: 'greedy' });
    const widths = data.map((row) => row.length);
    for (const width of new Set(widths)) {
      const agreeing = widths.filter((one) => one === width).length / widths.length;
      const score = width < 2 ? 0 : agreeing * 1000 + Math.min(width, 100);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

/**
 * The text of a file whose encoding nobody wrote down: its byte order mark decides, else UTF-8 if it is that, else
 * the Windows page of Arabic letters or of western ones. Letters of the former stand side by side, accents do not.
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(mostlyInRuns(bytes) ? 'windows-1256' : 'windows-1252').decode(bytes);
  }
}

/** UTF-16, by its mark or by every other byte of its digits and delimiters, which is zero; null for anything else. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 2000);
  const zeros: [even: number, odd: number] = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[(i % 2) as 0 | 1]++;
  });
  const [even, odd] = zeros;
  const many = Math.max(8, sample.length / 8);
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : null;
}

function mostlyInRuns(bytes: Uint8Array): boolean {
  let high = 0;
  let inRuns = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    high++;
    if ((bytes[i - 1] ?? 0) >= 0x80 || (bytes[i + 1] ?? 0) >= 0x80) inRuns++;
  }
  return inRuns * 2 > high;
}
