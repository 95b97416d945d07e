import { useState } from 'preact/hooks';
import type { Brought } from '../../src/calls/orders.ts';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { Field, SelectField } from '../components/field.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Bar, Pairs } from '../components/show.tsx';
import { type Fault, isLarge, type OrderFile, readOrderFile } from '../files/read.ts';
import { readOrders } from '../reading.ts';
import { ask } from '../server.ts';
import { words as allWords } from '../words/words.ts';
import { useWork } from '../work.ts';
import { Comparison, Written, willDoWith } from './brought.tsx';

/** Rows sent in one call. */
const partRows = 2000;

/** A file is read in this window, compared with the orders in use, and then written as text. */
export function Bring() {
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
  // The file's language is settled with its first orders, by who brings them; made-up orders stay apart from real ones.
  const tabLanguage = start.ordersTabs.length > 0 ? start.fileLanguage : format.language;
  const ownTabs = start.sample ? [] : [...start.ordersTabs];
  const sentenceOf = (fault: Fault, cells: number) =>
    fault === 'tooLarge' ? words.bring.tooLarge(format.number(cells)) : words.bring[fault];
  const bring = (brought: OrderFile, into: string, write: boolean) =>
    ask('bringOrders', {
      rows: brought.rows as string[][],
      tabs: ownTabs,
      below: into,
      tab: allWords[tabLanguage].ways.tab,
      write,
    });
  const open = (chosen: File | undefined, sheet = '') =>
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
      if (!isLarge(read)) {
        const compared = await bring(read, '', false);
        setFound(compared);
        const whole = compared.targets.find(({ lacks }) => lacks.length === 0);
        setBelow((whole ?? compared.targets[0])?.tab ?? '');
      }
      setFile(read);
    });
  const readAll = (tab: string) =>
    readOrders(app, ownTabs.includes(tab) || tab === '' ? ownTabs : [...ownTabs, tab], app.reading.answers);
  const write = () =>
    writing.run(async () => {
      if (!file) return;
      const brought = found && (await bring(file, below, true));
      const tab = brought?.tab ?? (await writeParts(file, allWords[tabLanguage].ways.tab, setWritten));
      app.setStart(await ask('start', {}));
      if (brought && ownTabs.length > 0) setDone(brought);
      else await readAll(tab);
    });
  const back = {
    label: words.menu.orders,
    press: () => app.go({ page: start.ordersTabs.length > 0 ? 'orders' : 'ways' }),
  };
  const rowCount = file ? file.rows.length - 1 : 0;
  const rowsInWords = words.rows(format.number(rowCount), rowCount === 1);
  const { text, label } = found
    ? willDoWith(found, below, app)
    : file
      ? { text: words.bring.willDo(rowsInWords), label: words.bring.write(rowsInWords) }
      : { text: words.bring.noFile, label: words.continue };
  if (done)
    return (
      <Screen
        title={words.bring.done}
        foot={
          <>
            <WillDo text={words.bring.willRead} />
            <Button
              kind="primary"
              wide
              busy={writing.busy && words.reading}
              onPress={() => writing.run(() => readAll(done.tab))}
            >
              {words.bring.read}
            </Button>
          </>
        }
      >
        <Failure error={writing.error} />
        <Written brought={done} />
      </Screen>
    );
  return (
    <Screen
      title={words.bring.title}
      help={words.bring.help}
      back={writing.busy ? undefined : back}
      foot={
        <>
          <WillDo text={writing.busy ? words.bring.keepOpen : text} />
          <Button
            kind="primary"
            wide
            off={!file}
            busy={
              writing.busy &&
              (found
                ? words.bring.busy
                : words.bring.writing(format.number(written), format.number(rowCount)))
            }
            onPress={write}
          >
            {label}
          </Button>
        </>
      }
    >
      <Failure error={opening.error ?? writing.error} />
      <Field label={words.bring.choose} wrong={wrong || undefined}>
        {(given) => (
          <div class="row">
            <label class="button secondary" for={given.id}>
              {words.bring.pick}
              <input
                {...given}
                class="hidden"
                type="file"
                accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv"
                disabled={writing.busy}
                onChange={(event) => open(event.currentTarget.files?.[0])}
              />
            </label>
          </div>
        )}
      </Field>
      {opening.busy && (
        <p role="status">{ownTabs.length > 0 ? words.bring.comparing : words.bring.opening}</p>
      )}
      {file && <Found file={file} kind={found?.formatLabel ?? ''} onSheet={(sheet) => open(picked, sheet)} />}
      {file && !found && ownTabs.length > 0 && <Message tone="warn">{words.bring.tooLargeToCompare}</Message>}
      {file && found && (
        <Comparison found={found} beside={ownTabs.length > 0} below={below} onBelow={setBelow} />
      )}
      {writing.busy && !found && <Bar share={rowCount ? written / rowCount : 0} />}
    </Screen>
  );
}

function Found({ file, kind, onSheet }: { file: OrderFile; kind: string; onSheet: (sheet: string) => void }) {
  const { words, format } = useApp();
  const headers = file.rows[0] ?? [];
  return (
    <section>
      <h2>{words.bring.found}</h2>
      <Pairs
        lined
        pairs={[
          { label: words.bring.file, value: <bdi>{file.name}</bdi> },
          ...(file.sheets.length === 1 ? [{ label: words.bring.sheet, value: <bdi>{file.sheet}</bdi> }] : []),
          ...(kind ? [{ label: words.bring.kind, value: kind, plain: true }] : []),
          { label: words.bring.rows, value: format.number(file.rows.length - 1) },
          { label: words.bring.columns, value: format.number(headers.length) },
        ]}
      />
      {file.sheets.length > 1 && (
        <SelectField
          label={words.bring.sheet}
          value={file.sheet}
          options={file.sheets.map((name) => ({ value: name, label: name }))}
          onChange={onSheet}
        />
      )}
      <p class="samples">
        {headers.slice(0, 8).map((header, index) => (
          <span key={header}>
            {index > 0 && ' · '}
            <bdi>{header}</bdi>
          </span>
        ))}
      </p>
    </section>
  );
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
