import type { MappingAnswers, Question, Understood } from '../src/calls/orders.ts';
import type { App, Route, UnitQuestion } from './app.ts';
import { ask } from './server.ts';

/** What is asked on the screen of the columns; the unit of money is asked with what was understood. */
export type ColumnQuestion = Extract<Question, { kind: 'column' | 'dateOrder' | 'status' }>;

export function columnQuestions(understood: Understood): ColumnQuestion[] {
  return understood.questions.filter(
    (question): question is ColumnQuestion =>
      question.kind === 'column' || question.kind === 'dateOrder' || question.kind === 'status',
  );
}

export function isAnswered(question: Question, answers: MappingAnswers): boolean {
  switch (question.kind) {
    case 'column':
      return answers.columns?.[question.field] !== undefined;
    case 'status':
      return answers.statuses?.[question.value] !== undefined;
    case 'dateOrder':
      return answers.dateOrder !== undefined;
    case 'currency':
      return answers.currency !== undefined;
    case 'unreadable':
      return answers.leaveUnreadable === true;
  }
}

/** Where to go after a read: to what must be settled, else to what was understood. */
function screenAfter(understood: Understood): Route {
  if (columnQuestions(understood).length > 0) return { page: 'columns' };
  if (understood.questions.some((question) => question.kind === 'unreadable')) return { page: 'unreadable' };
  return { page: 'understood' };
}

/** Asks what the tabs hold. With nothing answered yet, what was saved for their header decides. */
export async function understandOrders(
  app: App,
  tabs: readonly string[],
  answers: MappingAnswers,
): Promise<Understood> {
  const isAnswered = Object.keys(answers).length > 0;
  const understood = await ask('understand', { tabs: [...tabs], ...(isAnswered ? { answers } : {}) });
  const unit = understood.questions.find((one): one is UnitQuestion => one.kind === 'currency');
  const sameTabs = tabs.join('\n') === app.reading.tabs.join('\n');
  app.setReading({ tabs, answers, understood, unit: unit ?? (sameTabs ? app.reading.unit : null) });
  return understood;
}

/** Reads the tabs with the answers so far and goes where what was understood leads. */
export async function readOrders(app: App, tabs: readonly string[], answers: MappingAnswers): Promise<void> {
  app.go(screenAfter(await understandOrders(app, tabs, answers)));
}
