import { runVitest } from "./run-vitest.ts";

/** Runs a suite that needs something installed, or says in large letters why it did not; gives its exit code. */
export function runInstalled(folder: string, prepare: () => void): number {
  try {
    prepare();
  } catch (error) {
    const line = "!".repeat(100);
    const why = error instanceof Error ? error.message : String(error);
    console.error(`${line}\n${folder.toUpperCase()} TESTS DID NOT RUN: ${why}\n${line}`);
    // On a laptop without a network the rest can still be tested; a CI that skips these would be green by accident.
    return isCi() ? 1 : 0;
  }
  return runVitest(folder);
}

export function isCi(): boolean {
  return !["", "false", "0"].includes(process.env["CI"] ?? "");
}
