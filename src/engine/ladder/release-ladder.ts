/** The ladder of a release whose rollback is decided: which rungs are taken around the host's own, and what that leaves. */
import type { GateTarget } from "../../gates/contract.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { Forge, Host } from "../../providers/contract.ts";
import { type AfterHost } from "../../release/decide-rungs.ts";
import type { ProductionRecord, ProductionStatus } from "../../release/record.ts";
import { type RungWords, takenRungs } from "../../release/rung-words.ts";
import { changeInProgress, isRollingOut, type ProductionState, productionShows } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { nullWhereSilent } from "../null-where-silent.ts";
import { readPatiently } from "../read-patiently.ts";
import { readProduction } from "../release-records.ts";
import { targetOf } from "../watch/watched-release.ts";
import { createWitness } from "./ask-production.ts";
import { beginRung } from "./begin-rung.ts";
import { createLadder, type Ladder } from "./climb-ladder.ts";
import { rungRelease } from "./rung-release.ts";
import type { RungTaken } from "./take-rung.ts";
import { withinTime } from "./within-time.ts";

/** A host that does not answer by then is asked to roll back, which has more patience. */
const LOOK_MS = 5_000;
/** The same once a rung seems to have helped: whether production is still the release's. */
const SILENCE_MS = 2 * 60_000;

export interface ReleaseLadder {
  words(): RungWords;
  /** The rung that helped before the host was asked, so that the release stays. */
  beforeHost(): Promise<RungTaken | null>;
  /** What production's rungs made of a rollback that was not possible: whether production shows the known-good deployment. */
  insteadOfHost(): Promise<boolean>;
  /** Production is somebody else's: what an earlier run may have left changed is told. */
  lookBehind(): Promise<void>;
  /** The host's rollback is read back: what was shown not to be the cause is put back. */
  hostIsDone(): Promise<void>;
  /** The rest of the ladder; whether any of it was taken. `verify` asks production's gates after the rung of this name. */
  afterHost(gates: Verdict | null, verify: (after: string) => Promise<Verdict | null>): Promise<boolean>;
  /** What changes the repository, where production could not be brought back. */
  giveUp(): Promise<void>;
}

interface LadderOf {
  readonly host: Host;
  readonly record: ProductionRecord;
  readonly reason: string;
  readonly forge: () => Promise<Forge>;
  /** Not where nothing may be written that the next run would take for a rollback that was decided. */
  readonly hostFollows: boolean;
}

export async function openReleaseLadder(
  context: CommandContext,
  journal: Journal,
  { host, record, reason, forge, hostFollows }: LadderOf,
): Promise<ReleaseLadder> {
  const { payload, promotedAt } = record;
  const { knownGood } = payload;
  let isBack = false;
  const ladder = await createLadder(context, journal, {
    release: rungRelease(context, payload, { knownGood, reason }),
    specs: context.plan.rollback.rungs,
    words: record.phase === "rolling-back" ? (record.rungs ?? {}) : takenRungs(record.rungs ?? {}),
    resumed: record.phase === "rolling-back",
    forge,
    begin: async (connected, key, rungs) => {
      if (knownGood === null || !hostFollows) throw new Error("no rollback is recorded");
      const told = { to: knownGood.id, reason, rungs };
      const status: ProductionStatus = isBack
        ? { phase: "rolled-back", ...told }
        : { phase: "rolling-back", promotedAt, ...told };
      return beginRung(context, journal, { forge: connected, record, key, status });
    },
  });
  const isShown = async () => {
    const production = await nullWhereSilent(() => readProduction(context, host));
    journal.productionAfter(production, null);
    if (production === null || knownGood === null) return false;
    // Of a rolling release it shows that all the time: what a part of the visitors gets is to be taken back.
    return productionShows(production, knownGood.id) && !isRollingOut(production, payload.candidate.id);
  };
  return {
    words: ladder.words,
    beforeHost: () => climbBeforeHost(context, journal, ladder, { host, record }),
    async insteadOfHost() {
      let shown = false;
      await ladder.climbOn("wrong", async () => (shown = await isShown()));
      return shown;
    },
    lookBehind: ladder.lookBehind,
    hostIsDone() {
      isBack = true;
      return ladder.putBack();
    },
    afterHost: (gates, verify) => climbAfterHost(ladder, gates, verify),
    giveUp: () => ladder.finish("wrong"),
  };
}

async function climbBeforeHost(
  context: CommandContext,
  journal: Journal,
  ladder: Ladder,
  { host, record }: Pick<LadderOf, "host" | "record">,
): Promise<RungTaken | null> {
  const read = () => readProduction(context, host);
  const look = (withinMs: number) =>
    withinTime(context.clock, Math.min(LOOK_MS, withinMs), null, () => nullWhereSilent(read));
  let wasSilent = false;
  const witness = createWitness(context, candidateOf(context, record), async (withinMs) => {
    const production = await look(withinMs);
    wasSilent = production === null;
    return production !== null && isOutOfHands(production, record);
  });
  const helped = await ladder.climbToHost(async () => {
    const production = await look(LOOK_MS);
    return production === null || isOutOfHands(production, record);
  }, witness);
  if (helped === null || !wasSilent) return helped;
  // The gates pass, so there is time. Of a host that stays silent nobody knows better than they whether a rung has helped.
  const production = await nullWhereSilent(() => readPatiently(context, journal, SILENCE_MS, read));
  if (production === null || !isOutOfHands(production, record)) return helped;
  ladder.doubt(helped);
  return null;
}

async function climbAfterHost(
  ladder: Ladder,
  gates: Verdict | null,
  verify: (after: string) => Promise<Verdict | null>,
): Promise<boolean> {
  const before = ladder.words();
  const standing = (verdict: Verdict | null) => (verdict === null || verdict.outcome === "pass" ? "right" : "wrong");
  let stands: AfterHost = standing(gates);
  await ladder.climbOn(stands, async (after) => {
    stands = standing(await verify(after));
    return stands === "right";
  });
  await ladder.finish(stands);
  return Object.entries(ladder.words()).some(([key, word]) => before[key] !== word);
}

/** What its visitors get: of a rolling release only those who are asked for it. */
function candidateOf(context: CommandContext, record: ProductionRecord): GateTarget {
  const target = targetOf(context, { record: { ...record, promotedAt: record.promotedAt ?? record.createdAt } });
  const isRolling = record.payload.rollout !== undefined && record.phase === "promoting";
  return isRolling && context.sides !== null ? { ...target, query: context.sides.candidate } : target;
}

/** Production goes back already, or is somebody else's: then nothing comes before the host, who says what is so. */
function isOutOfHands(production: ProductionState, { payload }: ProductionRecord): boolean {
  const { candidate, knownGood } = payload;
  const isOurs = production.project.productionDeploymentId === candidate.id || isRollingOut(production, candidate.id);
  return !isOurs || (knownGood !== null && changeInProgress(production, "rollback", knownGood.id));
}
