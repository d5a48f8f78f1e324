/** What the emulated Prometheus knows at the start. */
export interface PrometheusSeed {
  /** Asked for with every request where there is one: a bearer token, or `user:token`. */
  readonly token: string | null;
  /** What each query that is going to be asked counts or measures. Any other finds no series. */
  readonly known: readonly KnownQuery[];
}

/** A query as a plan writes it, with `{window}`, `{commit}` and `{environment}` still in it. */
export interface KnownQuery {
  readonly query: string;
  readonly means:
    | { readonly kind: "level"; readonly value: number }
    /** Requests of the demo site in the window: all, or those that failed. */
    | { readonly kind: "requests"; readonly failed: boolean }
    /** Something that does not happen. */
    | { readonly kind: "nothing" }
    /** Series of a histogram of how long requests took, in seconds times this. */
    | { readonly kind: "durations"; readonly scale: number };
}
