/** A total outage in the middle of a watch, in real time: until the rollback is asked for, and until it is read back. */
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../../src/lib/clock.ts";
import { COMMIT, inWorld, UP_TO_PROMOTE, type World } from "../commands/open-world.ts";
import { type BenchRow, benchRow } from "./bench-row.ts";

const SECOND = 1_000;
/** After a watch began; the site is asked every ten seconds, so that these meet it before, between and after. */
const BEGINS_S = [0.5, 4, 9.5] as const;
const WATCH = ["for: 10m", "every: 1m", 'rollback_conditions: ["health_check_failures > 3 over 5m"]'];
const UNCOUNTED = { begin: () => undefined, end: () => undefined };
const REAL = {
  ...systemClock,
  ...UNCOUNTED,
  realTime: UNCOUNTED,
  carefully: UNCOUNTED,
  beforeAdvance: () => undefined,
};

interface Outage {
  readonly askedS: number;
  readonly readBackS: number;
}

/** Server errors, which are known at once, and no answer at all. */
const KINDS = [{ outage: true }, { outage: true, silent: true }] as const;

async function endOutage(world: World, beginsS: number, kind: (typeof KINDS)[number]): Promise<Outage> {
  const promoted = await world.runAll(UP_TO_PROMOTE);
  if (promoted.decision !== "proceed") throw new Error(`the promote ended with ${promoted.reasonCode}`);
  let askedAt = Number.NaN;
  world.onAnswer = (_, { path }) => {
    if (Number.isNaN(askedAt) && path.includes("/rollback/")) askedAt = REAL.now();
  };
  const watched = world.run("watch");
  await sleep(beginsS * SECOND);
  const beganAt = REAL.now();
  world.sandbox.site.addFault({ release: COMMIT, fromAt: beganAt, kind });
  const result = await watched;
  if (result.decision !== "rolled-back") throw new Error(`the watch ended with ${result.reasonCode}`);
  return { askedS: (askedAt - beganAt) / SECOND, readBackS: (REAL.now() - beganAt) / SECOND };
}

export async function benchOutage(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const kind of KINDS) rows.push(...(await benchKind(kind)));
  return rows;
}

async function benchKind(kind: (typeof KINDS)[number]): Promise<readonly BenchRow[]> {
  const outages: Outage[] = [];
  for (const beginsS of BEGINS_S) {
    await inWorld({ plan: { watch: WATCH }, visited: false, clock: REAL }, async (world) => {
      outages.push(await endOutage(world, beginsS, kind));
    });
  }
  const what = "silent" in kind ? "silent site" : "total outage";
  // The slowest one counts, and not the median.
  const row = (name: string, seconds: readonly number[], atMost: number) =>
    benchRow({
      name,
      ours: [Math.max(...seconds)],
      peer: [atMost],
      peerName: "the budget itself",
      unit: "s",
      budget: { kind: "limit", atMost },
    });
  return [
    row(
      `${what} to rollback asked for`,
      outages.map(({ askedS }) => askedS),
      20,
    ),
    row(
      `${what} to rollback read back`,
      outages.map(({ readBackS }) => readBackS),
      60,
    ),
  ];
}
