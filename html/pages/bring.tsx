import type { Brought } from '../../src/calls/orders.ts';
import { useApp } from '../app.ts';
import { type Bringing, useBringing } from '../bringing.ts';
import { Button } from '../components/button.tsx';
import { Field, SelectField } from '../components/field.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Bar, Pairs } from '../components/show.tsx';
import type { OrderFile } from '../files/read.ts';
import { Comparison, Written, willDoWith } from './brought.tsx';

/** A file is read in this window, compared with the orders in use, and then written as text. */
export function Bring() {
  const bringing = useBringing();
  return bringing.done ? (
    <IsWritten bringing={bringing} brought={bringing.done} />
  ) : (
    <Choosing {...bringing} />
  );
}

function IsWritten({ bringing: { writing, read }, brought }: { bringing: Bringing; brought: Brought }) {
  const { words } = useApp();
  return (
    <Screen
      title={words.bring.done}
      foot={
        <>
          <WillDo text={words.bring.willRead} />
          <Button kind="primary" wide busy={writing.busy && words.reading} onPress={() => read(brought.tab)}>
            {words.bring.read}
          </Button>
        </>
      }
    >
      <Failure error={writing.error} />
      <Written brought={brought} />
    </Screen>
  );
}

function Choosing(bringing: Bringing) {
  const app = useApp();
  const { words, format, start } = app;
  const { file, found, below, written, opening, writing, ownTabs } = bringing;
  const rowCount = file ? file.rows.length - 1 : 0;
  const rowsInWords = words.rows(format.number(rowCount), rowCount === 1);
  const { text, label } = found
    ? willDoWith(found, below, app)
    : file
      ? { text: words.bring.willDo(rowsInWords), label: words.bring.write(rowsInWords) }
      : { text: words.bring.noFile, label: words.continue };
  const back = {
    label: words.menu.orders,
    press: () => app.go({ page: start.ordersTabs.length > 0 ? 'orders' : 'ways' }),
  };
  const isWriting =
    found !== null ? words.bring.busy : words.bring.writing(format.number(written), format.number(rowCount));
  return (
    <Screen
      title={words.bring.title}
      help={words.bring.help}
      back={writing.busy ? undefined : back}
      foot={
        <>
          <WillDo text={writing.busy ? words.bring.keepOpen : text} />
          <Button kind="primary" wide off={!file} busy={writing.busy && isWriting} onPress={bringing.write}>
            {label}
          </Button>
        </>
      }
    >
      <Failure error={opening.error ?? writing.error} />
      <FileField wrong={bringing.wrong} off={writing.busy} onFile={bringing.open} />
      {opening.busy && (
        <p role="status">{ownTabs.length > 0 ? words.bring.comparing : words.bring.opening}</p>
      )}
      {file && <Found file={file} kind={found?.formatLabel ?? ''} onSheet={bringing.openSheet} />}
      {file && !found && ownTabs.length > 0 && <Message tone="warn">{words.bring.tooLargeToCompare}</Message>}
      {file && found && (
        <Comparison found={found} beside={ownTabs.length > 0} below={below} onBelow={bringing.setBelow} />
      )}
      {writing.busy && !found && <Bar share={rowCount ? written / rowCount : 0} />}
    </Screen>
  );
}

function FileField({
  wrong,
  off,
  onFile,
}: {
  wrong: string;
  off: boolean;
  onFile: (chosen: File | undefined) => void;
}) {
  const { words } = useApp();
  return (
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
              disabled={off}
              onChange={(event) => onFile(event.currentTarget.files?.[0])}
            />
          </label>
        </div>
      )}
    </Field>
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
