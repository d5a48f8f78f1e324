/**
 * Takes from GitHub's published OpenAPI description the operations that Holdpoint and its emulator use, with the schemas
 * that they refer to, into `test/conformance/recorded/github-openapi.json`: 200 kB instead of a package of 385 MB.
 * Run it after an update of `@octokit/openapi`: `node test/contract/openapi/extract.ts`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { clientFile } from "../../clients/install.ts";

export const DESCRIPTION_FILE = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../conformance/recorded/github-openapi.json",
);

const REPO = "/repos/{owner}/{repo}";
const OPERATIONS = [
  `GET ${REPO}/deployments`,
  `POST ${REPO}/deployments`,
  `GET ${REPO}/deployments/{deployment_id}`,
  `DELETE ${REPO}/deployments/{deployment_id}`,
  `GET ${REPO}/deployments/{deployment_id}/statuses`,
  `POST ${REPO}/deployments/{deployment_id}/statuses`,
  `GET ${REPO}/deployments/{deployment_id}/statuses/{status_id}`,
  `POST ${REPO}/statuses/{sha}`,
  `GET ${REPO}/commits/{ref}/statuses`,
  `GET ${REPO}/commits/{ref}/status`,
  `GET ${REPO}/commits/{ref}/check-runs`,
  `GET ${REPO}/check-runs/{check_run_id}/annotations`,
  `GET ${REPO}/commits/{commit_sha}/pulls`,
  `GET ${REPO}/contents/{path}`,
  `PUT ${REPO}/contents/{path}`,
  `GET ${REPO}/issues/comments/{comment_id}`,
  `PATCH ${REPO}/issues/comments/{comment_id}`,
  `DELETE ${REPO}/issues/comments/{comment_id}`,
  `GET ${REPO}/issues/{issue_number}/comments`,
  `POST ${REPO}/issues/{issue_number}/comments`,
  `GET ${REPO}/issues`,
  `POST ${REPO}/issues`,
  `GET ${REPO}/issues/{issue_number}`,
  `PATCH ${REPO}/issues/{issue_number}`,
  `GET ${REPO}/compare/{basehead}`,
  `GET ${REPO}/pulls`,
  `GET ${REPO}/pulls/{pull_number}`,
  `GET ${REPO}/pulls/{pull_number}/files`,
  `GET ${REPO}`,
  `GET ${REPO}/commits`,
  `GET ${REPO}/commits/{ref}`,
  `GET ${REPO}/git/ref/{ref}`,
  `GET ${REPO}/git/matching-refs/{ref}`,
  `GET ${REPO}/environments`,
  `GET ${REPO}/environments/{environment_name}`,
  `GET ${REPO}/environments/{environment_name}/deployment-branch-policies`,
  `GET ${REPO}/environments/{environment_name}/deployment_protection_rules`,
  `GET ${REPO}/branches/{branch}`,
  `GET ${REPO}/rules/branches/{branch}`,
  `GET ${REPO}/actions/permissions`,
  `GET ${REPO}/actions/permissions/workflow`,
  `GET ${REPO}/actions/runs`,
  `GET ${REPO}/actions/runs/{run_id}/approvals`,
  `GET ${REPO}/collaborators/{username}/permission`,
  "GET /orgs/{org}/teams/{team_slug}/members",
  "GET /orgs/{org}/teams/{team_slug}/memberships/{username}",
  "GET /user",
  "GET /users/{username}",
  "GET /rate_limit",
  "GET /meta",
];

export type Schema = boolean | { readonly [keyword: string]: unknown };

export interface OperationDescription {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: "path" | "query" | "header";
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  /** JSON body, null where there is none. */
  readonly body: Schema | null;
  /** By status; null where the answer has no body or none is described. */
  readonly answers: Readonly<Record<string, Schema | null>>;
}

