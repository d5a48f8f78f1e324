/** Judges requests to GitHub and its answers by GitHub's own description of its API. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { clientFile } from "../../clients/install.ts";
import { DESCRIPTION_FILE, type GithubDescription, type OperationDescription, type Schema } from "./extract.ts";

export interface Exchange {
  readonly method: string;
  /** Without query; below the API's base. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Parsed; undefined where none was sent. */
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

export interface GithubJudge {
  readonly operations: readonly string[];
  /** What is wrong with an exchange, one sentence each; and the operation that it was, null where it is none. */
  judge(exchange: Exchange): { readonly operation: string | null; readonly problems: readonly string[] };
}

/** The part of ajv that is used; the package is in `test/clients`, which has no types here. */
interface Ajv {
  addSchema(schema: object, key: string): void;
  addFormat(name: string, format: true | { readonly type: string; validate(value: never): boolean }): void;
  compile(schema: object): Validate;
}

interface Validate {
  (value: unknown): boolean;
  readonly errors?:
    | readonly { readonly instancePath: string; readonly message?: string; readonly params: object }[]
    | null;
}

/** GitHub's refusals that its description leaves out at most operations. */
const COMMON_REFUSALS = new Set([400, 401, 403, 404, 422, 429]);

export async function createGithubJudge(): Promise<GithubJudge> {
  const description: GithubDescription = JSON.parse(readFileSync(DESCRIPTION_FILE, "utf8"));
  const ajv = await loadAjv();
  ajv.addSchema({ schemas: description.schemas }, "github");
  const validators = new Map<Schema, Validate>();

  function check(schema: Schema, value: unknown, what: string): string[] {
    const validate = validators.get(schema) ?? ajv.compile(pointToDescription(schema));
    validators.set(schema, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${what}${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  function checkRequest(operation: OperationDescription, path: Readonly<Record<string, string>>, exchange: Exchange) {
    const problems: string[] = [];
    for (const { name, in: place, required, schema } of operation.parameters) {
      const value = place === "path" ? path[name] : place === "query" ? exchange.query.get(name) : null;
      if (value === null || value === undefined) {
        if (required) problems.push(`${place} parameter ${name} is missing`);
      } else problems.push(...check(schema, readParameter(schema, value), `${place} parameter ${name}`));
    }
    const known = new Set(operation.parameters.filter((entry) => entry.in === "query").map((entry) => entry.name));
    for (const name of exchange.query.keys()) if (!known.has(name)) problems.push(`query parameter ${name} is unknown`);
    if (operation.body === null) {
      if (exchange.body !== undefined) problems.push("a body was sent to an operation that takes none");
      return problems;
    }
    problems.push(...check(operation.body, exchange.body, "request body"));
    const properties = typeof operation.body === "object" ? operation.body["properties"] : undefined;
    const described = Object.keys(properties ?? {});
    for (const name of Object.keys(exchange.body ?? {})) {
      if (!described.includes(name)) problems.push(`request body has ${name}, which is unknown`);
    }
    return problems;
  }

  function checkAnswer(operation: OperationDescription, exchange: Exchange): string[] {
    const { status, answer } = exchange;
    const schema = operation.answers[status];
    if (schema === undefined) {
      if (!COMMON_REFUSALS.has(status)) return [`status ${status} is not described`];
      return check({ $ref: "#/schemas/basic-error" }, answer, `answer ${status}`);
    }
    if (schema !== null) return check(schema, answer, `answer ${status}`);
    return status === 204 && answer !== undefined ? [`answer ${status} has a body`] : [];
  }

  const operations = Object.keys(description.operations);
  return {
    operations,
    judge(exchange) {
      for (const name of operations) {
        const path = matchPath(name, exchange);
        const operation = description.operations[name];
        if (path === null || operation === undefined) continue;
        // What GitHub refused may be wrong; what it took must be right.
        const taken = exchange.status < 400;
        const requested = taken ? checkRequest(operation, path, exchange) : [];
        return { operation: name, problems: [...requested, ...checkAnswer(operation, exchange)] };
      }
      return { operation: null, problems: [`${exchange.method} ${exchange.path} is no known operation`] };
    },
  };
}

async function loadAjv(): Promise<Ajv> {
  const module: { Ajv: new (options: object) => Ajv } = await import(pathToFileURL(clientFile("ajv/dist/ajv.js")).href);
  // Not strict: the description has keywords of OpenAPI's own (`discriminator`).
  const ajv = new module.Ajv({ strict: false, allErrors: true });
  // GitHub answers an address that was never set with an empty text, which its description names as the default.
  ajv.addFormat("uri", {
    type: "string",
    validate: (value: string) => value === "" || URL.canParse(value.replace(/\{[^}]*\}/g, "")),
  });
  ajv.addFormat("date-time", {
    type: "string",
    validate: (value: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value),
  });
  ajv.addFormat("email", { type: "string", validate: (value: string) => value.includes("@") });
  for (const name of ["int64", "timestamp", "date", "repo.nwo"]) ajv.addFormat(name, true);
  return ajv;
}

function pointToDescription(schema: Schema): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/schemas/', '"github#/schemas/'));
}

function matchPath(operation: string, exchange: Exchange): Readonly<Record<string, string>> | null {
  const [method, path = ""] = operation.split(" ");
  if (method !== exchange.method) return null;
  const pattern = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === "ref" || name === "path" ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
  );
  const match = new RegExp(`^${pattern}$`).exec(exchange.path);
  return match === null ? null : { ...match.groups };
}

/** Values in an address are text; the description says what they stand for. */
function readParameter(schema: Schema, value: string): unknown {
  const type = typeof schema === "object" ? schema["type"] : undefined;
  if (type === "integer") return /^\d+$/.test(value) ? Number(value) : value;
  return type === "boolean" ? value === "true" : value;
}
