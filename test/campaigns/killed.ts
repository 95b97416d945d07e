import { scheduleCampaign } from '../../src/campaigns/answer.ts';
import type { MemoryFile } from './memoryFile.ts';
import { draft, shopOf } from './shops.ts';

const people = 24;

/** Confirms a campaign and runs two days of ticks, one execution of which dies at a call; a dead press is repeated. */
export function killedAt(call: number, keepsWrites: boolean): { file: MemoryFile; died: boolean } {
  const file = shopOf(people);
  const schedule = () => void scheduleCampaign({ draft: draft(), typedCount: people }, file.asked());
  let before = file.calls;
  let left = call;
  let died = false;
  const execute = (work: () => void): boolean => {
    const lived = file.run(work, died ? null : { at: left, keepsWrites });
    left -= file.calls - before;
    before = file.calls;
    died ||= !lived;
    return lived;
  };
  if (!execute(schedule)) execute(schedule);
  for (let hour = 0; hour < 8; hour++) {
    file.now += 3_600_000;
    execute(() => file.runTick());
  }
  return { file, died };
}

export function expectNobodyTwiceNobodyLost(file: MemoryFile, where: string): number {
  const got = file.outbox.map(({ message }) => message.to);
  const ledger = file.ledger();
  const unknown = ledger.filter(({ state }) => state === 'unknown');
  expect({ where, twice: got.length - new Set(got).size }).toEqual({ where, twice: 0 });
  expect({ where, rows: ledger.length, keys: new Set(ledger.map(({ key }) => key)).size }).toEqual({
    where,
    rows: people,
    keys: people,
  });
  const lost = ledger.filter(({ to, state }) => state !== 'unknown' && !got.includes(to));
  expect({ where, lost }).toEqual({ where, lost: [] });
  expect(unknown.length).toBeLessThanOrEqual(10);
  const accepted = ledger.filter(({ state }) => state === 'accepted').map(({ to }) => to);
  expect({ where, unsent: accepted.filter((to) => !got.includes(to)) }).toEqual({ where, unsent: [] });
  return unknown.length;
}
