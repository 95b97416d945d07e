import { useState } from 'preact/hooks';
import type { Understood as Read } from '../../src/calls/orders.ts';
import { readNumber } from '../../src/core/typed.ts';
import { type UnitQuestion, useApp } from '../app.ts';
import { Button, Link } from '../components/button.tsx';
import { Choice, TextField } from '../components/field.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Rich, Said } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Disclosure, type Pair, Pairs } from '../components/show.tsx';
import type { Format } from '../format.ts';
import { besideOurs } from '../ownTotal.ts';
import { understandOrders } from '../reading.ts';
import { capital } from '../said.ts';
import { ask } from '../server.ts';
import type { WordSet } from '../words/words.ts';
import { useWork } from '../work.ts';

/** The balance, the unit of money, what was left out, and one sentence worth knowing. */
export function Understood() {
  const app = useApp();
  const { words, format } = app;
  const { understood, answers, tabs, unit } = app.reading;
  const work = useWork();
  if (!understood) return null;
  const unitOpen = unit !== null && !answers.currency;
  const nothing = understood.orders === 0;
  const slipping = understood.insight && !understood.tooLittle ? understood.insight.slipping : 0;
  const setUnit = (currency: string) =>
    work.run(async () => {
      await understandOrders(app, tabs, { ...answers, currency });
    });
  const proceed = () =>
    work.run(async () => {
      await ask('saveMapping', { tabs: [...tabs], answers });
      app.setStart(await ask('start', {}));
      app.go(slipping > 0 ? { page: 'cut', slipping } : { page: 'cut' });
    });
  const correct = () => app.go({ page: 'columns' });
  return (
    <Screen
      title={words.understood.title}
      step={[2, 4]}
      back={{ label: words.understood.back, press: correct }}
      foot={
        <>
          <WillDo
            text={
              nothing
                ? words.understood.nothing
                : unitOpen
                  ? words.understood.unitLeft
                  : words.understood.willDo
            }
          />
          <Button
            kind="primary"
            wide
            off={nothing || unitOpen}
            busy={work.busy && words.reading}
            onPress={proceed}
          >
            {slipping > 0 ? words.understood.see(format.number(slipping)) : words.continue}
          </Button>
          <Button kind="quiet" wide onPress={correct}>
            {words.understood.wrong}
          </Button>
        </>
      }
    >
      <Failure error={work.error} />
      <Pairs lined pairs={balance(understood, words, format)} />
      {unit && <Unit question={unit} value={answers.currency ?? ''} onChange={setUnit} />}
      <LeftOut understood={understood} />
      {understood.warnings.slice(0, 2).map((warning) => (
        <Message key={warning} tone="warn">
          <Said text={warning} />
        </Message>
      ))}
      <Insight understood={understood} />
      {Object.keys(understood.revenue).length === 1 && <OwnTotal understood={understood} />}
    </Screen>
  );
}

function balance(understood: Read, words: WordSet, format: Format): Pair[] {
  const { from, to, anonymous } = understood;
  const sums = Object.entries(understood.revenue).map(([currency, amount]) => (
    <div key={currency}>
      <Rich text={format.roundMoney({ amount: Number(amount), currency })} />
    </div>
  ));
  return [
    { label: words.understood.orders, value: format.number(understood.orders) },
    { label: words.understood.customers, value: format.number(understood.customers) },
    ...(from && to
      ? [
          {
            label: words.understood.days,
            value: (
              <>
                <div>{format.day(from)}</div>
                <div>{words.understood.until(format.day(to))}</div>
              </>
            ),
          },
        ]
      : []),
    ...(sums.length > 0 ? [{ label: words.understood.sum, value: sums }] : []),
    ...(anonymous.orders > 0
      ? [{ label: words.understood.anonymous, value: format.number(anonymous.orders) }]
      : []),
  ];
}

