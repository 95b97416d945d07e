import type { Params } from '../../core/params.ts';
import * as registry from './index.ts';
import type { Rule } from './rule.ts';

/** Every rule there is; their order means nothing. */
export const rules: readonly Rule<Params>[] = Object.values(registry);
