/** Creating deployments: uploads, the answer about what is missing, and builds from files or from another deployment. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { guard } from "./access.ts";
import { apiError, isRecord, ok, readObject, textOf } from "./answer.ts";
import { unpackArchive } from "./archive.ts";
import { addDeployment, startBuild } from "./builds.ts";
import { showDeployment } from "./deployment-shape.ts";
import type { TreeFile } from "./files.ts";
import { tell } from "./deployment-changes.ts";
import { type CustomEnvironment, findDeployment, isProject, type VercelState } from "./state.ts";

const SHA1 = /^[0-9a-f]{40}$/;
const MAXIMUM_FILES = 15_000;
const DIRECTORY_MODE = 0o040000;
const KIND_MASK = 0o170000;

export function deploymentRoutes(state: VercelState): Route[] {
  return [
    ...guard(state, "POST", ["/v2/files"], (request) => upload(state, request)),
    ...guard(state, "POST", ["/v13/deployments"], (request) => create(state, request)),
  ];
}

async function upload(state: VercelState, request: EmulatedRequest): Promise<EmulatedResponse> {
  const sha = request.headers["x-now-digest"] ?? request.headers["x-vercel-digest"];
  if (sha === undefined || !SHA1.test(sha)) {
    request.raw.resume();
    return apiError(400, "bad_request", "The header `x-vercel-digest` must be the SHA-1 of the file.");
  }
  const size = request.headers["x-now-size"] ?? request.headers["content-length"];
  const result = await state.files.receive(
    request.raw,
    { sha, size: size === undefined ? null : Number(size) },
    { keep: state.options.keepFiles, verify: state.options.verifyDigest },
  );
  return result.kind === "refused" ? apiError(400, "bad_request", result.reason) : ok({ urls: [] });
}

async function create(state: VercelState, request: EmulatedRequest): Promise<EmulatedResponse> {
  const body = await readObject(request);
  const project = textOf(body.project) ?? textOf(body.name);
  if (project !== null && !isProject(state, project)) {
    return apiError(404, "not_found", "Project not found", { value: project });
  }
  if (project === null && body.deploymentId === undefined) {
    return apiError(400, "bad_request", "Invalid request: missing required property `name`.");
  }
  const environment = environmentOf(state, body);
  if (environment !== null && "status" in environment) return environment;
  const origin = textOf(body.deploymentId);
  const source = origin === null ? null : findDeployment(state, origin);
  if (origin !== null && (source === null || source.removed !== null)) {
    return apiError(404, "deployment_not_found", "The deployment to build from could not be found.");
  }
  const sent = source === null ? readTree(state, body.files) : source.tree;
  if ("status" in sent) return sent;
  const tree = await unpackArchive(state.files, sent).catch(() => null);
  if (tree === null) return apiError(400, "bad_request", "The archive of the files cannot be unpacked.");
  const deployment = await addDeployment(state, {
    target: body.target === "production" ? "production" : null,
    customEnvironment: environment,
    meta: {
      ...source?.meta,
      ...(source === null ? {} : { action: "redeploy", originalDeploymentId: source.id }),
      ...readMeta(body.meta),
    },
    gitSource: source?.gitSource ?? null,
    source: source === null ? (textOf(body.source) ?? "cli") : "redeploy",
    tree,
    autoAssign: body.autoAssignCustomDomains !== false,
  });
  tell(state, deployment, "created");
  startBuild(state, deployment);
  return ok(showDeployment(state, deployment));
}

function environmentOf(
  state: VercelState,
  body: Readonly<Record<string, unknown>>,
): CustomEnvironment | EmulatedResponse | null {
  const { target } = body;
  const wanted =
    textOf(body.customEnvironmentSlugOrId) ??
    (typeof target === "string" && target !== "production" && target !== "preview" ? target : null);
  if (wanted === null) return null;
  const found = state.customEnvironments.find(({ id, slug }) => id === wanted || slug === wanted);
  return found ?? apiError(404, "not_found", `The custom environment "${wanted}" could not be found.`);
}

function readMeta(meta: unknown): Readonly<Record<string, string>> {
  if (!isRecord(meta)) return {};
  return Object.fromEntries(Object.entries(meta).map(([key, value]) => [key, String(value)]));
}

function readTree(state: VercelState, files: unknown): ReadonlyMap<string, TreeFile> | EmulatedResponse {
  if (!Array.isArray(files)) return apiError(400, "bad_request", "Invalid request: `files` should be an array.");
  if (files.length > MAXIMUM_FILES) {
    return apiError(400, "too_many_files", `A deployment has at most ${MAXIMUM_FILES} files.`);
  }
  const tree = new Map<string, TreeFile>();
  const missing = new Set<string>();
  for (const entry of files as readonly unknown[]) {
    if (!isRecord(entry) || typeof entry.file !== "string") {
      return apiError(400, "bad_request", "Invalid request: each of `files` should have the property `file`.");
    }
    const mode = typeof entry.mode === "number" ? entry.mode : 0o100644;
    // The vendor's clients send empty directories as entries of their own, without digest.
    if ((mode & KIND_MASK) === DIRECTORY_MODE) continue;
    if (typeof entry.data === "string") {
      const bytes = Buffer.from(entry.data, entry.encoding === "base64" ? "base64" : "utf8");
      tree.set(entry.file, { ...state.files.put(bytes), mode });
    } else if (typeof entry.sha === "string" && SHA1.test(entry.sha)) {
      if (!state.files.has(entry.sha)) missing.add(entry.sha);
      tree.set(entry.file, { sha: entry.sha, size: typeof entry.size === "number" ? entry.size : 0, mode });
    } else {
      return apiError(400, "bad_request", `Invalid request: \`${entry.file}\` has neither \`sha\` nor \`data\`.`);
    }
  }
  if (missing.size > 0) {
    return apiError(400, "missing_files", "Missing files", { missing: [...missing] });
  }
  return tree;
}