export interface GithubDescription {
  readonly source: string;
  readonly operations: Readonly<Record<string, OperationDescription>>;
  /** Draft 7; they refer to each other as `#/schemas/name`. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly (Reference | RawParameter)[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Reference | Content>>;
}

interface Reference {
  readonly $ref: string;
}

interface RawParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: unknown;
}

/** The description of the operations used, read from the installed `@octokit/openapi`. */
export function extractDescription(): GithubDescription {
  const { version }: { version: string } = JSON.parse(readPublished("package.json"));
  const api: OpenApi = JSON.parse(readPublished("generated/api.github.com.json"));
  const operations = Object.fromEntries(OPERATIONS.map((name) => [name, describeOperation(api, name)]));
  return {
    source:
      `@octokit/openapi ${version} (MIT), generated/api.github.com.json, the operations listed in test/contract/openapi/extract.ts. ` +
      "Changed: descriptions and examples left out, `nullable` written as JSON Schema says it.",
    operations,
    schemas: collectSchemas(api, operations),
  };
}

function readPublished(path: string): string {
  return readFileSync(clientFile(`@octokit/openapi/${path}`), "utf8");
}

function describeOperation(api: OpenApi, name: string): OperationDescription {
  const [method = "", path = ""] = name.split(" ");
  const operation = api.paths[path]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`GitHub's description has no ${name}`);
  const parameters = (operation.parameters ?? []).map((given) => {
    const parameter = resolve<RawParameter>(api, given);
    const { in: place, required = false, schema } = parameter;
    return { name: parameter.name, in: place, required, schema: toJsonSchema(schema) };
  });
  const answers = Object.entries(operation.responses).map(([status, given]): [string, Schema | null] => [
    status,
    schemaOf(resolve<Content>(api, given)),
  ]);
  return {
    operationId: operation.operationId,
    parameters,
    body: schemaOf(operation.requestBody),
    answers: Object.fromEntries(answers),
  };
}

function resolve<Wanted extends object>(api: OpenApi, given: Reference | Wanted): Wanted {
  if (!("$ref" in given)) return given;
  const [, , kind = "", name = ""] = (given as Reference).$ref.split("/");
  return api.components[kind]?.[name] as Wanted;
}

function schemaOf(content: Content | undefined): Schema | null {
  const schema = content?.content?.["application/json"]?.schema;
  return schema === undefined ? null : toJsonSchema(schema);
}

/** Every schema that is referred to, directly or by another one. */
function collectSchemas(api: OpenApi, operations: unknown): Record<string, Schema> {
  const found = new Map<string, Schema>();
  const open = referencesOf(operations);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    const schema = toJsonSchema(api.components["schemas"]?.[name]);
    found.set(name, schema);
    open.push(...referencesOf(schema));
  }
  return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function referencesOf(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"\$ref":"#\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? "");
}

/** Keywords that say nothing about validity. */
const IDLE = new Set(["description", "example", "examples", "title", "deprecated", "default", "externalDocs", "xml"]);

/** OpenAPI 3.0 as JSON Schema: `nullable` becomes a type, also where GitHub writes it without one. */
function toJsonSchema(value: unknown): Schema {
  const converted = convert(value, false);
  return converted as Schema;
}

function convert(value: unknown, inProperties: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, false));
  if (typeof value !== "object" || value === null) return value;
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    // Within `properties` a name is a property's, even if it is called `description`.
    if (!inProperties && (IDLE.has(name) || name.startsWith("x-") || name === "nullable")) continue;
    fields[name] =
      name === "$ref" && typeof field === "string"
        ? field.replace("#/components/schemas/", "#/schemas/")
        : convert(field, !inProperties && name === "properties");
  }
  const nullable = !inProperties && (value as { nullable?: unknown }).nullable === true;
  return nullable ? { anyOf: [fields, { type: "null" }] } : fields;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const description = extractDescription();
  writeFileSync(DESCRIPTION_FILE, `${JSON.stringify(description, null, 1)}\n`);
  console.log(
    `${DESCRIPTION_FILE}: ${Object.keys(description.operations).length} operations, ${Object.keys(description.schemas).length} schemas`,
  );
}
