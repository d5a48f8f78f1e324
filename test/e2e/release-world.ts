/** A sandbox process, a folder with a plan and a built site, and `dist/cli.js` run in it as a person or a runner would. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeDemoSite } from "../../src/sandbox/demo-site.ts";
import { type SandboxAddresses, type SandboxProcess, startSandboxProcess } from "../workflows/sandbox-process.ts";

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
  readonly virtualSeconds?: number;
  readonly wallSeconds?: number;
}

export interface CliRun {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
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

export interface WatchedChild {
  /** Called with each whole line of standard output. */
  readonly onLine?: (line: string, kill: () => void) => void;
  /** Given the way to kill the child, once it has started. */
  readonly onStart?: (kill: () => void) => void;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ReleaseWorld {
  readonly folder: string;
  readonly addresses: SandboxAddresses;
  readonly sandbox: SandboxProcess;
  /** The environment of a release command: tokens, addresses, repository, commit, and nothing of the test's own. */
  readonly env: Readonly<Record<string, string>>;
  cli(args: readonly string[], watched?: WatchedChild): Promise<CliRun>;
  log(emulator: "vercel" | "github" | "sentry" | "checkly"): Promise<readonly LogEntry[]>;
  host(): Promise<HostPicture>;
  writePlan(text: string): void;
  close(): Promise<void>;
}

export interface WorldWishes {
  /** Part of the sandbox's seed, as `--state` takes it. */
  readonly state?: object;
  /** The plan's text, given where production answers: `127.0.0.1:40123`. */
  readonly plan: (productionHost: string) => string;
}

/** Short times at the host, long enough to be seen. */
const QUICK_HOST = { queueMs: 20, buildMs: 300, aliasJobMs: 200 };

export async function openReleaseWorld({ state = {}, plan }: WorldWishes): Promise<ReleaseWorld> {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-e2e-"));
  const { vercel = {}, ...others } = state as { readonly vercel?: object };
  const sandbox = await startSandboxProcess(root, folder, { vercel: { options: QUICK_HOST, ...vercel }, ...others });
  const { addresses } = sandbox;
  const writePlan = (text: string) => writeFileSync(join(folder, "plan.yml"), text);
  const close = async () => {
    await sandbox.stop();
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
  } catch (error) {
    // A sandbox that nobody stops outlives the test.
    await close();
    throw error;
  }
  const env = environmentOf(addresses, folder);
  return {
    folder,
    addresses,
    sandbox,
    env,
    writePlan,
    cli: (args, watched = {}) =>
      runNode([join(root, "dist/cli.js"), ...args], folder, { ...env, ...watched.env }, watched),
    log: async (emulator) => (await sandbox.read(emulator, "log")) as readonly LogEntry[],
    host: async () => (await sandbox.read("vercel", "state")) as HostPicture,
    close,
  };
}

function environmentOf({ vercel, github, sentry, checkly }: SandboxAddresses, home: string): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: home,
    VERCEL_API_URL: vercel.url,
    VERCEL_TOKEN: vercel.token,
    GITHUB_API_URL: github.url,
    GITHUB_TOKEN: github.token,
    GITHUB_REPOSITORY: `${github.owner}/${github.repo}`,
    GITHUB_SHA: RELEASE_COMMIT,
    SENTRY_URL: sentry.url,
    SENTRY_AUTH_TOKEN: sentry.token,
    SENTRY_ORG: "acme",
    CHECKLY_API_URL: checkly.url,
    CHECKLY_API_KEY: checkly.apiKey,
    CHECKLY_ACCOUNT_ID: checkly.accountId,
  };
}

/** Runs Node with these arguments and exactly this environment. */
export function runNode(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  { onLine, onStart }: WatchedChild = {},
): Promise<CliRun> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const kill = () => void child.kill("SIGKILL");
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
