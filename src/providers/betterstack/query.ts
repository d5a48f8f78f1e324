/** SQL over HTTP: ClickHouse's own interface, as Better Stack documents it. Every query reads recent and stored events. */
import { z } from "zod";
import { ProviderError } from "../../lib/error.ts";
import type { MetricScope, MetricWindow, ProviderContext } from "../contract.ts";
import { createVendorClient, type VendorAnswer } from "../http.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { extract, renderCondition } from "./filter-sql.ts";
import type { Filter } from "./filter-syntax.ts";
import { API_URL, PASSWORD, USERNAME, VENDOR } from "./settings.ts";
import type { BetterStackSpec } from "./spec.ts";

/** ClickHouse's code for a wrong user or password, which it answers with 403. */
const AUTHENTICATION_FAILED = "516";
const CREDENTIAL_REMEDY = `Set ${USERNAME.name} and ${PASSWORD.name} to those of a connection (Better Stack, Integrations, SQL API) of the cluster that the plan names (project.addresses.betterstack; default ${API_URL.default}), for the team that has the source.`;

export type Row = Readonly<Record<string, number | null>>;

/** A whole number of 64 bits comes as text from some servers. */
const cell = z
  .union([z.number(), z.null(), z.string().regex(/^-?\d+(?:\.\d+)?$/)])
  .transform((value) => (value === null ? null : Number(value)));
const answerShape = z.object({ data: z.array(z.record(z.string(), cell)), exception: z.undefined().optional() });

export type Query = (sql: string) => Promise<readonly Row[]>;

export function createQuery(context: ProviderContext): Query {
  const username = readToken(context.env, VENDOR, USERNAME);
  const password = readToken(context.env, VENDOR, PASSWORD);
  const basic = () => Buffer.from(`${username.reveal()}:${password.reveal()}`).toString("base64");
  const client = createVendorClient({
    vendor: VENDOR,
    baseUrl: readBaseUrl(context, VENDOR, API_URL).href,
    headers: () => ({ authorization: `Basic ${basic()}` }),
    token: password,
    credentialRemedy: CREDENTIAL_REMEDY,
    context,
  });
  return async (sql) => {
    const answer = await client.request({
      method: "POST",
      path: "/",
      // What fails in the middle would be sent with 200: the server waits until it knows.
      query: { wait_end_of_query: 1 },
      text: `${sql} FORMAT JSON`,
      repeatable: true,
      accept: [403],
    });
    if (answer.status === 403) throw refused(answer);
    const parsed = answerShape.safeParse(answer.body);
    if (parsed.success) return parsed.data.data;
    throw new ProviderError({
      reasonCode: "vendor_answer_unknown",
      vendor: VENDOR,
      message: "Better Stack's answer to a query was not understood: it is no table of numbers.",
      remedy:
        "Check that `project.addresses.betterstack` in the plan is the address of the SQL API, and run this again.",
    });
  };
}

function refused({ headers }: VendorAnswer): ProviderError {
  const unknownUser = headers.get("x-clickhouse-exception-code") === AUTHENTICATION_FAILED;
  return new ProviderError({
    reasonCode: unknownUser ? "credential_rejected" : "credential_insufficient",
    vendor: VENDOR,
    status: 403,
    message: unknownUser
      ? "Better Stack rejected the user name or the password."
      : "Better Stack refused: the connection may not read this.",
    remedy: CREDENTIAL_REMEDY,
  });
}

/** What is asked of the events of a span. */
export interface Question {
  readonly source: string;
  readonly spec: BetterStackSpec;
  readonly scope: MetricScope;
  readonly span: MetricWindow;
  /** Events before this are left out, also where the span begins earlier. */
  readonly since?: number | undefined;
}

/** Without `bucketMs` one row for the whole span; `above` counts values beyond it. */
export function renderQuery(
  { source, spec, scope, span, since = span.from }: Question,
  bucketMs: number | null,
  above: number | null,
): string {
  const own = spec.release === undefined || scope.anyRelease === true ? [] : [releaseFilter(spec.release)];
  const condition = (filters: readonly (Filter | undefined)[]) => {
    const given = filters.filter((filter) => filter !== undefined);
    return given.length === 0 ? "1" : given.map((filter) => renderCondition(filter, scope)).join(" AND ");
  };
  const columns =
    spec.value === undefined
      ? [
          `countIf(${condition([spec.where, spec.among])}) AS found`,
          `countIf(${condition([spec.among])}) AS among`,
          "count() AS events",
        ]
      : quantileColumns(extract(spec.value, "Float64"), condition([spec.where]), spec.quantile ?? 0.99, above);
  const bucket =
    bucketMs === null ? null : `intDiv(toUnixTimestamp64Milli(toDateTime64(dt, 3)) - ${span.from}, ${bucketMs})`;
  const time = `dt >= fromUnixTimestamp64Milli(${Math.max(span.from, since)}) AND dt < fromUnixTimestamp64Milli(${span.to})`;
  const events = (table: string, stored: string) =>
    `SELECT dt, raw FROM ${table} WHERE ${[stored, time, ...own.map((filter) => renderCondition(filter, scope))].filter((part) => part !== "").join(" AND ")}`;
  return [
    `SELECT ${[...(bucket === null ? [] : [`${bucket} AS bucket`]), ...columns].join(", ")}`,
    // Rows move from one to the other: either alone has a gap.
    `FROM (${events(`remote(${source}_logs)`, "")} UNION ALL ${events(`s3Cluster(primary, ${source}_s3)`, "_row_type = 1")})`,
    ...(bucket === null ? [] : ["GROUP BY bucket ORDER BY bucket"]),
  ].join(" ");
}

function quantileColumns(value: string, where: string, quantile: number, above: number | null): readonly string[] {
  return [
    `quantileExactIf(${quantile})(${value}, ${where}) AS quantile`,
    `countIf(${value} IS NOT NULL AND ${where}) AS among`,
    `countIf(${above === null ? "0" : `${value} > ${above} AND ${where}`}) AS found`,
    "count() AS events",
  ];
}

function releaseFilter(field: readonly string[]): Filter {
  return { kind: "compare", field, comparison: "=", value: "{commit}" };
}
