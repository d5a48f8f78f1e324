/** Deploys against the emulator: ours, @vercel/client and the vercel CLI take turns on the same process and files. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientFile, installClients } from "../clients/install.ts";
import { type BenchRow, benchRow } from "./bench-row.ts";
import { bundleProgram } from "./bundle.ts";
import { stampFolder } from "./programs/deploy-order.ts";
import {
  CLIENT_PROGRAM,
  createPrebuiltFolder,
  type DeployRun,
  EMULATED,
  type EmulatorProcess,
  requireReady,
  runDeploy,
  runProgram,
  startEmulator,
} from "./vercel-process.ts";

const CLIENT = "@vercel/client";
const KB = 1024;
const MB = 1024 * KB;
/** The emulator counts what it gets and answers at once: what is left is the client's own time. */
const FAST = { fast: true, keepFiles: false, verifyDigest: false } as const;

interface Samples {
  readonly ours: readonly DeployRun[];
  readonly client: readonly DeployRun[];
  readonly cliMs: readonly number[];
}

async function measure(settings: {
  readonly files: number;
  readonly bytes: number;
  readonly rounds: number;
  readonly cli?: boolean;
  /** Rounds of ours alone where the peer takes long. */
  readonly peerRounds?: number;
}): Promise<Samples> {
  const program = bundleProgram("deploy-ours");
  const folder = createPrebuiltFolder(settings.files, settings.bytes);
  const emulator = await startEmulator({ options: FAST });
  const ours: DeployRun[] = [];
  const client: DeployRun[] = [];
  const cliMs: number[] = [];
  const deploy = async (path: string) => {
    stampFolder(folder.directory);
    return requireReady(await runDeploy(path, emulator, { directory: folder.directory }));
  };
  try {
    // Warms the page cache, not the clients: each run is a process of its own.
    await deploy(program);
    for (let round = 0; round < settings.rounds; round += 1) {
      ours.push(await deploy(program));
      if (round < (settings.peerRounds ?? settings.rounds)) client.push(await deploy(CLIENT_PROGRAM));
      if (settings.cli === true) {
        stampFolder(folder.directory);
        cliMs.push(await timeCli(emulator, folder.directory));
      }
    }
  } finally {
    await emulator.close();
    folder.remove();
  }
  return { ours, client, cliMs };
}

/** As on a fresh runner: no compile cache of an earlier run, no configuration, no questions. */
async function timeCli(emulator: EmulatorProcess, directory: string): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), "holdpoint-bench-cli-"));
  try {
    const { wallMs } = await runProgram(
      [
        clientFile("vercel/dist/vc.js"),
        "deploy",
        "--prebuilt",
        "--yes",
        "--api",
        emulator.url,
        "--token",
        EMULATED.token,
        "--global-config",
        home,
      ],
      {
        directory,
        env: {
          HOME: home,
          CI: "1",
          VERCEL_TELEMETRY_DISABLED: "1",
          NO_UPDATE_NOTIFIER: "1",
          NODE_COMPILE_CACHE: join(home, "compile-cache"),
          VERCEL_ORG_ID: EMULATED.team,
          VERCEL_PROJECT_ID: EMULATED.project,
        },
      },
    );
    return wallMs;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const walls = (runs: readonly DeployRun[]) => runs.map((run) => run.wallMs);
const peaks = (runs: readonly DeployRun[]) => runs.map((run) => run.peakMb);

export async function benchDeploySmall(): Promise<BenchRow[]> {
  installClients();
  const { ours, client, cliMs } = await measure({ files: 200, bytes: 10 * KB, rounds: 9, cli: true });
  const name = "deploy 200 × 10 KB";
  return [
    benchRow({
      name,
      ours: walls(ours),
      peer: walls(client),
      peerName: CLIENT,
      unit: "ms",
      budget: { kind: "share", atMost: 1 / 2 },
    }),
    benchRow({
      name,
      ours: walls(ours),
      peer: cliMs,
      peerName: "vercel CLI, cold",
      unit: "ms",
      budget: { kind: "share", atMost: 1 / 2 },
    }),
  ];
}

export async function benchDeployMany(): Promise<BenchRow[]> {
  const many = await measure({ files: 5_000, bytes: 10 * KB, rounds: 5, peerRounds: 3 });
  const fewer = await measure({ files: 1_000, bytes: 10 * KB, rounds: 5 });
  return [
    benchRow({
      name: "deploy 5,000 × 10 KB",
      ours: walls(many.ours),
      peer: walls(many.client),
      peerName: CLIENT,
      unit: "ms",
      budget: { kind: "share", atMost: 1 / 12 },
    }),
    benchRow({
      name: "deploy 5,000 × 10 KB, peak memory",
      ours: peaks(many.ours),
      peer: peaks(many.client),
      peerName: CLIENT,
      unit: "MB",
      budget: { kind: "limit", atMost: 200 },
    }),
    benchRow({
      name: "deploy 1,000 × 10 KB",
      ours: walls(fewer.ours),
      peer: walls(fewer.client),
      peerName: CLIENT,
      unit: "ms",
      budget: { kind: "share", atMost: 1 / 2 },
    }),
    benchRow({
      name: "deploy 5,000 against 1,000 files",
      ours: walls(many.ours),
      peer: walls(fewer.ours),
      peerName: "ours, 1,000 files",
      unit: "ms",
      budget: { kind: "share", atMost: 5 },
    }),
  ];
}

export async function benchDeployLarge(): Promise<BenchRow[]> {
  const { ours, client } = await measure({ files: 50, bytes: 20 * MB, rounds: 3 });
  const name = "deploy 1 GB (50 × 20 MB)";
  return [
    benchRow({
      name,
      ours: walls(ours),
      peer: walls(client),
      peerName: CLIENT,
      unit: "ms",
      budget: { kind: "share", atMost: 1 / 1.8 },
    }),
    benchRow({
      name: "deploy 1 GB, peak memory",
      ours: peaks(ours),
      peer: peaks(client),
      peerName: CLIENT,
      unit: "MB",
      budget: { kind: "limit", atMost: 220 },
    }),
  ];
}
