/**
 * A sandbox, a folder with a plan and a built site, and the built program run in it as a person or a runner would, on a
 * virtual clock that both share: no test waits for what only time brings, or fails because the machine is slow.
 */
import { REVERT_TOKEN } from "../../src/sandbox/github/index.ts";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inject } from "vitest";
import { writeDemoSite } from "../../src/sandbox/demo-site.ts";
import {
  type ClockedSandbox,
  type EmulatorName,
  type SandboxAddresses,
  startClockedSandbox,
} from "../clock/sandbox-on-shared-clock.ts";
import { COMPILE_CACHE } from "../compile-cache.ts";

// Called by nobody here: it tells `npm test -- --changed` that these tests are about the whole program.
export { runCli } from "../../src/entry.ts";

export const root = resolve(import.meta.dirname, "../..");
export const FIRST_DEPLOYMENT = "dpl_sandbox1";
export const RELEASE_COMMIT = "c0ffee0000000000000000000000000000000002";

/** An event of `--json`; the fields that tests look at. */
export interface JsonLine {
  readonly event: string;
  readonly step?: string;
  readonly text?: string;
  readonly decision?: string;
  readonly reasonCode?: string;
  readonly candidate?: string | null;
  readonly production?: {
    readonly before: string | null;
    readonly after: string | null;
    readonly served: string | null;
  };
  readonly summary?: string;
  readonly command?: string;
  readonly code?: number;
  readonly virtualSeconds?: number;
  readonly wallSeconds?: number;
}

