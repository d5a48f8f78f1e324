/** What a plan wishes for in a sandbox: its project, domains, pages, gates and metrics, with one version in production. */
import type { PlanExtensions } from "../../plan/extensions.ts";
import type { GateItem, Plan } from "../../plan/plan.ts";
import { listSettings } from "../../plan/settings.ts";
import type { DemoSite } from "../../sandbox/demo-site.ts";
import { FIRST_COMMIT, type WorldWishes } from "../../sandbox/seed-sandbox.ts";
import type { AnySandbox } from "../../sandbox/start-sandbox.ts";
import { httpGates, rehearsedValue, routesOf, splitSite } from "./site-routes.ts";

/** Commit of the release that is rehearsed. */
export const CANDIDATE_COMMIT = "c0ffee0000000000000000000000000000000002";

const TRAFFIC_PER_MINUTE = 120;

/** The demo site in two versions that answer what the plan's gates ask for. */
export function siteFor(plan: Plan, version: string, commit: string): DemoSite {
  const { version: versionEndpoint } = plan.project;
  const taken = versionEndpoint === null ? [] : [versionEndpoint.path];
  return { version, commit, versionEndpoint, ...splitSite(routesOf(httpGates(itemsOf(plan))), taken) };
}

/** `variables`: names that the host has set. */
export function wishesFor(plan: Plan, random: number, variables: readonly string[]): WorldWishes {
  const { project, team } = plan.project.host;
  return {
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
      paths: ["/", "/api/health"],
    },
    random,
  };
}

/** Every variable that the plan needs, with values that open nothing but the sandbox. */
export function environmentFor(
  plan: Plan,
  extensions: PlanExtensions,
  sandbox: AnySandbox,
): Readonly<Record<string, string>> {
  const named = listSettings(plan, extensions)
    .filter(({ required }) => required)
    .map(({ setting: { name } }) => [name, rehearsedValue(name)]);
  return { ...Object.fromEntries(named), ...sandbox.environment() };
}

function itemsOf({ checklist, stages: { staging, production } }: Plan): readonly GateItem[] {
  return [...checklist, ...staging.verify, ...production.verify];
}
