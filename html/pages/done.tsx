import { useApp } from '../app.ts';
import { Button, Link } from '../components/button.tsx';
import { Message } from '../components/message.tsx';
import { Said } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Pairs } from '../components/show.tsx';

/** Which tabs were made, with how many customers each. */
export function Done() {
  const { words, format, go, reading } = useApp();
  const { built } = reading;
  if (!built) return null;
  const segments = built.tabs.filter(({ kind }) => kind === 'segment');
  const others = built.tabs.filter(({ kind }) => kind !== 'segment');
  const rowsOut = built.leftOut.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <Screen
      title={words.done.title(format.number(built.tabs.length))}
      help={words.done.counted(format.number(built.orders), format.number(built.customers))}
      foot={
        <>
          <WillDo text={words.done.nothingSent} />
          <Button kind="primary" wide onPress={() => go({ page: 'week' })}>
            {words.done.week}
          </Button>
        </>
      }
    >
      {built.warnings.slice(0, 2).map((warning) => (
        <Message key={warning} tone="warn">
          <Said text={warning} />
        </Message>
      ))}
      <section>
        <h2>{words.done.segments}</h2>
        <Pairs
          lined
          pairs={segments.map(({ name, customers }) => ({ label: name, value: format.number(customers) }))}
        />
      </section>
      {others.length > 0 && (
        <section>
          <h2>{words.done.others}</h2>
          <p class="quiet-text">{others.map(({ name }) => name).join(' · ')}</p>
        </section>
      )}
      {rowsOut > 0 && (
        <p class="small quiet-text">
          {words.done.leftOut(words.rows(format.number(rowsOut), rowsOut === 1))}
        </p>
      )}
      <Link onPress={() => go({ page: 'dashboard' })}>{words.refresh.title}</Link>
    </Screen>
  );
}
