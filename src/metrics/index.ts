// Every spreadsheet function. Add a line to publish one.
export { default as aov } from './aov.ts';
