/** Environment variables: listed, created, edited, deleted; a sensitive one can never be read back. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { guard } from "./access.ts";
import { apiError, isRecord, ok, readObject, textOf } from "./answer.ts";
import { USER } from "./deployment-shape.ts";
import type { VercelVariableSeed } from "./seed.ts";
import { isProject, makeId, type Variable, type VercelState } from "./state.ts";

const TYPES = ["plain", "encrypted", "sensitive", "system"] as const;
const BUILT_IN_TARGETS = ["production", "preview", "development"];

export function environmentRoutes(state: VercelState): Route[] {
  const known =
    (handle: (request: EmulatedRequest) => EmulatedResponse | Promise<EmulatedResponse>) =>
    (request: EmulatedRequest) =>
      isProject(state, request.params.project ?? "")
        ? handle(request)
        : apiError(404, "not_found", "Project not found");
  const one = (
    handle: (variable: Variable, request: EmulatedRequest) => EmulatedResponse | Promise<EmulatedResponse>,
  ) =>
    known((request) => {
      const found = state.variables.get(request.params.variable ?? "");
      return found === undefined
        ? apiError(404, "not_found", "The environment variable could not be found.")
        : handle(found, request);
    });
  const paths = ["/v9/projects/:project/env/:variable", "/v10/projects/:project/env/:variable"];
  return [
    ...guard(
      state,
      "GET",
      ["/v10/projects/:project/env", "/v9/projects/:project/env"],
      known((request) => list(state, request.query)),
    ),
    ...guard(
      state,
      "GET",
      ["/v1/projects/:project/env/:variable"],
      one((variable) => ok(showVariable(state, variable, true))),
    ),
    // What `vercel pull` and `vercel env pull` write to a file.
    ...guard(
      state,
      "GET",
      ["/v3/env/pull/:project/:target"],
      known((request) => ok(showPulled(state, request.params.target ?? ""))),
    ),
    ...guard(
      state,
      "POST",
      ["/v10/projects/:project/env"],
      known((request) => create(state, request)),
    ),
    ...guard(
      state,
      "PATCH",
      paths,
      one((variable, request) => edit(state, variable, request)),
    ),
    ...guard(
      state,
      "DELETE",
      paths,
      one((variable) => {
        state.variables.delete(variable.id);
        return ok(showVariable(state, variable, false));
      }),
    ),
  ];
}

export function addVariable(state: VercelState, seed: VercelVariableSeed): Variable {
  const now = state.context.clock.now();
  const variable = { ...seed, id: makeId(state, "env", 16), createdAt: now, updatedAt: seed.updatedAt ?? now };
  state.variables.set(variable.id, variable);
  return variable;
}

function list(state: VercelState, query: URLSearchParams): EmulatedResponse {
  const environment = query.get("customEnvironmentSlug") ?? query.get("customEnvironmentId");
  const slug = state.customEnvironments.find(({ id }) => id === environment)?.slug ?? environment;
  const shown = [...state.variables.values()].filter((variable) => slug === null || variable.target.includes(slug));
  const decrypt = query.get("decrypt") === "true";
  return ok({ envs: shown.map((variable) => showVariable(state, variable, decrypt)) });
}

async function edit(state: VercelState, variable: Variable, request: EmulatedRequest): Promise<EmulatedResponse> {
  const changed = readVariable(state, { ...variable, ...(await readObject(request)) });
  if ("status" in changed) return changed;
  const edited = { ...variable, ...changed, updatedAt: state.context.clock.now() };
  state.variables.set(variable.id, edited);
  return ok(showVariable(state, edited, false));
}

function showPulled(state: VercelState, target: string) {
  const variables = [...state.variables.values()].filter((variable) => variable.target.includes(target));
  const env = Object.fromEntries(
    variables.map(({ key, type, value }) => [key, type === "sensitive" ? "" : (value ?? "")]),
  );
  return { env, buildEnv: env };
}

function showVariable(state: VercelState, variable: Variable, decrypt: boolean) {
  const value = variable.value ?? "";
  const environments = state.customEnvironments.filter(({ slug }) => variable.target.includes(slug));
  return {
    id: variable.id,
    key: variable.key,
    type: variable.type,
    // An encrypted value is shown as what it is stored as; that text means nothing to a reader.
    value:
      variable.type === "sensitive"
        ? ""
        : variable.type === "encrypted" && !decrypt
          ? Buffer.from(`v2:${variable.id}`).toString("base64")
          : value,
    decrypted: variable.type !== "sensitive" && (decrypt || variable.type !== "encrypted"),
    target: variable.target.filter((target) => BUILT_IN_TARGETS.includes(target)),
    customEnvironmentIds: environments.map(({ id }) => id),
    configurationId: null,
    gitBranch: null,
    comment: "",
    securityIssues: [],
    createdAt: variable.createdAt,
    createdBy: USER.uid,
    updatedAt: variable.updatedAt,
    updatedBy: null,
  };
}

function readVariable(
  state: VercelState,
  body: Readonly<Record<string, unknown>>,
): VercelVariableSeed | EmulatedResponse {
  const key = textOf(body.key);
  const type = TYPES.find((candidate) => candidate === (body.type ?? "encrypted"));
  const targets = Array.isArray(body.target) ? body.target : body.target === undefined ? [] : [body.target];
  const ids = Array.isArray(body.customEnvironmentIds) ? body.customEnvironmentIds : [];
  const slugs = state.customEnvironments.filter(({ id }) => ids.includes(id)).map(({ slug }) => slug);
  const target = [...targets.map(String), ...slugs];
  if (key === null || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) {
    return apiError(400, "bad_request", "Invalid request: `key` should be a name of letters, digits and underscores.");
  }
  if (type === undefined) return apiError(400, "bad_request", "Invalid request: `type` is not known.");
  if (target.length === 0) return apiError(400, "bad_request", "Invalid request: `target` should not be empty.");
  return { key, type, target, value: textOf(body.value) ?? "" };
}

async function create(state: VercelState, request: EmulatedRequest): Promise<EmulatedResponse> {
  let body: unknown = null;
  try {
    body = await request.json();
  } catch {
    return apiError(400, "bad_request", "Invalid JSON");
  }
  const entries = Array.isArray(body) ? body : [body];
  const created: Variable[] = [];
  for (const entry of entries as readonly unknown[]) {
    const seed = readVariable(state, isRecord(entry) ? entry : {});
    if ("status" in seed) return seed;
    const before = [...state.variables.values()].find(
      (variable) => variable.key === seed.key && variable.target.some((target) => seed.target.includes(target)),
    );
    if (before !== undefined && request.query.get("upsert") !== "true") {
      return apiError(400, "ENV_CONFLICT", `A variable with the name "${seed.key}" exists for this target.`);
    }
    if (before !== undefined) state.variables.delete(before.id);
    created.push(addVariable(state, seed));
  }
  const shown = created.map((variable) => showVariable(state, variable, false));
  return { status: 201, body: { created: Array.isArray(body) ? shown : shown[0], failed: [] } };
}
