import type { Brought } from '../../src/calls/orders.ts';
import { type App, useApp } from '../app.ts';
import { SelectField } from '../components/field.tsx';
import { Message } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Disclosure, Pairs } from '../components/show.tsx';
import { isolate } from '../isolate.ts';
import { capital } from '../said.ts';

const ordersIn = (count: number, { words, format }: App) =>
  words.bring.orders(format.number(count), count === 1);

/** What pressing the button will do, and what the button says. */
export function willDoWith(found: Brought, below: string, app: App): { text: string; label: string } {
  const { words } = app;
  const { added, changed, unplaced } = found;
  const fresh = ordersIn(added + unplaced, app);
  if (added + changed === 0) return { text: words.bring.same, label: words.bring.note };
  const into = below === '' ? words.bring.willMake(fresh) : words.bring.willAdd(fresh, below);
  const text = [
    ...(added + unplaced > 0 ? [into] : []),
    ...(changed > unplaced ? [words.bring.willChange(ordersIn(changed - unplaced, app))] : []),
  ].join(' ');
  return { text, label: words.bring.bring(ordersIn(added + changed, app)) };
}

/** A brought file beside the orders in use, before anything is written. */
export function Comparison({
  found,
  beside,
  below,
  onBelow,
}: {
  found: Brought;
  beside: boolean;
  below: string;
  onBelow: (tab: string) => void;
}) {
  const app = useApp();
  const { words, format } = app;
  const target = found.targets.find(({ tab }) => tab === below);
  const names = (headers: readonly string[]) => headers.map(isolate).join(words.comma);
  const leftOut = found.leftOut.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <section class="stack">
      {beside && <h2>{words.bring.beside}</h2>}
      <Pairs
        lined
        pairs={
          beside
            ? [
                { label: words.bring.added, value: format.number(found.added) },
                { label: words.bring.changed, value: format.number(found.changed) },
                { label: words.bring.repeated, value: format.number(found.repeated) },
              ]
            : [{ label: words.bring.newOrders, value: format.number(found.added) }]
        }
      />
      {found.changes.length > 0 && (
        <Disclosure label={words.bring.whatChanged}>
          <ul class="small">
            {found.changes.map(({ id, header, was, is }) => (
              <li key={id}>
                <Rich text={words.bring.change(id, header || words.bring.moreLines)} />
                {header !== '' && (
                  <div class="quiet-text">
                    <bdi>{was || '–'}</bdi> {format.language === 'fa' ? '←' : '→'} <bdi>{is || '–'}</bdi>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {leftOut > 0 && (
        <Disclosure label={words.bring.notCounted(words.rows(format.number(leftOut), leftOut === 1))}>
          <Pairs
            small
            pairs={found.leftOut.map(({ label, rows }) => ({
              label: capital(label),
              value: format.number(rows),
            }))}
          />
        </Disclosure>
      )}
      {found.targets.length > 0 && (
        <SelectField
          label={words.bring.where}
          value={below}
          options={[
            ...found.targets.map(({ tab }) => ({ value: tab, label: words.bring.below(tab) })),
            { value: '', label: words.bring.newTab },
          ]}
          onChange={onBelow}
        />
      )}
      {beside && found.targets.length === 0 && (
        <Message tone="info">
          {found.otherNumbers ? words.bring.otherNumbers : words.bring.otherColumns}
        </Message>
      )}
      {target && target.lacks.length > 0 && (
        <Message tone="warn">
          <Rich text={words.bring.lacks(target.tab, names(target.lacks))} />
        </Message>
      )}
      {target && target.unsaid.length > 0 && (
        <p class="small quiet-text">
          <Rich text={words.bring.unsaid(names(target.unsaid))} />
        </p>
      )}
      {found.unplaced > 0 && (
        <Message tone="warn">
          <Rich text={words.bring.unplaced(ordersIn(found.unplaced, app))} />
        </Message>
      )}
    </section>
  );
}

/** What a file brought, once it is written. */
export function Written({ brought }: { brought: Brought }) {
  const { words, format } = useApp();
  const { tab, added, changed, repeated, unplaced } = brought;
  return (
    <Pairs
      lined
      pairs={[
        {
          label: tab === '' ? words.bring.added : words.bring.inTab(tab),
          value: format.number(added + unplaced),
        },
        { label: words.bring.upToDate, value: format.number(changed - unplaced) },
        { label: words.bring.left, value: format.number(repeated) },
      ]}
    />
  );
}
