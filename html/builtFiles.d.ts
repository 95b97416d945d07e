/** Written by the build from the definitions in src/; not there before the first one. */
declare module '*/build/functions.json' {
  const written: unknown;
  export default written;
}

declare module '*/build/gatewayForms.json' {
  const written: unknown;
  export default written;
}
