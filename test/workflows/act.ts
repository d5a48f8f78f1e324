/** Runs a workflow of a consumer repository under nektos/act in host mode, and reads what its jobs and steps did. */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Workspace } from "./workspace.ts";

export interface ActRequest {
  readonly event:
    | "push"
    | "workflow_dispatch"
    | "schedule"
    | "repository_dispatch"
    | "deployment_status"
    | "pull_request"
    | "issue_comment"
    | "merge_group";
  readonly workflow: string;
  /** Inputs of a dispatch; act wants booleans as strings. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** What GitHub would send with the event. */
  readonly payload?: object;
  /** Longer than one character each: act masks a secret's text wherever it occurs. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, string>>;
  /** Of the runner itself: what no workflow names, such as the addresses of emulators. */
  readonly env?: Readonly<Record<string, string>>;
  readonly repository: string;
  readonly githubUrl: string;
  readonly timeoutMs?: number;
}

export interface StepOutcome {
  readonly job: string;
  readonly step: string;
  readonly result: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface ActOutcome {
  /** Exit code; null where the time limit ended it. */
  readonly code: number | null;
  /** By `job/step`. */
  readonly steps: ReadonlyMap<string, StepOutcome>;
  readonly jobs: Readonly<Record<string, string>>;
  /** Everything that was printed, as people would read it. */
  readonly log: string;
}

interface ActLine {
  readonly jobID?: string;
  readonly stepID?: readonly string[];
  readonly msg?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly stepResult?: string;
  readonly jobResult?: string;
}

export async function runAct(act: string, workspace: Workspace, request: ActRequest): Promise<ActOutcome> {
  // Artifacts are a run's own.
  rmSync(workspace.artifacts, { recursive: true, force: true });
  const { code, stdout, stderr } = await spawnAct(act, actArguments(workspace, request), workspace, request.timeoutMs);
  const lines = stdout
    .split("\n")
    .map((text) => (text.startsWith("{") ? (JSON.parse(text) as ActLine) : { msg: text }));
  return { code, log: `${renderLog(lines)}\n${stderr}`, ...readOutcome(lines) };
}

function actArguments(workspace: Workspace, request: ActRequest): readonly string[] {
  const { folder } = workspace;
  const write = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const settings = {
    "-C": workspace.consumer,
    "-W": `.github/workflows/${request.workflow}`,
    "-e": write("event.json", JSON.stringify({ ...request.payload, inputs: request.inputs ?? {} })),
    "-P": "ubuntu-latest=-self-hosted",
    "--action-cache-path": join(folder, "cache"),
    // Files, not arguments: a process list shows arguments.
    // As YAML, because a value may have several lines.
    "--secret-file": write("secrets.yml", JSON.stringify(request.secrets)),
    "--var-file": write("vars.yml", JSON.stringify(request.vars)),
    "--actor": "alice",
    "--defaultbranch": "main",
    // act's map of local repositories is not made for two jobs at once.
    "--concurrent-jobs": "1",
  };
  const env = {
    GITHUB_API_URL: request.githubUrl,
    GITHUB_SERVER_URL: request.githubUrl,
    GITHUB_GRAPHQL_URL: `${request.githubUrl}/graphql`,
    GITHUB_REPOSITORY: request.repository,
    GITHUB_RUN_ID: "42",
    STAND_IN_ARTIFACTS: workspace.artifacts,
    STAND_IN_REPOSITORY: workspace.consumer,
    ...request.env,
  };
  return [
    request.event,
    "--json",
    "--action-offline-mode",
    "--no-cache-server",
    ...Object.entries(settings).flat(),
    ...Object.entries(workspace.repositories).flatMap(([uses, path]) => ["--local-repository", `${uses}=${path}`]),
    ...Object.entries(env).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
  ];
}

function spawnAct(act: string, args: readonly string[], workspace: Workspace, timeoutMs = 120_000) {
  const home = join(workspace.folder, "home");
  mkdirSync(home, { recursive: true });
  // Host mode hands its own environment to every step, so that it is given next to none.
  const env = { HOME: home, PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`, LC_ALL: "C.UTF-8" };
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    const child = spawn(act, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    const limit = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(limit);
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

/** act shows the command by which a step names a secret; GitHub's runner does not, and masks the secret from there on. */
function renderLog(lines: readonly ActLine[]): string {
  return lines
    .filter((line) => line.command !== "add-mask")
    .map(
      ({ jobID = "", stepID = [], msg = "", content = "" }) =>
        `${[jobID, ...stepID].join("/")} ${msg.trimEnd()}${content}`,
    )
    .join("\n");
}

function readOutcome(lines: readonly ActLine[]): Pick<ActOutcome, "steps" | "jobs"> {
  const steps = new Map<string, StepOutcome>();
  const jobs: Record<string, string> = {};
  for (const line of lines) {
    if (line.jobID === undefined) continue;
    if (line.jobResult !== undefined) jobs[line.jobID] = line.jobResult;
    const step = line.stepID?.[0];
    if (step === undefined) continue;
    const key = `${line.jobID}/${step}`;
    const before = steps.get(key) ?? { job: line.jobID, step, result: "", outputs: {}, summary: "" };
    steps.set(key, {
      ...before,
      result: line.stepResult ?? before.result,
      outputs:
        line.command === "set-output" && line.name !== undefined
          ? { ...before.outputs, [line.name]: line.arg ?? "" }
          : before.outputs,
      summary: line.command === "summary" ? (line.content ?? "") : before.summary,
    });
  }
  return { steps, jobs };
}
