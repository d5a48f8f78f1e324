/** Asks production every few seconds, whatever else the watch is doing, so that a total outage does not wait for the next look. */
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { confirmOutage, type OutageMemory } from "./confirm-outage.ts";
import { readingGates } from "./health-probe.ts";
import type { WatchedRelease } from "./watched-release.ts";

export interface AskingBetweenLooks {
  /** Resolves when an outage is shown to be the release's; never where nobody can ask. */
  readonly down: Promise<void>;
  stop(): void;
}

export function askBetweenLooks(
  context: CommandContext,
  journal: Journal,
  release: WatchedRelease,
  memory: OutageMemory,
): AskingBetweenLooks {
  const stopped = new AbortController();
  const { signal } = context;
  const stop = signal === undefined ? stopped.signal : AbortSignal.any([signal, stopped.signal]);
  const asking = ask(context, journal, release, memory, stop);
  const never = new Promise<void>(() => undefined);
  const down = asking.then(
    (isDown) => (isDown ? undefined : never),
    (error: unknown) => {
      if (stopped.signal.aborted) return never;
      throw error;
    },
  );
  // Somebody waits for it only while a look or a pause is under way.
  down.catch(() => undefined);
  return { down, stop: () => stopped.abort() };
}

/** False where the checks of the watch themselves are as frequent, or no gate only reads. */
async function ask(
  context: CommandContext,
  journal: Journal,
  release: WatchedRelease,
  memory: OutageMemory,
  stop: AbortSignal,
): Promise<boolean> {
  const { watch } = context.plan.stages.production;
  if (watch === null || watch.probeEveryMs >= watch.everyMs || (await readingGates(context)).length === 0) return false;
  for (;;) {
    const { clock } = context;
    const waitMs = Math.max(memory.askedAt + watch.probeEveryMs, memory.quietUntil) - clock.now();
    if (waitMs > 0) {
      await clock.sleep(waitMs, stop);
      continue;
    }
    const standing = await confirmOutage(context, journal, release, memory);
    if (standing?.outcome === "fail") return true;
    stop.throwIfAborted();
  }
}
