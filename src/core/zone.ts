/** A time zone as the host knows it. The only way from an instant to a wall clock inside `src/`. */
export interface Zone {
  /** IANA name, such as Asia/Tehran. */
  readonly id: string;
  /** Milliseconds to add to a UTC instant to get the wall clock there. */
  offsetAt(instantMs: number): number;
}
