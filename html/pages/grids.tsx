import { useMemo, useState } from 'preact/hooks';
import type { SegmentFacts } from '../../src/calls/ownSegments.ts';
import type { Expression } from '../../src/segments/rules/expression.ts';
import {
  type GridId,
  type GridReport,
  type GridSegment,
  gridNames,
  gridReport,
  scoresIn,
} from '../../src/segments/rules/grids.ts';
import segmentRule from '../../src/segments/rules/segment.ts';
import { useApp } from '../app.ts';
import { Button } from '../components/button.tsx';
import { SelectField } from '../components/field.tsx';
import { Failure, Message } from '../components/message.tsx';
import { Rich } from '../components/rich.tsx';
import { Screen, WillDo } from '../components/screen.tsx';
import { Pairs } from '../components/show.tsx';
import { capital, said } from '../said.ts';
import { countOf } from '../segment/count.ts';
import { ask } from '../server.ts';
import { useWork } from '../work.ts';

/** The ten segments have tabs of their own. */
const offered: readonly GridId[] = ['klaviyo', 'putler', 'r', 'r_docs'];

interface GridsProps {
  loaded: SegmentFacts;
  onLoaded: (loaded: SegmentFacts) => void;
  onBack: () => void;
}

/** Other published ways to name the scores, with who is in each name and what a grid leaves open. */
export function Grids({ loaded, onLoaded, onBack }: GridsProps) {
  const { words, format } = useApp();
  const { language } = format;
  const [grid, setGrid] = useState<GridId>('klaviyo');
  const work = useWork();
  const named = (segment: GridSegment) => capital(segmentRule.params.segment.options![segment]![language]);
  const report = useMemo(() => gridReport(grid, scoresIn(grid, loaded.facts)), [grid, loaded]);
  const counts = bestFirst(report).map((segment) => {
    const count = countOf(whoIs(segment, grid), loaded.facts, language);
    return { segment, customers: typeof count === 'string' ? 0 : count.customers };
  });
  const wanted = counts.filter(({ segment, customers }) => segment !== 'others' && customers > 0);
  const others = counts.find(({ segment }) => segment === 'others')?.customers ?? 0;
  const save = () =>
    work.run(async () => {
      let { saved } = loaded;
      for (const { segment } of wanted) {
        const name = `${named(segment)} (${gridNames[grid][language]})`;
        const was = saved.some((one) => one.name === name) ? name : '';
        const expression = whoIs(segment, grid);
        ({ saved } = await ask('saveSegment', { name, was, expression, tab: 'later' }));
      }
      onLoaded({ ...loaded, saved });
      onBack();
    });
  return (
    <Screen
      title={words.grids.title}
      help={words.grids.help}
      back={{ label: words.segment.own, press: onBack }}
      foot={
        <>
          <WillDo
            text={words.grids.willSave(words.rows(format.number(wanted.length), wanted.length === 1))}
          />
          <Button kind="primary" wide busy={work.busy && words.saving} onPress={save}>
            {words.grids.save}
          </Button>
        </>
      }
    >
      <Failure error={work.error} again={save} />
      <SelectField
        label={words.grids.grid}
        value={grid}
        options={offered.map((id) => ({
          value: id,
          label: language === 'fa' ? said(gridNames[id].fa) : gridNames[id].en,
        }))}
        onChange={(id) => setGrid(id as GridId)}
      />
      <Pairs
        lined
        pairs={counts.map(({ segment, customers }) => ({
          label: named(segment),
          value: format.number(customers),
        }))}
      />
      {report.unassigned > 0 && (
        <Message tone="info">
          <Rich
            text={words.grids.unassigned(
              format.number(report.unassigned),
              format.number(report.total),
              words.people(format.number(others), others === 1),
            )}
          />
        </Message>
      )}
      {grid === 'klaviyo' && <p class="small quiet-text">{words.grids.klaviyo}</p>}
      {report.empty.length > 0 && (
        <Message tone="info">
          <Rich text={words.grids.empty(report.empty.map(named).join(words.comma))} />
        </Message>
      )}
      {report.unreachable.length > 0 && (
        <Message tone="warn">
          <Rich text={words.grids.unreachable(report.unreachable.map(named).join(words.comma))} />
        </Message>
      )}
    </Screen>
  );
}

/** From high scores to low ones; what has no name comes last. */
const bestFirst = ({ cells }: GridReport): GridSegment[] =>
  [...cells.keys()].reverse().sort((a, b) => Number(a === 'others') - Number(b === 'others'));

const whoIs = (segment: GridSegment, grid: GridId): Expression => ({
  rule: 'segment',
  typed: { segment, grid },
});
