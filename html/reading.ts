import type { MappingAnswers, Question, Understood } from '../src/calls.ts';
import type { App, Route } from './app.ts';
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
export function screenAfter(understood: Understood): Route {
  if (columnQuestions(understood).length > 0) return { page: 'columns' };
  if (understood.questions.some((question) => question.kind === 'unreadable')) return { page: 'unreadable' };
  return { page: 'understood' };
}

/** Reads the tabs with the answers so far, keeps what was understood and goes where it leads. */
export async function readOrders(app: App, tabs: readonly string[], answers: MappingAnswers): Promise<void> {
  const understood = await ask('understand', { tabs: [...tabs], answers });
  app.setReading({ tabs, answers, understood });
  app.go(screenAfter(understood));
}
