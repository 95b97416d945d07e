import type { Zone } from '../core/zone.ts';

const dayMs = 86_400_000;

/** A zone whose offsets Google tells; each day is asked for twice at most, then remembered. */
export function zoneOf(id: string): Zone {
  const offsetOfDay = new Map<number, number | null>();
  const wholeDay = (day: number): number | null => {
    const atStart = askOffset(id, day * dayMs);
    return atStart === askOffset(id, (day + 1) * dayMs) ? atStart : null;
  };
  return {
    id,
    offsetAt(instantMs) {
      const day = Math.floor(instantMs / dayMs);
      if (!offsetOfDay.has(day)) offsetOfDay.set(day, wholeDay(day));
      // On a day the clocks change, the two ends differ and the moment itself decides.
      return offsetOfDay.get(day) ?? askOffset(id, instantMs);
    },
  };
}

/** Read from the wall clock, not from its printed offset: that has no seconds, which offsets before 1935 have. */
function askOffset(id: string, instantMs: number): number {
  const wall = Utilities.formatDate(new Date(instantMs), id, 'yyyy-MM-dd-HH-mm-ss').split('-').map(Number);
  const [year, month, day, hour, minute, second] = wall as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instantMs / 1000) * 1000;
}
