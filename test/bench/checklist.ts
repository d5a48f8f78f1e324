/** A checklist against what people would write instead: its commands one after the other, and a script for the comment. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { planWith } from "../commands/checklist-world.ts";
import { type BenchRow, benchRow } from "./bench-row.ts";

export { benchChecklistComment } from "./checklist-comment.ts";

const root = resolve(import.meta.dirname, "../..");
const SHORTEST_S = 0.2;
const LONGEST_S = 2;
/** Each takes as long as the slowest command; two show whether they agree. */
const ROUNDS = { 12: 2, 40: 1 } as const;
const STARTS = 7;

/** The built program, or the sources where it is not built. */
const PROGRAM: readonly string[] = existsSync(join(root, "dist/cli.js"))
  ? [join(root, "dist/cli.js")]
  : [
      "--input-type=module",
      "--eval",
      `const { runCli } = await import(${JSON.stringify(pathToFileURL(join(root, "src/entry.ts")).href)}); await runCli();`,
      "cli",
    ];

/** From the shortest to the longest, in an order that no sequence profits from. */
function sleeps(count: number): readonly number[] {
  const step = (LONGEST_S - SHORTEST_S) / (count - 1);
  const seconds = Array.from({ length: count }, (_, index) => Number((SHORTEST_S + index * step).toFixed(3)));
  return seconds.map((_, index) => seconds[(index * 7) % count] ?? LONGEST_S);
}

function writeProject(directory: string, commands: readonly string[]): void {
  const items = commands.map((command, index) => `{ title: Command ${index}, command: ${JSON.stringify(command)} }`);
  mkdirSync(join(directory, ".github"), { recursive: true });
  mkdirSync(join(directory, ".git"), { recursive: true });
  writeFileSync(join(directory, ".git/HEAD"), `${"a".repeat(40)}\n`);
  writeFileSync(join(directory, ".github/holdpoint.yml"), planWith(items));
  const scripts = Object.fromEntries(commands.map((command, index) => [`item-${index}`, command]));
  const all = commands.map((_, index) => `npm run --silent item-${index}`).join(" && ");
  writeFileSync(join(directory, "package.json"), JSON.stringify({ private: true, scripts: { ...scripts, all } }));
  writeFileSync(join(directory, "all.sh"), `set -e\n${commands.join("\n")}\n`);
}

/** Wall milliseconds from start to end; throws where it does not succeed. */
function time(program: string, args: readonly string[], directory: string): Promise<number> {
  return new Promise((done, failed) => {
    const startedAt = performance.now();
    const env = { PATH: process.env["PATH"] ?? "", HOME: directory };
    const child = spawn(program, args, { cwd: directory, env, stdio: "ignore" });
    child.once("error", failed);
    child.once("exit", (code) => {
      if (code === 0) done(performance.now() - startedAt);
      else failed(new Error(`${program} ${args.join(" ")} ended with ${code}`));
    });
  });
}

async function repeat(count: number, act: () => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < count; round += 1) samples.push(await act());
  return samples;
}

async function inFolder<Result>(act: (directory: string) => Promise<Result>): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), "holdpoint-bench-"));
  try {
    return await act(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const checklist = (directory: string) => time(process.execPath, [...PROGRAM, "checklist", "--only", "code"], directory);

/** Commands that sleep keep no core busy, so the two peers may run beside each other; never beside ours. */
export async function benchChecklistParallel(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const count of [12, 40] as const) {
    const seconds = sleeps(count);
    const slowest = [Math.max(...seconds) * 1_000];
    const sum = [seconds.reduce((total, one) => total + one, 0) * 1_000];
    await inFolder(async (directory) => {
      writeProject(
        directory,
        seconds.map((one) => `sleep ${one}`),
      );
      const ours = await repeat(ROUNDS[count], () => checklist(directory));
      const row = { name: `${count} commands that sleep`, ours, unit: "ms" };
      const share = (atMost: number) => ({ kind: "share", atMost }) as const;
      rows.push(
        benchRow({ ...row, peer: slowest, peerName: "the slowest command", budget: share(1.25) }),
        benchRow({ ...row, peer: sum, peerName: "their sum", budget: share(count === 12 ? 0.2 : 0.07) }),
      );
      if (count !== 12) return;
      const [script, npm] = await Promise.all([
        time("sh", ["all.sh"], directory),
        time("npm", ["run", "--silent", "all"], directory),
      ]);
      rows.push(
        benchRow({ ...row, peer: [script], peerName: "a shell script", budget: share(0.35) }),
        benchRow({ ...row, peer: [npm], peerName: "an npm run chain", budget: share(0.35) }),
      );
    });
  }
  return rows;
}

/** What one trivial command costs more than the command itself: the start of Node, the plan, the report. */
export async function benchChecklistStart(): Promise<BenchRow[]> {
  return inFolder(async (directory) => {
    writeProject(directory, ["true"]);
    // The first start fills the page cache and is not counted.
    await checklist(directory);
    const ours = await repeat(STARTS, () => checklist(directory));
    const peer = await repeat(STARTS, () => time("sh", ["-c", "true"], directory));
    const budget = { kind: "limit", atMost: 600 } as const;
    return [benchRow({ name: "one trivial command", ours, peer, peerName: "sh -c", unit: "ms", budget })];
  });
}
