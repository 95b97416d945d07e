import type { Cell } from '../core/cells.ts';

/** The tabs of the README's example, over which every function's `example` is reckoned. */
export const exampleTabs: Readonly<Record<string, readonly (readonly Cell[])[]>> = {
  Orders: [
    ['customer', 'date', 'amount', 'product'],
    ['Ada', '2025-01-05', 40, 'tea'],
    ['Ben', '2025-01-20', 25, 'cup'],
    ['Ada', '2025-02-10', 60, 'pot'],
    ['Cyd', '2025-02-14', 30, 'tea'],
    ['Ada', '2025-04-02', 50, 'cup'],
    ['Dan', '2025-04-05', 35, 'cup'],
  ],
  Members: [
    ['member', 'joined'],
    ['Ada', '2025-01-01'],
    ['Ben', '2025-01-10'],
    ['Eve', '2025-01-15'],
    ['Fay', '2025-02-01'],
  ],
};
