/** Written by the build from the definitions in src/metrics; not there before the first one. */
declare module '*/build/functions.json' {
  const written: unknown;
  export default written;
}
