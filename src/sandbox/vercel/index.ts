/** Vercel in the sandbox: one team with one project, whose first version is in production. */
import type { BuiltBranch, EmulatorDeclaration, SandboxContext, SeedWishes, WatchedMetric } from "../declaration.ts";
import { renderDemoSite } from "../demo-site.ts";
import { fieldsOf, textOf } from "../spec-fields.ts";
import { createVercelEmulator, type VercelEmulator } from "./emulator.ts";
import { GIT_FAULTS } from "./git-faults.ts";
import { type ForgeAccess, VERCEL_APP } from "./git-source.ts";
import type { VercelSeed } from "./seed.ts";

export { createVercelEmulator, type VercelEmulator } from "./emulator.ts";
export type { GitPush } from "./git-builds.ts";
export type { GitOutcome, GitStranger } from "./git-options.ts";
export type { EdgeConfigSeed, VercelDeploymentSeed, VercelOptions, VercelSeed, VercelVariableSeed } from "./seed.ts";

/** Opens nothing but loopback; long, so that masking it hides nothing else. */
export const VERCEL_TOKEN = "sandboxvercel0000000000token";

const EDGE_CONFIG_TOKEN = "sandbox-edge-config-token-000000";

const BUILT_IN: readonly string[] = ["production", "preview"];
const FIRST_DEPLOYMENT = "dpl_sandbox1";

export const vercel: EmulatorDeclaration<VercelSeed, VercelEmulator> = {
  name: "vercel",
  roles: ["host", "variables"],
  seedFor,
  create: (context, seed) => createVercelEmulator(context, seed, context.site, forgeOf(context, seed)),
  offers: ({
    seed,
    emulator: { productionOrigin, productionDeployments, traffic, edgeConfigs, receivePush, hearOfStatus, ...emulator },
  }) => ({
    deployByHand: async (commit, files) => {
      const meta = { githubCommitSha: commit };
      const id = await emulator.plantDeployment({ target: "production", meta, ageMs: 0, files });
      emulator.changeProduction(id);
      return id;
    },
    hearOfStatus,
    hearOfPush: async ({ repository: { owner, name }, files, ...push }) => {
      if (seed.link?.org !== owner || seed.link.repo !== name) return;
      await receivePush({ ...push, files: Object.fromEntries(files) });
    },
    ...(seed.edgeConfigs?.length ? { flagIsSafe: () => edgeConfigs.isSafe() } : {}),
    productionOrigin,
    productionDeployments,
    openReporter: (release, environment) => traffic.openReporter(release, environment),
  }),
  seesRequests: seenRequests,
  environment: ({ origin, seed }) => ({ VERCEL_API_URL: origin, VERCEL_TOKEN: tokenOf(seed) }),
  describe: ({ origin, seed }) => ({
    url: origin,
    token: tokenOf(seed),
    team: seed.team.id,
    project: seed.project.id,
  }),
  faults: {
    "build-error": {
      description: "the build fails",
      apply: (emulator) => emulator.setOption("buildError", 'Command "npm run build" exited with 1'),
    },
    "build-canceled": {
      description: "somebody cancels the build",
      apply: (emulator) => emulator.setOption("buildCanceled", true),
    },
    "alias-failure": {
      description: "the host cannot point the domains",
      apply: (emulator) => emulator.setOption("failAliases", emulator.domains()),
    },
    "partial-aliasing": {
      description: "the host calls a domain moved that stays behind",
      apply: (emulator) => emulator.setOption("laggingDomains", emulator.domains().slice(-1)),
    },
    "alias-request-forgotten": {
      description: "the host does not say how the promotion ended",
      apply: (emulator) => emulator.setOption("aliasRequestForgotten", true),
    },
    "promote-queued": {
      description: "the promotion is queued for ever",
      apply: (emulator) => {
        emulator.setOption("promoteAnswer", "202");
        emulator.setOption("queuedMs", null);
      },
    },
    "observability-unpaid": {
      description: "the team has no Observability Plus",
      apply: (emulator) => emulator.setOption("observabilityPlus", false),
    },
    "production-pinned": {
      description: "automatic assignment of domains is off",
      apply: (emulator) => emulator.changeAutoAssign(false),
    },
    "known-good-deleted": {
      description: "the deployment before is gone",
      apply: (emulator) => emulator.deleteDeployment(FIRST_DEPLOYMENT),
    },
    "production-moved": {
      description: "somebody else deploys",
      apply: async (emulator) =>
        emulator.changeProduction(
          await emulator.plantDeployment({
            target: "production",
            meta: { githubCommitSha: "f".repeat(40) },
            ageMs: 0,
            files: { "index.html": "somebody else's" },
          }),
        ),
    },
    ...GIT_FAULTS,
  },
};

