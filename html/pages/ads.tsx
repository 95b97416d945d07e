import { useState } from 'preact/hooks';
import type { Calls } from '../../src/calls/calls.ts';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { Choice, SelectField } from '../components/field.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { download } from '../download.ts';
import { capital } from '../said.ts';
import { ask } from '../server.ts';
import { useAsked, useWork } from '../work.ts';

type AdPlatform = Parameters<Calls['audienceFile']>[0]['ads'];

/** A segment as a file for Google Ads or Meta, for ads to those who know the shop. */
export function Ads() {
  const { words, format, go } = useApp();
  const list = useAsked('campaigns', {});
  const [segment, setSegment] = useState('');
  const [ads, setAds] = useState<AdPlatform>('google');
  const [made, setMade] = useState<ReturnType<Calls['audienceFile']> | null>(null);
  const work = useWork();
  const segments = list.value?.segments ?? [];
  const chosen = segments.find(({ id }) => id === segment) ?? segments[0];
  const make = () =>
    work.run(async () => {
      const file = await ask('audienceFile', { segment: chosen!.id, ads });
      if (file.rows > 0) download(`${ads}-${chosen!.id.replace(/[\\/:*?"<>|\s]+/g, '_')}.csv`, file.csv);
      setMade(file);
    });
  const people = (count: number) => words.people(format.number(count), count === 1);
  return (
    <Screen
      title={words.ads.title}
      help={words.ads.help}
      back={{ label: words.menu.segments, press: () => go({ page: 'segments' }) }}
      foot={
        <>
          <WillDo text={chosen ? words.ads.willDo(people(chosen.customers)) : words.reading} />
          <Button kind="primary" wide off={!chosen} busy={work.busy && words.ads.making} onPress={make}>
            {words.ads.make}
          </Button>
        </>
      }
    >
      <Failure error={list.error ?? work.error} again={list.error ? list.again : make} />
      <Choice
        label={words.ads.platform}
        value={ads}
        options={[
          { value: 'google', label: words.ads.google },
          { value: 'meta', label: words.ads.meta },
        ]}
        onChange={(value) => setAds(value as AdPlatform)}
      />
      {chosen && (
        <SelectField
          label={words.audience.segment}
          value={chosen.id}
          options={segments.map(({ id, name }) => ({ value: id, label: capital(name) }))}
          onChange={setSegment}
        />
      )}
      <div role="status">
        {made && !work.busy && (
          <Message tone={made.rows > 0 ? 'good' : 'warn'}>
            <Rich
              text={
                made.rows > 0 ? words.ads.made(people(made.rows), people(made.customers)) : words.ads.nobody
              }
            />
          </Message>
        )}
      </div>
    </Screen>
  );
}
