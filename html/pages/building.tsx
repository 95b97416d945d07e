import { useEffect } from 'preact/hooks';
import type { SegmentScheme } from '../../src/calls/segments.ts';
import { useApp } from '../app.ts';
import { Failure } from '../components/message.tsx';
import { Said } from '../components/rich.tsx';
import { Screen } from '../components/screen.tsx';
import { Bar } from '../components/show.tsx';
import { buildInRuns } from '../runs.ts';
import { ask } from '../server.ts';
import { useProgress, useWork } from '../work.ts';

/** The build at work: which step, how far. */
export function Building({ by }: { by: SegmentScheme }) {
  const app = useApp();
  const { words, format } = app;
  const work = useWork();
  const progress = useProgress(work.busy);
  const build = () =>
    work.run(async () => {
      const built = await buildInRuns(by);
      app.setStart(await ask('start', {}));
      app.setReading({ built });
      app.go({ page: 'done' });
    });
  useEffect(build, []);
  return (
    <Screen
      title={words.building.title}
      help={words.building.help}
      back={work.busy ? undefined : { label: words.menu.segments, press: () => app.go({ page: 'cut' }) }}
      step={[4, 4]}
    >
      <Failure error={work.error} again={build} />
      {work.busy && (
        <div class="stack" role="status">
          <p>
            <Said text={progress?.step || words.building.starting} />
          </p>
          <Bar share={progress && progress.of > 0 ? progress.done / progress.of : 0} />
          {progress && progress.of > 0 && (
            <p class="small quiet-text">
              {words.building.of(format.number(progress.done), format.number(progress.of))}
            </p>
          )}
        </div>
      )}
    </Screen>
  );
}
