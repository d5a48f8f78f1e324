/** An S3-compatible store at the start; plain JSON. */
export interface S3Seed {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Those that are there; null = whichever is asked for. */
  readonly buckets: readonly string[] | null;
}
