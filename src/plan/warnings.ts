/** What is allowed in a plan and will surprise somebody: told before anything runs. Pure. */
import { renderDuration } from "../lib/duration.ts";
import type { WorkflowName } from "../lib/setting.ts";
import type { PlanExtensions } from "./extensions.ts";
import { type Plan, PROBE_PROVIDER } from "./plan.ts";
import { listSettings } from "./settings.ts";

/** Default of `watch-timeout-minutes` in release.yml; a test compares the two. */
export const WATCH_JOB_MINUTES = 180;
/** Longest job of a GitHub-hosted runner. */
const RUNNER_HOURS = 6;
/** What the job of a watch needs before and after: approval is not counted, the promote and a rollback are. */
export const BESIDE_THE_WATCH_MS = 15 * 60_000;

/**
 * Whole sentences, in the order of a release. `jobMinutes`: how long the job of the watch may run; `looksFollow`: whether
 * the repository calls watch.yml, null where that is not known.
 */
export function findWarnings(
  plan: Plan,
  extensions: PlanExtensions,
  jobMinutes: number = WATCH_JOB_MINUTES,
  looksFollow: boolean | null = null,
): readonly string[] {
  return [
    ...watchOutlivesJob(plan, jobMinutes, looksFollow),
    ...unseenBySingleLooks(plan, jobMinutes),
    ...stepsOutliveStage(plan),
    ...secondBuild(plan),
    ...codeWithoutSecrets(plan, extensions),
    ...notPassed(withoutStages(plan), extensions, "checklist"),
    ...notPassed({ ...plan, checklist: [] }, extensions, "release"),
  ];
}

/** Time that a job needs to watch to the end; null where the plan has no watch. */
export function watchNeedsMs({ stages }: Plan): number | null {
  const { watch, promote, before, after } = stages.production;
  if (watch === null) return null;
  const settleMs = Math.max(0, ...Object.values(watch.metrics).map((metric) => metric.settleMs));
  const stagesMs = promote === null ? 0 : (promote.percents.length - 1) * (promote.stageMs + settleMs);
  // The promote's steps run in the same job, as long as they are planned to.
  const stepsMs = [...before, ...after].reduce((sum, { takesMs }) => sum + (takesMs ?? 0), 0);
  return stepsMs + stagesMs + watch.forMs + settleMs + BESIDE_THE_WATCH_MS;
}

const NOBODY_LOOKS =
  "This plan only observes, and no workflow of this repository calls watch.yml, whose looks are what observes: add one, as in examples/next-app.";

/** A longer watch is no fault where scheduled looks go on with it. */
function watchOutlivesJob(plan: Plan, jobMinutes: number, looksFollow: boolean | null): readonly string[] {
  if (plan.onlyObserves === true) return looksFollow === false ? [NOBODY_LOOKS] : [];
  const neededMs = watchNeedsMs(plan) ?? 0;
  if (neededMs <= jobMinutes * 60_000 || looksFollow === true) return [];
  const fits = neededMs <= RUNNER_HOURS * 3_600_000;
  const longer = fits ? `, or give it \`watch-timeout-minutes: ${Math.ceil(neededMs / 60_000)}\`` : "";
  const { watch, promote } = plan.stages.production;
  const length = renderDuration(watch?.forMs ?? 0);
  const what =
    promote === null ? `The watch of ${length} is` : `The stages of the rollout and the watch of ${length} are`;
  const watched = `${what} longer than release.yml lets its job run: ${jobMinutes} minutes.`;
  return looksFollow === false
    ? [
        `${watched} No workflow of this repository calls watch.yml, which would go on with it, so release.yml refuses the release: add one, as in examples/next-app${longer}.`,
      ]
    : [`${watched} The scheduled looks of watch.yml go on with it: call it in a workflow of the repository${longer}.`];
}

/** Of the job that has staging's steps, in release.yml; beside them it has the build and its gates. */
const STAGE_JOB_MINUTES = 60;
const BESIDE_THE_STEPS_MS = 20 * 60_000;

function stepsOutliveStage({ stages }: Plan): readonly string[] {
  const { before, after } = stages.staging;
  const plannedMs = [...before, ...after].reduce((sum, { takesMs }) => sum + (takesMs ?? 0), 0);
  const minutes = Math.ceil((plannedMs + BESIDE_THE_STEPS_MS) / 60_000);
  if (minutes <= STAGE_JOB_MINUTES) return [];
  return [
    `The steps of staging are planned to take ${renderDuration(plannedMs)}, and release.yml ends their job after ${STAGE_JOB_MINUTES} minutes where nothing else is said: give it \`stage-timeout-minutes: ${minutes}\`.`,
  ];
}

/** What only a process sees that stays is nothing to the looks that go on with a watch. */
function unseenBySingleLooks(plan: Plan, jobMinutes: number): readonly string[] {
  const { watch } = plan.stages.production;
  const stays = plan.onlyObserves !== true && (watchNeedsMs(plan) ?? 0) <= jobMinutes * 60_000;
  if (watch === null || stays) return [];
  const used = new Set([...watch.rollbackConditions, ...watch.successConditions].map(({ metric }) => metric));
  const unseen = Object.values(watch.metrics).filter(
    ({ name, provider, measure }) => measure.noBaseline === true && provider !== PROBE_PROVIDER && used.has(name),
  );
  return unseen.map(
    ({ name, provider }) =>
      `${name} is known only while a process watches, since ${provider} keeps no history: where the scheduled looks of watch.yml judge this watch, conditions on it hold. Watch for less, or take it from a vendor that keeps history.`,
  );
}

function secondBuild({ stages }: Plan): readonly string[] {
  const { target } = stages.staging.deploy;
  if (target.kind === "production") return [];
  const what = target.kind === "custom" ? `the environment ${target.slug}` : "a preview";
  return [
    `Staging is ${what}, which cannot be promoted: production gets a second build of the same commit, which must pass the same gates before it is promoted.`,
  ];
}

/** `checklist.yml` runs a stranger's code in a job that has no secret. */
function codeWithoutSecrets({ checklist }: Plan, { gates }: PlanExtensions): readonly string[] {
  return checklist.flatMap(({ title, gate, spec }) => {
    const named = gates[gate]?.kind === "code" ? (gates[gate].secrets?.(spec) ?? []) : [];
    return named.length === 0
      ? []
      : [
          `The checklist's item "${title}" runs code of the pull request and names ${named.join(", ")}: checklist.yml passes no secrets to such code, so the item will hold there.`,
        ];
  });
}

function notPassed(plan: Plan, extensions: PlanExtensions, workflow: WorkflowName): readonly string[] {
  return listSettings(plan, extensions)
    .filter(({ ofRung }) => workflow !== "checklist" || ofRung !== true)
    .filter(({ setting, required }) => required && setting.workflows?.includes(workflow) === false)
    .map(
      ({ setting, neededBy }) =>
        `${setting.name} is not passed by ${workflow}.yml, and ${neededBy} needs it: the workflow will hold there.`,
    );
}

function withoutStages(plan: Plan): Plan {
  const { staging, production } = plan.stages;
  return {
    ...plan,
    stages: {
      staging: { ...staging, before: [], after: [], setup: null, verify: [] },
      production: { ...production, before: [], after: [], setup: null, verify: [], watch: null },
    },
  };
}
