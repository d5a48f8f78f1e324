import { z } from "zod";
import { checkCommandPlace, commandLine } from "../lib/command-fields.ts";
import { commandEnvironment, judgeCommand } from "../lib/command-line.ts";
import { renderDuration } from "../lib/duration.ts";
import { resolveInside } from "../lib/inside-directory.ts";
import { durationUpTo, variableName } from "../lib/plan-values.ts";
import { specChoice } from "../lib/spec-choice.ts";
import type { Gate, GateContext } from "./contract.ts";

export interface CommandSpec {
  readonly run: string;
  readonly timeoutMs: number;
  readonly env: readonly string[];
  readonly directory: string;
}

const DEFAULT_TIMEOUT_MS = 600_000;

const line = commandLine("npm test");

const commandSpec = specChoice<CommandSpec>("a command line such as npm test, or a map with run:", {
  string: line
    .describe("A command line for `sh -c`.")
    .transform((run) => ({ run, timeoutMs: DEFAULT_TIMEOUT_MS, env: [], directory: "." })),
  object: z
    .strictObject({
      run: line.describe("A command line for `sh -c`."),
      timeout: durationUpTo("24h")
        .prefault("10m")
        .describe(
          "How long the command may take; after that, it and everything it started is stopped, and the gate fails.",
        ),
      env: z
        .array(variableName)
        .default([])
        .describe(
          "Names of the variables, including secrets, that the command may see. Their values are masked. `checklist.yml` passes none to code, so an item that names one holds there.",
        ),
      directory: z
        .string()
        .min(1)
        .default(".")
        .describe("Folder in which the command runs, relative to the repository."),
    })
    .transform(({ run, timeout, env, directory }) => ({ run, timeoutMs: timeout, env, directory }))
    .describe("The same with settings."),
});

export const command: Gate<CommandSpec, "shell"> = {
  key: "command",
  description:
    "Runs a command of the repository. Exit code 0 passes; any other, and a timeout, fails; a command that is not found, or is killed from outside, is a hold. It sees PATH, HOME and the like, DEPLOYMENT_COMMIT and, if something is deployed, DEPLOYMENT_URL and DEPLOYMENT_ID; of all other variables, only those named in `env`.",
  example: `- { title: Tests pass, command: npm test }
- title: Pages work in a browser # in stages.staging.verify: there it has DEPLOYMENT_URL
  command: { run: npx playwright test, timeout: 20m, env: [TEST_USER, TEST_PASSWORD], directory: apps/web }
`,
  kind: "code",
  spec: commandSpec,
  explain: ({ run, timeoutMs, env, directory }) =>
    [
      `\`${run}\``,
      ...(directory === "." ? [] : [`in ${directory}`]),
      `at most ${renderDuration(timeoutMs)}`,
      ...(env.length === 0 ? [] : [`sees ${env.join(", ")}`]),
    ].join(", "),
  roles: ["shell"],
  secrets: ({ env }) => env,
  async check(spec, context) {
    const trouble = await checkCommandPlace(spec, context);
    if (trouble !== null) return trouble;
    const result = await context.roles.shell.run({
      command: spec.run,
      directory: (await resolveInside(context.directory, spec.directory)) ?? context.directory,
      env: { ...commandEnvironment(context.env, spec.env), ...deploymentOf(context) },
      timeoutMs: spec.timeoutMs,
      mask: spec.env,
      onLine: context.output,
    });
    return judgeCommand(spec, result);
  },
};

function deploymentOf({ target }: GateContext<"shell">): Record<string, string> {
  return {
    // A checklist runs before anything is deployed: a command must not take production for its deployment.
    ...(target.deploymentId === "" ? {} : { DEPLOYMENT_URL: target.url, DEPLOYMENT_ID: target.deploymentId }),
    DEPLOYMENT_COMMIT: target.commit,
  };
}
