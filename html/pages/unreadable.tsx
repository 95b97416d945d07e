import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Said } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { readOrders } from '../reading.ts';
import { useWork } from '../work.ts';

/** Rows whose date or amount cannot be read: mend them in the sheet, or leave them out. */
export function Unreadable() {
  const app = useApp();
  const { words, format } = app;
  const { understood, answers, tabs } = app.reading;
  const work = useWork();
  if (!understood) return null;
  const problems = understood.questions.flatMap((question) =>
    question.kind === 'unreadable' ? [question] : [],
  );
  const rows = problems.reduce((sum, { rows }) => sum + rows, 0);
  const read = (leaveUnreadable: boolean) =>
    work.run(() => readOrders(app, tabs, leaveUnreadable ? { ...answers, leaveUnreadable } : answers));
  return (
    <Screen
      title={words.unreadable.title}
      back={{
        label: words.menu.orders,
        press: () => app.go({ page: app.start.ordersTabs.length > 0 ? 'orders' : 'ways' }),
      }}
      foot={
        <>
          <WillDo text={words.unreadable.willDo} />
          <Button kind="primary" wide busy={work.busy && words.reading} onPress={() => read(true)}>
            {words.unreadable.leaveOut(words.rows(format.number(rows), rows === 1), rows === 1)}
          </Button>
          <Button kind="quiet" wide onPress={() => read(false)}>
            {words.unreadable.again}
          </Button>
        </>
      }
    >
      <Failure error={work.error} />
      {problems.map(({ field, text }) => (
        <Message key={field} tone="bad">
          <Said text={text} />
        </Message>
      ))}
      <p class="quiet-text">{words.unreadable.others(format.number(understood.orders))}</p>
    </Screen>
  );
}
