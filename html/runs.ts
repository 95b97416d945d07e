import type { Built, SegmentScheme } from '../src/calls/segments.ts';
import { ask, Refusal } from './server.ts';

/**
 * Builds the tabs in as many runs of Google as it takes.
 * @throws {Refusal} when a run came no further than the one before
 */
export async function buildInRuns(by: SegmentScheme): Promise<Built> {
  for (let done = -1; ; ) {
    const built = await ask('buildSegments', { by });
    if (!built.goesOn) return built;
    if (built.goesOn.done <= done) throw new Refusal(built.goesOn.note, null);
    done = built.goesOn.done;
  }
}