function Unit({
  question,
  value,
  onChange,
}: {
  question: UnitQuestion;
  value: string;
  onChange: (currency: string) => void;
}) {
  const { words, format } = useApp();
  const [typed, setTyped] = useState<string | null>(null);
  const { sample } = question;
  const shownSample = /^\d{1,15}(\.\d+)?$/.test(sample) ? format.number(Number(sample), 2) : sample;
  const named = question.choices.slice(0, question.choices.length > 3 ? 2 : 3);
  const [other, setOther] = useState(value !== '' && !named.some((choice) => choice.value === value));
  const options =
    named.length < 3 ? [...named, { value: 'other', label: words.understood.otherUnit }] : named;
  const further = question.choices.slice(named.length);
  const code = (typed ?? '').trim().toUpperCase();
  return (
    <div class="stack tight">
      <Choice
        label={words.understood.unit}
        aside={
          <span class="small quiet-text">
            <Rich text={words.understood.sample(shownSample)} />
          </span>
        }
        value={other ? 'other' : value}
        options={options}
        onChange={(choice) => {
          setOther(choice === 'other');
          if (choice !== 'other') onChange(choice);
        }}
      />
      {named.length === 3 && !other && (
        <Link onPress={() => setOther(true)}>{words.understood.unitElse}</Link>
      )}
      {other && (
        <>
          {further.length > 0 && (
            <div class="chips">
              {further.map((choice) => (
                <button
                  key={choice.value}
                  type="button"
                  class="chip"
                  aria-pressed={choice.value === value}
                  onClick={() => onChange(choice.value)}
                >
                  {choice.label}
                </button>
              ))}
            </div>
          )}
          <div class="row low">
            <div class="grow">
              <TextField latin label={words.understood.unitCode} value={typed ?? value} onInput={setTyped} />
            </div>
            <Button kind="secondary" off={!/^[A-Z]{3}$/.test(code)} onPress={() => onChange(code)}>
              {words.understood.unitUse}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function LeftOut({ understood }: { understood: Read }) {
  const { words, format } = useApp();
  const [rowsShown, setRowsShown] = useState(false);
  const out = understood.leftOut.reduce((sum, { rows }) => sum + rows, 0);
  const all = format.number(understood.rows.in);
  if (out === 0) return <p class="small quiet-text">{words.understood.allCounted(all)}</p>;
  const rowsOf = (reason: Read['leftOut'][number]) => (
    <div class="small quiet-text">
      {words.understood.firstRows(
        reason.firstRows.map((row) => format.number(row)).join(words.comma),
        reason.rows > reason.firstRows.length,
      )}
    </div>
  );
  return (
    <section class="card">
      <Disclosure open label={words.understood.leftOut(format.number(out), all)}>
        <Pairs
          small
          pairs={understood.leftOut.map((reason) => ({
            label: capital(reason.label),
            value: format.number(reason.rows),
            under: rowsShown && reason.firstRows.length > 0 ? rowsOf(reason) : undefined,
          }))}
        />
        <Link expanded={rowsShown} onPress={() => setRowsShown(!rowsShown)}>
          {words.understood.seeRows}
        </Link>
      </Disclosure>
    </section>
  );
}

/** The platform's own total, typed to be compared with what was read. */
function OwnTotal({ understood }: { understood: Read }) {
  const { words, format } = useApp();
  const [text, setText] = useState('');
  const typed = readNumber(text);
  const beside = typed === null ? null : besideOurs(typed, understood);
  const currency = Object.keys(understood.revenue)[0] ?? '';
  const said =
    beside === null
      ? ''
      : 'by' in beside
        ? words.understood[beside.is](format.exactMoney({ amount: beside.by, currency }))
        : words.understood[beside.is];
  return (
    <Disclosure label={words.understood.own}>
      <TextField
        numeric
        label={words.understood.ownLabel}
        value={text}
        onInput={setText}
        wrong={text.trim() !== '' && typed === null ? words.understood.noNumber : undefined}
      />
      <div role="status">
        {beside && (
          <Message tone={'by' in beside ? 'warn' : 'good'}>
            <Rich text={said} />
          </Message>
        )}
      </div>
    </Disclosure>
  );
}

function Insight({ understood }: { understood: Read }) {
  const { words, format } = useApp();
  const { insight } = understood;
  const back = insight && format.number(insight.cameBackOf100);
  const sentence = understood.tooLittle
    ? words.understood.tooLittle
    : insight && back
      ? insight.slipping > 0
        ? words.understood.insight(back, format.number(insight.slipping))
        : words.understood.insightNone(back)
      : null;
  if (!sentence || understood.orders === 0) return null;
  return (
    <p class="insight">
      <Rich text={sentence} />
    </p>
  );
}
