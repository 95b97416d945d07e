/** Google's own time, in ms, by which simulated clocks advance. One table, so that budgets can be reckoned by it. */
export const cost = {
  call: 150,
  flush: 600,
  cellRead: 0.002,
  cellWritten: 0.005,
  webCall: 500,
  mail: 300,
} as const;

/** How long an execution may take, in ms of its own clock. */
export const limitMs = { short: 30_000, long: 6 * 60_000 } as const;
