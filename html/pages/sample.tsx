import { useState } from 'preact/hooks';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { readSample } from '../sampleShop.ts';
import { ask } from '../server.ts';
import { useWork } from '../work.ts';

/** The made-up shop: make it, read it, take it away. */
export function Sample() {
  const app = useApp();
  const { words, start } = app;
  const making = useWork();
  const removing = useWork();
  const [removed, setRemoved] = useState(false);
  const make = () => making.run(() => readSample(app));
  const remove = () =>
    removing.run(async () => {
      app.setStart(await ask('removeSample', {}));
      setRemoved(true);
    });
  return (
    <Screen
      title={words.sample.title}
      help={words.sample.what}
      foot={
        <>
          {!start.sample && <WillDo text={words.sample.willDo} />}
          <Button kind="primary" wide busy={making.busy && words.ways.sampleMaking} onPress={make}>
            {start.sample ? words.sample.use : words.sample.make}
          </Button>
          {start.sample && (
            <Button kind="quiet" wide busy={removing.busy && words.sample.removing} onPress={remove}>
              {words.sample.remove}
            </Button>
          )}
        </>
      }
    >
      <Failure error={making.error ?? removing.error} />
      <div role="status" class="stack">
        {start.sample && <Message tone="info">{words.sample.isThere}</Message>}
        {removed && !start.sample && <Message tone="good">{words.sample.removed}</Message>}
      </div>
      <p class="quiet-text">{words.sample.safe}</p>
    </Screen>
  );
}
