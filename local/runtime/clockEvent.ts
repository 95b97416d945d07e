const dayMs = 86_400_000;

/** What a clock trigger is handed, without its mode. All parts are those of UTC, months from 1, week days from 1 for Monday. */
export function clockEvent(atMs: number, triggerUid: string): Readonly<Record<string, string | number>> {
  const at = new Date(atMs);
  const weekDay = ((at.getUTCDay() + 6) % 7) + 1;
  return {
    triggerUid,
    timezone: 'UTC',
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    'day-of-month': at.getUTCDate(),
    'day-of-week': weekDay,
    'week-of-year': isoWeek(atMs, weekDay),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}

function isoWeek(atMs: number, weekDay: number): number {
  const thursday = new Date(atMs + (4 - weekDay) * dayMs);
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - yearStart) / (7 * dayMs)) + 1;
}
