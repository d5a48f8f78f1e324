/** Prometheus' query API: instant and range queries, their numbers, and what it says when it does not answer one. */
import { z } from "zod";
import { cutText } from "../../lib/cut-text.ts";
import { ProviderError } from "../../lib/error.ts";
import { Secret } from "../../lib/secret.ts";
import { readSetting } from "../../lib/setting.ts";
import type { ProviderContext } from "../contract.ts";
import { createVendorClient, type VendorAnswer } from "../http.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { API_URL, TOKEN, VENDOR } from "./settings.ts";

export interface Point {
  readonly at: number;
  /** NaN and infinities are as Prometheus says them. */
  readonly value: number;
}

export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly Point[];
}

export interface QueryAnswer {
  readonly series: readonly Series[];
  /** Why the answer may not be whole, in Prometheus' words. */
  readonly warnings: readonly string[];
}

export interface RangeQuery {
  readonly query: string;
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

export interface PrometheusApi {
  instant(query: string, at: number): Promise<QueryAnswer>;
  /** Evaluated at `from`, and every `stepMs` up to `to`. */
  range(query: RangeQuery): Promise<QueryAnswer>;
  /** Where a person sees the query. */
  graphUrl(query: string, window: { readonly from: number; readonly to: number }): string;
}

/** Prometheus refuses more than 11,000 points of a series. */
const MOST_POINTS = 10_000;
/** A mistake in a query, and one that shows only when it is executed. */
const QUERY_REFUSED = [400, 422];

const sample = z.tuple([z.number(), z.string()]);
const labels = z.record(z.string(), z.string());
const answerShape = z.object({
  status: z.literal("success"),
  data: z.discriminatedUnion("resultType", [
    z.object({ resultType: z.literal("vector"), result: z.array(z.object({ metric: labels, value: sample })) }),
    z.object({
      resultType: z.literal("matrix"),
      result: z.array(z.object({ metric: labels, values: z.array(sample) })),
    }),
    z.object({ resultType: z.literal("scalar"), result: sample }),
  ]),
  warnings: z.array(z.string()).nullish(),
  /** VictoriaMetrics: a part of the cluster did not answer. */
  isPartial: z.boolean().nullish(),
});
const refusalShape = z.object({ status: z.literal("error"), errorType: z.string(), error: z.string() });

export function createPrometheusApi(tenant: string | null, context: ProviderContext): PrometheusApi {
  const base = readBaseUrl(context, VENDOR, API_URL);
  const credential = readCredential(context);
  const client = createVendorClient({
    vendor: VENDOR,
    baseUrl: base.href,
    headers: () => ({ ...credential.headers(), ...(tenant === null ? {} : { "x-scope-orgid": tenant }) }),
    token: credential.secret,
    credentialRemedy: `Set ${TOKEN.name} to a token that may read metrics there; for basic authentication, write it as user:token. At Grafana Cloud the user is the number of the Prometheus instance.`,
    context,
  });

  async function ask(path: string, query: Readonly<Record<string, string | number>>): Promise<QueryAnswer> {
    const answer = await client.request({ method: "GET", path, query, repeatable: true, accept: QUERY_REFUSED });
    const refusal = refusalShape.safeParse(answer.body);
    if (refusal.success && QUERY_REFUSED.includes(answer.status)) throw wrongQuery(refusal.data.error, answer.status);
    return parseAnswer(answer, path);
  }

  return {
    instant: (query, at) => ask("/api/v1/query", { query, time: secondsOf(at) }),
    async range({ query, from, to, stepMs }) {
      const parts: QueryAnswer[] = [];
      for (let start = from; start <= to; start += MOST_POINTS * stepMs) {
        const end = Math.min(to, start + (MOST_POINTS - 1) * stepMs);
        const range = { query, start: secondsOf(start), end: secondsOf(end), step: secondsOf(stepMs) };
        parts.push(await ask("/api/v1/query_range", range));
      }
      return joinAnswers(parts);
    },
    graphUrl: (query, { from, to }) =>
      client.url("/graph", {
        "g0.expr": query,
        "g0.tab": 0,
        "g0.end_input": new Date(to).toISOString(),
        "g0.range_input": `${Math.ceil((to - from) / 1_000)}s`,
      }).href,
  };
}

/** `user:token` is for basic authentication: no token has a colon in it. */
function readCredential(context: ProviderContext): {
  readonly secret: Secret;
  headers(): Readonly<Record<string, string>>;
} {
  if (readSetting(context.env, TOKEN) === null) return { secret: new Secret(TOKEN.name, ""), headers: () => ({}) };
  const token = readToken(context.env, VENDOR, TOKEN);
  const colon = token.reveal().indexOf(":");
  if (colon < 0) return { secret: token, headers: () => ({ authorization: `Bearer ${token.reveal()}` }) };
  return {
    secret: new Secret(TOKEN.name, token.reveal().slice(colon + 1)),
    headers: () => ({ authorization: `Basic ${Buffer.from(token.reveal()).toString("base64")}` }),
  };
}

function parseAnswer(answer: VendorAnswer, path: string): QueryAnswer {
  const parsed = answerShape.safeParse(answer.body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ProviderError({
      reasonCode: "vendor_answer_unknown",
      vendor: VENDOR,
      status: answer.status,
      message: `Prometheus' answer to GET ${path} was not understood: ${issue?.path.join(".") || "the answer"}: ${issue?.message ?? "not as expected"}.`,
      remedy:
        "Check that `project.addresses.prometheus` in the plan is the address below which `/api/v1/query` answers.",
    });
  }
  const { data, warnings, isPartial } = parsed.data;
  return {
    series: seriesOf(data),
    warnings: [...(warnings ?? []), ...(isPartial === true ? ["a part of the cluster did not answer"] : [])],
  };
}

function seriesOf(data: z.infer<typeof answerShape>["data"]): readonly Series[] {
  switch (data.resultType) {
    case "scalar":
      return [{ labels: {}, points: [pointOf(data.result)] }];
    case "vector":
      return data.result.map(({ metric, value }) => ({ labels: metric, points: [pointOf(value)] }));
    case "matrix":
      return data.result.map(({ metric, values }) => ({ labels: metric, points: values.map(pointOf) }));
  }
}

function pointOf([seconds, text]: z.infer<typeof sample>): Point {
  const value = text === "+Inf" ? Number.POSITIVE_INFINITY : text === "-Inf" ? Number.NEGATIVE_INFINITY : Number(text);
  return { at: Math.round(seconds * 1_000), value: text.trim() === "" ? Number.NaN : value };
}

/** The same series of several stretches of time. */
function joinAnswers(parts: readonly QueryAnswer[]): QueryAnswer {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const series = new Map<string, Series>();
  for (const one of parts.flatMap((part) => part.series)) {
    const key = JSON.stringify(Object.entries(one.labels).toSorted());
    const before = series.get(key);
    series.set(key, before === undefined ? one : { ...before, points: [...before.points, ...one.points] });
  }
  return { series: [...series.values()], warnings: parts.flatMap(({ warnings }) => warnings) };
}

function wrongQuery(said: string, status: number): ProviderError {
  return new ProviderError({
    reasonCode: "plan_invalid",
    vendor: VENDOR,
    status,
    message: `Prometheus refuses the query: ${cutText(said, 300)}.`,
    remedy: "Correct the query in the plan; try it in Prometheus' own user interface.",
  });
}

function secondsOf(ms: number): string {
  return (ms / 1_000).toFixed(3);
}
