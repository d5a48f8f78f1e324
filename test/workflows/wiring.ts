/**
 * What the workflows do with each answer of the action. The action is a script here that answers as it is told, so that
 * every combination is cheap to see; release.ts runs the real one.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { type ActOutcome, type ActRequest, runAct } from "./act.ts";
import type { Tools } from "./install-tools.ts";
import type { Suite } from "./suite.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

/** Answers with the decision that the variable names for its command (`promote=hold,watch=rolled-back`); `crash` writes nothing. */
export const ANSWERING_SCRIPT = `
import { appendFileSync } from "node:fs";
const command = process.env.INPUT_COMMAND;
const told = Object.fromEntries((process.env.TOLD ?? "").split(",").map((pair) => pair.split("=")));
const decision = told[command] ?? "proceed";
if (decision === "crash") process.exit(1);
appendFileSync(process.env.GITHUB_OUTPUT, "decision=" + decision + "\\nreason-code=" + command + "_code\\ndeployment-url=https://build.example\\n");
const seen = Object.keys(process.env).filter((name) => /TOKEN|SECRET|API_KEY/.test(name) && process.env[name] !== "");
console.log("saw " + seen.sort().join(" "));
console.log("reason " + process.env.INPUT_REASON + ", to " + process.env.INPUT_TO + ", dry run " + process.env["INPUT_DRY-RUN"]);
console.log("look " + process.env.INPUT_LOOK + ", limit " + process.env["INPUT_JOB-LIMIT"]);
process.exitCode = decision === "proceed" || decision === "watching" ? 0 : 1;
`;

const REQUEST: Omit<ActRequest, "vars"> = {
  event: "push",
  workflow: "release.yml",
  secrets: {
    GITHUB_TOKEN: "test-github-token",
    VERCEL_TOKEN: "test-vercel-token",
    CHECKLY_API_KEY: "test-checkly-key",
    HOLDPOINT_SECRETS: "TEST_TOKEN=test-account-token",
  },
  repository: "acme/site",
  githubUrl: "http://127.0.0.1:9",
};

interface Expectation {
  readonly told: string;
  readonly ran: readonly string[];
  readonly code: 0 | 1;
}

const EXPECTATIONS: readonly Expectation[] = [
  { told: "", ran: ["deploy", "verify", "promote", "watch", "after"], code: 0 },
  { told: "deploy=hold", ran: ["deploy"], code: 1 },
  { told: "deploy=crash", ran: ["deploy"], code: 1 },
  { told: "verify=hold", ran: ["deploy", "verify"], code: 1 },
  { told: "verify=failed", ran: ["deploy", "verify"], code: 1 },
  { told: "verify=crash", ran: ["deploy", "verify"], code: 1 },
  { told: "promote=hold", ran: ["deploy", "verify", "promote", "watch"], code: 1 },
  { told: "promote=crash", ran: ["deploy", "verify", "promote", "watch"], code: 1 },
  { told: "promote=crash,watch=rolled-back", ran: ["deploy", "verify", "promote", "watch"], code: 1 },
  { told: "watch=rolled-back", ran: ["deploy", "verify", "promote", "watch"], code: 1 },
  // Handed over: nothing is wrong, and nothing that waits for the end of the watch goes on.
  { told: "watch=watching", ran: ["deploy", "verify", "promote", "watch"], code: 0 },
];

export async function checkWiring(suite: Suite, root: string, tools: Tools): Promise<void> {
  const workspace = createWorkspace(root, { example: join(root, "examples/next-app"), mainScript: ANSWERING_SCRIPT });
  try {
    for (const { told, ran, code } of EXPECTATIONS) {
      await suite.check(`release.yml where ${told === "" ? "all proceed" : told} runs ${ran.join(", ")}`, async () => {
        const outcome = await runAct(tools.act, workspace, { ...REQUEST, vars: {}, env: { TOLD: told } });
        assert.equal(outcome.code, code, outcome.log);
        assert.deepEqual(commandsThatRan(outcome), ran, outcome.log);
      });
    }
    await checkSecrets(suite, tools, workspace);
    await checkRollback(suite, tools, workspace);
    await checkLook(suite, tools, workspace);
  } finally {
    workspace.remove();
  }
}

