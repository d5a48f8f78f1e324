/**
 * Vercel's answers, as far as they are read here. Unknown fields are dropped, unknown values are an error:
 * what is not understood must never look like a healthy state. The versions of the API differ in names
 * (`uid` and `created` in lists, `id` and `createdAt` elsewhere), so both are taken.
 */
import { z } from "zod";
import type {
  BuildState,
  HostDeployment,
  HostEnvironmentVariable,
  HostProject,
  ServedDeployment,
} from "../contract.ts";
import { parseAnswer as parseVendorAnswer } from "../parse-answer.ts";
import { linkOf } from "./git/link.ts";

const BUILD_STATES: Readonly<Record<string, BuildState>> = {
  INITIALIZING: "queued",
  QUEUED: "queued",
  // Waits for a person's approval in the dashboard; it may still go on.
  BLOCKED: "queued",
  ANALYZING: "building",
  BUILDING: "building",
  DEPLOYING: "building",
  READY: "ready",
  ERROR: "error",
  CANCELED: "canceled",
  DELETED: "deleted",
};

const buildStateShape = z.enum(Object.keys(BUILD_STATES));

/** A host with a port at most: requests are made to it, and secrets sent. */
const HOST = /^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?(:\d{1,5})?$/;

const rawDeploymentShape = z.object({
  id: z.string().optional(),
  uid: z.string().optional(),
  projectId: z.string().nullish(),
  url: z.string().nullish(),
  readyState: buildStateShape.optional(),
  state: buildStateShape.optional(),
  readySubstate: z.string().nullish(),
  target: z.string().nullish(),
  customEnvironment: z.object({ id: z.string().nullish(), slug: z.string().nullish() }).nullish(),
  createdAt: z.number().optional(),
  created: z.number().optional(),
  ready: z.number().nullish(),
  // Values are strings at Vercel; what is not is left out rather than guessed at.
  meta: z.record(z.string(), z.unknown()).nullish(),
  // In a list the time at which its domains were assigned; elsewhere only whether they were.
  aliasAssigned: z.union([z.number(), z.boolean()]).nullish(),
  errorMessage: z.string().nullish(),
  inspectorUrl: z.string().nullish(),
  // Told to people, and nothing depends on it: what is not understood is not known.
  crons: z
    .array(z.object({ path: z.string(), schedule: z.string() }))
    .nullish()
    .catch(null),
  plan: z.string().nullish().catch(null),
});

