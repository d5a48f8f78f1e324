/** One request of a visitor: sent as it was planned, with the values that earlier answers of the same visit gave. */
import { type Agent, request } from "node:http";
import { type AnswerPath, VISITOR_AGENT } from "./demo-site/route.ts";
import { ARRIVAL_HEADER } from "./site-runtime.ts";

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

export type Captured = Readonly<Record<string, unknown>>;

export interface VisitorAnswer {
  /** There was an answer, whatever it said: a visitor does not care why there was none. */
  readonly answered: boolean;
  /** With what this answer gave; null where it gave not all that it should: the visitor goes away. */
  readonly captured: Captured | null;
}

const ANSWER_TIMEOUT_MS = 5_000;
const REFERENCE = /\$\{([^}]*)\}/g;

export async function sendAsVisitor(
  origin: string,
  planned: TrafficRequest,
  captured: Captured,
  { at, agent }: { readonly at: number; readonly agent: Agent },
): Promise<VisitorAnswer> {
  const path = fillText(planned.path, captured, encodeURIComponent);
  const headers = Object.entries(planned.headers ?? {}).map(([name, value]) => [name, fillText(value, captured)]);
  const body = planned.json === undefined ? null : JSON.stringify(fillJson(planned.json, captured));
  const answer = await send(new URL(path, origin), planned.method, body, agent, {
    ...(Object.fromEntries(headers) as Record<string, string>),
    [ARRIVAL_HEADER]: String(at),
    "user-agent": VISITOR_AGENT,
    ...(body === null ? {} : { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) }),
  });
  return answer === null
    ? { answered: false, captured: null }
    : { answered: true, captured: capture(answer, planned.captures ?? {}, captured) };
}

/** The body of the answer, null where there is none. */
function send(
  url: URL,
  method: string,
  body: string | null,
  agent: Agent,
  headers: Record<string, string>,
): Promise<string | null> {
  return new Promise((resolve) => {
    const outgoing = request(url, { method, agent, timeout: ANSWER_TIMEOUT_MS, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => void chunks.push(chunk));
      answer.on("error", () => resolve(null));
      answer.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    });
    outgoing.on("timeout", () => outgoing.destroy());
    outgoing.on("error", () => resolve(null));
    outgoing.end(body ?? undefined);
  });
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
