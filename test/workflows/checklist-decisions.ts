/**
 * What checklist.yml decides by itself, computed with GitHub's own expression evaluator: which job an event starts, what
 * is checked out in it, what the caller is told, and what each job holds.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { EVENTS, type HappenedEvent, REPOSITORY } from "./checklist-events.ts";
import { type Evaluate, loadEvaluator } from "./expressions.ts";
import type { Suite } from "./suite.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly if: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string };
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface WorkflowFile {
  readonly on: {
    readonly workflow_call: {
      readonly outputs: Readonly<Record<string, { readonly value: string }>>;
      readonly secrets: Readonly<Record<string, unknown>>;
    };
  };
  readonly jobs: Readonly<Record<"code" | "plan" | "checklist" | "record", Job>>;
}

const JOBS = ["code", "plan", "checklist", "record"] as const;
const SHA = "b".repeat(40);

export async function checkChecklistDecisions(suite: Suite, root: string): Promise<void> {
  const evaluate = await loadEvaluator();
  const file = parse(readFileSync(join(root, ".github/workflows/checklist.yml"), "utf8")) as WorkflowFile;
  for (const event of EVENTS) {
    const started = event.jobs.length === 0 ? "no job" : event.jobs.join(", ");
    await suite.check(`${event.title} starts ${started}`, () => {
      const running = JOBS.filter((job) => evaluate(file.jobs[job].if, contextOf(event)) === "true");
      assert.deepEqual(running, event.jobs);
    });
  }
  await suite.check("the plan is the base branch's, the files are the pull request's", () => checkRefs(evaluate, file));
  await suite.check("events of one pull request wait for each other, of another one for none", () =>
    checkGroups(evaluate, file),
  );
  await suite.check("the caller is told what the job said, and hold where no job spoke", () =>
    checkOutputs(evaluate, file),
  );
  await suite.check(
    "the jobs that run the pull request's code, or read its plan, hold no secret and may write nothing",
    () => checkCodeJob(file),
  );
  await suite.check("the jobs that hold secrets run nothing but our action, and may write only what they must", () =>
    checkSecretJobs(file),
  );
}

function contextOf({ name, payload }: HappenedEvent) {
  const pull = (payload as { pull_request?: unknown }).pull_request !== undefined;
  return {
    github: { event_name: name, event: payload, repository: REPOSITORY, sha: SHA, ref: pull ? "" : "refs/heads/main" },
    inputs: { plan: ".github/holdpoint.yml", directory: "." },
  };
}

function eventOf(title: string): HappenedEvent {
  const found = EVENTS.find((event) => event.title === title);
  assert.ok(found, title);
  return found;
}

function checkRefs(evaluate: Evaluate, { jobs }: WorkflowFile): void {
  const refsOf = (job: keyof typeof jobs, title: string) =>
    checkoutsOf(jobs[job]).map(({ with: inputs = {} }) => [
      inputs["path"] ?? ".",
      evaluate(String(inputs["ref"]), contextOf(eventOf(title))),
    ]);
  const pull = [
    [".", "refs/heads/main"],
    ["head", "a".repeat(40)],
  ];
  for (const title of ["a pull request from a branch here", "a pull request from a fork"]) {
    assert.deepEqual(refsOf("code", title), pull);
    assert.deepEqual(refsOf("plan", title), pull);
  }
  assert.deepEqual(refsOf("checklist", "a pull request from a branch here"), pull);
  for (const job of ["code", "checklist"] as const) assert.deepEqual(refsOf(job, "a merge queue's commit"), pull);
  assert.deepEqual(refsOf("checklist", "a tick"), [
    [".", "refs/heads/main"],
    ["head", "refs/pull/7/head"],
  ]);
  for (const job of ["code", "record"] as const) {
    assert.deepEqual(refsOf(job, "a push"), [
      [".", SHA],
      ["head", SHA],
    ]);
  }
  for (const job of JOBS) {
    const [plan, files] = checkoutsOf(jobs[job]).map((step) => step.with ?? {});
    assert.equal(plan?.["sparse-checkout"], "${{ inputs.plan }}", "nothing but the plan comes from the base branch");
    assert.equal(plan["sparse-checkout-cone-mode"], false);
    // Submodules and large files would be fetched from where the pull request says.
    assert.deepEqual(Object.keys(files ?? {}), ["ref", "path", "persist-credentials"]);
  }
}

function checkoutsOf(job: Job): readonly Step[] {
  const checkouts = job.steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
  assert.equal(checkouts.length, 2);
  return checkouts;
}

function checkGroups(evaluate: Evaluate, { jobs }: WorkflowFile): void {
  const groupOf = (job: keyof typeof jobs, title: string) => {
    const text = jobs[job].concurrency.group.replaceAll(/\$\{\{.*?\}\}/g, (part) =>
      evaluate(part, contextOf(eventOf(title))),
    );
    return text;
  };
  const pull = groupOf("checklist", "a pull request from a branch here");
  assert.equal(pull, "holdpoint-checklist-.github/holdpoint.yml-7");
  for (const title of ["a tick", "our comment deleted", "/checklist by a MEMBER"]) {
    assert.equal(groupOf("checklist", title), pull);
  }
  assert.equal(groupOf("code", "a pull request from a branch here"), "holdpoint-code-.github/holdpoint.yml-7");
  assert.equal(
    groupOf("checklist", "a merge queue's commit"),
    `holdpoint-checklist-.github/holdpoint.yml-${"a".repeat(40)}`,
  );
  assert.equal(groupOf("code", "a push"), `holdpoint-code-.github/holdpoint.yml-${SHA}`);
  assert.equal(groupOf("record", "a push"), "holdpoint-record-.github/holdpoint.yml-refs/heads/main");
}

function checkOutputs(evaluate: Evaluate, { on, jobs }: WorkflowFile): void {
  const ofJob = (job: "checklist" | "record", outputs: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(jobs[job].outputs).map(([name, text]) => [
        name,
        evaluate(text, { steps: { [job]: { outputs } } }),
      ]),
    );
  const ofWorkflow = (outputs: Readonly<Record<string, Readonly<Record<string, string>>>>) => {
    const context = { jobs: { checklist: { outputs: {} }, record: { outputs: {} }, ...wrap(outputs) } };
    const values = Object.entries(on.workflow_call.outputs);
    return Object.fromEntries(values.map(([name, { value }]) => [name, evaluate(value, context)]));
  };
  for (const job of ["checklist", "record"] as const) {
    for (const decision of ["proceed", "hold", "failed"]) {
      const said = { decision, "reason-code": `code of ${decision}`, result: "{}" };
      assert.deepEqual(ofJob(job, said), said);
      assert.deepEqual(ofWorkflow({ [job]: said }), said);
    }
    const crashed = { decision: "failed", "reason-code": "internal_error", result: "" };
    assert.deepEqual(ofJob(job, {}), crashed);
    assert.deepEqual(ofWorkflow({ [job]: crashed }), crashed);
  }
  assert.deepEqual(ofWorkflow({}), { decision: "hold", "reason-code": "item_not_run", result: "" });
}

function wrap(outputs: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  return Object.fromEntries(Object.entries(outputs).map(([job, values]) => [job, { outputs: values }]));
}

function checkCodeJob({ jobs }: WorkflowFile): void {
  assert.doesNotMatch(JSON.stringify(jobs.code), /secrets\.|secrets\[|toJSON\(secrets|vars\./);
  assert.deepEqual(jobs.code.permissions, { contents: "read", deployments: "read" });
  // Its plan may name where a token goes, so it is given none.
  assert.doesNotMatch(JSON.stringify(jobs.plan), /secrets\.|secrets\[|toJSON\(secrets|vars\./);
  assert.deepEqual(jobs.plan.permissions, { contents: "read" });
  assert.deepEqual(
    jobs.plan.steps.map(({ uses, run }) => run ?? uses?.replace(/@.*/, "")),
    ["actions/checkout", "actions/checkout", "$/"],
  );
}

function checkSecretJobs({ jobs, on }: WorkflowFile): void {
  assert.deepEqual(jobs.checklist.permissions, {
    checks: "read",
    contents: "read",
    deployments: "read",
    "pull-requests": "write",
    statuses: "write",
  });
  assert.deepEqual(jobs.record.permissions, { contents: "read", deployments: "write" });
  for (const job of [jobs.checklist, jobs.record]) {
    assert.deepEqual(
      job.steps.map(({ uses, run }) => run ?? uses?.replace(/@.*/, "")),
      ["actions/checkout", "actions/checkout", "$/"],
    );
    const held = job.steps.map(({ env = {} }) => Object.entries(env).filter(([, text]) => text.includes("secrets.")));
    assert.deepEqual(
      held.map((secrets) => secrets.map(([name]) => name).toSorted()),
      [[], [], Object.keys(on.workflow_call.secrets).toSorted()],
    );
    for (const [name, text] of held.flat()) assert.equal(text, `\${{ secrets.${name} }}`);
    assert.equal(job.steps[2]?.with?.["only"], "world");
  }
}
