import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** Ends it and removes its folder as soon as this process is gone, however that ended: see stop-when-orphaned.ts. */
export function guardProcess(server: ChildProcess, folder: string): void {
  const guard = spawn(
    process.execPath,
    [join(import.meta.dirname, "stop-when-orphaned.ts"), String(server.pid ?? 0), folder],
    // A group of its own: Ctrl-C goes to the whole group, and would end the guard before its work.
    { stdio: ["pipe", "ignore", "ignore"], detached: true },
  );
  guard.unref();
  // The pipe alone must not keep the run alive either.
  (guard.stdin as unknown as { unref?: () => void } | null)?.unref?.();
}
