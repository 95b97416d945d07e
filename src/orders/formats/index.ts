import type { OrderFormat } from '../format.ts';

/** Every export that is known by its headers. Add a line to publish one. */
export const formats: readonly OrderFormat[] = [];
