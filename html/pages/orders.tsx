import { useEffect } from 'preact/hooks';
import { useApp } from '../app.ts';
import { Link, Way } from '../components/button.tsx';
import { Failure } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen } from '../components/screen.tsx';
import { Pairs } from '../components/show.tsx';
import { builtWhen, Stale } from '../components/stale.tsx';
import { readOrders, understandOrders } from '../reading.ts';
import { useWork } from '../work.ts';

/** The orders in use: what they hold, whether the tabs are behind, and how to add more. */
export function Orders() {
  const app = useApp();
  const { words, format, start, go, reading } = app;
  const work = useWork();
  const tabs = start.ordersTabs;
  const understood = reading.understood;
  const look = () =>
    work.run(async () => {
      await understandOrders(app, tabs, reading.answers);
    });
  // Read anew each time: rows may have been pasted since.
  useEffect(look, []);
  return (
    <Screen title={words.orders.title}>
      <Failure error={work.error} again={look} />
      <Stale built={start.built} />
      {start.built && start.built.unread === 0 && (
        <p class="small quiet-text">{words.built.fresh(builtWhen(start.built, app))}</p>
      )}
      <Pairs
        lined
        pairs={[
          {
            label: words.orders.read,
            value: tabs.map((tab) => (
              <div key={tab}>
                <bdi>{tab}</bdi>
              </div>
            )),
          },
          ...(understood
            ? [
                { label: words.understood.orders, value: format.number(understood.orders) },
                { label: words.understood.customers, value: format.number(understood.customers) },
                ...(understood.to ? [{ label: words.orders.latest, value: format.day(understood.to) }] : []),
                ...Object.entries(understood.revenue).map(([currency, amount]) => ({
                  label: words.understood.sum,
                  value: <Rich text={format.roundMoney({ amount: Number(amount), currency })} />,
                })),
              ]
            : []),
        ]}
      />
      {work.busy && <p role="status">{words.reading}</p>}
      <div class="stack">
        <Way
          icon="sheet"
          name={words.orders.again}
          hint={words.orders.againHint}
          busy={work.busy}
          onPress={() => work.run(() => readOrders(app, tabs, reading.answers))}
        />
        <Way
          icon="upload"
          name={words.orders.add}
          hint={<Rich text={words.ways.bringHint} />}
          onPress={() => go({ page: 'bring' })}
        />
        <Way
          icon="plus"
          name={words.orders.otherTabs}
          hint={words.orders.otherTabsHint}
          onPress={() => go({ page: 'tabs' })}
        />
      </div>
      {understood && <Link onPress={() => go({ page: 'columns' })}>{words.orders.columns}</Link>}
      <Link onPress={() => go({ page: 'formulas', from: 'orders' })}>{words.formula.open}</Link>
    </Screen>
  );
}
