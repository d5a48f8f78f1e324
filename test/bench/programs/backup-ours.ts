/** Makes a backup as the step does, and proves it by restore; the last line says how long it took, and the peak of memory. */
import { createReadStream, readFileSync } from "node:fs";
import { createPassingKey } from "../../../src/steps/backup/age-format.ts";
import { dumpDatabase } from "../../../src/steps/backup/dump-archive.ts";
import { dumpSpec } from "../../../src/steps/backup/dump-spec.ts";
import { openArchive } from "../../../src/steps/backup/open-archive.ts";
import { proveRestore } from "../../../src/steps/backup/prove-restore.ts";
import { type BackupWorld, createBackupWorld } from "../../database/backup-world.ts";
import { processorTime } from "../processor-time.ts";
import { type BackupPart, type BackupReport, DATABASE, SCRATCH, SERVER_PID } from "./backup-order.ts";

type Times = Omit<BackupReport, "peakMb">;

const NONE: Times = {
  dumpS: Number.NaN,
  dumpCpuS: Number.NaN,
  archiveMb: Number.NaN,
  proofS: Number.NaN,
  proofCpuS: Number.NaN,
  restoreS: Number.NaN,
  restoreCpuS: Number.NaN,
  stepS: Number.NaN,
};
const cpuS = () => processorTime(Number(process.env[SERVER_PID]));

/** Not encrypted, as what it stands beside is not. */
async function runParts(world: BackupWorld): Promise<Times> {
  // It says when it begins to restore, and when to count.
  const marks: number[] = [];
  const context = world.context({ progress: () => marks.push(cpuS()) });
  const url = context.secret(DATABASE);
  const spec = dumpSpec.parse(world.spec());
  const [startedAt, startCpuS] = [performance.now(), cpuS()];
  const dump = await dumpDatabase({ spec, url, folder: world.folder, recipients: null, identity: null }, context);
  const [dumpedAt, dumpedCpuS] = [performance.now(), cpuS()];
  const { path, stored, clear } = dump.archive;
  const local = { read: () => createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array> };
  const archive = () => openArchive(local, { id: path, stored, clear, encrypted: false }, null);
  const { list, serverMajor } = dump;
  const scratch = context.secret(SCRATCH);
  marks.length = 0;
  const proof = await proveRestore({ archive, list, serverMajor, scratch, schemas: null, partial: null }, context);
  if (proof.is !== "proven") throw new Error(proof.verdict.summary);
  const provenAt = performance.now();
  const [restoring = Number.NaN, counting = Number.NaN] = marks;
  return {
    ...NONE,
    dumpS: (dumpedAt - startedAt) / 1_000,
    dumpCpuS: dumpedCpuS - startCpuS,
    archiveMb: stored.size / 1e6,
    proofS: (provenAt - dumpedAt) / 1_000,
    proofCpuS: cpuS() - dumpedCpuS,
    restoreS: proof.tookMs / 1_000,
    restoreCpuS: counting - restoring,
  };
}

async function runStep(world: BackupWorld): Promise<Times> {
  const { recipient } = await createPassingKey();
  const startedAt = performance.now();
  const { verdict } = await world.apply(world.spec({ encrypt: { to: recipient }, prove: "restore", scratch: SCRATCH }));
  if (verdict.outcome !== "pass") throw new Error(`${verdict.reasonCode}: ${verdict.summary}`);
  return { ...NONE, stepS: (performance.now() - startedAt) / 1_000 };
}

/** Linux counts what a process was started by into `maxRSS`, and its memory anew in the other. */
function peakMb(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS / 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

const world = await createBackupWorld({
  [DATABASE]: process.env[DATABASE] ?? "",
  [SCRATCH]: process.env[SCRATCH] ?? "",
});
try {
  const part = process.argv[2] as BackupPart;
  const times = part === "step" ? await runStep(world) : await runParts(world);
  const report: BackupReport = { ...times, peakMb: peakMb() };
  console.log(JSON.stringify(report));
} finally {
  world.close();
}
