/**
 * Queries of Vercel's observability: `POST /v2/observability/query`, which reads and is in Vercel's published reference.
 * The reference leaves out what `scope`, `granularity` and the answer look like; they are as Vercel's own CLI sends and
 * reads them. Runtime logs are no source: the documented endpoint only streams what comes from now on.
 */
import { z } from "zod";
import { ProviderError } from "../../../lib/error.ts";
import type { MetricWindow } from "../../contract.ts";
import { parseAnswer } from "../api.ts";
import type { Connection } from "../connection.ts";
import { TOKEN, VENDOR } from "../settings.ts";
import { MINUTE_MS } from "./minutes.ts";

const QUERY = "/v2/observability/query";
/** Distinct statuses are a few dozen; an answer with this many groups may have been cut. */
const MOST_GROUPS = 200;

const cell = z.union([z.string(), z.number(), z.null()]);
const rowsShape = z.array(z.record(z.string(), cell));
const answerShape = z.object({ summary: rowsShape, data: rowsShape.optional() });

export interface Question {
  readonly metric: string;
  readonly aggregation: string;
  /** Whole minutes. */
  readonly span: MetricWindow;
  readonly minutes: number;
  readonly groupBy: readonly string[];
  readonly filter: string;
}

export interface Row {
  /** Null where Vercel has no number. */
  readonly value: number | null;
  readonly status: number | null;
  /** Beginning of the bucket; null in what is summed up over the whole span. */
  readonly at: number | null;
}

export interface Rows {
  /** Over the whole span: a percentile cannot be made from those of its buckets. */
  readonly summary: readonly Row[];
  readonly buckets: readonly Row[];
}

export interface Observability {
  ask(question: Question): Promise<Rows>;
}

export function createObservability(connection: Connection): Observability {
  let scope: Promise<object> | null = null;
  /** Vercel scopes by ids alone: a name finds nothing, and is no error. */
  const knownScope = () => {
    scope ??= readScope(connection).catch((error: unknown) => {
      scope = null;
      throw error;
    });
    return scope;
  };
  return {
    async ask(question) {
      const { metric, aggregation, span, minutes, groupBy, filter } = question;
      const answer = await post(connection, {
        scope: await knownScope(),
        metric,
        aggregation,
        startTime: new Date(span.from).toISOString(),
        endTime: new Date(span.to).toISOString(),
        granularity: minutes % 60 === 0 ? { hours: minutes / 60 } : { minutes },
        ...(groupBy.length === 0 ? {} : { groupBy }),
        filter,
        limit: MOST_GROUPS,
      });
      const { summary, data = [] } = parseAnswer(answerShape, answer, `POST ${QUERY}`);
      if (summary.length >= MOST_GROUPS) throw unknown(`it has ${summary.length} groups, and may have been cut`);
      // The metric with underscores for dots, then the aggregation: that is where Vercel puts the number.
      const key = `${metric.replaceAll(".", "_")}_${aggregation}`;
      return { summary: summary.map((row) => parseRow(row, key, null)), buckets: data.map((row) => bucket(row, key)) };
    },
  };
}

async function readScope(connection: Connection): Promise<object> {
  const path = connection.projectPath("v9");
  const answer = await connection.request({ method: "GET", path, repeatable: true });
  const { id, accountId } = parseAnswer(
    z.object({ id: z.string(), accountId: z.string() }),
    answer.body,
    `GET ${path}`,
  );
  return { type: "project", ownerId: accountId, projectIds: [id] };
}

async function post(connection: Connection, json: object): Promise<unknown> {
  try {
    const request = { method: "POST", path: QUERY, json, repeatable: true, accept: [408] } as const;
    const { status, body } = await connection.request(request);
    if (status === 408) throw tooSlow();
    return body;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw explained(error);
  }
}

function tooSlow(): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_timeout",
    vendor: VENDOR,
    status: 408,
    message: "Vercel did not finish an observability query in time.",
    remedy: "Run this again; if it stays, judge over a shorter window, or name a path.",
  });
}

/** Two refusals whose own words lead astray. */
function explained(error: ProviderError): ProviderError {
  const { status, message } = error;
  if (status === 402) {
    return new ProviderError({
      reasonCode: "not_in_subscription",
      vendor: VENDOR,
      status,
      message,
      remedy:
        "Counts of requests and functions need Observability Plus at Vercel (Pro and Enterprise); Web Vitals need only Speed Insights. Without it, take the metric from another vendor.",
    });
  }
  if (status === 404 && message.includes(QUERY)) {
    return new ProviderError({
      reasonCode: "credential_insufficient",
      vendor: VENDOR,
      status,
      message: `${message} So Vercel answers a token that is limited to one project, whatever data there is.`,
      remedy: `Set ${TOKEN.name} to a token of the whole team: https://vercel.com/account/settings/tokens.`,
    });
  }
  return error;
}

function bucket(row: z.infer<typeof rowsShape>[number], key: string): Row {
  const at = Date.parse(String(row["timestamp"] ?? ""));
  if (Number.isNaN(at) || at % MINUTE_MS !== 0)
    throw unknown(`a row's timestamp is ${JSON.stringify(row["timestamp"])}`);
  return parseRow(row, key, at);
}

function parseRow(row: z.infer<typeof rowsShape>[number], key: string, at: number | null): Row {
  const value = row[key];
  if (value === undefined || typeof value === "string") throw unknown(`a row has no number ${key}`);
  const status = Number(row["http_status"] ?? Number.NaN);
  return { value, status: Number.isInteger(status) && status > 0 ? status : null, at };
}

function unknown(what: string): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message: `Vercel's answer to POST ${QUERY} was not understood: ${what}.`,
    remedy: "Run this again; if it stays, report the answer's shape.",
  });
}
