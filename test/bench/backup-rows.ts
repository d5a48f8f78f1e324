/** What a backup and its proof took beside the bare tools, as figures with their budgets. */
import { benchRow, type BenchRow } from "./bench-row.ts";
import type { BackupReport } from "./programs/backup-order.ts";

const MEMORY_MB = 150;
const TIMES = 1.2;
/** Beyond what may be waited for: a database on the same machine pays for each row that is counted. */
const MOST_CPU_TIMES = 1.4;

export interface Took {
  readonly wallS: number;
  readonly cpuS: number;
}

export interface Samples {
  readonly bareDump: Took[];
  readonly bareCount: Took[];
  readonly bareRestore: Took[];
  /** That restore, and the count of what it restored. */
  readonly bareProof: Took[];
  readonly bareMb: number;
  readonly ours: BackupReport[];
}

export function backupRows(samples: Samples, step: BackupReport, size: number): readonly BenchRow[] {
  const { ours, bareMb } = samples;
  const memory = [...ours, step].map(({ peakMb }) => peakMb);
  return [
    ...dumpRows(samples, size),
    benchRow({
      name: "its archive",
      ours: ours.map(({ archiveMb }) => archiveMb),
      peer: [bareMb],
      peerName: "zstd's own level",
      unit: "MB",
      budget: { kind: "share", atMost: 1.1 },
    }),
    ...proofRows(samples, size),
    benchRow({
      name: "most memory of a backup",
      // The worst of them, encrypted or not: an average would hide it.
      ours: [Math.max(...memory)],
      peer: [MEMORY_MB],
      peerName: "the budget itself",
      unit: "MB",
      budget: { kind: "limit", atMost: MEMORY_MB },
    }),
  ];
}

/** On a busy machine only the processors' own time tells what the work costs; on two quiet ones the wall's tells how long it takes. */
function dumpRows({ ours, bareDump, bareCount }: Samples, size: number): readonly BenchRow[] {
  const counted = (of: keyof Took) =>
    bareDump.map((dump, sample) => dump[of] + (bareCount[sample]?.[of] ?? Number.NaN));
  const row = (name: string, mine: "dumpS" | "dumpCpuS", peerName: string, peer: readonly number[], atMost: number) =>
    benchRow({
      name,
      ours: ours.map((one) => one[mine]),
      peer,
      peerName,
      unit: "s",
      budget: { kind: "share", atMost },
      note: "every row is counted and hashed at the same moment, beside the dump",
    });
  const [bare, bareCounted] = ["pg_dump | zstd", "pg_dump | zstd, then counted"];
  return [
    row(
      `${size} MB dumped, packed and counted`,
      "dumpS",
      bare,
      bareDump.map(({ wallS }) => wallS),
      TIMES,
    ),
    row(
      "the same, of processors",
      "dumpCpuS",
      bare,
      bareDump.map(({ cpuS }) => cpuS),
      MOST_CPU_TIMES,
    ),
    row("the same", "dumpS", bareCounted, counted("wallS"), 1),
    row("the same, of processors", "dumpCpuS", bareCounted, counted("cpuS"), 1),
  ];
}

/** `pg_restore` counts nothing: what is restored stands beside it, and all of the proof beside it with and without a count. */
function proofRows({ ours, bareRestore, bareProof }: Samples, size: number): readonly BenchRow[] {
  const beside =
    (peerName: string, peer: readonly Took[]) =>
    (name: string, mine: "restore" | "proof", of: "S" | "CpuS", atMost: number): BenchRow =>
      benchRow({
        name,
        ours: ours.map((one) => one[`${mine}${of}`]),
        peer: peer.map(({ wallS, cpuS }) => (of === "S" ? wallS : cpuS)),
        peerName,
        unit: "s",
        budget: { kind: "share", atMost },
        ...(mine === "proof" ? { note: "every row is counted and hashed once more, after the restore" } : {}),
      });
  const bare = beside("zstd | pg_restore", bareRestore);
  const counted = beside("zstd | pg_restore, then counted", bareProof);
  return [
    bare(`${size} MB restored`, "restore", "S", TIMES),
    bare("the same, of processors", "restore", "CpuS", TIMES),
    bare(`${size} MB restored and compared`, "proof", "S", TIMES),
    bare("the same, of processors", "proof", "CpuS", MOST_CPU_TIMES),
    counted("the same", "proof", "S", 1),
    counted("the same, of processors", "proof", "CpuS", 1),
  ];
}
