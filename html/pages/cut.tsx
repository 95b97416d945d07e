import { useEffect, useState } from 'preact/hooks';
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
import { capital } from '../said.ts';
import { ask } from '../server.ts';
import { useWork } from '../work.ts';
import { Limits } from './limits.tsx';

/** Good customers who are leaving; the sentence of the step before counts them. */
const slippingSegments: readonly string[] = ['at_risk', 'cant_lose'];

type Previews = Partial<Record<SegmentScheme, SegmentsPreview>>;

/** How to cut, with the count of every segment before anything is made. `inFlow`: a step of the first reading. */
export function Cut({ slipping, inFlow }: { slipping: number; inFlow: boolean }) {
  const app = useApp();
  const { words, format, start } = app;
  const tooLittleRead = app.reading.understood?.tooLittle ?? false;
  const [by, setBy] = useState<SegmentScheme>(tooLittleRead ? 'stage' : (start.built?.by ?? 'rfm'));
  const [insists, setInsists] = useState(false);
  const [isLimiting, setLimiting] = useState(false);
  const [previews, setPreviews] = useState<Previews>({});
  const work = useWork();
  const load = () =>
    work.run(async () => {
      const preview = await ask('previewSegments', { by });
      setPreviews((known) => ({ ...known, [by]: preview }));
      if (by === 'rfm' && preview.tooLittle && !insists) setBy('stage');
    });
  useEffect(() => {
    if (!previews[by] && !work.error) load();
  }, [by, work.busy, previews]);
  const preview = previews[by];
  const reason = previews.rfm?.tooLittle ?? previews.stage?.tooLittle ?? null;
  const tooLittle = !insists && (reason !== null || tooLittleRead);
  const build = () => app.go({ page: 'building', by });
  if (isLimiting && preview)
    return (
      <Limits
        preview={preview}
        onDone={(changed) => {
          setLimiting(false);
          if (changed) setPreviews({});
        }}
      />
    );
  return (
    <Screen
      title={tooLittle ? words.cut.tooLittleTitle : words.cut.title}
      help={tooLittle || !preview ? undefined : words.cut.help(format.day(preview.asOf))}
      {...(inFlow
        ? {
            step: [3, 4] as const,
            back: { label: words.cut.back, press: () => app.go({ page: 'understood' }) },
          }
        : {})}
      foot={
        <>
          {preview && (
            <WillDo text={words.cut[preview.renews ? 'renews' : 'makes'](format.number(preview.tabs))} />
          )}
          <Button
            kind="primary"
            wide
            off={!preview}
            busy={work.busy && words.write.reckoning}
            onPress={build}
          >
            {tooLittle ? words.cut.makeStages : words.cut.make}
          </Button>
          {tooLittle && (
            <Button
              kind="quiet"
              wide
              onPress={() => {
                setInsists(true);
                setBy('rfm');
              }}
            >
              {words.cut.tenAnyway}
            </Button>
          )}
        </>
      }
    >
      <Failure error={work.error} again={load} />
      {tooLittle ? (
        <>
          {reason && <TooLittle {...reason} />}
          {preview && <p class="quiet-text">{words.cut.stagesWork}</p>}
        </>
      ) : (
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
      )}
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
      {!inFlow && (
        <div class="ends">
          <Link onPress={() => app.go({ page: 'own' })}>{words.segment.own}</Link>
          <Link onPress={() => app.go({ page: 'customer' })}>{words.customer.title}</Link>
        </div>
      )}
      {!inFlow && (
        <div class="ends">
          <Link onPress={() => app.go({ page: 'ads' })}>{words.ads.title}</Link>
          {start.built && <Link onPress={() => app.go({ page: 'dashboard' })}>{words.dashboard.title}</Link>}
        </div>
      )}
    </Screen>
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
