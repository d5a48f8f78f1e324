/** One request of a visitor: sent as it was planned, with the values that earlier answers of the same visit gave. */
import { Readable } from "node:stream";
import type { EmulatedRequest } from "./contract.ts";
import { type AnswerPath, VISITOR_AGENT } from "./demo-site/route.ts";
import type { ServedSite } from "./listen.ts";
import { ARRIVAL_HEADER } from "./site-runtime.ts";
import { VISITOR_HEADER } from "./visitor.ts";
import { readWholeText } from "./wire.ts";

export interface TrafficRequest {
  readonly method: string;
  /** `${name}`, here as in a header and a body, stands for a value that an earlier answer gave. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON body. */
  readonly json?: unknown;
  /** Where the answer has the values that later requests of the visit use. */
  readonly captures?: Readonly<Record<string, AnswerPath>>;
}

/** Where a visitor goes. The site is in this process: a rehearsal's thousands of visits would spend most of its time on the wire. */
export type VisitedSite = Pick<ServedSite, "origin" | "handle">;

export type Captured = Readonly<Record<string, unknown>>;

export interface VisitorAnswer {
  /** There was an answer, whatever it said: a visitor does not care why there was none. */
  readonly answered: boolean;
  /** With what this answer gave; null where it gave not all that it should: the visitor goes away. */
  readonly captured: Captured | null;
}

/** Real milliseconds; a site that says nothing for so long has not answered. */
const ANSWER_TIMEOUT_MS = 5_000;
const REFERENCE = /\$\{([^}]*)\}/g;

export async function sendAsVisitor(
  { origin, handle }: VisitedSite,
  planned: TrafficRequest,
  captured: Captured,
  at: number,
  place: number,
): Promise<VisitorAnswer> {
  const url = new URL(fillText(planned.path, captured, encodeURIComponent), origin);
  const headers = Object.entries(planned.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), fillText(value, captured)] as const,
  );
  const body = planned.json === undefined ? null : JSON.stringify(fillJson(planned.json, captured));
  const answer = await answerOf(
    handle,
    createRequest(url, planned.method, body, {
      host: url.host,
      ...Object.fromEntries(headers),
      [ARRIVAL_HEADER]: String(at),
      [VISITOR_HEADER]: String(place),
      "user-agent": VISITOR_AGENT,
      ...(body === null
        ? {}
        : { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) }),
    }),
  );
  return answer === null
    ? { answered: false, captured: null }
    : { answered: true, captured: capture(answer, planned.captures ?? {}, captured) };
}

function createRequest(
  url: URL,
  method: string,
  body: string | null,
  headers: Readonly<Record<string, string>>,
): EmulatedRequest {
  const bytes = Buffer.from(body ?? "");
  return {
    method,
    path: url.pathname,
    params: {},
    query: url.searchParams,
    headers,
    host: url.host,
    body: async () => bytes,
    json: async () => (body === null ? null : (JSON.parse(body) as unknown)),
    get raw() {
      return Readable.from(bytes.length === 0 ? [] : [bytes]);
    },
  };
}

/** The body of the answer, null where there is none in time. */
async function answerOf(handle: VisitedSite["handle"], request: EmulatedRequest): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ANSWER_TIMEOUT_MS);
  });
  try {
    return await Promise.race([patience, handle(request).then(({ body }) => readWholeText(body))]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function capture(body: string, wanted: Readonly<Record<string, AnswerPath>>, before: Captured): Captured | null {
  const paths = Object.entries(wanted);
  if (paths.length === 0) return before;
  try {
    const parsed: unknown = JSON.parse(body);
    const values = paths.map(([name, path]) => [name, path.reduce<unknown>(valueAt, parsed)] as const);
    return values.some(([, value]) => value === undefined) ? null : { ...before, ...Object.fromEntries(values) };
  } catch {
    return null;
  }
}

function valueAt(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;
}

function fillText(text: string, captured: Captured, encode = (value: string) => value): string {
  return text.replace(REFERENCE, (_whole, name: string) => encode(String(captured[name])));
}

/** A text that is one reference and nothing else becomes the value itself. */
function fillJson(value: unknown, captured: Captured): unknown {
  if (typeof value === "string") {
    const whole = /^\$\{([^}]*)\}$/.exec(value)?.[1];
    return whole === undefined ? fillText(value, captured) : captured[whole];
  }
  if (Array.isArray(value)) return value.map((item) => fillJson(item, captured));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillJson(item, captured)]));
}
