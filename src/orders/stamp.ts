import type { Cell } from '../core/cells.ts';

const stamp = / · .*(?:built |ساخته شد)/;

/** Whether a text is what a tab of ours says on top; such a tab holds no orders, in whatever file it came. */
export const isStamp = (cell: Cell): boolean => typeof cell === 'string' && stamp.test(cell);
