import { useState } from 'preact/hooks';
import type { MappedField, MappingAnswers, OrderField, Question } from '../../src/calls/orders.ts';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { Choice, SelectField } from '../components/field.tsx';
import type { IconName } from '../components/icon.tsx';
import { Failure } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Disclosure, Tag } from '../components/show.tsx';
import { type ColumnQuestion, columnQuestions, isAnswered, readOrders } from '../reading.ts';
import { useWork } from '../work.ts';

type StatusAnswers = NonNullable<MappingAnswers['statuses']>;

/** Which column is which: what is sure is shown, what is doubtful is asked. */
export function Columns() {
  const app = useApp();
  const { words, format } = app;
  const { understood, tabs } = app.reading;
  const [answers, setAnswers] = useState<MappingAnswers>(app.reading.answers);
  const work = useWork();
  if (!understood) return null;
  const questions = columnQuestions(understood);
  const open = questions.filter((question) => !isAnswered(question, answers));
  const labels = open.map((question) => questionLabel(question, understood.mapping, words.columns));
  const left = words.columns.left(format.number(open.length), open.length === 1, labels.join(words.comma));
  const change = (next: MappingAnswers) => {
    setAnswers(next);
    app.setReading({ answers: next });
  };
  const choose = (field: OrderField, header: string) =>
    change({ ...answers, columns: { ...answers.columns, [field]: header } });
  const columnQuestion = (field: OrderField) =>
    questions.find((one) => one.kind === 'column' && one.field === field) as
      | Extract<Question, { kind: 'column' }>
      | undefined;
  const fields = withQuestioned(understood.mapping, questions);
  const isOpen = (one: MappedField) =>
    one.required ||
    one.confidence === 'choose' ||
    one.confidence === 'likely' ||
    columnQuestion(one.field) !== undefined;
  const showField = (one: MappedField) => (
    <MappedColumn
      key={one.field}
      mapped={one}
      headers={understood.headers}
      chosen={answers.columns?.[one.field]}
      question={columnQuestion(one.field)}
      onChoose={(header) => choose(one.field, header)}
    />
  );
  const settled = fields.filter((one) => !isOpen(one));
  const sure = settled.filter(({ confidence }) => confidence === 'sure');
  const missing = settled.filter(({ confidence }) => confidence === 'not_found');
  return (
    <Screen
      title={words.columns.title}
      help={words.columns.help}
      step={[1, 4]}
      back={{
        label: words.menu.orders,
        press: () => app.go({ page: app.start.ordersTabs.length > 0 ? 'orders' : 'ways' }),
      }}
      foot={
        <>
          <WillDo text={open.length === 0 ? words.columns.allSure : left} />
          <Button
            kind="primary"
            wide
            off={open.length > 0}
            busy={work.busy && words.reading}
            onPress={() => work.run(() => readOrders(app, tabs, answers))}
          >
            {words.continue}
          </Button>
        </>
      }
    >
      <Failure error={work.error} />
      {fields.filter(isOpen).map(showField)}
      {questions.map((question, index) => (
        <ValueQuestion
          key={question.kind === 'status' ? question.value : `${question.kind} ${index}`}
          question={question}
          answers={answers}
          onAnswer={change}
        />
      ))}
      {sure.length > 0 && (
        <Disclosure label={words.columns.alsoSure(format.number(sure.length))}>
          <div class="stack">{sure.map(showField)}</div>
        </Disclosure>
      )}
      {missing.length > 0 && (
        <Disclosure label={words.columns.others(format.number(missing.length))}>
          <div class="stack">{missing.map(showField)}</div>
        </Disclosure>
      )}
    </Screen>
  );
}

interface Answered {
  question: ColumnQuestion;
  answers: MappingAnswers;
  onAnswer: (answers: MappingAnswers) => void;
}

/** What is asked about the cells of a column, where that is asked: the order of days and months, or what a status means. */
function ValueQuestion({ question, answers, onAnswer }: Answered) {
  const { words, format } = useApp();
  if (question.kind === 'dateOrder')
    return (
      <Choice
        label={words.columns.dateOrder}
        aside={
          <span class="small quiet-text">
            <Rich text={words.understood.sample(question.sample)} />
          </span>
        }
        value={answers.dateOrder ?? ''}
        options={question.choices}
        onChange={(value) => onAnswer({ ...answers, dateOrder: value as 'dmy' | 'mdy' | 'ymd' })}
      />
    );
  if (question.kind === 'column') return null;
  const { value: status, rows } = question;
  return (
    <SelectField
      label={words.columns.status(status)}
      hint={words.columns.statusRows(words.rows(format.number(rows), rows === 1))}
      value={answers.statuses?.[status] ?? ''}
      options={[{ value: '', label: words.columns.chooseOne }, ...question.choices]}
      onChange={(value) =>
        onAnswer({ ...answers, statuses: { ...answers.statuses, [status]: value } as StatusAnswers })
      }
    />
  );
}

