/**
 * Where the tests of a run keep their files: in memory where that has room and programs may be started there, since
 * projects, builds and databases are made and dropped by the hundred, and a disk's file system looks for a free place each
 * time.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY = "/dev/shm";
/** Several times what is there at once. */
const ROOM_BYTES = 4 * 1024 ** 3;

/** Else the usual one, which is also the one that somebody asked for by TMPDIR. */
export function chooseTemporaryFolder(memory = MEMORY, roomBytes = ROOM_BYTES): string {
  if (process.env["TMPDIR"] !== undefined) return tmpdir();
  return hasRoom(memory, roomBytes) && startsPrograms(memory) ? memory : tmpdir();
}

function hasRoom(folder: string, bytes: number): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= bytes && process.availableMemory() >= 2 * bytes;
  } catch {
    return false;
  }
}

/** Containers often forbid it there, and a server is copied to where its user can reach it. */
function startsPrograms(parent: string): boolean {
  let folder: string | null = null;
  try {
    folder = mkdtempSync(join(parent, "holdpoint-start-"));
    const program = join(folder, "program");
    writeFileSync(program, "#!/bin/sh\n", { mode: 0o700 });
    return spawnSync(program).status === 0;
  } catch {
    return false;
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}
