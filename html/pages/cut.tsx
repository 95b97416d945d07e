import { useState } from 'preact/hooks';
import type { SegmentScheme, SegmentsPreview } from '../../src/calls/segments.ts';
import { gridReport } from '../../src/segments/rules/grids.ts';
import segmentRule from '../../src/segments/rules/segment.ts';
import { useApp } from '../app.ts';
import { Button, Link } from '../components/button.tsx';
import { Choice } from '../components/field.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Bar, Disclosure, Pairs } from '../components/show.tsx';
import { type Cutting, useCutting } from '../cutting.ts';
import { capital } from '../said.ts';
import { Limits } from './limits.tsx';

/** Good customers who are leaving; the sentence of the step before counts them. */
const slippingSegments: readonly string[] = ['at_risk', 'cant_lose'];

/** How to cut, with the count of every segment before anything is made. `inFlow`: a step of the first reading. */
export function Cut({ slipping, inFlow }: { slipping: number; inFlow: boolean }) {
  const app = useApp();
  const { words, format } = app;
  const cutting = useCutting();
  const { by, preview, isTooLittle, work } = cutting;
  const [isLimiting, setLimiting] = useState(false);
  if (isLimiting && preview)
    return (
      <Limits
        preview={preview}
        onDone={(changed) => {
          setLimiting(false);
          if (changed) cutting.forget();
        }}
      />
    );
  const step = {
    step: [3, 4] as const,
    back: { label: words.cut.back, press: () => app.go({ page: 'understood' }) },
  };
  return (
    <Screen
      title={isTooLittle ? words.cut.tooLittleTitle : words.cut.title}
      help={isTooLittle || !preview ? undefined : words.cut.help(format.day(preview.asOf))}
      {...(inFlow ? step : {})}
      foot={<Foot {...cutting} />}
    >
      <Failure error={work.error} again={cutting.load} />
      <Scheme {...cutting} />
      {slipping > 0 && by === 'rfm' && preview && (
        <p class="insight">
          <Rich text={words.cut.slipping(format.number(slipping))} />
        </p>
      )}
      {preview && <Segments preview={preview} marked={slipping > 0} />}
      {preview && by === 'rfm' && (
        <>
          <Scores preview={preview} />
          <Link onPress={() => setLimiting(true)}>{words.limits.title}</Link>
        </>
      )}
      {!inFlow && <Ways />}
    </Screen>
  );
}

function Foot({ by, preview, isTooLittle, work, insistOnTen }: Cutting) {
  const { words, format, go } = useApp();
  return (
    <>
      {preview && (
        <WillDo text={words.cut[preview.renews ? 'renews' : 'makes'](format.number(preview.tabs))} />
      )}
      <Button
        kind="primary"
        wide
        off={!preview}
        busy={work.busy && words.write.reckoning}
        onPress={() => go({ page: 'building', by })}
      >
        {isTooLittle ? words.cut.makeStages : words.cut.make}
      </Button>
      {isTooLittle && (
        <Button kind="quiet" wide onPress={insistOnTen}>
          {words.cut.tenAnyway}
        </Button>
      )}
    </>
  );
}

/** The choice between ten segments and four stages, or why there is none. */
function Scheme({ by, setBy, preview, isTooLittle, lacking }: Cutting) {
  const { words } = useApp();
  if (isTooLittle)
    return (
      <>
        {lacking && <TooLittle {...lacking} />}
        {preview && <p class="quiet-text">{words.cut.stagesWork}</p>}
      </>
    );
  return (
    <Choice
      hiddenLabel
      label={words.cut.by}
      value={by}
      options={[
        { value: 'rfm', label: words.cut.rfm },
        { value: 'stage', label: words.cut.stage },
      ]}
      onChange={(value) => setBy(value as SegmentScheme)}
    />
  );
}

/** Where one goes on from the segments. */
function Ways() {
  const { words, start, go } = useApp();
  return (
    <>
      <div class="ends">
        <Link onPress={() => go({ page: 'own' })}>{words.segment.own}</Link>
        <Link onPress={() => go({ page: 'customer' })}>{words.customer.title}</Link>
      </div>
      <div class="ends">
        <Link onPress={() => go({ page: 'ads' })}>{words.ads.title}</Link>
        {start.built && <Link onPress={() => go({ page: 'dashboard' })}>{words.dashboard.title}</Link>}
      </div>
    </>
  );
}

/** What there is, and what ten segments need. */
function TooLittle({
  customers,
  days,
  fewestCustomers,
  fewestDays,
}: NonNullable<SegmentsPreview['tooLittle']>) {
  const { words, format } = useApp();
  const { number } = format;
  return (
    <Message tone="info">
      {words.cut.tooLittle(number(customers), number(days), customers === 1)}{' '}
      {words.cut.needs(number(fewestCustomers), number(fewestDays))}
    </Message>
  );
}

function Segments({ preview, marked }: { preview: SegmentsPreview; marked: boolean }) {
  const { words, format } = useApp();
  return (
    <Pairs
      lined
      bars
      pairs={preview.segments.map((segment) => ({
        label: segment.name,
        value: format.number(segment.customers),
        marked: marked && slippingSegments.includes(segment.id),
        under: (
          <>
            <div class="small quiet-text">{words.groups.meaning[segment.id]}</div>
            <Bar thin share={preview.customers ? segment.customers / preview.customers : 0} />
          </>
        ),
      }))}
    />
  );
}

function Scores({ preview }: { preview: SegmentsPreview }) {
  const { words, format } = useApp();
  if (preview.scores.length === 0) return null;
  const empty = emptyIn(preview).map((id) =>
    capital(segmentRule.params.segment.options![id]![format.language]),
  );
  return (
    <Disclosure label={words.cut.scores}>
      <p class="small quiet-text">
        {preview.own.length < 3 && (
          <Rich text={words.cut.scale[preview.own.includes('orders') ? 'fifths' : preview.scale]} />
        )}
        {preview.own.length > 0 && (
          <>
            {' '}
            <Rich
              text={words.limits.ownUsed(preview.own.map((id) => words.limits.letters[id]).join(words.comma))}
            />
          </>
        )}
      </p>
      {empty.length > 0 && (
        <p class="small quiet-text">
          <Rich text={words.grids.empty(empty.join(words.comma))} />
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{words.cut.score}</th>
            <th scope="col">{words.cut.scoreDays}</th>
            <th scope="col">{words.cut.scoreOrders}</th>
            <th scope="col">{words.cut.scoreMoney}</th>
          </tr>
        </thead>
        <tbody>
          {preview.scores.map(({ score, days, orders, money }) => (
            <tr key={score}>
              <th scope="row">{format.number(score)}</th>
              <td>{days}</td>
              <td>{orders}</td>
              <td>{money}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}

/** Segments that need a score which nobody has. */
function emptyIn({ scores }: SegmentsPreview) {
  const held = (of: 'days' | 'orders') => scores.filter((row) => row[of] !== '').map(({ score }) => score);
  return gridReport('ten', { r: held('days'), f: held('orders') }).empty;
}
