import type { Log } from '../platform.ts';

export const log: Log = { write: (line) => console.log(line) };
