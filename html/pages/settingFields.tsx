import { useState } from 'preact/hooks';
import type { SettingsPage } from '../../src/calls/settings.ts';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { TextField } from '../components/field.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Disclosure } from '../components/show.tsx';
import { typedDecimal } from '../digits.ts';
import { saidWithDigits } from '../said.ts';
import { ask } from '../server.ts';
import { useWork, type Work } from '../work.ts';

type Values = SettingsPage['values'];
type Value = Values[string];

/** Fields in sight: caps, hours and days. The rest is set once. */
const atFirst = 7;

const latinSettings: readonly string[] = ['reply_to', 'test_phone', 'opt_out_form'];

interface Editing {
  readonly work: Work;
  /** What stands in a field now: as typed, else as kept. */
  readonly shown: (id: string, value: Value) => string | boolean;
  /** Why what was typed cannot be kept, as far as it is known. */
  readonly wrong: (id: string, value: Value) => string | undefined;
  readonly isRefused: (id: string) => boolean;
  readonly isChanged: boolean;
  readonly isSaved: boolean;
  change(id: string, value: string | boolean): void;
  save(): void;
}

/** The settings being typed: one that cannot be read keeps all of them from being kept, and is said beside it. */
function useEditing(values: Values, onSaved: (page: SettingsPage) => void): Editing {
  const { words, format } = useApp();
  const [typed, setTyped] = useState<Readonly<Record<string, string | boolean>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [isSaved, setSaved] = useState(false);
  const work = useWork();
  const kept = (id: string, entry: string | boolean) =>
    typeof values[id] === 'number' && typeof entry === 'string' ? (typedDecimal(entry) ?? values[id]) : entry;
  const wrong = (id: string, value: Value) => {
    const text = typed[id];
    if (typeof value === 'number' && typeof text === 'string' && typedDecimal(text) === null)
      return words.settings.needNumber;
    return problems[id] === undefined ? undefined : saidWithDigits(problems[id]);
  };
  return {
    ...{ work, wrong, isSaved },
    shown: (id, value) => typed[id] ?? (typeof value === 'number' ? format.number(value, 2) : value),
    isRefused: (id) => problems[id] !== undefined,
    isChanged: Object.keys(typed).length > 0,
    change(id, value) {
      setSaved(false);
      setProblems(({ [id]: _mended, ...others }) => others);
      setTyped({ ...typed, [id]: value });
    },
    save: () =>
      work.run(async () => {
        const changed = Object.entries(typed).map(([id, entry]) => [id, kept(id, entry)]);
        const answer = await ask('saveSettings', { values: Object.fromEntries(changed) });
        if ('problems' in answer) {
          setProblems(answer.problems);
          return;
        }
        onSaved(answer);
        setTyped({});
        setSaved(true);
      }),
  };
}

/** The caps and hours of sending. What is no number is said beside it and kept from saving. */
export function SettingFields({
  values,
  onSaved,
}: {
  values: Values;
  onSaved: (page: SettingsPage) => void;
}) {
  const { words } = useApp();
  const editing = useEditing(values, onSaved);
  const { work } = editing;
  // In the order of the words, which is the order of importance.
  const known = Object.keys(words.settings.values).flatMap((id): [string, Value][] => {
    const value = values[id];
    return value === undefined ? [] : [[id, value]];
  });
  if (known.length === 0) return null;
  const isWrong = known.some(([id, value]) => !editing.isRefused(id) && editing.wrong(id, value));
  const isRefusedBelow = known.slice(atFirst).some(([id]) => editing.isRefused(id));
  const show = ([id, value]: [string, Value]) => (
    <SettingField key={id} id={id} value={value} editing={editing} />
  );
  return (
    <section class="stack">
      <h2>{words.settings.sending}</h2>
      {known.slice(0, atFirst).map(show)}
      {known.length > atFirst && (
        <Disclosure
          key={isRefusedBelow ? 'refused' : 'as it was left'}
          label={words.time.more}
          open={isRefusedBelow}
        >
          <div class="stack">{known.slice(atFirst).map(show)}</div>
        </Disclosure>
      )}
      <Failure error={work.error} />
      <div role="status">{editing.isSaved && <Message tone="good">{words.settings.saved}</Message>}</div>
      <Button
        kind="secondary"
        wide
        off={isWrong || !editing.isChanged}
        busy={work.busy && words.saving}
        onPress={editing.save}
      >
        {words.settings.save}
      </Button>
    </section>
  );
}

function SettingField({ id, value, editing }: { id: string; value: Value; editing: Editing }) {
  const { words } = useApp();
  const labels: Readonly<Record<string, string | undefined>> = words.settings.values;
  const shown = editing.shown(id, value);
  if (typeof shown === 'boolean')
    return (
      <label class="check">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => editing.change(id, event.currentTarget.checked)}
        />
        <span>{labels[id]}</span>
      </label>
    );
  return (
    <TextField
      numeric={typeof value === 'number'}
      latin={latinSettings.includes(id)}
      label={labels[id] ?? id}
      hint={id === 'opt_out_form' ? words.settings.formHint : undefined}
      wrong={editing.wrong(id, value)}
      value={shown}
      onInput={(text) => editing.change(id, text)}
    />
  );
}
