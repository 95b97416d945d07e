import type { Start } from '../src/calls.ts';
import type { App } from './app.ts';
import { readOrders } from './reading.ts';
import { ask } from './server.ts';

/** Makes the sample shop if it is not there, and reads it. */
export async function readSample(app: App): Promise<void> {
  const before = app.start;
  const after = before.sample ? before : await ask('makeSample', {});
  app.setStart(after);
  await readOrders(app, sampleTabs(before, after), {});
}

/** The tab that appeared; else the orders in use, else the likeliest. */
function sampleTabs(before: Start, after: Start): string[] {
  const known = new Set(before.candidates.map(({ tab }) => tab));
  const fresh = after.candidates.filter(({ tab }) => !known.has(tab)).map(({ tab }) => tab);
  if (fresh.length > 0) return fresh;
  if (after.ordersTabs.length > 0) return [...after.ordersTabs];
  return after.candidates.slice(0, 1).map(({ tab }) => tab);
}
