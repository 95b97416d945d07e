import { useState } from 'preact/hooks';

import type { FormulaPlaces, FormulaWritten } from '../../src/calls/formulas.ts';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { SelectField, TextField } from '../components/field.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import {
  argumentOf,
  type Filled,
  type FunctionHelp,
  formulaOf,
  type ParamHelp,
  typedArguments,
} from '../formula.ts';
import { functions } from '../functions.ts';
import { code, isolate } from '../isolate.ts';
import { capital, saidWithDigits } from '../said.ts';
import { ask } from '../server.ts';
import { useAsked, useWork } from '../work.ts';

/** Step 2 of a formula: its arguments, then into the chosen cell. */
export function Formula({ name, from }: { name: string; from?: 'orders' | undefined }) {
  const { words, go, format } = useApp();
  const places = useAsked('formulaPlaces', {});
  const help = functions.find((one) => one.name === name)!;
  return places.value ? (
    <Filling help={help} places={places.value} from={from} />
  ) : (
    <Screen
      title={code(name)}
      help={saidWithDigits(help.summary[format.language])}
      back={{ label: words.formula.choose, press: () => go({ page: 'formulas', ...(from ? { from } : {}) }) }}
    >
      <Failure error={places.error} again={places.again} />
      {!places.error && <p role="status">{words.reading}</p>}
    </Screen>
  );
}

interface FillingProps {
  readonly help: FunctionHelp;
  readonly places: FormulaPlaces;
  readonly from: 'orders' | undefined;
}

function Filling({ help, places, from }: FillingProps) {
  const { words, go, format } = useApp();
  const { language } = format;
  const [filled, setFilled] = useState(() =>
    help.params.map((param) => firstFilled(param, places, language)),
  );
  const [answer, setAnswer] = useState<FormulaWritten | null>(null);
  const work = useWork();
  const read = help.params.map((param, i) => argumentOf(param, filled[i]!));
  const problem = help.params.find((param, i) => read[i] === null || (read[i] === '' && !param.optional));
  const args = typedArguments(read.map((arg) => arg ?? ''));
  const formula = formulaOf(help.name, args);
  const write = (over: string) =>
    work.run(async () => setAnswer(await ask('writeFormula', { formula, over, isShare: help.isShare })));
  const change = (at: number, value: Filled) => {
    setAnswer(null);
    setFilled(filled.map((known, i) => (i === at ? value : known)));
  };
  return (
    <Screen
      title={code(help.name)}
      help={saidWithDigits(help.summary[language])}
      step={[2, 2]}
      back={{ label: words.formula.choose, press: () => go({ page: 'formulas', ...(from ? { from } : {}) }) }}
      foot={
        <>
          {answer ? (
            <div role="status">{outcome(answer)}</div>
          ) : (
            <WillDo
              text={
                problem
                  ? words.formula.missing(saidWithDigits(problem.label[language]))
                  : words.formula.willDo
              }
            />
          )}
          <Button
            kind="primary"
            wide
            off={problem !== undefined}
            busy={work.busy && words.formula.writing}
            onPress={() => write('')}
          >
            {words.formula.write}
          </Button>
        </>
      }
    >
      {help.params.map((param, i) => (
        <Argument
          key={param.id}
          {...{ param, places }}
          filled={filled[i]!}
          isWrong={read[i] === null && filled[i]!.typed !== ''}
          onChange={(value) => change(i, value)}
          onEnter={() => !problem && write('')}
        />
      ))}
      <FormulaText name={help.name} args={args} />
      <p class="small quiet-text">
        <Rich text={saidWithDigits(help.returns[language])} />
      </p>
      <Failure error={work.error} />
    </Screen>
  );

  function outcome({ written, cell, held }: FormulaWritten) {
    if (written)
      return (
        <Message tone="good">
          <Rich text={words.formula.written(isolate(cell))} />
        </Message>
      );
    return (
      <Message tone="warn" action={{ label: words.formula.replace, press: () => write(cell) }}>
        <Rich
          text={words.formula.taken(
            isolate(cell),
            isolate(held.length > 40 ? `${held.slice(0, 39)}…` : held),
          )}
        />
      </Message>
    );
  }
}

