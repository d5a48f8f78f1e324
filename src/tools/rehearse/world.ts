/** A sandbox that fits a plan: its project, domains, pages, tags and credentials, with one version in production. */
import type { GateItem, Plan } from "../../plan/plan.ts";
import { requiredSecrets } from "../../plan/secrets.ts";
import type { DemoPage, DemoSite } from "../../sandbox/demo-site.ts";
import { FIRST_COMMIT, SANDBOX_TOKENS, seedFor } from "../../sandbox/default-seed.ts";
import type { SandboxSeed } from "../../sandbox/index.ts";
import { extensions } from "../../engine/plan-extensions.ts";

/** Commit of the release that is rehearsed. */
export const CANDIDATE_COMMIT = "c0ffee0000000000000000000000000000000002";

const TRAFFIC_PER_MINUTE = 120;
const DEFAULT_ORG = "rehearsal";

/** The demo site in two versions that answer what the plan's gates ask for. */
export function siteFor(plan: Plan, version: string, commit: string): DemoSite {
  const pages = pagesOf(plan);
  return {
    version,
    commit,
    pages: pages.filter(({ path }) => !path.startsWith("/api/")),
    versionEndpoint: plan.project.version,
    apiPaths: pages.map(({ path }) => path).filter((path) => path.startsWith("/api/")),
  };
}

/** `variables`: names that the host has set. */
export function seedForPlan(plan: Plan, random: number, variables: readonly string[]): SandboxSeed {
  const sentry = firstSentrySpec(plan);
  const pages = pagesOf(plan);
  return seedFor({
    project: plan.project.vercel.project,
    team: plan.project.vercel.team === null ? null : { id: "team_rehearsal", slug: plan.project.vercel.team },
    domains: plan.project.domains,
    repository: { owner: "rehearsal", name: "site" },
    firstVersion: siteFor(plan, "1", FIRST_COMMIT),
    sentry: { org: text(sentry?.org) ?? DEFAULT_ORG, project: text(sentry?.project) ?? plan.project.vercel.project },
    checklyTags: tagsOf(plan),
    ...databasesOf(plan),
    releaseTemplate: text(sentry?.release)?.includes("{commit}") ? (text(sentry?.release) ?? "{commit}") : "{commit}",
    trafficPerMinute: TRAFFIC_PER_MINUTE,
    trafficPaths: ["/", "/api/health", ...pages.map(({ path }) => path)],
    environment: Object.fromEntries(variables.map((name) => [name, `rehearsal-${name.toLowerCase()}`])),
    random,
  });
}

/** Every variable that the plan needs, with values that open nothing but the sandbox. */
export function environmentFor(
  plan: Plan,
  origins: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const named = Object.fromEntries(
    requiredSecrets(plan, extensions).map(({ name }) => [name, `rehearsal-${name.toLowerCase()}`]),
  );
  return {
    ...named,
    VERCEL_API_URL: origins.vercel ?? "",
    VERCEL_TOKEN: SANDBOX_TOKENS.vercel,
    GITHUB_API_URL: origins.github ?? "",
    GITHUB_TOKEN: SANDBOX_TOKENS.github,
    GITHUB_REPOSITORY: "rehearsal/site",
    SENTRY_URL: origins.sentry ?? "",
    SENTRY_AUTH_TOKEN: SANDBOX_TOKENS.sentry,
    SENTRY_ORG: text(firstSentrySpec(plan)?.org) ?? DEFAULT_ORG,
    CHECKLY_API_URL: origins.checkly ?? "",
    CHECKLY_API_KEY: SANDBOX_TOKENS.checkly,
    CHECKLY_ACCOUNT_ID: SANDBOX_TOKENS.checklyAccount,
    SUPABASE_API_BASE_URL: origins.supabase ?? "",
    SUPABASE_ACCESS_TOKEN: SANDBOX_TOKENS.supabase,
  };
}

function itemsOf({ checklist, stages: { staging, production } }: Plan): readonly GateItem[] {
  return [...checklist, ...staging.verify, ...production.verify];
}

function pagesOf(plan: Plan): readonly DemoPage[] {
  const items = itemsOf(plan).filter(({ gate }) => gate === "http");
  const steps = items.flatMap(({ spec }) => (Array.isArray(spec) ? spec : [spec])) as readonly Record<
    string,
    unknown
  >[];
  const pages = steps.flatMap((step) => {
    const path = text(step.path) ?? text(step.get);
    if (path === null || path.includes("${") || (step.method !== undefined && step.method !== "GET")) return [];
    return [{ path: path.split("?")[0] ?? path, contains: text(step.contains) ?? "" }];
  });
  return [...new Map(pages.map((page) => [page.path, page])).values()];
}

function tagsOf(plan: Plan): readonly string[] {
  const specs = [
    ...itemsOf(plan)
      .filter(({ gate }) => gate === "checkly")
      .map(({ spec }) => spec),
    ...Object.values(plan.stages.production.watch?.metrics ?? {})
      .filter(({ provider }) => provider === "checkly")
      .map(({ spec }) => spec),
  ] as readonly { readonly tags?: readonly string[] }[];
  return [...new Set(["deploy", "prod", ...specs.flatMap(({ tags }) => tags ?? [])])];
}

/** The projects that the plan's advisor gates name. */
function databasesOf(plan: Plan): Pick<Parameters<typeof seedFor>[0], "databases"> {
  const specs = itemsOf(plan)
    .filter(({ gate }) => gate === "advisor")
    .map(({ spec }) => (spec as { readonly project: string }).project);
  return specs.length === 0 ? {} : { databases: [...new Set(specs)] };
}

function firstSentrySpec(plan: Plan): Readonly<Record<string, unknown>> | null {
  const metric = Object.values(plan.stages.production.watch?.metrics ?? {}).find(
    ({ provider }) => provider === "sentry",
  );
  return (metric?.spec as Readonly<Record<string, unknown>> | undefined) ?? null;
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
