/** The record of a release's steps: one list of GitHub's for all of them, and what is written into it. */
import type { JsonFields } from "../../lib/json-value.ts";
import { boundVerdict } from "../../lib/bound-verdict.ts";
import { cutText } from "../../lib/cut-text.ts";
import { digestOf } from "../../lib/digest.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { StepItem } from "../../plan/plan.ts";
import type { Forge, ForgeDeploymentState } from "../../providers/contract.ts";
import { findOwnRecords } from "../../release/own-records.ts";
import { listSteps, type StepFact } from "../../release/step-history.ts";
import {
  type RecordedStepEnd,
  STEP_RECORDS,
  STEP_TASK,
  type StepPart,
  type StepPayload,
} from "../../release/step-record.ts";
import type { ReleaseIdentity } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { hidden, readable } from "../release-records.ts";
import { requireAuthor } from "../require-author.ts";

/** Of one commit; a beginning that is not seen would be a step that is taken twice. */
const LISTED = 1_000;
/** Of a step's details, in characters of JSON: a record is no place for more. */
const LONGEST_DETAILS = 20_000;
/** Of the evidence that a record keeps. */
const LONGEST_VALUE = 1_000;
const MOST_EVIDENCE = 30;

/** How each step of the release stands by its record, in the order in which they began. One request. */
export async function readStepBook(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  release: ReleaseIdentity,
): Promise<readonly StepFact[]> {
  return listSteps(await readStepPages(context, journal, forge, release), release.id);
}

/** The same, as it was written: newest first, of all releases of the commit. */
export async function readStepPages(
  { options, plan }: CommandContext,
  journal: Journal,
  forge: Forge,
  { commit }: ReleaseIdentity,
): Promise<readonly StepPayload[]> {
  const scope = { authors: options.authors, project: plan.project.host.project };
  const found = await findOwnRecords(STEP_RECORDS, scope, LISTED, (limit) =>
    forge.listDeployments({ task: STEP_TASK, sha: commit, limit }),
  );
  const { records, whole } = readable(journal, found);
  if (!whole) throw hidden();
  return records.map(({ payload }) => payload);
}

/** What another plan or commit did is not what this one says. */
export function isDoneBy(
  { plan, release }: Pick<CommandContext, "plan" | "release">,
  { state, planDigest, commit }: StepFact,
): boolean {
  return state === "done" && planDigest === plan.digest && commit === release.commit;
}

/** Names a step of a release under its plan, the same in every run: for records, and for names in the world. */
export function stepIdentity(
  { plan }: Pick<CommandContext, "plan">,
  { id, commit }: ReleaseIdentity,
  stage: "staging" | "production",
  { title, step }: StepItem,
): string {
  return digestOf(JSON.stringify([plan.project.host.project, id, commit, plan.digest, stage, step, title]), 16);
}

export interface StepPage {
  readonly release: ReleaseIdentity;
  readonly planDigest: string;
  readonly stage: "staging" | "production";
  readonly item: Pick<StepItem, "title" | "step" | "takesMs">;
  readonly identity: string;
  /** Null where nobody else can be at it. */
  readonly attempt: string | null;
}

/** Written before anything goes on: what is not written did not begin, and did not end. */
export async function writeStep(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  { release, planDigest, stage, item, identity, attempt }: StepPage,
  part: Pick<StepPayload, "part" | "leaves" | "word"> & { readonly end?: RecordedStepEnd },
): Promise<void> {
  const { plan, clock, runUrl, options } = context;
  const payload: StepPayload = {
    holdpoint: 1,
    phase: "step",
    project: plan.project.host.project,
    release: release.id,
    commit: release.commit,
    planDigest,
    part: part.part,
    stage,
    step: item.step,
    title: item.title,
    identity,
    attempt,
    at: clock.now(),
    runUrl,
    plannedMs: item.takesMs,
    end: part.end === undefined ? null : boundEnd(part.end),
    leaves: part.leaves === null ? null : cutText(part.leaves, LONGEST_VALUE),
    word: part.word,
  };
  const deployment = await forge.createDeployment({
    ref: release.commit,
    task: STEP_TASK,
    environment: plan.stages[stage].environment,
    description: `Holdpoint: ${WORDS[part.part]} "${item.title}"`,
    payload,
    productionEnvironment: stage === "production",
  });
  requireAuthor(options.authors, deployment.creator);
  const verdict = part.end?.verdict;
  const { state, description } = statusOf(part.part, item.title, verdict);
  await bestEffort(journal, "the status of a step's record was not written", () =>
    forge.createDeploymentStatus(deployment.id, {
      state,
      description,
      ...(runUrl === null ? {} : { logUrl: runUrl }),
    }),
  );
}

const WORDS: Readonly<Record<StepPart, string>> = {
  begun: "begins",
  ended: "ended",
  undoing: "takes back",
  undone: "took back",
};

/** For people at GitHub; nothing is read from it. */
function statusOf(
  part: StepPart,
  title: string,
  verdict: Verdict | undefined,
): { readonly state: ForgeDeploymentState; readonly description: string } {
  if (verdict === undefined) return { state: "in_progress", description: `${WORDS[part]} "${title}"` };
  const state = ({ pass: "success", fail: "failure", hold: "error" } as const)[verdict.outcome];
  return { state, description: `${WORDS[part]} "${title}": ${verdict.summary}` };
}

function boundEnd(end: RecordedStepEnd): RecordedStepEnd {
  const verdict = boundVerdict(end.verdict);
  const evidence = verdict.evidence
    .slice(0, MOST_EVIDENCE)
    .map((one) => ({ ...one, value: cutText(one.value, LONGEST_VALUE) }));
  return { ...end, verdict: { ...verdict, evidence }, details: boundDetails(end.details) };
}

/** Half of them would be read as the whole. */
function boundDetails(details: JsonFields | null): JsonFields | null {
  if (JSON.stringify(details).length <= LONGEST_DETAILS) return details;
  throw new Error("a step wants more remembered than a record can hold");
}
