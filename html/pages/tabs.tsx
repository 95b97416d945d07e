import { useState } from 'preact/hooks';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { Failure } from '../components/message.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Empty } from '../components/show.tsx';
import { readOrders } from '../reading.ts';
import { ask } from '../server.ts';
import { useWork } from '../work.ts';

/** Which tabs hold the orders, when there is more than one that may. */
export function Tabs() {
  const app = useApp();
  const { words, format, start } = app;
  const work = useWork();
  const inUse =
    start.ordersTabs.length > 0 ? start.ordersTabs : start.candidates.slice(0, 1).map(({ tab }) => tab);
  const [chosen, setChosen] = useState<readonly string[]>(inUse);
  const toggle = (tab: string) =>
    setChosen(chosen.includes(tab) ? chosen.filter((one) => one !== tab) : [...chosen, tab]);
  const none = start.candidates.length === 0;
  const look = () => work.run(async () => app.setStart(await ask('start', {})));
  const read = () => work.run(() => readOrders(app, chosen, app.reading.answers));
  return (
    <Screen
      title={words.tabs.title}
      help={none ? undefined : words.tabs.help}
      back={{
        label: words.menu.orders,
        press: () => app.go({ page: start.ordersTabs.length > 0 ? 'orders' : 'ways' }),
      }}
      foot={
        none ? (
          <Button kind="primary" wide busy={work.busy && words.reading} onPress={look}>
            {words.tabs.again}
          </Button>
        ) : (
          <>
            <WillDo text={chosen.length > 0 ? words.tabs.willDo : words.tabs.chooseOne} />
            <Button
              kind="primary"
              wide
              off={chosen.length === 0}
              busy={work.busy && words.reading}
              onPress={read}
            >
              {words.tabs.read(format.number(chosen.length), chosen.length === 1)}
            </Button>
          </>
        )
      }
    >
      <Failure error={work.error} />
      {none && <Empty icon="sheet" title={words.ways.hereNone} text={words.tabs.none} />}
      <ul>
        {start.candidates.map(({ tab, rows }) => (
          <li key={tab}>
            <label class="check">
              <input type="checkbox" checked={chosen.includes(tab)} onChange={() => toggle(tab)} />
              <span>
                <bdi>{tab}</bdi>
              </span>
              <span class="quiet-text" style={{ flex: 'none' }}>
                {words.rows(format.number(rows), rows === 1)}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
