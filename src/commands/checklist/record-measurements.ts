/** After a push to the base branch: what items measure there is kept, so that pull requests can be compared with it. */
import { unpackCodeResults } from "../../checklist/code-results.ts";
import type { PushEvent } from "../../checklist/event.ts";
import { judgePlanBranch } from "../../checklist/judge-plan-branch.ts";
import {
  MEASUREMENTS_ENVIRONMENT,
  MEASUREMENTS_TASK,
  type Measurements,
  newestMeasurements,
} from "../../checklist/measurements.ts";
import type { OwnRecord } from "../../release/record.ts";
import type { ChecklistResult } from "../../checklist/report.ts";
import type { Measured } from "../../lib/verdict.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { Forge } from "../../providers/contract.ts";
import type { CommandContext } from "../../engine/context.ts";
import type { Journal } from "../../engine/journal.ts";
import { requireAuthor } from "../../engine/require-author.ts";
import { readMeasurements } from "./baseline.ts";
import { unanswered } from "./code-answers.ts";
import { plannedItems } from "./items.ts";
import { createReport } from "./open-report.ts";
import { reportItems } from "./report-items.ts";
import type { ChecklistRequest } from "../../checklist/request.ts";

export async function recordMeasurements(
  context: CommandContext,
  journal: Journal,
  request: ChecklistRequest,
  event: PushEvent,
): Promise<ChecklistResult> {
  const report = createReport(context, journal, request);
  const refused = judgePlanBranch({ ...event, baseBranch: event.branch }, request.planBranches);
  if (refused !== null) return report.finish({ items: [], verdict: refused, quiet: false });
  const items = (await plannedItems(context.plan, request.planFile))
    .filter(({ gate }) => gate.measures === true)
    // Measured for itself: whether another item passed on this branch is not asked here.
    .map((planned) => ({ ...planned, item: { ...planned.item, after: [] } }));
  const packed = unpackCodeResults(request.codeResult);
  const results = packed?.commit === event.commit ? packed : null;
  const answers = new Map(results?.items.map(({ title, verdict }) => [title, verdict]));
  const reported = await reportItems(context, journal, request, items, {
    commit: event.commit,
    record: null,
    baseline: () => null,
    baseBranch: null,
    answer: ({ item, gate }) => (gate.kind === "code" ? (answers.get(item.title) ?? unanswered()) : null),
  });
  const measured = Object.fromEntries(
    reported.flatMap(({ title, verdict }): [string, Measured][] =>
      verdict.measured === undefined ? [] : [[title, verdict.measured]],
    ),
  );
  const missing = items.filter(({ item }) => !Object.hasOwn(measured, item.title)).map(({ item }) => item.title);
  const count = Object.keys(measured).length;
  const kept = count > 0 ? await keep(await context.role("forge"), { request, event, measured }) : "known";
  const verdict = judge(count, missing, kept, event);
  return report.finish({ items: reported, verdict, headline: verdict.summary, quiet: missing.length === 0 });
}

/** `known`: the same is kept already; `older`: what was measured on a later push is. */
type Kept = "now" | "known" | "older";

async function keep(
  forge: Forge,
  { request, event, measured }: { request: ChecklistRequest; event: PushEvent; measured: Record<string, Measured> },
): Promise<Kept> {
  const filter = { task: MEASUREMENTS_TASK, environment: MEASUREMENTS_ENVIRONMENT };
  const { records } = await readMeasurements(forge, request);
  const known = newestMeasurements(records, request.planFile, event.branch);
  const payload: Measurements = {
    holdpoint: 1,
    phase: "measurements",
    plan: request.planFile,
    branch: event.branch,
    commit: event.commit,
    items: measured,
  };
  if (known !== null && JSON.stringify(known) === JSON.stringify(payload)) return "known";
  if (known !== null && isOutdated(records, known, event)) return "older";
  const made = await forge.createDeployment({
    ...filter,
    ref: event.commit,
    description: `Measured on ${event.branch}`,
    payload,
    productionEnvironment: false,
  });
  requireAuthor(request.authors, made.creator);
  await forge.createDeploymentStatus(made.id, { state: "success", description: "kept for comparison" });
  return "now";
}

/**
 * Anybody who may write can start the run of an old push again, and pull requests would be compared with what was worse
 * then. A push that leads back to a commit begins where the newest record stands.
 */
function isOutdated(
  records: readonly OwnRecord<Measurements>[],
  known: Measurements,
  { commit, beforeCommit }: PushEvent,
): boolean {
  const isOnRecord = records.some(
    ({ payload }) => payload.commit === commit && payload.plan === known.plan && payload.branch === known.branch,
  );
  return isOnRecord && known.commit !== commit && known.commit !== beforeCommit;
}

function judge(count: number, missing: readonly string[], kept: Kept, { branch, commit }: PushEvent): Verdict {
  if (missing.length > 0) {
    return hold(
      "no_data",
      `${missing.join(", ")} gave no measurement on ${branch}, so pull requests cannot be compared with it.`,
      "See the item for the cause, fix it, and run this again.",
    );
  }
  if (count === 0)
    return pass("already_done", "No item of the checklist measures anything, so there is nothing to record.");
  switch (kept) {
    case "now":
      return pass("measured", `What ${items(count)} measured on ${branch} is recorded for comparison.`);
    case "known":
      return pass("already_done", `What ${items(count)} measured on ${branch} was already recorded.`);
    case "older":
      return pass(
        "already_done",
        `A later push to ${branch} than that of ${commit.slice(0, 12)} was measured; it stays.`,
      );
  }
}

function items(count: number): string {
  return count === 1 ? "one item" : `${count} items`;
}