function commandsThatRan(outcome: ActOutcome): readonly string[] {
  const ids = [...outcome.steps.values()].filter(({ result }) => result !== "" && result !== "skipped");
  const commands = ids.map(({ job, step }) => (job === "after" && step === "0" ? "after" : step));
  return commands.filter((step) => ["deploy", "verify", "promote", "watch", "rollback", "after"].includes(step));
}

async function checkSecrets(suite: Suite, tools: Tools, workspace: Workspace): Promise<void> {
  await suite.check("each step sees the secrets that it needs and no other", async () => {
    const { log } = await runAct(tools.act, workspace, { ...REQUEST, vars: {} });
    const seen = [...log.matchAll(/saw ([A-Z_ -]+)/g)].map((match) =>
      match[1]?.replaceAll(/ ?ACTIONS_\w+/g, "").trim(),
    );
    assert.deepEqual(seen, [
      "CHECKLY_API_KEY HOLDPOINT_SECRETS INPUT_GITHUB-TOKEN VERCEL_TOKEN",
      "CHECKLY_API_KEY HOLDPOINT_SECRETS INPUT_GITHUB-TOKEN VERCEL_TOKEN",
      "CHECKLY_API_KEY HOLDPOINT_SECRETS INPUT_GITHUB-TOKEN VERCEL_TOKEN",
      "CHECKLY_API_KEY HOLDPOINT_SECRETS INPUT_GITHUB-TOKEN VERCEL_TOKEN",
    ]);
  });
}

async function checkRollback(suite: Suite, tools: Tools, workspace: Workspace): Promise<void> {
  await suite.check("rollback.yml hands over reason, target and dry run", async () => {
    const outcome = await runAct(tools.act, workspace, {
      ...REQUEST,
      event: "workflow_dispatch",
      workflow: "rollback.yml",
      inputs: { reason: "checkout is broken", to: "dpl_1", "dry-run": "true" },
      vars: {},
    });
    assert.equal(outcome.code, 0, outcome.log);
    assert.deepEqual(commandsThatRan(outcome), ["rollback"]);
    assert.match(outcome.log, /reason checkout is broken, to dpl_1, dry run true/);
  });
}

async function checkLook(suite: Suite, tools: Tools, workspace: Workspace): Promise<void> {
  const look = (event: ActRequest["event"], told: string) =>
    runAct(tools.act, workspace, { ...REQUEST, event, workflow: "watch.yml", vars: {}, env: { TOLD: told } });
  for (const event of ["schedule", "repository_dispatch", "workflow_dispatch"] as const) {
    await suite.check(
      `watch.yml looks once on ${event}, and starts no other look unless it is told where to wait`,
      async () => {
        const outcome = await look(event, "watch=watching");
        assert.equal(outcome.code, 0, outcome.log);
        assert.match(outcome.log, /look true, limit$/m);
        assert.equal(outcome.steps.get("look/look")?.outputs["decision"], "watching");
        assert.equal(outcome.jobs["next"], undefined);
      },
    );
  }
  await suite.check("watch.yml is red where a look holds, and says failed where it died", async () => {
    assert.equal((await look("schedule", "watch=hold")).code, 1);
    assert.equal((await look("schedule", "watch=crash")).code, 1);
  });
  await suite.check("release.yml says how long its jobs may run", async () => {
    const { log } = await runAct(tools.act, workspace, { ...REQUEST, vars: {} });
    const limits = [...log.matchAll(/look \S*, limit ?(\S*)$/gm)].map(([, limit]) => limit);
    assert.deepEqual(limits, ["180m", "", "", "180m"]);
  });
}
