import { useId } from 'preact/hooks';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { TextField } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { Failure } from '../components/message.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { capital } from '../said.ts';
import { useAsked } from '../work.ts';
import { changeDraft, freeName } from '../writing.ts';

/** As the server takes a campaign's name. */
const mostLetters = 80;

/** Step 1: who gets it, and what the campaign is called. */
export function Audience() {
  const app = useApp();
  const { words, format, go, writing } = app;
  const { draft } = writing;
  const list = useAsked('campaigns', {});
  const group = useId();
  const choose = (id: string, name: string) => {
    const segments = list.value?.segments ?? [];
    const bare = draft.name.replace(/ \d+$/, '');
    const isOurs = bare === '' || segments.some((one) => bare === capital(one.name));
    changeDraft(app, {
      segment: id,
      ...(isOurs && list.value ? { name: freeName(capital(name), list.value) } : {}),
    });
  };
  const isLong = draft.name.trim().length > mostLetters;
  const missing = !draft.segment
    ? words.audience.needSegment
    : !draft.name.trim()
      ? words.audience.needName
      : isLong
        ? words.audience.nameLong
        : '';
  const next = () => go({ page: 'write' });
  return (
    <Screen
      title={words.audience.title}
      step={[1, 4]}
      back={{ label: words.audience.back, press: () => go({ page: 'campaigns' }) }}
      foot={
        <>
          <WillDo text={missing || words.audience.willDo} />
          <Button kind="primary" wide off={missing !== ''} onPress={next}>
            {words.continue}
          </Button>
        </>
      }
    >
      <Failure error={list.error} again={list.again} />
      {!list.value && !list.error && <p role="status">{words.reading}</p>}
      {list.value && (
        <fieldset class="pick">
          <legend>{words.audience.segment}</legend>
          {list.value.segments.map(({ id, name, customers }) => (
            <label key={id}>
              <input
                type="radio"
                name={group}
                value={id}
                checked={draft.segment === id}
                onChange={() => choose(id, name)}
              />
              <Icon name={draft.segment === id ? 'check' : 'ring'} />
              <span>
                <bdi>{capital(name)}</bdi>
              </span>
              {format.number(customers)}
            </label>
          ))}
        </fieldset>
      )}
      <TextField
        label={words.audience.name}
        hint={words.audience.nameHelp}
        wrong={isLong ? words.audience.nameLong : undefined}
        value={draft.name}
        onInput={(name) => changeDraft(app, { name })}
        onEnter={() => missing === '' && next()}
      />
    </Screen>
  );
}
