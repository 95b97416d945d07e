import { useEffect, useState } from 'preact/hooks';
import type { SegmentFacts } from '../../src/calls/ownSegments.ts';
import { foldText } from '../../src/core/text.ts';
import { sinceOf } from '../../src/segments/rules/common.ts';
import type { Expression } from '../../src/segments/rules/expression.ts';
import { needsOf } from '../../src/segments/rules/needs.ts';
import { ask } from '../server.ts';
import { useWork } from '../work.ts';

/**
 * Asks for columns, days before and forecasts that these expressions need and the facts do not hold yet. Until they
 * are there it answers true, and a count would be of something else.
 */
export function useNeeded(
  expressions: readonly Expression[],
  loaded: SegmentFacts,
  onLoaded: (loaded: SegmentFacts) => void,
): boolean {
  const work = useWork();
  const { fields, predicted, moved } = needsOf(expressions);
  const { asOf, before } = loaded.facts;
  const isLooked = (days: string) => {
    const since = sinceOf(days);
    return since === null || since(asOf) - 1 in before;
  };
  const known = Object.keys(loaded.facts.fields).map(foldText);
  const wanted = JSON.stringify({
    fields: fields.filter((field) => loaded.columns.some((column) => foldText(column) === foldText(field))),
    predicted,
    moved,
  });
  const isMissing =
    fields.some((field) => !known.includes(foldText(field))) || predicted || !moved.every(isLooked);
  const [asked, setAsked] = useState('');
  const isWanted = isMissing && asked !== wanted;
  useEffect(() => {
    if (!isWanted || work.busy) return;
    setAsked(wanted);
    work.run(async () => onLoaded(await ask('segmentFacts', JSON.parse(wanted))));
  }, [wanted, isWanted, work.busy]);
  return work.busy || isWanted;
}
