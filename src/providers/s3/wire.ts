/** What is asked of a bucket, and what comes back. */
import type { IncomingMessage } from "node:http";
import type { Mask } from "../../lib/mask.ts";
import type { ProviderContext } from "../contract.ts";
import type { AnswerHeaders } from "../vendor-request.ts";

/** Bytes of a file that are sent: from `start`, so many. */
export interface FilePart {
  readonly path: string;
  readonly start: number;
  readonly size: number;
  readonly sha256: string;
}

export interface S3Request {
  readonly method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  /** Within the bucket; empty for the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: FilePart | { readonly text: string; readonly sha256: string };
  readonly sent?: (bytes: number) => void;
}

export interface S3Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly text: string;
}

export interface S3Client {
  /** Answers of every status; one that is 5xx or 429 was asked for again. Throws ProviderError where there is none. */
  send(request: S3Request): Promise<S3Answer>;
  /** The answer's body as it comes, for status 200; else the answer. Asked once. */
  open(request: S3Request): Promise<S3Answer | IncomingMessage>;
  /** Hides the keys: a refusal repeats what was signed. */
  readonly mask: Mask;
  readonly context: ProviderContext;
  readonly bucket: string;
}