function forgeOf({ services }: SandboxContext, { link }: VercelSeed): ForgeAccess | null {
  if (link === undefined) return null;
  return {
    app: () => services.forgeApp(VERCEL_APP),
    push: (branch, sha) => services.forge().push(branch, sha),
  };
}

/** Which of the site's requests a metric counts; a vital is measured where a page is shown. */
function seenRequests({ name, provider, spec }: WatchedMetric, names: readonly string[]): readonly string[] | null {
  if (provider !== "vercel") return null;
  const { path, route, measure } = fieldsOf(spec);
  const wanted = textOf(path) ?? textOf(route);
  const vital = VITALS.has(textOf(measure) ?? name);
  return names.filter((one) => {
    const [method = "", of = ""] = one.startsWith("/") ? ["GET", one] : one.split(" ");
    const fits = wanted?.endsWith("*") ? of.startsWith(wanted.slice(0, -1)) : wanted === null || of === wanted;
    return fits && (!vital || (method === "GET" && !of.startsWith("/api/")));
  });
}

const VITALS = new Set(["lcp", "inp", "cls", "fcp", "ttfb"]);

function tokenOf({ tokens: [first] }: VercelSeed): string {
  return first?.token ?? VERCEL_TOKEN;
}

function seedFor(wishes: SeedWishes): VercelSeed {
  const { team, project, domains, firstVersion, variables, builtFrom } = wishes;
  const customEnvironments = customEnvironmentsOf(wishes);
  return {
    tokens: [{ token: VERCEL_TOKEN }],
    team: { ...(team ?? { id: "team_sandbox", slug: "sandbox" }), name: "Sandbox" },
    project: { id: "prj_sandbox", name: project },
    domains,
    deployments:
      firstVersion === null
        ? []
        : [
            {
              id: FIRST_DEPLOYMENT,
              target: "production",
              meta: { githubCommitSha: firstVersion.commit },
              ...(builtFrom === undefined ? {} : { git: { sha: firstVersion.commit } }),
              files: renderDemoSite(firstVersion),
            },
          ],
    env: Object.entries(variables).map(([key, value]) => ({
      key,
      value,
      type: "encrypted" as const,
      target: [...BUILT_IN, ...customEnvironments],
    })),
    customEnvironments,
    protection: null,
    ...(builtFrom === undefined ? {} : linkTo(wishes, builtFrom)),
    edgeConfigs: edgeConfigsOf(wishes),
  };
}

/** Each with the item that the plan calls a flag, set to what is not safe. */
function edgeConfigsOf({ flags = [] }: SeedWishes): NonNullable<VercelSeed["edgeConfigs"]> {
  return flags
    .filter(({ provider }) => provider === "vercel")
    .map(({ spec }) => {
      const { config, key, safe = false } = fieldsOf(spec);
      const name = textOf(key) ?? "";
      const items = { [name]: typeof safe === "boolean" ? !safe : unsafeOf(safe) };
      return { id: textOf(config) ?? "", readToken: EDGE_CONFIG_TOKEN, items, safe: { key: name, value: safe } };
    });
}

/** Another value of the same kind. */
function unsafeOf(safe: unknown): unknown {
  if (typeof safe === "number") return safe + 1;
  if (typeof safe === "string") return `not ${safe}`;
  return Array.isArray(safe) ? [...safe, "another"] : { ...fieldsOf(safe), another: true };
}

/** The repository that is built from, and what lets its builds into production. */
function linkTo({ repository }: SeedWishes, { branch, repositoryId, heldBy }: BuiltBranch): Partial<VercelSeed> {
  const { owner: org, name: repo } = repository;
  return {
    link: { org, repo, repoId: repositoryId, productionBranch: branch },
    autoAssignCustomDomains: heldBy !== undefined,
    checks: (heldBy ?? []).map(({ name, timeoutSeconds: timeout }) => ({ name, timeout })),
  };
}

/** Those that the plan deploys to or asks about, besides one that every team may have. */
function customEnvironmentsOf({ stagingEnvironment, items }: SeedWishes): readonly string[] {
  const asked = items.filter(({ gate }) => gate === "env").map(({ spec }) => textOf(fieldsOf(spec).target));
  const named = ["staging", stagingEnvironment, ...asked].filter((slug) => typeof slug === "string");
  return [...new Set(named)].filter((slug) => !BUILT_IN.includes(slug) && slug !== "development");
}
