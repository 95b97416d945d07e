import { useState } from 'preact/hooks';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Failure } from '../components/message.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Bar, Pairs } from '../components/show.tsx';
import { type Fault, type OrderFile, readOrderFile } from '../files/read.ts';
import { readOrders } from '../reading.ts';
import { ask } from '../server.ts';
import { words as allWords } from '../words/words.ts';
import { useWork } from '../work.ts';

/** Rows sent in one call. */
const partRows = 2000;

/** A file is read in this window, shown in four figures, then written as text in parts. */
export function Bring() {
  const app = useApp();
  const { words, format, start } = app;
  const [file, setFile] = useState<OrderFile | null>(null);
  const [wrong, setWrong] = useState('');
  const [written, setWritten] = useState(0);
  const opening = useWork();
  const writing = useWork();
  const sentenceOf = (fault: Fault, cells: number) =>
    fault === 'tooLarge' ? words.bring.tooLarge(format.number(cells)) : words.bring[fault];
  const open = (chosen: File | undefined) =>
    opening.run(async () => {
      setFile(null);
      setWrong('');
      if (!chosen) return;
      const read = await readOrderFile(chosen);
      if ('fault' in read) setWrong(sentenceOf(read.fault, read.cells));
      else setFile(read);
    });
  // The file's language is settled with its first orders, by who brings them; made-up orders stay apart from real ones.
  const tabLanguage = start.ordersTabs.length > 0 ? start.fileLanguage : format.language;
  const ownTabs = start.sample ? [] : start.ordersTabs;
  const rowCount = file ? file.rows.length - 1 : 0;
  const rowsInWords = words.rows(format.number(rowCount), rowCount === 1);
  const write = () =>
    writing.run(async () => {
      if (!file) return;
      const tab = await writeParts(file, allWords[tabLanguage].ways.tab, setWritten);
      app.setStart(await ask('start', {}));
      await readOrders(app, [...ownTabs, tab], app.reading.answers);
    });
  return (
    <Screen
      title={words.bring.title}
      help={words.bring.help}
      back={
        writing.busy
          ? undefined
          : {
              label: words.menu.orders,
              press: () => app.go({ page: start.ordersTabs.length > 0 ? 'orders' : 'ways' }),
            }
      }
      foot={
        <>
          <WillDo
            text={
              writing.busy
                ? words.bring.keepOpen
                : file
                  ? words.bring.willDo(rowsInWords)
                  : words.bring.noFile
            }
          />
          <Button
            kind="primary"
            wide
            off={!file}
            busy={writing.busy && words.bring.writing(format.number(written), format.number(rowCount))}
            onPress={write}
          >
            {file ? words.bring.write(rowsInWords) : words.continue}
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
      {opening.busy && <p role="status">{words.bring.opening}</p>}
      {file && <Found file={file} />}
      {writing.busy && <Bar share={rowCount ? written / rowCount : 0} />}
    </Screen>
  );
}

function Found({ file }: { file: OrderFile }) {
  const { words, format } = useApp();
  const headers = file.rows[0] ?? [];
  return (
    <section>
      <h2>{words.bring.found}</h2>
      <Pairs
        lined
        pairs={[
          { label: words.bring.file, value: <bdi>{file.name}</bdi> },
          ...(file.sheet ? [{ label: words.bring.sheet, value: <bdi>{file.sheet}</bdi> }] : []),
          { label: words.bring.rows, value: format.number(file.rows.length - 1) },
          { label: words.bring.columns, value: format.number(headers.length) },
        ]}
      />
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
