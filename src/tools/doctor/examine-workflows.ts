/** Whether the repository calls what its plan needs, and with what. Pure. */
import { broken, type Finding, ok, warning } from "../../lib/finding.ts";
import type { WorkflowName } from "../../lib/setting.ts";
import type { Plan } from "../../plan/plan.ts";
import { WATCH_JOB_MINUTES, watchNeedsMs } from "../../plan/warnings.ts";
import type { ExpectedEnvironment } from "../../providers/contract.ts";
import { examinePermissions } from "./examine-permissions.ts";
import type { CalledWorkflow, LocalWorkflows } from "../../engine/local-workflows.ts";

/** Defaults of the workflows' own inputs; a test compares them with the files. */
export const ENVIRONMENT_INPUTS = [
  { workflow: "release", input: "staging-environment", use: "staging", default: "staging" },
  { workflow: "release", input: "production-environment", use: "production", default: "production" },
  { workflow: "rollback", input: "environment", use: "rollback", default: "rollback" },
  // A look rolls back too, with nobody there.
  { workflow: "watch", input: "environment", use: "rollback", default: "rollback" },
] as const;

export function examineWorkflows(plan: Plan, workflows: LocalWorkflows): readonly Finding[] {
  const { calls, unreadable } = workflows;
  const outlives = (watchNeedsMs(plan) ?? 0) > watchJobMinutes(workflows) * 60_000;
  const revisions = [...new Set(calls.map(({ revision }) => revision))];
  const observes = plan.onlyObserves === true;
  const needed: readonly WorkflowName[] = [
    ...(observes ? [] : (["release", "rollback"] as const)),
    ...(plan.checklist.length > 0 ? (["checklist"] as const) : []),
    ...(outlives || observes ? (["watch"] as const) : []),
  ];
  return [
    ...unreadable.map((file) => broken(file, "It is no YAML, so GitHub does not run it.", "Correct the file.")),
    ...needed.map((name) => examineCall(name, calls, observes)),
    ...examinePermissions(calls),
    ...examineLooks(workflows),
    ...calls.flatMap((call) => examineInputs(call)),
    ...(revisions.length > 1
      ? [
          warning(
            "revisions",
            `The workflows are called at different revisions: ${revisions.join(", ")}.`,
            "Call all of them at the same one: they read each other's records.",
          ),
        ]
      : []),
  ];
}

/** Called by hand alone, a look comes when somebody thinks of it. */
function examineLooks({ calls, schedules }: LocalWorkflows): readonly Finding[] {
  const callers = calls.filter(({ name }) => name === "watch").map(({ caller }) => caller);
  if (callers.length === 0 || schedules.some(({ workflow }) => callers.includes(workflow))) return [];
  return [
    warning(
      "looks",
      `${callers.join(", ")} calls watch.yml, but no schedule starts it.`,
      "Add `on: schedule`, which GitHub starts hours late at times, beside whatever else starts it.",
    ),
  ];
}

/** What an expression stands for, GitHub alone knows. */
function examineInputs({ name, inputs, caller }: CalledWorkflow): readonly Finding[] {
  return ENVIRONMENT_INPUTS.flatMap(({ workflow, input, use }) => {
    const given = inputs[input];
    if (workflow !== name || typeof given !== "string" || !isExpression(given)) return [];
    const found = `Cannot be checked: ${caller} gives the environment for ${use} by an expression, ${given}.`;
    return [warning(`environment for ${use}`, found, "Look at that environment's branch rule and reviewers by hand.")];
  });
}

function isExpression(text: string): boolean {
  return text.includes("${{");
}

function examineCall(name: WorkflowName, calls: LocalWorkflows["calls"], observes: boolean): Finding {
  const subject = `${name}.yml`;
  const own = calls.filter((call) => call.name === name);
  if (own.length > 0) {
    return ok(subject, `${[...new Set(own.map(({ caller }) => caller))].join(", ")} calls it.`);
  }
  const missing = {
    release: "nothing is released by this plan",
    rollback: "nobody can roll back from GitHub",
    checklist: "the plan's checklist is asked nowhere",
    watch: observes
      ? "nobody looks at what is deployed"
      : "the watch is longer than its job, and nobody goes on with it",
  }[name];
  return warning(
    subject,
    `No workflow in .github/workflows calls it: ${missing}.`,
    "Copy the one of examples/next-app, or run doctor in the repository's folder.",
  );
}

/** The environments that the jobs run in, each once for what it is used for. */
export function environmentsOf({ calls }: LocalWorkflows, observes = false): readonly ExpectedEnvironment[] {
  const inputs = ENVIRONMENT_INPUTS.filter(({ workflow }) => !observes || workflow === "watch");
  const expected = inputs.flatMap(({ workflow, input, use, default: usual }) => {
    const own = calls.filter(({ name }) => name === workflow);
    const given = own.map(({ inputs }) => inputs[input]).map((name) => (typeof name === "string" ? name : usual));
    const names = given.length === 0 ? [usual] : given;
    return names.filter((name) => !isExpression(name)).map((name) => ({ name, use }));
  });
  return [...new Map(expected.map((one) => [`${one.use} ${one.name}`, one])).values()];
}

/** How long the job of the watch may run: the shortest where several workflows call it. */
export function watchJobMinutes({ calls }: LocalWorkflows): number {
  const given = calls
    .filter(({ name }) => name === "release")
    .map(({ inputs }) => inputs["watch-timeout-minutes"])
    .map((minutes) => (typeof minutes === "number" ? minutes : WATCH_JOB_MINUTES));
  return given.length === 0 ? WATCH_JOB_MINUTES : Math.min(...given);
}
