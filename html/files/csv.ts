import { parse } from 'papaparse';
import { tidyRows } from './rows.ts';

/** Rows of a delimited text, whatever its delimiter; Excel's `sep=;` line and `="0912…"` wrappers are taken off. */
export function readCsv(text: string): string[][] {
  const [, separator, rest] = /^sep=(.)\r?\n([\s\S]*)$/i.exec(text) ?? [null, '', text];
  const { data } = parse<string[]>(rest ?? '', { delimiter: separator ?? '', skipEmptyLines: 'greedy' });
  return tidyRows(data.map((row) => row.map((cell) => cell.replace(/^="([\s\S]*)"$/, '$1'))));
}

/**
 * The text of a file whose encoding nobody wrote down: its byte order mark decides, else UTF-8 if it is that, else
 * the Windows page of Arabic letters or of western ones. Letters of the former stand side by side, accents do not.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(mostlyInRuns(bytes) ? 'windows-1256' : 'windows-1252').decode(bytes);
  }
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