/** The fields found, and those that are asked about though no column came near. */
function withQuestioned(
  mapping: readonly MappedField[],
  questions: readonly ColumnQuestion[],
): readonly MappedField[] {
  const known = new Set(mapping.map(({ field }) => field));
  const added = questions.flatMap((question): MappedField[] =>
    question.kind === 'column' && !known.has(question.field)
      ? [
          {
            field: question.field,
            label: question.text,
            header: '',
            confidence: 'choose',
            samples: [],
            required: true,
          },
        ]
      : [],
  );
  return [...added, ...mapping];
}

function questionLabel(
  question: ColumnQuestion,
  mapping: readonly MappedField[],
  words: { dateOrder: string; status(value: string): string },
): string {
  if (question.kind === 'dateOrder') return words.dateOrder;
  if (question.kind === 'status') return words.status(question.value);
  return mapping.find((one) => one.field === question.field)?.label ?? question.field;
}

const tags: Readonly<
  Record<MappedField['confidence'], { tone: 'good' | 'info' | 'warn' | 'plain'; icon: IconName }>
> = {
  sure: { tone: 'good', icon: 'check' },
  likely: { tone: 'info', icon: 'half' },
  choose: { tone: 'warn', icon: 'triangle' },
  not_found: { tone: 'plain', icon: 'ring' },
};

/** Candidates shown with their values; more are chosen from the list. */
const mostCards = 4;

function MappedColumn({
  mapped,
  headers,
  chosen,
  question,
  onChoose,
}: {
  mapped: MappedField;
  headers: readonly string[];
  /** Header the person picked, undefined while they have not. */
  chosen: string | undefined;
  question: Extract<Question, { kind: 'column' }> | undefined;
  onChoose: (header: string) => void;
}) {
  const { words } = useApp();
  const confidence =
    chosen !== undefined ? (chosen ? 'sure' : 'not_found') : question ? 'choose' : mapped.confidence;
  const said = {
    sure: words.columns.sure,
    likely: words.columns.likely,
    choose: words.columns.choose,
    not_found: words.columns.notFound,
  };
  const mustChoose = confidence === 'choose';
  return (
    <div class="stack tight">
      <SelectField
        label={mapped.label}
        aside={
          <Tag tone={tags[confidence].tone} icon={tags[confidence].icon}>
            {said[confidence]}
          </Tag>
        }
        value={mustChoose ? ' ' : (chosen ?? mapped.header)}
        options={[
          ...(mustChoose ? [{ value: ' ', label: words.columns.chooseOne }] : []),
          // Three columns without a header go by what they hold.
          ...(mapped.header && !headers.includes(mapped.header)
            ? [{ value: mapped.header, label: mapped.header }]
            : []),
          ...headers.map((header, index) => ({
            value: header,
            label: words.columns.column(header, columnLetter(index)),
          })),
          { value: '', label: words.columns.none },
        ]}
        onChange={onChoose}
      />
      {question && question.choices.length <= mostCards ? (
        <>
          <p class="small quiet-text">{question.text}</p>
          <div class="candidates">
            {question.choices.map((choice) => (
              <button
                key={choice.value}
                type="button"
                class="candidate"
                aria-pressed={chosen === choice.value}
                onClick={() => onChoose(choice.value)}
              >
                <b>
                  <bdi>{choice.label}</bdi>
                </b>
                {choice.samples?.map((sample) => (
                  <div key={sample}>
                    <bdi>{sample}</bdi>
                  </div>
                ))}
              </button>
            ))}
          </div>
        </>
      ) : (
        mapped.samples.length > 0 &&
        (chosen === undefined || chosen === mapped.header) && (
          <p class="samples">
            {mapped.samples.map((sample, index) => (
              <span key={sample}>
                {index > 0 && ' · '}
                <bdi>{sample}</bdi>
              </span>
            ))}
          </p>
        )
      )}
    </div>
  );
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
