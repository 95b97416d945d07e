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
import { useWork } from '../work.ts';

type Values = SettingsPage['values'];

/** Fields in sight: caps, hours and days. The rest is set once. */
const atFirst = 7;

const latinSettings: readonly string[] = ['reply_to', 'test_phone', 'opt_out_form'];

/** The caps and hours of sending. What is no number is said beside it and kept from saving. */
export function SettingFields({
  values,
  onSaved,
}: {
  values: Values;
  onSaved: (page: SettingsPage) => void;
}) {
  const { words, format } = useApp();
  const [typed, setTyped] = useState<Readonly<Record<string, string | boolean>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [saved, setSaved] = useState(false);
  const work = useWork();
  const labels: Readonly<Record<string, string | undefined>> = words.settings.values;
  // In the order of the words, which is the order of importance.
  const known = Object.keys(labels).flatMap((id): [string, Values[string]][] => {
    const value = values[id];
    return value === undefined ? [] : [[id, value]];
  });
  const shownOf = (value: Values[string]) =>
    typeof value === 'number' ? format.number(value, 2) : String(value);
  const wrongOf = (id: string, value: Values[string]) => {
    const text = typed[id];
    return typeof value === 'number' && typeof text === 'string' && typedDecimal(text) === null
      ? words.settings.needNumber
      : undefined;
  };
  const refusalOf = (id: string) => (problems[id] === undefined ? undefined : saidWithDigits(problems[id]));
  const isWrong = known.some(([id, value]) => wrongOf(id, value) !== undefined);
  const isRefusedBelow = known.slice(atFirst).some(([id]) => problems[id] !== undefined);
  const isUnchanged = Object.keys(typed).length === 0;
  const save = () =>
    work.run(async () => {
      const changed = Object.entries(typed).map(([id, text]) => [
        id,
        typeof values[id] === 'number' && typeof text === 'string'
          ? (typedDecimal(text) ?? values[id])
          : text,
      ]);
      const answer = await ask('saveSettings', { values: Object.fromEntries(changed) });
      if ('problems' in answer) {
        setProblems(answer.problems);
        return;
      }
      onSaved(answer);
      setTyped({});
      setSaved(true);
    });
  const change = (id: string, value: string | boolean) => {
    setSaved(false);
    setProblems(({ [id]: _mended, ...others }) => others);
    setTyped({ ...typed, [id]: value });
  };
  const show = ([id, value]: [string, Values[string]]) =>
    typeof value === 'boolean' ? (
      <label key={id} class="check">
        <input
          type="checkbox"
          checked={(typed[id] as boolean | undefined) ?? value}
          onChange={(event) => change(id, event.currentTarget.checked)}
        />
        <span>{labels[id]}</span>
      </label>
    ) : (
      <TextField
        key={id}
        numeric={typeof value === 'number'}
        latin={latinSettings.includes(id)}
        label={labels[id] ?? id}
        hint={id === 'opt_out_form' ? words.settings.formHint : undefined}
        wrong={wrongOf(id, value) ?? refusalOf(id)}
        value={(typed[id] as string | undefined) ?? shownOf(value)}
        onInput={(text) => change(id, text)}
        onEnter={() => !isUnchanged && !isWrong && save()}
      />
    );
  if (known.length === 0) return null;
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
      <div role="status">{saved && <Message tone="good">{words.settings.saved}</Message>}</div>
      <Button
        kind="secondary"
        wide
        off={isWrong || isUnchanged}
        busy={work.busy && words.saving}
        onPress={save}
      >
        {words.settings.save}
      </Button>
    </section>
  );
}
