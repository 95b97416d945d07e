import { useState } from 'preact/hooks';
import type { SettingsPage } from '../../src/calls/settings.ts';
import type { Language } from '../../src/core/language.ts';
import { type Route, useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { Choice, TextField } from '../components/field.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Said } from '../components/rich.tsx';
import { Screen } from '../components/screen.tsx';
import { Disclosure, Tag } from '../components/show.tsx';
import { gatewayForms } from '../gatewayForms.ts';
import { said } from '../said.ts';
import { ask } from '../server.ts';
import { useAsked, useWork } from '../work.ts';
import { SettingFields } from './settingFields.tsx';

/** Languages, caps and quiet hours, the SMS providers, how people opt out. `back`: where somebody came from to set them. */
export function Settings({ back }: { back: { label: string; to: Route } | undefined }) {
  const { words, go } = useApp();
  const page = useAsked('settings', {});
  return (
    <Screen title={words.settings.title} back={back && { label: back.label, press: () => go(back.to) }}>
      <Failure error={page.error} again={page.again} />
      <Languages onChanged={page.again} />
      {!page.value && !page.error && <p role="status">{words.reading}</p>}
      {page.value && (
        <>
          <SettingFields key="fields" values={page.value.values} onSaved={page.set} />
          <section class="stack">
            <h2>{words.settings.gateways}</h2>
            <p class="small quiet-text">{words.settings.keysStay}</p>
            <ul class="lines">
              {page.value.gateways.map((gateway) => (
                <Gateway key={gateway.id} gateway={gateway} onSaved={page.set} />
              ))}
            </ul>
          </section>
          {page.value.optOutWay && (
            <section class="box">
              <h2>{words.settings.optOutWay}</h2>
              <p>
                <Said text={page.value.optOutWay} />
              </p>
            </section>
          )}
        </>
      )}
    </Screen>
  );
}

/** `onChanged`: what the server worded is worded anew. */
function Languages({ onChanged }: { onChanged: () => void }) {
  const { words, start, setStart } = useApp();
  const work = useWork();
  const options = (['en', 'fa'] as const).map((value) => ({
    value,
    label: words.languageNames[value],
    lang: value,
  }));
  const set = (change: { person?: Language; file?: Language }) =>
    work.run(async () => {
      setStart(await ask('setLanguage', change));
      onChanged();
    });
  return (
    <>
      <Failure error={work.error} />
      <Choice
        label={words.settings.mine}
        value={start.personLanguage}
        options={options}
        onChange={(value) => set({ person: value as Language })}
      />
      <div class="stack tight">
        <Choice
          label={words.settings.file}
          value={start.fileLanguage}
          options={options}
          onChange={(value) => set({ file: value as Language })}
        />
        <p class="small quiet-text">{words.settings.fileHelp}</p>
      </div>
    </>
  );
}

type GatewaySettings = SettingsPage['gateways'][number];

function Gateway({ gateway, onSaved }: { gateway: GatewaySettings; onSaved: (page: SettingsPage) => void }) {
  const { words, format } = useApp();
  const { language } = format;
  const form = gatewayForms[gateway.id] ?? {};
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [outcome, setOutcome] = useState<{ ok: boolean; note: string } | null>(null);
  const saving = useWork();
  const testing = useWork();
  const isReady = gateway.settings.every(({ stored }) => stored);
  const save = () =>
    saving.run(async () => {
      const values = Object.fromEntries(
        gateway.settings.map(({ id, secret, value }) => [id, typed[id] ?? (secret ? '' : value)]),
      );
      onSaved(await ask('saveGateway', { id: gateway.id, values }));
      setTyped({});
      setOutcome({ ok: true, note: words.settings.saved });
    });
  const test = () => testing.run(async () => setOutcome(await ask('testGateway', { id: gateway.id })));
  const busy = saving.busy || testing.busy;
  const tag = isReady ? (
    <Tag tone="good" icon="check">
      {words.settings.gatewayReady}
    </Tag>
  ) : (
    <Tag icon="ring">{words.settings.gatewayNot}</Tag>
  );
  return (
    <li>
      <Disclosure label={gateway.label} aside={tag}>
        <div class="stack">
          {gateway.settings.map(({ id, secret, value, stored }) => (
            <TextField
              key={id}
              latin
              secret={secret}
              label={said(form[id]?.label[language] ?? id)}
              hint={secret && stored ? words.settings.stored : said(form[id]?.help[language] ?? '')}
              value={typed[id] ?? (secret ? '' : value)}
              placeholder={secret && stored ? '••••••••' : undefined}
              onInput={(text) => setTyped({ ...typed, [id]: text })}
            />
          ))}
          <Failure error={saving.error ?? testing.error} />
          {outcome && !busy && (
            <div role="status">
              <Message tone={outcome.ok ? 'good' : 'bad'}>
                <Said text={outcome.note} />
              </Message>
            </div>
          )}
          <div class="stack">
            <Button kind="secondary" wide busy={saving.busy && words.saving} onPress={save}>
              {words.settings.saveGateway}
            </Button>
            {isReady && (
              <Button kind="quiet" wide busy={testing.busy && words.settings.testing} onPress={test}>
                {words.settings.test}
              </Button>
            )}
          </div>
        </div>
      </Disclosure>
    </li>
  );
}
