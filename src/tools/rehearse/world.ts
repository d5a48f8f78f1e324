/** A sandbox that fits a plan: its project, domains, pages, gates and metrics, with one version in production. */
import type { GateItem, Plan } from "../../plan/plan.ts";
import { listSettings } from "../../plan/settings.ts";
import type { DemoPage, DemoSite } from "../../sandbox/demo-site.ts";
import { type SandboxSeed, seedFor } from "../../sandbox/index.ts";
import { FIRST_COMMIT } from "../../sandbox/seed-sandbox.ts";
import type { AnySandbox } from "../../sandbox/start-sandbox.ts";
import { extensions } from "../../engine/plan-extensions.ts";

/** Commit of the release that is rehearsed. */
export const CANDIDATE_COMMIT = "c0ffee0000000000000000000000000000000002";

const TRAFFIC_PER_MINUTE = 120;

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
  const { project, team } = plan.project.host;
  return seedFor({
    project,
    team: team === null ? null : { id: "team_rehearsal", slug: team },
    domains: plan.project.domains,
    repository: { owner: "rehearsal", name: "site" },
    firstVersion: siteFor(plan, "1", FIRST_COMMIT),
    items: itemsOf(plan),
    metrics: Object.values(plan.stages.production.watch?.metrics ?? {}),
    variables: Object.fromEntries(variables.map((name) => [name, rehearsedValue(name)])),
    traffic: {
      perMinute: TRAFFIC_PER_MINUTE,
      paths: ["/", "/api/health", ...pagesOf(plan).map(({ path }) => path)],
    },
    random,
  });
}

/** Every variable that the plan needs, with values that open nothing but the sandbox. */
export function environmentFor(plan: Plan, sandbox: AnySandbox): Readonly<Record<string, string>> {
  const named = listSettings(plan, extensions)
    .filter(({ required }) => required)
    .map(({ setting: { name } }) => [name, rehearsedValue(name)]);
  return { ...Object.fromEntries(named), ...sandbox.environment() };
}

function rehearsedValue(name: string): string {
  return `rehearsal-${name.toLowerCase()}`;
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

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
