import type { ForecastCheck } from '../../src/calls/formulas.ts';
import { useApp } from '../app.ts';
import { Failure } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen } from '../components/screen.tsx';
import { Pairs } from '../components/show.tsx';
import { said } from '../said.ts';
import { useAsked } from '../work.ts';

/** A forecast made on the past, beside what came and beside the past rate going on. */
export function Forecast() {
  const { words, go, route } = useApp();
  const from = 'from' in route && route.from === 'results' ? 'results' : 'help';
  const check = useAsked('checkForecast', {});
  return (
    <Screen
      title={words.forecast.title}
      help={words.forecast.help}
      back={{ label: words.menu[from], press: () => go({ page: from }) }}
    >
      <Failure error={check.error} again={check.again} />
      {!check.value && !check.error && <p role="status">{words.reading}</p>}
      {check.value?.figures && <Figures figures={check.value.figures} />}
      {check.value?.sentences.map((sentence) => (
        <p key={sentence}>
          <Rich text={said(sentence)} />
        </p>
      ))}
    </Screen>
  );
}

function Figures({ figures }: { figures: NonNullable<ForecastCheck['figures']> }) {
  const { words, format } = useApp();
  const said = ({ bias, error }: typeof figures.forecast) => (
    <div class="small quiet-text">
      {bias === null ? words.notMeasured : words.forecast.off(format.share(Math.abs(bias)), bias < 0)}
      {words.comma}
      {words.forecast.error(format.number(error, 2))}
    </div>
  );
  const { came, forecast, pastRate } = figures;
  return (
    <Pairs
      lined
      pairs={[
        { label: words.forecast.came, value: format.number(came) },
        { label: words.forecast.forecast, value: format.number(forecast.total), under: said(forecast) },
        { label: words.forecast.pastRate, value: format.number(pastRate.total), under: said(pastRate) },
      ]}
    />
  );
}
