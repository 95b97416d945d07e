import { useState } from 'preact/hooks';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { SelectField } from '../components/field.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Said } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Empty } from '../components/show.tsx';
import { ask } from '../server.ts';
import { useAsked, useWork } from '../work.ts';
import { Refresh } from './refresh.tsx';

/** The dashboard of another month than the last one, and what is renewed every day. */
export function Dashboard() {
  const { words, go } = useApp();
  const list = useAsked('dashboard', { month: '' });
  const [month, setMonth] = useState('');
  const [shown, setShown] = useState('');
  const work = useWork();
  const months = list.value?.months ?? [];
  const chosen = months.find(({ from }) => from === month) ?? months[0];
  const show = () =>
    work.run(async () => {
      await ask('dashboard', { month: chosen!.from });
      setShown(chosen!.name);
    });
  return (
    <Screen
      title={words.dashboard.title}
      help={words.dashboard.help}
      back={{ label: words.menu.segments, press: () => go({ page: 'segments' }) }}
      foot={
        <>
          <WillDo text={list.value ? words.dashboard.willDo : words.reading} />
          <Button kind="primary" wide off={!chosen} busy={work.busy && words.building.title} onPress={show}>
            {words.dashboard.show}
          </Button>
        </>
      }
    >
      <Failure error={list.error ?? work.error} again={list.error ? list.again : show} />
      {list.value && months.length === 0 && <Empty icon="clock" title={words.dashboard.none} text="" />}
      {chosen && (
        <SelectField
          label={words.dashboard.month}
          value={chosen.from}
          options={months.map(({ from, name }) => ({ value: from, label: name }))}
          onChange={setMonth}
        />
      )}
      <div role="status">
        {shown !== '' && !work.busy && (
          <Message tone="good">
            <Said text={words.dashboard.shows(shown)} />
          </Message>
        )}
      </div>
      {list.value && <Refresh refresh={list.value.refresh} />}
    </Screen>
  );
}
