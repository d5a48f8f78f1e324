import { z } from "zod";
import { checkCheckedOut, checkCommandPlace, commandFields, commandLine, OBSERVE_MS } from "../lib/command-fields.ts";
import { type CommandEnd, commandEnvironment, judgeCommand, judgeObserving } from "../lib/command-line.ts";
import { renderDuration } from "../lib/duration.ts";
import { resolveInside } from "../lib/inside-directory.ts";
import { durationUpTo } from "../lib/plan-values.ts";
import type { Verdict } from "../lib/verdict.ts";
import type { Rung, RungContext } from "./contract.ts";

interface CommandSpec {
  readonly run: string;
  readonly observe: string | null;
  readonly repeatable: boolean;
  readonly timeoutMs: number;
  readonly env: readonly string[];
  readonly directory: string;
}

/** Of the rung's time, for what a command leaves behind to end. */
const LEAVE_MS = 4_000;

const line = commandLine("npm run undo");

const commandSpec = z
  .strictObject({
    run: line.describe("A command line for `sh -c` that takes back what the release did."),
    observe: line
      .optional()
      .describe(
        "A command line that changes nothing and says whether that is done: exit code 0 = done, 1 = not done, any other = not known. It is asked before `run` and after it.",
      ),
    repeatable: z
      .boolean()
      .default(false)
      .describe(
        "`run` may be run twice. Without this and without `observe`, it is run only where its beginning could be recorded.",
      ),
    timeout: durationUpTo("1h")
      .prefault("5m")
      .describe("How long `run` may take. Before `host`, half a minute with everything, whatever stands here."),
    ...commandFields,
  })
  .transform(({ timeout, observe = null, ...rest }): CommandSpec => ({ ...rest, observe, timeoutMs: timeout }))
  .describe("A script of the team, from the released commit's checkout.");

export const command: Rung<CommandSpec, "shell", null> = {
  key: "command",
  moves: "behavior",
  kind: "code",
  description:
    "Runs a script of the team. It runs only in a checkout of the released commit, in a process group of its own, and sees PATH, HOME and the like, the variables that `env` names, DEPLOYMENT_ID and DEPLOYMENT_COMMIT of the release, and KNOWN_GOOD_ID and KNOWN_GOOD_COMMIT.",
  example: `rollback:
  ladder: [host, command]
  command: { run: npm run purge-cache, observe: npm run purge-cache -- --check, env: [CDN_TOKEN] }
`,
  cannotUndo: "anything but what the script undoes",
  spec: commandSpec,
  roles: ["shell"],
  secrets: ({ env }) => env,
  patienceMs: ({ timeoutMs, observe }) => timeoutMs + LEAVE_MS + (observe === null ? 0 : 2 * OBSERVE_MS),
  once: ({ observe, repeatable }) => observe === null && !repeatable,
  wordCounts: ({ observe }) => observe === null,
  explain: ({ run, observe, timeoutMs, env }) =>
    [
      `runs \`${run}\``,
      `at most ${renderDuration(timeoutMs)}`,
      ...(observe === null ? [] : [`observed by \`${observe}\``]),
      ...(env.length === 0 ? [] : [`sees ${env.join(", ")}`]),
    ].join(", "),
  async observe(spec, context) {
    const trouble = await findTrouble(spec, context);
    if (trouble !== null) return { is: "impossible", verdict: trouble };
    if (spec.observe === null) return { is: "due", state: null };
    const limit = Math.min(OBSERVE_MS, context.until - context.clock.now() - LEAVE_MS);
    return judgeObserving({ run: spec.observe, timeoutMs: OBSERVE_MS }, await run(spec, spec.observe, limit, context));
  },
  async apply(spec, _state, context) {
    const limit = Math.min(spec.timeoutMs, context.until - context.clock.now() - LEAVE_MS);
    return judgeCommand({ run: spec.run, timeoutMs: limit }, await run(spec, spec.run, limit, context));
  },
};

async function findTrouble(
  spec: CommandSpec,
  { directory, env, release }: RungContext<"shell">,
): Promise<Verdict | null> {
  return (
    (await checkCheckedOut(directory, release.commit)) ??
    (await checkCommandPlace(spec, { directory, env }, "The script"))
  );
}

async function run(
  spec: CommandSpec,
  text: string,
  timeoutMs: number,
  { roles, directory, env, release, output }: RungContext<"shell">,
): Promise<CommandEnd> {
  const { candidate, commit, knownGood } = release;
  return roles.shell.run({
    command: text,
    directory: (await resolveInside(directory, spec.directory)) ?? directory,
    env: {
      ...commandEnvironment(env, spec.env),
      DEPLOYMENT_ID: candidate,
      DEPLOYMENT_COMMIT: commit,
      KNOWN_GOOD_ID: knownGood?.id ?? "",
      KNOWN_GOOD_COMMIT: knownGood?.commit ?? "",
    },
    timeoutMs: Math.max(1, timeoutMs),
    mask: spec.env,
    onLine: output,
  });
}
