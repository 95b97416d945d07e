/** A web request as it leaves the script. */
export interface HttpCall {
  readonly at: number;
  readonly url: string;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came back; `lost` when the other side did its work and the answer never arrived. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly lost?: boolean;
}
