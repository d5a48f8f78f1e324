/** A rollback from the start of the process: ours and `vercel rollback` take turns on the same slowed emulators. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { clientFile, installClients } from "../clients/install.ts";
import { type BenchRow, benchRow } from "./bench-row.ts";
import { type Exchange, KNOWN_GOOD, type RollbackWorld, startRollbackWorld } from "./rollback-world.ts";

const CLI = resolve(import.meta.dirname, "../../dist/cli.js");
const PEER = "vercel rollback, cold";
const ROUNDS = 7;
/** The host's job takes 500 ms and a little more each round, so that pollers meet its end at every phase. */
const JOB_MS = 500;
const PHASES_MS = 300;
/** From CPU profiles of `dist/cli.js rollback`, in milliseconds on a machine whose bare Node takes 24. */
const NOTE =
  "start to request: Node 24, our code 12, yaml 10 and reading the plan 20, node:http 15, then 50 for the reads (zod loads meanwhile) and 25 of the request; without --to also octokit 10 and fetch 30, half hidden by the reads. Job done to exit: half a poll 25, its answer 25, the site and the record 50, end of the process 15.";

interface Sample {
  /** Process start until the server handles the rollback request. */
  readonly startToPostMs: number;
  /** Reads before that request, counted as rounds: those that are under way together count once. */
  readonly rounds: number;
  /** The host's job done until the process is gone. */
  readonly doneToExitMs: number;
  readonly wallMs: number;
  readonly cpuMs: number;
}

interface Contender {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Each run starts as a fresh runner does: no compile cache and no settings of an earlier one. */
function contenders(world: RollbackWorld, home: string) {
  const ours = (...to: readonly string[]): Contender => ({
    args: [CLI, "rollback", ...to, "--reason", "bench", "--json"],
    env: world.env,
  });
  const theirs: Contender = {
    args: [
      clientFile("vercel/dist/vc.js"),
      "rollback",
      KNOWN_GOOD,
      "--yes",
      "--api",
      world.vercel.url,
      "--token",
      world.vercel.token,
      "--global-config",
      home,
    ],
    env: { CI: "1", VERCEL_TELEMETRY_DISABLED: "1", NO_UPDATE_NOTIFIER: "1" },
  };
  return { named: ours("--to", KNOWN_GOOD), knownGood: ours(), theirs };
}

async function sample(world: RollbackWorld, name: keyof ReturnType<typeof contenders>, jobMs: number): Promise<Sample> {
  const home = mkdtempSync(join(tmpdir(), "holdpoint-bench-home-"));
  const contender = contenders(world, home)[name];
  world.reset(jobMs);
  const cpuBefore = childCpuMs();
  const startedAt = performance.now();
  try {
    const output = await run(contender, world.directory, home);
    const endedAt = performance.now();
    const post = world.exchanges().find(({ request }) => /^POST \S+\/rollback\//.test(request));
    if (post === undefined || world.productionDeploymentId() !== KNOWN_GOOD) {
      throw new Error(`${contender.args.join(" ")} rolled nothing back: ${output}`);
    }
    return {
      startToPostMs: post.handledAt - startedAt,
      rounds: countRounds(world.exchanges().filter(({ handledAt }) => handledAt < post.handledAt)),
      doneToExitMs: endedAt - (post.handledAt + jobMs),
      wallMs: endedAt - startedAt,
      cpuMs: childCpuMs() - cpuBefore,
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The longest chain of requests of which each was sent after the one before it was answered. */
function countRounds(exchanges: readonly Exchange[]): number {
  let rounds = 0;
  let freeAt = Number.NEGATIVE_INFINITY;
  for (const { sentAt, answeredAt } of exchanges.toSorted((one, other) => one.answeredAt - other.answeredAt)) {
    if (sentAt < freeAt) continue;
    rounds += 1;
    freeAt = answeredAt;
  }
  return rounds;
}

function run(contender: Contender, directory: string, home: string): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, contender.args, {
      cwd: directory,
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: home,
        TMPDIR: home,
        ...contender.env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.once("close", (code) => {
      if (code === 0) done(output);
      else failed(new Error(`${contender.args.join(" ")} ended with ${code}: ${output}`));
    });
  });
}

/** User and system time of the children that have ended, in steps of 10 ms; NaN where the kernel does not say. */
function childCpuMs(): number {
  if (!existsSync("/proc/self/stat")) return Number.NaN;
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

export async function benchRollback(): Promise<BenchRow[]> {
  installClients();
  const world = await startRollbackWorld();
  const samples: Record<keyof ReturnType<typeof contenders>, Sample[]> = { named: [], knownGood: [], theirs: [] };
  const names = ["named", "knownGood", "theirs"] as const;
  try {
    // The first round fills the page cache and is not counted.
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const name of names) {
        const taken = await sample(world, name, JOB_MS + (PHASES_MS * Math.max(round, 0)) / ROUNDS);
        if (round >= 0) samples[name].push(taken);
      }
    }
  } finally {
    await world.close();
  }
  const row = (
    name: string,
    unit: string,
    budget: Parameters<typeof benchRow>[0]["budget"],
    figures: (of: readonly Sample[]) => readonly number[],
  ) =>
    (["named", "knownGood"] as const).map((ours) =>
      benchRow({
        name: `rollback${ours === "named" ? " --to" : ""}, ${name}`,
        ours: figures(samples[ours]),
        peer: figures(samples.theirs),
        peerName: PEER,
        unit,
        budget,
        note: NOTE,
      }),
    );
  return [
    ...row("start to request", "ms", { kind: "share", atMost: 1 / 4 }, (of) => of.map((one) => one.startToPostMs)),
    ...row("job done to exit", "ms", { kind: "share", atMost: 1 / 5 }, (of) => of.map((one) => one.doneToExitMs)),
    ...row("wall", "ms", { kind: "share", atMost: 1 / 2 }, (of) => of.map((one) => one.wallMs)),
    ...row("CPU", "ms", { kind: "share", atMost: 1 / 4 }, (of) => of.map((one) => one.cpuMs)),
    // A read that waits for another one does so every time; on a busy machine others happen to come later too.
    ...row("rounds of reads", "rounds", { kind: "limit", atMost: 1 }, (of) => [
      Math.min(...of.map((one) => one.rounds)),
    ]),
  ];
}
