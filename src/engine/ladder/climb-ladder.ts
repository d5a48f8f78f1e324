/**
 * The rollback's ladder around the host's own rung: what comes before it, in a time that is bounded, and what comes after
 * it. It loads where a plan has more rungs than `host`.
 */
import type { Forge } from "../../providers/contract.ts";
import {
  type AfterHost,
  decideAfterHost,
  decideBeforeHost,
  type LadderRung,
  leftToPersons,
} from "../../release/decide-rungs.ts";
import type { RungWords } from "../../release/rung-words.ts";
import type { AnyRung, RungRelease } from "../../rungs/contract.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import type { ProductionWitness } from "./ask-production.ts";
import { tellLeft } from "./tell-left.ts";
import { forPersons, overtaken } from "./rung-ends.ts";
import { type Marked, type RungTaken, takeRung } from "./take-rung.ts";
import { withinTime } from "./within-time.ts";

/** What each rung before `host` may delay it by, with everything. */
export const BEFORE_HOST_MS = 30_000;
/** For a rung after it that names no time of its own. */
const AFTER_HOST_MS = 60_000;
/** To record that a rung is begun which must not be taken twice. */
const MARK_MS = 4_000;

export interface LadderOrder {
  readonly release: RungRelease;
  /** What the plan says of the rungs. */
  readonly specs: Readonly<Record<string, unknown>>;
  /** What the record says of rungs that were taken before. */
  readonly words: RungWords;
  /** An earlier run climbed it and died. */
  readonly resumed: boolean;
  readonly forge: () => Promise<Forge>;
  /** Writes into the record that this rung begins, beside what came of the others; false where another run has begun it. */
  readonly begin: (forge: Forge, key: string, words: RungWords) => Promise<boolean>;
}

export interface Ladder {
  /** What came of every rung, the record's words included. */
  words(): RungWords;
  /** The rung that helped, so that the release stays where it is; null where the host is to be asked. */
  climbToHost(isOutOfHands: () => Promise<boolean>, witness: ProductionWitness): Promise<RungTaken | null>;
  /** Production turned out not to be the release's any more: what seemed to be helped by this rung may be another one's. */
  doubt(rung: RungTaken): void;
  /** Tells, once, what an earlier run may have changed, where this one does not know what came of it. */
  lookBehind(): Promise<void>;
  /** Puts back what was changed before and shown not to be the cause. */
  putBack(): Promise<void>;
  /** What changes how production behaves, until `isRight`; where production is wrong. */
  climbOn(production: AfterHost, isRight: (after: string) => Promise<boolean>): Promise<void>;
  /** What changes the repository. */
  finish(production: AfterHost): Promise<void>;
}

export async function createLadder(context: CommandContext, journal: Journal, order: LadderOrder): Promise<Ladder> {
  const registry = await context.rungs();
  const ladder = knownRungs(context.plan.rollback.ladder, registry);
  const words: Record<string, RungWords[string]> = { ...order.words };
  const taken: RungTaken[] = [];
  const keep = (rung: RungTaken): RungTaken => {
    words[rung.key] = rung.word;
    tell(journal, rung, registry[rung.key]);
    return rung;
  };
  const mark = (key: string) => () => markBegun(context, order, key, { ...words, [key]: "begun" });
  const take = async (key: string, limitMs: number, witness: ProductionWitness | null): Promise<RungTaken> => {
    const { release, specs, resumed } = order;
    const begun = words[key] === "begun";
    journal.progress(`taking the rung ${key}`);
    const request = { key, spec: specs[key], release, limitMs, begun, resumed, witness, mark: mark(key) };
    const rung = await takeRung(context, request);
    taken.push(rung);
    return keep(rung);
  };
  const lookBehind = once(() => tellLeft(context, journal, { order, registry, taken, words }));
  const patienceOf = (key: string) => limitOf(registry[key], order.specs[key]);
  return {
    words: () => ({ ...words }),
    async climbToHost(isOutOfHands, witness) {
      for (const key of decideBeforeHost(ladder, { words, goesBack: false })) {
        // Somebody may have taken production elsewhere during the rung before.
        if (decideBeforeHost(ladder, { words, goesBack: await isOutOfHands() }).length === 0) break;
        const rung = await take(key, BEFORE_HOST_MS, witness);
        if (rung.word === "helped") return rung;
      }
      return null;
    },
    doubt(rung) {
      const doubted = { ...rung, word: "done", verdict: overtaken(rung.verdict) } as const;
      taken.splice(taken.indexOf(rung), 1, doubted);
      keep(doubted);
    },
    async putBack() {
      await putBack(journal, taken);
      await lookBehind();
    },
    lookBehind,
    async climbOn(production, isRight) {
      for (const key of decideAfterHost(ladder, { words, production }).behavior) {
        const rung = await take(key, patienceOf(key), null);
        if (rung.word !== "done") continue;
        words[key] = (await isRight(key)) ? "helped" : "unhelpful";
        if (words[key] === "helped") return;
      }
    },
    async finish(production) {
      for (const key of production === "moved" ? [] : leftToPersons(ladder, words)) {
        words[key] = "skipped";
        journal.gate(`rollback: ${key}`, forPersons(key));
      }
      for (const key of decideAfterHost(ladder, { words, production }).source) await take(key, patienceOf(key), null);
    },
  };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | null = null;
  return () => (begun ??= work());
}

function knownRungs(keys: readonly string[], registry: Readonly<Record<string, AnyRung>>): readonly LadderRung[] {
  return keys.flatMap((key) => {
    const rung = registry[key];
    return rung === undefined ? [] : [{ key, moves: rung.moves }];
  });
}

function limitOf(rung: AnyRung | undefined, spec: unknown): number {
  if (rung === undefined || rung.moves === "deployment" || rung.moves === "data") return AFTER_HOST_MS;
  return rung.patienceMs?.(spec) ?? AFTER_HOST_MS;
}

/** The table of verdicts shows each rung, and so does every text that is made of it. */
function tell(journal: Journal, { key, word, verdict }: RungTaken, rung: AnyRung | undefined): void {
  journal.gate(`rollback: ${key}`, verdict);
  if (word === "done" || word === "helped" || word === "unhelpful") {
    journal.step("rung", `${key}: ${verdict.summary}`);
    if (rung !== undefined) journal.noteOnce(`${key} does not undo ${rung.cannotUndo}`);
  }
}

/**
 * Where nothing shows whether a rung helped, what it changed stays: production ran into trouble with it as it was. Only what
 * was shown not to be the cause is put back.
 */
async function putBack(journal: Journal, taken: readonly RungTaken[]): Promise<void> {
  for (const { key, word, restore } of taken.toReversed()) {
    if (restore === null) continue;
    if (word === "unhelpful") {
      const { outcome, summary } = await restore();
      journal.note(outcome === "pass" ? `${key} was put back: ${summary}` : `${key} was not put back: ${summary}`);
    } else if (word !== "helped")
      journal.note(`what ${key} changed stays as it is: put it back by hand when the cause is known`);
  }
}

/** It counts only once the forge has it. */
function markBegun(
  { clock }: CommandContext,
  { forge, begin }: LadderOrder,
  key: string,
  words: RungWords,
): Promise<Marked> {
  return withinTime<Marked>(clock, MARK_MS, "unrecorded", async () => {
    try {
      return (await begin(await forge(), key, words)) ? "recorded" : "taken";
    } catch {
      return "unrecorded";
    }
  });
}
