import written from '../build/gatewayForms.json';
import type { Words } from '../src/core/language.ts';

/** What is said of each setting of each gateway, by their ids. */
export const gatewayForms = written as Readonly<
  Record<string, Readonly<Record<string, { readonly label: Words; readonly help: Words }>>>
>;
