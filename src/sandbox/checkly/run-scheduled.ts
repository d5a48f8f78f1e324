/** The account's scheduled runs against production. */
import { performCheck } from "./perform-check.ts";
import type { CheckSeed } from "./seed.ts";
import type { World } from "./world.ts";

const DEFAULT_FREQUENCY_MS = 60_000;
/** Checks do not start all in the same second. */
const STAGGER_MS = 7_000;

/** Runs what is due after `from` and up to `to`, each really fetched now and stamped with the instant it was due at. */
export async function runScheduled(world: World, from: number, to: number): Promise<void> {
  const { seed, context } = world;
  if (seed.productionOrigin === undefined || context.hasFault("checkly", "stale")) return;
  const origin = seed.productionOrigin();
  const active = seed.checks.filter((check) => check.activated !== false);
  const found = await Promise.all(
    active.map(async (check, index) => {
      const results = [];
      for (const startedAt of dueInstants(check, index, context.startedAt, from, to)) {
        const outcome = await performCheck(check, origin, null);
        const stoppedAt = Math.min(to, startedAt + outcome.responseMs);
        results.push({ id: world.newId(), check, checkRunId: world.newRunId(), startedAt, stoppedAt, outcome });
      }
      return results;
    }),
  );
  world.results.push(...found.flat().toSorted((first, second) => first.startedAt - second.startedAt));
}

function dueInstants(check: CheckSeed, index: number, epoch: number, from: number, to: number): readonly number[] {
  const everyMs = check.frequencyMs ?? DEFAULT_FREQUENCY_MS;
  const firstAt = epoch + ((index * STAGGER_MS) % everyMs);
  const instants: number[] = [];
  for (let turn = Math.max(0, Math.floor((from - firstAt) / everyMs)); ; turn += 1) {
    const at = firstAt + turn * everyMs;
    if (at > to) return instants;
    if (at > from) instants.push(at);
  }
}
