/** What a plan wishes for in a sandbox: its project, domains, pages, gates and metrics, with one version in production. */
import { checklistContext } from "../../checklist/status-record.ts";
import type { PlanExtensions } from "../../plan/extensions.ts";
import type { GateItem, Plan } from "../../plan/plan.ts";
import { planSteps } from "../../plan/plan-steps.ts";
import { plannedFlags } from "../../plan/planned-flags.ts";
import { listSettings } from "../../plan/settings.ts";
import { FIRST_COMMIT, type WorldWishes } from "../../sandbox/seed-sandbox.ts";
import type { AnySandbox } from "../../sandbox/start-sandbox.ts";
import { pushWishes } from "./pushed-build.ts";
import { type RehearsedSite, siteFor } from "./rehearsed-site.ts";
import { rehearsedValue } from "./site-routes.ts";

/** Commit of the release that is rehearsed. */
export const CANDIDATE_COMMIT = "c0ffee0000000000000000000000000000000002";

/** `variables`: names that the host has set. */
export function wishesFor(
  plan: Plan,
  site: RehearsedSite,
  { random, variables }: { readonly random: number; readonly variables: readonly string[] },
): WorldWishes {
  const { project, team } = plan.project.host;
  const { target } = plan.stages.staging.deploy;
  return {
    project,
    team: team === null ? null : { id: "team_rehearsal", slug: team },
    domains: plan.project.domains,
    stagingEnvironment: target.kind === "custom" ? target.slug : null,
    repository: { owner: "rehearsal", name: "site" },
    ...pushWishes(plan),
    firstVersion: siteFor(plan, site, "1", FIRST_COMMIT),
    items: site.items,
    metrics: Object.values(plan.stages.production.watch?.metrics ?? {}),
    steps: planSteps(plan).map(({ item: { spec, step } }) => ({ step, spec })),
    flags: plannedFlags(plan).map(({ vendor, spec }) => ({ provider: vendor, spec })),
    variables: Object.fromEntries(variables.map((name) => [name, rehearsedValue(name)])),
    traffic: site.traffic,
    requestNames: site.requestNames,
    random,
  };
}

/** Of a release. Where it requires the checklist of the pull request that it came with, that is taken as passed. */
export function wishesForRelease(...about: Parameters<typeof wishesFor>): WorldWishes {
  const [plan] = about;
  const wishes = wishesFor(...about);
  if (plan.stages.production.requires === "nothing") return wishes;
  const context = checklistContext({ planFile: plan.file, into: null });
  const description = `All ${plan.checklist.length} items passed.`;
  return { ...wishes, reviewed: { commit: CANDIDATE_COMMIT, context, description } };
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

/** The gates of a release. */
export function releaseItems({ stages: { staging, production } }: Plan): readonly GateItem[] {
  return [...staging.verify, ...production.verify];
}
