/** A moment on the clock of the shop. */
export interface WallClock {
  /** "2025-11-30" */
  readonly day: string;
  readonly hour: number;
  readonly minute: number;
}

/** What the clock in `zone` shows at a moment given in milliseconds since 1970 UTC. */
export function wallClock(moment: number, zone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(new Date(moment)).map((p) => [p.type, p.value]));
  return {
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
    hour: Number(parts['hour']),
    minute: Number(parts['minute']),
  };
}
