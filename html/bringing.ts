import { useState } from 'preact/hooks';
import type { Brought } from '../src/calls/orders.ts';
import { useApp } from './app.ts';
import { type Fault, isLarge, type OrderFile, readOrderFile } from './files/read.ts';
import { readOrders } from './reading.ts';
import { ask } from './server.ts';
import { words as allWords } from './words/words.ts';
import { useWork, type Work } from './work.ts';

/** Rows sent in one call. */
const partRows = 2000;

/** A file on its way into the sheet. */
export interface Bringing {
  readonly file: OrderFile | null;
  /** Beside the orders in use; null before, and for a file that is too large to be compared. */
  readonly found: Brought | null;
  /** Once it was written beside orders in use. */
  readonly done: Brought | null;
  /** The tab below which new orders go, '' for one of their own. */
  readonly below: string;
  setBelow(tab: string): void;
  /** Why the file cannot be taken, '' for nothing. */
  readonly wrong: string;
  /** Rows that are in the sheet already, of a file that is written in parts. */
  readonly written: number;
  readonly opening: Work;
  readonly writing: Work;
  /** Orders tabs in use; made-up orders stay apart from real ones. */
  readonly ownTabs: readonly string[];
  open(chosen: File | undefined): void;
  /** Another sheet of the same workbook. */
  openSheet(sheet: string): void;
  write(): void;
  /** Reads all orders, with those in `tab`. */
  read(tab: string): void;
}

export function useBringing(): Bringing {
  const app = useApp();
  const { words, format, start } = app;
  const [picked, setPicked] = useState<File | undefined>();
  const [file, setFile] = useState<OrderFile | null>(null);
  const [found, setFound] = useState<Brought | null>(null);
  const [done, setDone] = useState<Brought | null>(null);
  const [below, setBelow] = useState('');
  const [wrong, setWrong] = useState('');
  const [written, setWritten] = useState(0);
  const opening = useWork();
  const writing = useWork();
  const ownTabs = start.sample ? [] : [...start.ordersTabs];
  // The file's language is settled with its first orders, by who brings them.
  const tabLanguage = start.ordersTabs.length > 0 ? start.fileLanguage : format.language;
  const tab = allWords[tabLanguage].ways.tab;
  const sentenceOf = (fault: Fault, cells: number) =>
    fault === 'tooLarge' ? words.bring.tooLarge(format.number(cells)) : words.bring[fault];
  const bring = (brought: OrderFile, into: string, write: boolean) =>
    ask('bringOrders', { rows: brought.rows as string[][], tabs: ownTabs, below: into, tab, write });
  const compare = async (read: OrderFile) => {
    const compared = await bring(read, '', false);
    setFound(compared);
    const whole = compared.targets.find(({ lacks }) => lacks.length === 0);
    setBelow((whole ?? compared.targets[0])?.tab ?? '');
  };
  const open = (chosen: File | undefined, sheet: string) =>
    opening.run(async () => {
      setPicked(chosen);
      setFile(null);
      setFound(null);
      setWrong('');
      if (!chosen) return;
      const read = await readOrderFile(chosen, sheet);
      if ('fault' in read) {
        setWrong(sentenceOf(read.fault, read.cells));
        return;
      }
      if (!isLarge(read)) await compare(read);
      setFile(read);
    });
  const readAll = (into: string) =>
    readOrders(
      app,
      ownTabs.includes(into) || into === '' ? ownTabs : [...ownTabs, into],
      app.reading.answers,
    );
  const write = () =>
    writing.run(async () => {
      if (!file) return;
      const brought = found && (await bring(file, below, true));
      const into = brought?.tab ?? (await writeParts(file, tab, setWritten));
      app.setStart(await ask('start', {}));
      if (brought && ownTabs.length > 0) setDone(brought);
      else await readAll(into);
    });
  return {
    ...{ file, found, done, below, setBelow, wrong, written, opening, writing, ownTabs, write },
    open: (chosen) => open(chosen, ''),
    openSheet: (sheet) => open(picked, sheet),
    read: (into) => writing.run(() => readAll(into)),
  };
}

/** Sends the parts one after another and answers the name of the tab they made. */
async function writeParts(file: OrderFile, tab: string, say: (written: number) => void): Promise<string> {
  const parts = Math.ceil(file.rows.length / partRows);
  let made = tab;
  for (let part = 0; part < parts; part++) {
    const rows = file.rows.slice(part * partRows, (part + 1) * partRows);
    made = (await ask('importRows', { tab: made, rows, part, parts })).tab;
    say(Math.max(0, Math.min(file.rows.length, (part + 1) * partRows) - 1));
  }
  return made;
}