export interface CliRun {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunInTurn {
  readonly codes: Readonly<Record<string, number>>;
  readonly lines: readonly JsonLine[];
  /** Everything, for a message of failure. */
  readonly said: string;
}

export interface LogEntry {
  readonly method: string;
  readonly path: string;
  readonly route: string | null;
  readonly status: number;
}

export interface HostPicture {
  readonly project: { readonly productionDeploymentId: string | null };
  readonly domains: Readonly<Record<string, { readonly deploymentId: string }>>;
  readonly deployments: readonly { readonly id: string; readonly meta: Readonly<Record<string, string>> }[];
  readonly productionHistory: readonly string[];
}

/** Sends a signal; SIGKILL unless another is named. */
type Kill = (signal?: NodeJS.Signals) => void;

export interface WatchedChild {
  /** Called with each whole line of standard output. */
  readonly onLine?: (line: string, kill: Kill) => void;
  /** Given the way to kill the child, once it has started. */
  readonly onStart?: (kill: Kill) => void;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ReleaseWorld {
  readonly folder: string;
  readonly addresses: SandboxAddresses;
  readonly sandbox: ClockedSandbox;
  /** The environment of a release command: tokens, addresses, repository, commit, and nothing of the test's own. */
  readonly env: Readonly<Record<string, string>>;
  cli(args: readonly string[], watched?: WatchedChild): Promise<CliRun>;
  /** Release commands in one process, to the first that ends with another code than 0; the codes, and all that was said. */
  cliInTurn(commands: readonly string[], watched?: WatchedChild): Promise<RunInTurn>;
  /** The same, whatever becomes of the process. */
  runInTurn(commands: readonly string[], watched?: WatchedChild): Promise<CliRun>;
  /** The program as a step of a workflow starts it, with exactly this environment. */
  action(env: Readonly<Record<string, string>>): Promise<CliRun>;
  log(emulator: EmulatorName): Promise<readonly LogEntry[]>;
  host(): Promise<HostPicture>;
  writePlan(text: string): void;
  close(): Promise<void>;
}

export interface WorldWishes {
  /** Part of the sandbox's seed, as `--state` takes it. */
  readonly state?: object;
  /** The plan's text, given where production answers: `127.0.0.1:40123`. */
  readonly plan: (productionHost: string) => string;
  /** The folder is a checkout of the release's commit. */
  readonly checkout?: true;
}

/** Short times at the host, long enough to be seen. */
const QUICK_HOST = { queueMs: 20, buildMs: 300, aliasJobMs: 200 };

export async function openReleaseWorld({ state = {}, plan, checkout }: WorldWishes): Promise<ReleaseWorld> {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-e2e-"));
  const { vercel = {}, ...others } = state as { readonly vercel?: object };
  const sandbox = await startClockedSandbox({ vercel: { options: QUICK_HOST, ...vercel }, ...others });
  const { addresses } = sandbox;
  const writePlan = (text: string) => writeFileSync(join(folder, "plan.yml"), text);
  const close = async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await writeDemoSite(folder, {
      version: "2",
      commit: RELEASE_COMMIT,
      pages: [{ path: "/chat", contains: "New thread" }],
      versionEndpoint: { path: "/api/version", json: "commit" },
    });
    writePlan(plan(new URL(addresses.site.production).host));
    if (checkout === true) {
      mkdirSync(join(folder, ".git"));
      writeFileSync(join(folder, ".git", "HEAD"), `${RELEASE_COMMIT}\n`);
    }
  } catch (error) {
    // A sandbox that nobody stops outlives the test.
    await close();
    throw error;
  }
  const env = environmentOf(addresses, folder);
  const runInTurn = (commands: readonly string[], watched: WatchedChild = {}) => {
    const script = join(inject("program"), "cli.js");
    const args = [join(import.meta.dirname, "commands-in-turn.mjs"), script, "plan.yml", ...commands];
    return runNode(args, folder, { ...env, ...watched.env }, { ...watched, clock: sandbox.follower });
  };
  return {
    folder,
    addresses,
    sandbox,
    env,
    writePlan,
    runInTurn,
    async cliInTurn(commands, watched = {}) {
      const { code, stdout, stderr } = await runInTurn(commands, watched);
      const lines = parseLines(stdout);
      const exits = lines.flatMap((line) => (line.event === "exit" ? [[line.command ?? "", line.code ?? -1]] : []));
      if (exits.length === 0 || code === null) throw new Error(`no command ended (${code}): ${stdout}${stderr}`);
      return { codes: Object.fromEntries(exits), lines, said: stdout + stderr };
    },
    action: (given) => runProgram("main.js", [], folder, given, { clock: sandbox.follower }),
    cli: (args, watched = {}) =>
      runProgram("cli.js", args, folder, { ...env, ...watched.env }, { ...watched, clock: sandbox.follower }),
    log: async (emulator) => (await sandbox.read(emulator, "log")) as readonly LogEntry[],
    host: async () => (await sandbox.read("vercel", "state")) as HostPicture,
    close,
  };
}

function environmentOf(
  { vercel, github, sentry, checkly, launchdarkly }: SandboxAddresses,
  home: string,
): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: home,
    VERCEL_API_URL: vercel.url,
    VERCEL_TOKEN: vercel.token,
    GITHUB_API_URL: github.url,
    GITHUB_TOKEN: github.token,
    REVERT_GITHUB_TOKEN: REVERT_TOKEN,
    GITHUB_REPOSITORY: `${github.owner}/${github.repo}`,
    GITHUB_SHA: RELEASE_COMMIT,
    SENTRY_URL: sentry.url,
    SENTRY_AUTH_TOKEN: sentry.token,
    SENTRY_ORG: "acme",
    CHECKLY_API_URL: checkly.url,
    CHECKLY_API_KEY: checkly.apiKey,
    CHECKLY_ACCOUNT_ID: checkly.accountId,
    LAUNCHDARKLY_API_HOST: launchdarkly.url,
    LAUNCHDARKLY_ACCESS_TOKEN: launchdarkly.token,
  };
}

interface ClockedChild extends WatchedChild {
  /** What gives it another time. */
  readonly clock?: string;
}

/** Runs one of the built program's two scripts with exactly this environment. */
export function runProgram(
  script: "cli.js" | "main.js",
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  watched?: ClockedChild,
): Promise<CliRun> {
  return runNode([join(inject("program"), script), ...args], cwd, env, watched);
}

function runNode(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  { onLine, onStart, clock }: ClockedChild = {},
): Promise<CliRun> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [...(clock === undefined ? [] : ["--import", clock]), ...args], {
      cwd,
      env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const kill: Kill = (signal = "SIGKILL") => void child.kill(signal);
    let stdout = "";
    let stderr = "";
    let seen = 0;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      for (let end = stdout.indexOf("\n", seen); end >= 0; end = stdout.indexOf("\n", seen)) {
        onLine?.(stdout.slice(seen, end), kill);
        seen = end + 1;
      }
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.once("error", reject);
    child.once("close", (code) => done({ code, stdout, stderr }));
    onStart?.(kill);
  });
}

/** Every line as JSON; throws where one is not. */
export function parseLines(stdout: string): readonly JsonLine[] {
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as JsonLine);
}
