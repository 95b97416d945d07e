import { useEffect, useState } from 'preact/hooks';
import type { SegmentScheme, SegmentsPreview } from '../src/calls/segments.ts';
import { useApp } from './app.ts';
import { ask } from './server.ts';
import { useWork, type Work } from './work.ts';

/** The cut before it is made. */
export interface Cutting {
  readonly by: SegmentScheme;
  setBy(by: SegmentScheme): void;
  /** Of the scheme chosen, null until it is reckoned. */
  readonly preview: SegmentsPreview | null;
  /** Whether stages are offered in place of ten segments, which the person does not insist on. */
  readonly isTooLittle: boolean;
  /** What there is too little of, null as long as it is not known. */
  readonly lacking: SegmentsPreview['tooLittle'];
  readonly work: Work;
  load(): void;
  insistOnTen(): void;
  /** For limits that have changed. */
  forget(): void;
}

/** The scheme chosen, with its counts; each is reckoned when it is first looked at. */
export function useCutting(): Cutting {
  const { start, reading } = useApp();
  const tooLittleRead = reading.understood?.tooLittle ?? false;
  const [by, setBy] = useState<SegmentScheme>(tooLittleRead ? 'stage' : (start.built?.by ?? 'rfm'));
  const [insists, setInsists] = useState(false);
  const [previews, setPreviews] = useState<Partial<Record<SegmentScheme, SegmentsPreview>>>({});
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
  const lacking = previews.rfm?.tooLittle ?? previews.stage?.tooLittle ?? null;
  return {
    ...{ by, setBy, lacking, work, load },
    preview: previews[by] ?? null,
    isTooLittle: !insists && (lacking !== null || tooLittleRead),
    insistOnTen() {
      setInsists(true);
      setBy('rfm');
    },
    forget: () => setPreviews({}),
  };
}
