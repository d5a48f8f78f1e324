/** What the deploying programs are told, and what they answer with in their last line. */
import { closeSync, openSync, readdirSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";

export interface DeployOrder {
  readonly url: string;
  readonly token: string;
  readonly team: string;
  readonly project: string;
  readonly directory: string;
  /** Deploys one after another in the one process. */
  readonly times: number;
  /** Changes every file before each deploy, so that all of them are uploaded. */
  readonly stamp: boolean;
}

export interface DeployReport {
  readonly deploys: readonly {
    readonly ready: boolean;
    readonly id: string | null;
    /** Milliseconds since the epoch. */
    readonly noticedAt: number;
    readonly error: string | null;
  }[];
  /** Highest resident memory of the process. */
  readonly peakMb: number;
}

const OUTPUT = ".vercel/output/static";

/** Overwrites the first bytes of each static file, so that no host knows it; its size stays. */
export function stampFolder(directory: string): void {
  const stamp = `${process.pid}-${process.hrtime.bigint().toString(36)}`.padEnd(32, ".");
  const folder = join(directory, OUTPUT);
  for (const [index, name] of readdirSync(folder).entries()) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const file = openSync(path, "r+");
    writeSync(file, `${stamp}${index.toString(36).padStart(6, "0")}`, 0);
    closeSync(file);
  }
}
