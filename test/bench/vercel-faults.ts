/** Deploys of 500 files with 1 % of the uploads failing, 20 times for each kind of fault: how many succeed. */
import type { Fault } from "../../src/sandbox/contract.ts";
import { type BenchRow, benchRow } from "./bench-row.ts";
import { bundleProgram } from "./bundle.ts";
import {
  CLIENT_PROGRAM,
  createPrebuiltFolder,
  type EmulatorProcess,
  runDeploy,
  startEmulator,
} from "./vercel-process.ts";

const DEPLOYS = 20;
const FILES = 500;
const FAULTS: readonly (readonly [string, Pick<Fault, "kind" | "status" | "headers">])[] = [
  ["500", { kind: "status", status: 500 }],
  ["503", { kind: "status", status: 503 }],
  ["429 with Retry-After", { kind: "status", status: 429, headers: { "retry-after": "1" } }],
  ["connection reset", { kind: "reset" }],
  ["connection closed", { kind: "close" }],
  ["answer cut", { kind: "cut" }],
];

async function countReady(program: string, emulator: EmulatorProcess, directory: string): Promise<number> {
  const { deploys } = await runDeploy(program, emulator, { directory, times: DEPLOYS, stamp: true });
  return deploys.filter((deploy) => deploy.ready).length;
}

export async function benchUploadFaults(): Promise<BenchRow[]> {
  const ours = bundleProgram("deploy-ours");
  const folder = createPrebuiltFolder(FILES, 2_000);
  const emulator = await startEmulator({ options: { fast: true, keepFiles: false, verifyDigest: false } });
  const rows: BenchRow[] = [];
  try {
    for (const [name, fault] of FAULTS) {
      await emulator.addFault({ ...fault, route: "POST /v2/files", probability: 0.01 });
      const counts = {
        ours: [await countReady(ours, emulator, folder.directory)],
        peer: [await countReady(CLIENT_PROGRAM, emulator, folder.directory)],
      };
      await emulator.clearFaults();
      rows.push(
        benchRow({
          ...counts,
          name: `1 % of uploads: ${name}`,
          peerName: "@vercel/client",
          unit: `of ${DEPLOYS}`,
          budget: { kind: "equal", to: DEPLOYS },
        }),
      );
    }
    return rows;
  } finally {
    await emulator.close();
    folder.remove();
  }
}
