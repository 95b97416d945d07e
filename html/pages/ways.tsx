import type { Language } from '../../src/core/language.ts';
import { useApp } from '../app.ts';
import { Link, Way } from '../components/button.tsx';
import { Failure } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen } from '../components/screen.tsx';
import { readOrders } from '../reading.ts';
import { readSample } from '../sampleShop.ts';
import { ask } from '../server.ts';
import { useWork } from '../work.ts';

/** The first five minutes: three equal ways in, what Google will ask, the language. */
export function Ways() {
  const app = useApp();
  const { words, format, start } = app;
  const work = useWork();
  const [likeliest, ...others] = start.candidates;
  const rows = likeliest ? words.rows(format.number(likeliest.rows), likeliest.rows === 1) : '';
  const found =
    others.length > 0
      ? words.ways.hereSeveral(format.number(start.candidates.length))
      : likeliest
        ? words.ways.hereHint(likeliest.tab, rows)
        : words.ways.hereNone;
  const readHere = () =>
    likeliest && others.length === 0
      ? work.run(() => readOrders(app, [likeliest.tab], {}))
      : app.go({ page: 'tabs' });
  return (
    <Screen title={words.ways.title} help={words.ways.help} foot={<Foot />}>
      <Failure error={work.error} />
      <div class="stack">
        <Way
          icon="eye"
          name={words.ways.sample}
          hint={work.busy ? words.ways.sampleMaking : words.ways.sampleHint}
          busy={work.busy}
          onPress={() => work.run(() => readSample(app))}
        />
        <Way
          icon="sheet"
          name={words.ways.here}
          hint={<Rich text={found} />}
          busy={work.busy}
          onPress={readHere}
        />
        <Way
          icon="upload"
          name={words.ways.bring}
          hint={<Rich text={words.ways.bringHint} />}
          onPress={() => app.go({ page: 'bring' })}
        />
      </div>
      <section class="box">
        <h2>{words.ways.asks}</h2>
        <ul>
          {words.ways.asked.map((permission) => (
            <li key={permission}>{permission}</li>
          ))}
        </ul>
        <p>{words.ways.stays}</p>
      </section>
      <div class="stack tight small quiet-text">
        <p>{words.ways.formulas}</p>
        <p>
          <bdi dir="ltr" class="code">
            =RFM_SCORE({reference(likeliest?.tab ?? words.ways.tab)}!A:H)
          </bdi>
        </p>
      </div>
    </Screen>
  );
}

/** A tab's name as a formula needs it. */
function reference(tab: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(tab) ? tab : `'${tab.replace(/'/g, "''")}'`;
}

function Foot() {
  const { words, go } = useApp();
  return (
    <div class="ends top-line">
      <Link onPress={() => go({ page: 'help' })}>{words.help}</Link>
      <LanguageSwitch />
    </div>
  );
}

function LanguageSwitch() {
  const { words, format, setStart } = useApp();
  const work = useWork();
  const other: Language = format.language === 'fa' ? 'en' : 'fa';
  const change = () => work.run(async () => setStart(await ask('setLanguage', { person: other })));
  return (
    <span class="quiet-text">
      {words.language}:{' '}
      <Link onPress={change}>
        <bdi lang={other}>{words.otherLanguage}</bdi>
      </Link>
    </span>
  );
}
