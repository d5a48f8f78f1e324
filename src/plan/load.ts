/** A plan file as a Plan, or every mistake in it at once with its place. */
import { createHash } from "node:crypto";
import { boundProblem, UsageError } from "../lib/error.ts";
import type { Problem } from "../lib/error.ts";
import { checkCaptures } from "./captures.ts";
import { checkChecklist } from "./checklist-rules.ts";
import { checkLeftOut } from "./check-left-out.ts";
import { checkSteps } from "./check-steps.ts";
import { assembleDeploy, checkDeploy } from "./deploy-schema.ts";
import { ITEM_KEYS, SETUP_GATE, SETUP_TITLE } from "./gate-schema.ts";
import type { PlanExtensions } from "./extensions.ts";
import { parseInPlainWords, PLAN_BEGINS, toProblems } from "./issue.ts";
import type { GateItem, Plan, Rollout, StagingStage, Watch } from "./plan.ts";
import { toPercent } from "./promote-schema.ts";
import { stepItems } from "./step-schema.ts";
import { checkVariables } from "./refused-variables.ts";
import { readWatch } from "./read-watch.ts";
import type { WatchReading } from "./read-watch.ts";
import { describeSize, MAXIMUM_BYTES, readPlanFile } from "./read-file.ts";
import { planSchema } from "./schema.ts";
import type { PlanDocument } from "./schema.ts";
import { parseYaml } from "./yaml-source.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** More than this nobody reads; the count of the others is given. */
const MAXIMUM_PROBLEMS = 100;

export type PlanResult = { readonly plan: Plan } | { readonly problems: readonly Problem[] };

/** Reads a plan from a file. Throws UsageError `plan_invalid` with every mistake. */
export async function loadPlan(path: string, extensions: PlanExtensions): Promise<Plan> {
  const result = parsePlan(await readPlanFile(path), path, extensions);
  if ("plan" in result) return result.plan;
  throw new UsageError("plan_invalid", result.problems);
}

/** The plan in a text; `file` is for messages. Problems are sorted by their place. */
export function parsePlan(text: string, file: string, extensions: PlanExtensions): PlanResult {
  const bytes = Buffer.byteLength(text);
  const start = { file, line: 1, column: 1 };
  if (bytes > MAXIMUM_BYTES) return { problems: [{ position: start, ...describeSize(bytes) }] };
  const source = parseYaml(text, file);
  if ("problems" in source) return { problems: sortProblems(source.problems) };
  if (source.value === null || source.value === undefined) {
    return { problems: [{ message: "the file is empty", position: start, remedy: PLAN_BEGINS }] };
  }
  const parsed = parseInPlainWords(planSchema(extensions), source.value);
  const watch = readWatch(source, extensions);
  const checklistOnly = Object.keys(extensions.gates).filter((key) => extensions.gates[key]?.boxes !== undefined);
  const problems = [
    ...source.duplicates,
    ...(parsed.success ? [] : toProblems(parsed.error.issues, source, checklistOnly)),
    ...(watch?.problems ?? []),
    ...checkLeftOut(source, watch?.regression.metrics ?? []),
    ...checkCaptures(source, extensions),
    ...checkChecklist(source, extensions),
    ...checkVariables(source, extensions),
    ...checkSteps(source),
    ...checkDeploy(source),
  ];
  if (problems.length > 0 || !parsed.success) return { problems: sortProblems(problems) };
  const digest = createHash("sha256").update(text).digest("hex");
  return { plan: assemblePlan(parsed.data, watch, source, { digest, file }) };
}

function sortProblems(problems: readonly Problem[]): Problem[] {
  const sorted = problems.toSorted(
    ({ position: left }, { position: right }) =>
      (left?.line ?? 0) - (right?.line ?? 0) || (left?.column ?? 0) - (right?.column ?? 0),
  );
  const shown = sorted.slice(0, MAXIMUM_PROBLEMS).map(boundProblem);
  if (sorted.length <= MAXIMUM_PROBLEMS) return shown;
  return [...shown, { message: `and ${sorted.length - MAXIMUM_PROBLEMS} more mistakes after these` }];
}

function assemblePlan(
  document: PlanDocument,
  watch: WatchReading | null,
  source: YamlSource,
  origin: Pick<Plan, "digest" | "file">,
): Plan {
  const { project, stages } = document;
  const { staging, production } = stages;
  return {
    name: document.name,
    ...(staging === undefined ? { onlyObserves: true as const } : {}),
    project: {
      host: project.host,
      domains: project.domains,
      version: project.version ?? null,
      addresses: project.addresses,
    },
    checklist: gateItems(document.checklist, ["checklist"], source).map((item, index) => ({
      ...item,
      group: document.checklist[index]?.group ?? null,
      after: document.checklist[index]?.after ?? [],
    })),
    stages: {
      staging: staging === undefined ? NO_STAGING : assembleStaging(staging, source),
      production: {
        environment: production.environment,
        requires: production.requires ?? (document.checklist.length > 0 ? "checklist" : "nothing"),
        promote: assembleRollout(production.promote),
        setup: setupOf(production.setup, "production", source),
        ...stepItems(production, "production", source),
        verify: gateItems(production.verify, ["stages", "production", "verify"], source),
        watch: assembleWatch(production.watch, watch),
      },
    },
    rollback: { ...document.rollback, incident: document.rollback.incident || null },
    ...origin,
  };
}

/** Of a plan that builds nothing. Where it is asked for all the same, a stage that verifies nothing holds. */
const NO_STAGING: StagingStage = {
  deploy: { target: { kind: "production" }, prebuilt: false, directory: ".", timeoutMs: 0, git: null },
  environment: "staging",
  setup: null,
  before: [],
  after: [],
  verify: [],
};

function assembleStaging(staging: NonNullable<PlanDocument["stages"]["staging"]>, source: YamlSource): StagingStage {
  const { deploy, environment, setup, verify } = staging;
  return {
    ...stepItems(staging, "staging", source),
    deploy: assembleDeploy(deploy),
    environment,
    setup: setupOf(setup, "staging", source),
    verify: gateItems(verify, ["stages", "staging", "verify"], source),
  };
}

function assembleRollout(document: PlanDocument["stages"]["production"]["promote"]): Rollout | null {
  return document === undefined ? null : { percents: document.rollout.map(toPercent), stageMs: document.stage };
}

function assembleWatch(
  document: PlanDocument["stages"]["production"]["watch"],
  reading: WatchReading | null,
): Watch | null {
  if (document === undefined || reading === null) return null;
  const { everyMs, warmUpMs, probeEveryMs, metrics, rollbackConditions, successConditions, regression } = reading;
  return {
    forMs: document.for,
    everyMs,
    warmUpMs,
    probeEveryMs,
    silenceMs: document.silence,
    ends: document.ends,
    onHold: document["on-hold"],
    observe: document.observe,
    metrics,
    rollbackConditions,
    successConditions,
    regression,
  };
}

function setupOf(spec: unknown, stage: "staging" | "production", source: YamlSource): GateItem | null {
  if (spec === undefined) return null;
  return { title: SETUP_TITLE, gate: SETUP_GATE, spec, position: source.keyPosition(["stages", stage, "setup"]) };
}

function gateItems(items: readonly Readonly<Record<string, unknown>>[], path: Path, source: YamlSource): GateItem[] {
  return items.map((item, index) => {
    const entry = Object.entries(item).find(([key, spec]) => !ITEM_KEYS.has(key) && spec !== undefined);
    const [gate, spec] = entry ?? ["", undefined];
    return { title: String(item["title"]), gate, spec, position: source.keyPosition([...path, index]) };
  });
}