/** Orders are read from the tab in use, and periods run in the calendar of the person. */
function firstFilled({ id, type }: ParamHelp, { tabs }: FormulaPlaces, language: 'en' | 'fa'): Filled {
  if (type === 'choice') return { typed: id === 'calendar' && language === 'fa' ? 'jalali' : '' };
  return type === 'range' && id.startsWith('order')
    ? rangeOver(tabs.filter((tab) => tab.orders))
    : { typed: '' };
}

/** The whole width of the tabs. */
function rangeOver(tabs: FormulaPlaces['tabs']): Filled {
  const [widest] = tabs
    .map(({ lastColumn }) => lastColumn)
    .sort((a, b) => b.length - a.length || (a < b ? 1 : -1));
  return { typed: widest ? `A:${widest}` : '', tabs: tabs.map(({ name }) => name) };
}

interface ArgumentProps {
  readonly param: ParamHelp;
  readonly places: FormulaPlaces;
  readonly filled: Filled;
  readonly isWrong: boolean;
  onChange(filled: Filled): void;
  onEnter(): void;
}

function Argument({ param, places, filled, isWrong, onChange, onEnter }: ArgumentProps) {
  const { words, format } = useApp();
  const { language } = format;
  const field = {
    label: saidWithDigits(
      param.optional ? words.formula.optional(param.label[language]) : param.label[language],
    ),
    hint: saidWithDigits(param.help[language]),
    wrong: isWrong ? words.formula.wrong[param.type] : undefined,
  };
  const nothing = { value: '', label: param.optional ? words.formula.leftOut : words.formula.chooseOne };
  if (param.type === 'choice')
    return (
      <SelectField
        {...field}
        value={filled.typed}
        options={[
          nothing,
          ...param.options.map(({ value, words: name }) => ({ value, label: capital(name[language]) })),
        ]}
        onChange={(typed) => onChange({ typed })}
      />
    );
  if (param.type !== 'range')
    return (
      <TextField
        {...field}
        leftToRight={param.type !== 'text'}
        value={filled.typed}
        onInput={(typed) => onChange({ typed })}
        onEnter={onEnter}
      />
    );
  const orders = places.tabs.filter((tab) => tab.orders);
  const chosen = filled.tabs ?? [];
  const choose = (tab: string) =>
    onChange(rangeOver(tab === all ? orders : places.tabs.filter(({ name }) => name === tab)));
  return (
    <>
      <SelectField
        {...field}
        wrong={undefined}
        value={chosen.length > 1 ? all : (chosen[0] ?? '')}
        options={[
          nothing,
          ...(orders.length > 1 ? [{ value: all, label: words.formula.allOrders }] : []),
          ...places.tabs.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={choose}
      />
      {chosen.length > 0 && (
        <TextField
          label={chosen.length > 1 ? words.formula.columnsOfAll : words.formula.columns(isolate(chosen[0]!))}
          hint={chosen.length > 1 ? words.formula.sameOrder : undefined}
          wrong={field.wrong}
          latin
          value={filled.typed}
          onInput={(typed) => onChange({ ...filled, typed })}
          onEnter={onEnter}
        />
      )}
    </>
  );
}

/** Stands for all tabs of orders: no shop calls a tab so. */
const all = '*';

/** The formula from left to right, an argument a line, so that Persian names of tabs do not upset its order. */
function FormulaText({ name, args }: { name: string; args: readonly string[] }) {
  const { words } = useApp();
  return (
    <section class="stack tight">
      <h2>{words.formula.formula}</h2>
      <code class="formula" dir="ltr">
        <bdi dir="ltr">={name}(</bdi>
        {args.map((arg, i) => (
          <bdi dir="ltr" key={i}>
            {arg}
            {i + 1 < args.length ? ';' : ''}
          </bdi>
        ))}
        <bdi dir="ltr">)</bdi>
      </code>
    </section>
  );
}
