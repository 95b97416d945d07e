import type { Start } from '../src/calls/start.ts';
import type { App } from './app.ts';
import { readOrders } from './reading.ts';
import { ask } from './server.ts';

/** Makes the sample shop if it is not there, and reads it. */
export async function readSample(app: App): Promise<void> {
  const start = app.start.sample ? app.start : await ask('makeSample', {});
  app.setStart(start);
  await readOrders(app, sampleTabs(start), {});
}

/** The orders in use, which the sample became; else the likeliest. */
function sampleTabs({ ordersTabs, candidates }: Start): readonly string[] {
  return ordersTabs.length > 0 ? ordersTabs : candidates.slice(0, 1).map(({ tab }) => tab);
}
