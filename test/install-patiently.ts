/** An installer that needs the network, tried again a few times: a registry that is busy for a minute fails no suite. */
import { type SpawnSyncOptions, spawnSync } from "node:child_process";

const PAUSES_S = [5, 20];

/** Runs it until it succeeds, three times at most; throws with what the last attempt said. */
export function installPatiently(command: string, args: readonly string[], options: SpawnSyncOptions = {}): void {
  for (const pause of [...PAUSES_S, null]) {
    const { status, stdout, stderr, error } = spawnSync(command, args, { ...options, encoding: "utf8" });
    if (status === 0) return;
    const said = error?.message ?? `${stdout ?? ""}${stderr ?? ""}`;
    if (pause === null) throw new Error(`${command} ${args.join(" ")} failed (exit ${status}): ${said}`);
    console.log(`${command} ${args.join(" ")} failed (exit ${status}); tried again in ${pause} s`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause * 1_000);
  }
}
