import { z } from "zod";
import { checkCheckedOut, checkCommandPlace, commandFields, commandLine, OBSERVE_MS } from "../lib/command-fields.ts";
import { type CommandEnd, commandEnvironment, judgeCommand, judgeObserving } from "../lib/command-line.ts";
import { renderDuration } from "../lib/duration.ts";
import { resolveInside } from "../lib/inside-directory.ts";
import { durationUpTo } from "../lib/plan-values.ts";
import { specChoice } from "../lib/spec-choice.ts";
import { hold, pass, type Verdict } from "../lib/verdict.ts";
import type { Step, StepContext, StepObservation } from "./contract.ts";

interface UndoSpec {
  readonly run: string;
  readonly losesData: boolean;
}

interface CommandSpec {
  readonly run: string;
  readonly observe: string | null;
  readonly undo: UndoSpec | null;
  readonly repeatable: boolean;
  readonly timeoutMs: number;
  readonly env: readonly string[];
  readonly directory: string;
}

type Context = StepContext<"shell">;

const line = commandLine("npm run migrate");

const undoSpec = specChoice<UndoSpec>("a command line such as npm run migrate:down, or a map with run:", {
  string: line
    .transform((run) => ({ run, losesData: false }))
    .describe("A command line for `sh -c` that takes back what `run` did, and loses no data."),
  object: z
    .strictObject({
      run: line.describe("A command line for `sh -c` that takes back what `run` did."),
      "loses-data": z
        .boolean()
        .default(false)
        .describe(
          "Data is lost by it, so that a rollback runs it only where a person asks for it (`rollback --undo`).",
        ),
    })
    .transform(({ run, "loses-data": losesData }) => ({ run, losesData }))
    .describe("The same, with whether it loses data."),
});

const commandSpec = z
  .strictObject({
    run: line.describe("A command line for `sh -c` that does it."),
    observe: line
      .optional()
      .describe(
        "A command line that changes nothing and says whether it is done for this release: exit code 0 = done, 1 = not done, any other = not known. It is asked before `run` and after it, and must answer within half a minute.",
      ),
    undo: undoSpec
      .optional()
      .describe(
        "What takes it back where the release is rolled back: a command line, or a map with `run` and `loses-data`.",
      ),
    repeatable: z
      .boolean()
      .default(false)
      .describe(
        "`run` may be run twice. Without this and without `observe`, a release whose run was cut off there holds until a person has looked.",
      ),
    timeout: durationUpTo("24h").prefault("10m").describe("How long `run` and `undo` may take."),
    ...commandFields,
  })
  .transform(({ timeout, observe = null, undo = null, ...rest }): CommandSpec => {
    return { ...rest, observe, undo, timeoutMs: timeout };
  })
  .describe("A script of the team, from the released commit's checkout.");

export const command: Step<CommandSpec, "shell", null> = {
  key: "command",
  kind: "code",
  description:
    "Runs a script of the team. It runs only in a checkout of the released commit, in a process group of its own, and sees PATH, HOME and the like, the variables that `env` names, DEPLOYMENT_COMMIT, HOLDPOINT_RELEASE, HOLDPOINT_STAGE (`staging` or `production`), and HOLDPOINT_STEP, which is the same for this step of this release in every run and for no other. Where there is an `observe`, its answer after `run` decides whether the step is done; without it the exit code does.",
  example: `- { title: Warm the cache, command: { run: npm run warm, repeatable: true }, takes: 5m }
- title: Move the index
  command:
    run: npm run index:move
    observe: npm run index:moved
    undo: { run: npm run index:back, loses-data: false }
    timeout: 2h
    env: [SEARCH_TOKEN]
`,
  spec: commandSpec,
  roles: ["shell"],
  secrets: ({ env }) => env,
  once: ({ observe, repeatable }) => observe === null && !repeatable,
  wordCounts: ({ observe }) => observe === null,
  explain: ({ run, observe, directory, timeoutMs, env }) =>
    [
      `runs \`${run}\``,
      ...(directory === "." ? [] : [`in ${directory}`]),
      `at most ${renderDuration(timeoutMs)}`,
      ...(observe === null ? [] : [`observed by \`${observe}\``]),
      ...(env.length === 0 ? [] : [`sees ${env.join(", ")}`]),
    ].join(", "),
  async observe(spec, context) {
    const trouble = await findTrouble(spec, context);
    if (trouble !== null) return { is: "impossible", verdict: trouble };
    return askObserve(spec, context);
  },
  async apply(spec, _state, context) {
    const trouble = await findTrouble(spec, context);
    if (trouble !== null) return { verdict: trouble, untouched: true };
    const result = await run(spec, spec.run, spec.timeoutMs, context);
    const verdict = judgeCommand(spec, result);
    return result.started ? { verdict } : { verdict, untouched: true };
  },
  undo: {
    has: ({ undo }) => undo !== null,
    losesData: ({ undo }) => undo?.losesData === true,
    apply: undo,
  },
  leavesBehind: (spec) => `what \`${spec.run}\` did stays`,
};

async function findTrouble(spec: CommandSpec, { directory, env, release }: Context): Promise<Verdict | null> {
  return (
    (await checkCheckedOut(directory, release.commit)) ??
    (await checkCommandPlace(spec, { directory, env }, "The script"))
  );
}

/** Without a command to ask, nobody knows more than the record. */
async function askObserve(spec: CommandSpec, context: Context): Promise<StepObservation<null>> {
  if (spec.observe === null) return { is: "due", state: null };
  const result = await run(spec, spec.observe, OBSERVE_MS, context);
  return judgeObserving({ run: spec.observe, timeoutMs: OBSERVE_MS }, result);
}

async function undo(spec: CommandSpec, context: Context): Promise<Verdict> {
  if (spec.undo === null) throw new Error("taken back without a way back");
  const trouble = await findTrouble(spec, context);
  if (trouble !== null) return trouble;
  const before = spec.observe === null ? null : await askObserve(spec, context);
  if (before?.is === "due") return pass("step_undone", `\`${spec.observe}\` says that it is not done.`);
  const verdict = judgeCommand(
    { run: spec.undo.run, timeoutMs: spec.timeoutMs },
    await run(spec, spec.undo.run, spec.timeoutMs, context),
  );
  if (verdict.outcome !== "pass") return verdict;
  if (spec.observe === null) return pass("step_undone", verdict.summary, verdict.evidence);
  const after = await askObserve(spec, context);
  if (after.is === "due") return pass("step_undone", `\`${spec.undo.run}\` took it back.`, verdict.evidence);
  if (after.is === "impossible") return after.verdict;
  return hold(
    "step_left",
    `\`${spec.undo.run}\` ended well, but \`${spec.observe}\` still says that it is done.`,
    "Look at what it did, and take it back by hand where that is needed.",
    verdict.evidence,
  );
}

async function run(
  spec: CommandSpec,
  text: string,
  timeoutMs: number,
  { roles, directory, env, release, identity, output }: Context,
): Promise<CommandEnd> {
  return roles.shell.run({
    command: text,
    directory: (await resolveInside(directory, spec.directory)) ?? directory,
    env: {
      ...commandEnvironment(env, spec.env),
      DEPLOYMENT_COMMIT: release.commit,
      HOLDPOINT_RELEASE: release.id,
      HOLDPOINT_STAGE: release.stage,
      HOLDPOINT_STEP: identity,
    },
    timeoutMs,
    mask: spec.env,
    onLine: output,
  });
}
