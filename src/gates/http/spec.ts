/** How an `http` gate is written in the plan: one request, or several in a row that hand values on. */
import { z } from "zod";
import { durationUpTo, durationValue, variableName } from "../../lib/plan-values.ts";
import { specChoice } from "../../lib/spec-choice.ts";
import { type JsonPath, namesIn, parseJsonPath } from "./capture.ts";

/** A header's text, or the variable that holds it. */
export type HeaderValue = string | { readonly env: string; readonly prefix: string };

export interface HttpStep {
  readonly method: string;
  /** With a leading slash; `${name}` stands for a captured value. */
  readonly path: string;
  /** Null: any status from 200 to 299. */
  readonly status: number | null;
  readonly contains: string | null;
  readonly absent: string | null;
  /** Undefined where no body is sent. */
  readonly json: unknown;
  readonly headers: Readonly<Record<string, HeaderValue>>;
  readonly capture: Readonly<Record<string, JsonPath>>;
  readonly maximumDurationMs: number | null;
  readonly timeoutMs: number;
  readonly retries: number;
}

export type HttpSpec = readonly HttpStep[];

const VERBS = ["path", "get", "post", "put", "patch", "delete"] as const;
/** Sending these twice is the same as sending them once, and answers the same. */
const REPEATABLE = new Set(["GET", "PUT"]);
const DEFAULT_RETRIES = 2;
const CAPTURE_NAME = /^[A-Za-z_]\w*$/;

const pathOf = (method: string) =>
  z
    .string()
    .regex(/^\/\S*$/, "expected a path that begins with a slash, such as /api/health")
    .optional()
    .describe(`Path of a ${method} request below the address that is checked.`);

const jsonPath = z
  .string()
  .meta({ pattern: String.raw`^\$` })
  .transform((text, context): JsonPath => {
    const path = parseJsonPath(text);
    if (path !== null) return path;
    context.addIssue({
      code: "custom",
      message: `"${text}" is not a path to one value, such as $.id or $.items[0].id`,
    });
    return z.NEVER;
  });

const headerValue = specChoice<HeaderValue>("a text, or { env: NAME }", {
  string: z.string(),
  object: z.strictObject({
    env: variableName.describe("The variable that holds the value: secrets are named, never written."),
    prefix: z.string().default("").describe("Text before the value, such as `Bearer `."),
  }),
});

const fields = z.strictObject({
  path: pathOf("GET"),
  get: pathOf("GET"),
  post: pathOf("POST"),
  put: pathOf("PUT"),
  patch: pathOf("PATCH"),
  delete: pathOf("DELETE"),
  status: z
    .int("expected an HTTP status, such as 200")
    .min(100)
    .max(599)
    .optional()
    .describe(
      "Expected status; default: any from 200 to 299. Redirects are followed within the site, unless the expected status is one itself (300 to 399).",
    ),
  contains: z.string().min(1).optional().describe("Text that the body must contain."),
  absent: z.string().min(1).optional().describe("Text that the body must not contain."),
  json: z.unknown().optional().describe("Body to send, as JSON; not with `path` and `get`."),
  headers: z
    .record(z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/, "expected the name of a header"), headerValue)
    .default({})
    .describe("Headers to send. They are never sent on after a redirect to another origin."),
  capture: z
    .record(z.string().regex(CAPTURE_NAME, "expected a name of letters, digits and _"), jsonPath)
    .default({})
    .describe("Values from a JSON answer for later steps: `{ id: $.id }`, then `${id}`."),
  "max-duration": durationValue.optional().describe("A slower answer fails."),
  timeout: durationUpTo("10m").prefault("15s").describe("How long to wait for an answer."),
  retries: z
    .int("expected a whole number of retries")
    .min(0)
    .max(10)
    .optional()
    .describe(
      "How often to retry after a wrong or missing answer. Default: 2 for GET and PUT; 0 for POST, PATCH and DELETE, which might take effect twice.",
    ),
});

/** An issue of one step; the path is the step's own. */
interface StepIssue {
  readonly message: string;
  readonly path: readonly string[];
}

const step = fields.transform((written, context): HttpStep => {
  const verbs = VERBS.filter((verb) => written[verb] !== undefined);
  const verb = verbs[0];
  if (verb === undefined || verbs.length > 1) {
    const said = verb === undefined ? "names no request" : `names ${verbs.length} requests (${verbs.join(", ")})`;
    context.addIssue({ code: "custom", message: `${said}: expected exactly one of ${VERBS.join(", ")}` });
    return z.NEVER;
  }
  const method = verb === "path" ? "GET" : verb.toUpperCase();
  if (method === "GET" && written.json !== undefined) {
    context.addIssue({ code: "custom", path: ["json"], message: "a GET request has no body: use post, put or patch" });
    return z.NEVER;
  }
  return {
    method,
    path: written[verb] ?? "/",
    status: written.status ?? null,
    contains: written.contains ?? null,
    absent: written.absent ?? null,
    json: written.json,
    headers: written.headers,
    capture: written.capture,
    maximumDurationMs: written["max-duration"] ?? null,
    timeoutMs: written.timeout,
    retries: written.retries ?? (REPEATABLE.has(method) ? DEFAULT_RETRIES : 0),
  };
});

const report = (context: {
  addIssue(issue: { code: "custom"; message: string; path: (string | number)[] }): void;
}) => ({
  add: (issue: StepIssue, at: readonly number[]) =>
    context.addIssue({ code: "custom", message: issue.message, path: [...at, ...issue.path] }),
});

export const httpSpec = specChoice<HttpSpec>("a request such as { path: /api/health }, or a list of them", {
  object: step
    .transform((one, context) => {
      for (const issue of unknownNames([one])[0] ?? []) report(context).add(issue, []);
      return [one];
    })
    .describe("One request, named by exactly one of `path`, `get`, `post`, `put`, `patch` and `delete`."),
  array: z
    .array(step)
    .min(1, "expected at least one request")
    .transform((steps, context) => {
      for (const [at, issues] of unknownNames(steps).entries()) {
        for (const issue of issues) report(context).add(issue, [at]);
      }
      return steps;
    })
    .describe("Such requests in sequence; a later one may use what an earlier one captured."),
});

/** References to names that no earlier step captures, for each step. */
function unknownNames(steps: readonly HttpStep[]): readonly (readonly StepIssue[])[] {
  const known = new Set<string>();
  return steps.map((one) => {
    const { method, path, contains, absent, json, headers } = one;
    const places = { [method === "GET" ? "path" : method.toLowerCase()]: path, contains, absent, json, headers };
    const issues = Object.entries(places).flatMap(([place, value]) =>
      namesIn(value)
        .filter((name) => !known.has(name))
        .map((name) => ({ path: [place], message: unknownName(name, known) })),
    );
    for (const name of Object.keys(one.capture)) known.add(name);
    return issues;
  });
}

function unknownName(name: string, known: ReadonlySet<string>): string {
  const captured =
    known.size === 0 ? "no step before it captures anything" : `captured so far: ${[...known].join(", ")}`;
  return `\${${name}} is not known here (${captured})`;
}