export const deploymentShape = rawDeploymentShape.transform((raw, context): HostDeployment => {
  const id = raw.id ?? raw.uid;
  const readyState = raw.readyState ?? raw.state;
  const createdAt = raw.createdAt ?? raw.created;
  const missing = id === undefined ? "id" : readyState === undefined ? "readyState" : "createdAt";
  if (id === undefined || readyState === undefined || createdAt === undefined) {
    context.addIssue({ code: "custom", path: [missing], message: "is missing" });
    return z.NEVER;
  }
  const state = BUILD_STATES[readyState] ?? "queued";
  // Without a host the first part of a path would be taken for one.
  if (raw.url ? !HOST.test(raw.url) : state === "ready") {
    context.addIssue({ code: "custom", path: ["url"], message: raw.url ? "is not a host" : "is missing" });
    return z.NEVER;
  }
  const target = targetOf(raw);
  return {
    id,
    url: raw.url ?? "",
    state,
    ...target,
    createdAt,
    readyAt: raw.ready ?? null,
    meta: Object.fromEntries(
      Object.entries(raw.meta ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    ),
    projectId: raw.projectId ?? null,
    // A promote makes a production build of a preview; STAGED is a production build until it has had traffic.
    neverServed: target.target !== "production" || raw.readySubstate === "STAGED",
    errorMessage: raw.errorMessage ?? null,
    inspectUrl: raw.inspectorUrl ?? null,
    ...(raw.crons ? { crons: raw.crons } : {}),
    ...(raw.plan ? { restoresOnlyPrevious: raw.plan === "hobby" } : {}),
  };
});

function targetOf(raw: z.infer<typeof rawDeploymentShape>): Pick<HostDeployment, "target" | "customEnvironment"> {
  const slug = raw.customEnvironment?.slug ?? raw.customEnvironment?.id ?? null;
  if (slug !== null) return { target: "custom", customEnvironment: slug };
  if (raw.target === "production") return { target: "production", customEnvironment: null };
  if (raw.target === null || raw.target === undefined || raw.target === "preview") {
    return { target: "preview", customEnvironment: null };
  }
  return { target: "custom", customEnvironment: raw.target };
}

const paginationShape = z.object({ next: z.union([z.number(), z.string()]).nullish() }).nullish();

export const deploymentListShape = z.object({ deployments: z.array(deploymentShape), pagination: paginationShape });

/** Rows of production's own list; null for what production has never served. */
export const servedListShape = z.object({
  deployments: z.array(
    rawDeploymentShape.transform((raw, context): (ServedDeployment & { readonly createdAt: number }) | null => {
      const [id, createdAt] = [raw.id ?? raw.uid, raw.createdAt ?? raw.created];
      if (id === undefined || createdAt === undefined) {
        context.addIssue({ code: "custom", path: [id === undefined ? "id" : "createdAt"], message: "is missing" });
        return z.NEVER;
      }
      const isReady = (raw.readyState ?? raw.state) === "READY" && raw.target === "production";
      if (!isReady || raw.readySubstate === "STAGED") return null;
      const commit = raw.meta?.["githubCommitSha"];
      const servedAt = typeof raw.aliasAssigned === "number" ? raw.aliasAssigned : (raw.ready ?? createdAt);
      return { id, commit: typeof commit === "string" ? commit : null, servedAt, createdAt };
    }),
  ),
  pagination: paginationShape,
});

const aliasRequestShape = z.object({
  type: z.enum(["promote", "rollback"]),
  fromDeploymentId: z.string().nullish(),
  toDeploymentId: z.string(),
  jobStatus: z.enum(["pending", "in-progress", "succeeded", "failed", "skipped"]),
  requestedAt: z.number(),
});

/** A project with what a build needs of its settings. */
export interface ProjectAnswer extends HostProject {
  readonly rootDirectory: string | null;
  readonly sourceFilesOutsideRootDirectory: boolean;
}

export const projectShape = z
  .object({
    id: z.string(),
    name: z.string(),
    targets: z.object({ production: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
    autoAssignCustomDomains: z.boolean().nullish(),
    lastAliasRequest: aliasRequestShape.nullish(),
    rollingRelease: z.unknown().optional(),
    link: z.unknown().optional(),
    rootDirectory: z.string().nullish(),
    sourceFilesOutsideRootDirectory: z.boolean().nullish(),
  })
  .transform((raw): ProjectAnswer => {
    const last = raw.lastAliasRequest;
    return {
      id: raw.id,
      name: raw.name,
      productionDeploymentId: raw.targets?.production?.id ?? null,
      // Absent is the default, on; only a literal false pins production.
      autoAssignDomains: raw.autoAssignCustomDomains !== false,
      aliasRequest: last
        ? {
            type: last.type,
            fromDeploymentId: last.fromDeploymentId ?? null,
            toDeploymentId: last.toDeploymentId,
            status: last.jobStatus,
            requestedAt: last.requestedAt,
          }
        : null,
      rollsOut: raw.rollingRelease !== null && raw.rollingRelease !== undefined && raw.rollingRelease !== false,
      repository: linkOf(raw.link),
      rootDirectory: raw.rootDirectory ?? null,
      sourceFilesOutsideRootDirectory: raw.sourceFilesOutsideRootDirectory ?? true,
    };
  });

export const aliasShape = z
  .object({
    deploymentId: z.string().nullish(),
    deployment: z.object({ id: z.string().nullish() }).nullish(),
    redirect: z.string().nullish(),
  })
  // An error with status 200 must not read as a domain that points nowhere, of which the answer says `null`.
  .refine(
    (raw) => raw.deploymentId !== undefined || raw.deployment || raw.redirect,
    "neither a deployment nor a redirect",
  )
  .transform((raw) => ({
    deploymentId: raw.deploymentId ?? raw.deployment?.id ?? null,
    redirect: raw.redirect ?? null,
  }));

export interface EnvironmentVariableAnswer extends HostEnvironmentVariable {
  readonly customEnvironmentIds: readonly string[];
  readonly gitBranch: string | null;
}

const environmentVariableShape = z
  .object({
    key: z.string(),
    type: z.enum(["plain", "encrypted", "sensitive", "system", "secret"]),
    target: z.union([z.string(), z.array(z.string())]).nullish(),
    customEnvironmentIds: z.array(z.string()).nullish(),
    gitBranch: z.string().nullish(),
    updatedAt: z.number().nullish(),
    createdAt: z.number().nullish(),
  })
  .transform((raw): EnvironmentVariableAnswer => ({
    name: raw.key,
    kind: raw.type,
    targets: typeof raw.target === "string" ? [raw.target] : (raw.target ?? []),
    updatedAt: raw.updatedAt ?? raw.createdAt ?? null,
    customEnvironmentIds: raw.customEnvironmentIds ?? [],
    gitBranch: raw.gitBranch ?? null,
  }));

export const environmentVariableListShape = z.object({
  envs: z.array(environmentVariableShape),
  pagination: paginationShape,
});

export const customEnvironmentListShape = z.object({
  environments: z.array(z.object({ id: z.string(), slug: z.string() })),
});

/** What a create answers besides a deployment: 400 with the hashes that the host does not have yet. */
export const missingFilesShape = z.object({
  error: z.object({ code: z.literal("missing_files"), missing: z.array(z.string()) }),
});

/** Throws ProviderError `vendor_answer_unknown` that names the first field which was not understood. */
export function parseAnswer<Value>(shape: z.ZodType<Value>, body: unknown, request: string): Value {
  return parseVendorAnswer("Vercel", shape, body, request);
}
