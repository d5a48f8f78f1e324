/** What action.yml, the workflows and the code say about each other, as nothing else would notice a difference. */
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { commands } from "../../src/commands/index.ts";
import { optionsOf } from "../../src/lib/option.ts";
import { EXAMINED_BY } from "../../src/commands/release-options.ts";
import { inputsOf } from "../../src/lib/read-inputs.ts";

const root = resolve(import.meta.dirname, "../..");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly uses?: string;
  readonly secrets?: unknown;
  readonly environment?: { readonly name: string; readonly deployment: boolean };
  readonly concurrency?: { readonly group: string; readonly queue?: string; readonly "cancel-in-progress"?: boolean };
  readonly if?: string;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions: unknown;
  readonly on: {
    readonly workflow_call?: {
      readonly inputs: Readonly<Record<string, unknown>>;
      readonly secrets: Readonly<Record<string, unknown>>;
    };
  };
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Action {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly required: boolean; readonly default?: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const read = <Shape>(path: string) => parse(readFileSync(join(root, path), "utf8")) as Shape;
const action = read<Action>("action.yml");
const ours = readdirSync(join(root, ".github/workflows")).map((name) => `.github/workflows/${name}`);
/** Two whole repositories, and plans of four kinds of teams, which are called as the first of them is. */
const repositories = globSync("examples/*/.github/workflows/*.yml", { cwd: root });
const plans = globSync("examples/plans/*/.github/workflows/*.yml", { cwd: root });
const examples = [...repositories, ...plans].toSorted();
const likeNextApp = (file: string) =>
  [`examples/next-app/.github/workflows/${file}`, ...plans.filter((path) => path.endsWith(`/${file}`))].toSorted();
const workflows = [...ours, ...examples].map((path) => ({ path, workflow: read<Workflow>(path) }));
const steps = workflows.flatMap(({ path, workflow }) =>
  Object.values(workflow.jobs).flatMap((job) => (job.steps ?? []).map((step) => ({ path, step }))),
);

describe("action.yml", () => {
  it("runs the committed bundle on Node 24", () => {
    expect(action.runs).toEqual({ using: "node24", main: "dist/main.js" });
    expect(existsSync(join(root, action.runs.main))).toBe(true);
  });

  it("names exactly the inputs that the edge reads, each described", () => {
    const source = readFileSync(join(root, "src/main.ts"), "utf8");
    const asked = [...source.matchAll(/getInput\("([a-z-]+)"/g)].map((match) => match[1]);
    const declared = inputsOf(optionsOf(commands)).keys();
    expect([...new Set([...asked, ...declared])].toSorted()).toEqual(Object.keys(action.inputs).toSorted());
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/\.$/);
  });

  it("names exactly the outputs that the edge sets", () => {
    const source = readFileSync(join(root, "src/main.ts"), "utf8");
    const set = [...source.matchAll(/setOutput\("([a-z-]+)"/g)].map((match) => match[1]);
    expect([...new Set(set)].toSorted()).toEqual(Object.keys(action.outputs).toSorted());
  });

  it("names every command", () => {
    for (const name of Object.keys(commands)) expect(action.inputs["command"]?.description).toContain(name);
  });

  it("takes no vendor token as an input", () => {
    expect(Object.keys(action.inputs).filter((name) => /token|key|secret/.test(name))).toEqual(["github-token"]);
  });
});

describe("workflows", () => {
  it("give our action only inputs that it has, and a command", () => {
    const calls = steps.filter(({ step }) => step.uses === "$/");
    expect(calls.length).toBeGreaterThanOrEqual(5);
    const unknown = calls.flatMap(({ path, step }) =>
      Object.keys(step.with ?? {})
        .filter((name) => !(name in action.inputs))
        .map((name) => `${path}: ${name}`),
    );
    expect(unknown).toEqual([]);
    const known = { ...optionsOf(commands), doctor: EXAMINED_BY };
    expect(calls.filter(({ step }) => !(String(step.with?.["command"]) in known))).toEqual([]);
    // The action takes one that does nothing for a mistake, once a caller gives it another value than the default.
    const idle = calls.flatMap(({ path, step }) => {
      const { command = "", ...inputs } = step.with ?? {};
      const own = Object.keys((known as Readonly<Record<string, object>>)[String(command)] ?? {});
      return Object.keys(inputs)
        .filter((name) => name !== "github-token" && !own.includes(name))
        .map((name) => `${path}: ${String(command)} ${name}`);
    });
    expect(idle).toEqual([]);
  });

  it("use nothing but our action and GitHub's own, pinned by full SHA", () => {
    const used = new Set(steps.map(({ step }) => step.uses).filter((uses) => uses !== undefined));
    expect(used.size).toBeGreaterThanOrEqual(2);
    expect([...used].filter((uses) => !/^(?:\$\/|actions\/[a-z-]+@[0-9a-f]{40})$/.test(uses))).toEqual([]);
  });

  it("check out without leaving the token in the folder", () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBeGreaterThanOrEqual(4);
    expect(checkouts.filter(({ step }) => step.with?.["persist-credentials"] !== false)).toEqual([]);
  });

  it("run no expression in a shell", () => {
    const scripts = steps.flatMap(({ path, step }) => (step.run === undefined ? [] : [`${path}: ${step.run}`]));
    expect(scripts.length).toBeGreaterThanOrEqual(1);
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  it("start with no permission and give each job a list of its own", () => {
    expect(workflows.filter(({ workflow }) => JSON.stringify(workflow.permissions) !== "{}")).toEqual([]);
    const jobs = workflows.flatMap(({ path, workflow }) =>
      Object.entries(workflow.jobs).map(([name, job]) => ({ name: `${path} ${name}`, job })),
    );
    expect(jobs.filter(({ job }) => job.permissions === undefined).map(({ name }) => name)).toEqual([]);
  });

  it("map every secret by name, and only those that the called workflow declares", () => {
    const calls = workflows
      .flatMap(({ workflow }) => Object.values(workflow.jobs))
      .filter((job) => job.uses?.startsWith("holdpoint/holdpoint/"));
    expect(calls).toHaveLength(8 + 4 * 4);
    for (const job of calls) {
      const called = read<Workflow>(job.uses?.replace(/^holdpoint\/holdpoint\/|@.*$/g, "") ?? "");
      expect(Object.keys(job.secrets ?? {})).toEqual(Object.keys(called.on.workflow_call?.secrets ?? {}));
    }
  });

  it("hold the promote job for approval and a positive decision", () => {
    const { promote } = read<Workflow>(".github/workflows/release.yml").jobs;
    expect(promote?.if).toBe("needs.stage.outputs.decision == 'proceed'");
    expect(promote?.environment?.deployment).toBe(false);
  });

  it("start on nothing that hands secrets to a pull request's code", () => {
    // zizmor is told that issue_comment is meant, and would then say nothing of these in the same file either.
    const triggers = workflows.map(({ path, workflow }) => ({ path, names: Object.keys(workflow.on) }));
    expect(triggers.filter(({ names }) => names.length === 0)).toEqual([]);
    // Of deployment_status GitHub takes the workflow from the commit that is deployed.
    const dangerous = new Set(["pull_request_target", "workflow_run", "deployment", "deployment_status"]);
    expect(triggers.filter(({ names }) => names.some((name) => dangerous.has(name)))).toEqual([]);
    const onDispatch = triggers.filter(({ names }) => names.includes("repository_dispatch"));
    // These run the default branch's workflow.
    expect(onDispatch.map(({ path }) => path)).toEqual(
      [...likeNextApp("watch.yml"), "examples/vercel-git/.github/workflows/release.yml"].toSorted(),
    );
    const onComments = triggers.filter(({ names }) => names.includes("issue_comment"));
    expect(onComments.map(({ path }) => path)).toEqual(likeNextApp("checklist.yml"));
  });

  it("lose no tick, and look at no commit that a newer one replaced", () => {
    const { code, checklist, record } = read<Workflow>(".github/workflows/checklist.yml").jobs;
    expect(code?.concurrency?.["cancel-in-progress"]).toBe(true);
    for (const job of [checklist, record]) {
      expect(job?.concurrency).toMatchObject({ queue: "max", "cancel-in-progress": false });
    }
  });

  it("are called with the permissions that their jobs ask for, and no other", () => {
    const rank = { read: 1, write: 2 } as Readonly<Record<string, number>>;
    const calls = workflows
      .flatMap(({ workflow }) => Object.values(workflow.jobs))
      .filter((job) => job.uses?.startsWith("holdpoint/holdpoint/"));
    for (const job of calls) {
      const called = read<Workflow>(job.uses?.replace(/^holdpoint\/holdpoint\/|@.*$/g, "") ?? "");
      const asked: Record<string, string> = {};
      for (const { permissions = {} } of Object.values(called.jobs)) {
        for (const [name, level] of Object.entries(permissions)) {
          if ((rank[level] ?? 0) > (rank[asked[name] ?? ""] ?? 0)) asked[name] = level;
        }
      }
      expect(job.permissions).toEqual(asked);
    }
  });
});
