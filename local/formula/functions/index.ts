import { arrays } from './arrays.ts';
import { conditional } from './conditional.ts';
import { dates } from './dates.ts';
import type { BuiltIn } from './define.ts';
import { information } from './information.ts';
import { lambdas } from './lambdas.ts';
import { logic } from './logic.ts';
import { lookup } from './lookup.ts';
import { math } from './math.ts';
import { statistics } from './statistics.ts';
import { text } from './text.ts';

const families = [math, statistics, conditional, logic, lambdas, information, text, dates, lookup, arrays];

/** Every built-in function that is kept here, by its name in capitals. */
export const builtIns: ReadonlyMap<string, BuiltIn> = new Map(
  families.flatMap((family) => Object.entries(family)),
);
