/** One rung of the ladder, within its time: observed, applied once, observed again. Whatever goes wrong with it is its own end. */
import { boundVerdict } from "../../lib/bound-verdict.ts";
import { ProviderError } from "../../lib/error.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { RungWord } from "../../release/rung-words.ts";
import type { RungContext, RungRelease } from "../../rungs/contract.ts";
import type { CommandContext } from "../context.ts";
import type { OpenRung } from "../open-rung.ts";
import type { ProductionWitness } from "./ask-production.ts";
import {
  begunBefore,
  broken,
  done,
  helped,
  needless,
  overtaken,
  outOfTime,
  type RungEnd,
  unhelpful,
  unrecorded,
  unseen,
  unshown,
  unverified,
} from "./rung-ends.ts";
import { withinTime } from "./within-time.ts";

/** Between two looks at what a rung changed. */
const BETWEEN_LOOKS_MS = 500;
/** Caches and clients of a flag hear of it this late, unless the rung says otherwise. */
const SETTLES_MS = 5_000;
/** Of a rung's time, to say in it how it ended. */
const LAST_WORD_MS = 1_000;
/** To put back what a rung changed. */
const RESTORE_MS = 15_000;

/** `taken`: another run has begun it. `unrecorded`: that could not be written, or not read. */
export type Marked = "recorded" | "taken" | "unrecorded";

export interface RungRequest {
  readonly key: string;
  readonly spec: unknown;
  readonly release: RungRelease;
  /** All of it, with the word on whether it helped. */
  readonly limitMs: number;
  /** Its word in the record is that it was begun. */
  readonly begun: boolean;
  /** An earlier run climbed this ladder and died: what is done already may be its work. */
  readonly resumed: boolean;
  /** Tells whether it helped; null where that is asked otherwise. */
  readonly witness: ProductionWitness | null;
  /** Records that it is begun. */
  readonly mark: () => Promise<Marked>;
}

export interface RungTaken {
  readonly key: string;
  readonly word: RungWord;
  readonly verdict: Verdict;
  /** Puts back what it changed; null where it changed nothing, or has no way to. */
  readonly restore: (() => Promise<Verdict>) | null;
}

/** What was sent, so that it can be put back. */
interface Sent {
  current: { readonly open: OpenRung; readonly state: unknown } | null;
}

export async function takeRung(context: CommandContext, request: RungRequest): Promise<RungTaken> {
  const { clock } = context;
  const { key, limitMs } = request;
  const sent: Sent = { current: null };
  const until = clock.now() + limitMs;
  const { word, verdict } = await withinTime(clock, limitMs, outOfTime(key, limitMs), (signal) =>
    attempt(context, { ...request, until, signal }, sent).catch((error: unknown) => broken(key, error)),
  );
  context.signal?.throwIfAborted();
  return { key, word, verdict: boundVerdict(verdict), restore: restoreOf(context, request, sent) };
}

async function attempt(
  context: CommandContext,
  order: RungRequest & Pick<RungContext, "until" | "signal">,
  sent: Sent,
): Promise<RungEnd> {
  const { key, begun, resumed, witness } = order;
  const open = await context.openRung(key, order);
  const { rung, spec } = open;
  const [failedBefore, found] = await Promise.all([witness?.fails() ?? false, rung.observe(spec, open.context)]);
  if (found.is === "impossible") return { word: "failed", verdict: found.verdict };
  if (found.is === "done") {
    // Of what was so before nobody can say that this release's rollback did it; what was not, an earlier run may have done.
    const mayBe = found.before === "otherwise" || (resumed && found.before === undefined);
    const isOurs = begun || mayBe || rung.moves === "source";
    return isOurs
      ? done(key, found.summary, found.evidence)
      : { word: "already", verdict: needless(key, found.summary) };
  }
  if (rung.onlyIfSeen === true && witness !== null && !failedBefore) return { word: "skipped", verdict: unseen(key) };
  if (rung.once?.(spec) === true) {
    if (begun) return { word: "begun", verdict: begunBefore(key) };
    const marked = await order.mark();
    if (marked === "taken") return { word: "begun", verdict: begunBefore(key) };
    if (marked === "unrecorded") return { word: "failed", verdict: unrecorded(key) };
  }
  order.signal.throwIfAborted();
  sent.current = { open, state: found.state };
  const applied = await apply(open, found.state);
  if (applied !== null && applied.outcome !== "pass") {
    // Nothing was changed, so there is nothing to put back.
    sent.current = null;
    return { word: "failed", verdict: applied };
  }
  const seen = await readBack(context, open, applied);
  if (seen.word !== "done" || witness === null) return seen;
  if (!failedBefore) return { ...seen, verdict: unshown(seen.verdict) };
  const settledAt = context.clock.now() + (rung.settlesMs?.(spec) ?? SETTLES_MS);
  const help = await witness.helped(settledAt, order.until - LAST_WORD_MS);
  if (help === "unshown") return { ...seen, verdict: overtaken(seen.verdict) };
  return { word: help, verdict: help === "helped" ? helped(key, seen.verdict) : unhelpful(key) };
}

/** Null where the answer was lost: whether it arrived, the world tells. */
async function apply({ rung, spec, context }: OpenRung, state: unknown): Promise<Verdict | null> {
  try {
    return await rung.apply(spec, state, context);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.status === 401 || error.status === 403) throw error;
    return null;
  }
}

/** Until the world shows it; the rung's time ends it otherwise. */
async function readBack({ clock }: CommandContext, open: OpenRung, applied: Verdict | null): Promise<RungEnd> {
  const { rung, spec, context } = open;
  if (rung.wordCounts?.(spec) === true) {
    return applied === null ? { word: "begun", verdict: unverified(rung.key) } : { word: "done", verdict: applied };
  }
  for (;;) {
    context.signal.throwIfAborted();
    const found = await rung.observe(spec, context).catch((error: unknown) => {
      if (error instanceof ProviderError) return null;
      throw error;
    });
    if (found?.is === "done") return done(rung.key, found.summary, found.evidence);
    if (found?.is === "impossible") return { word: "failed", verdict: found.verdict };
    await clock.sleep(BETWEEN_LOOKS_MS, context.signal);
  }
}

/** What somebody has changed since is not put back: the rung compares. Its roles are connected again, with a time of their own. */
function restoreOf(context: CommandContext, request: RungRequest, { current }: Sent): RungTaken["restore"] {
  const { key, release, spec } = request;
  if (current?.open.rung.restore === undefined) return null;
  const { clock } = context;
  return async () => {
    const until = clock.now() + RESTORE_MS;
    const late = outOfTime(key, RESTORE_MS).verdict;
    const verdict = await withinTime(clock, RESTORE_MS, late, async (signal) => {
      try {
        const { rung, context: opened } = await context.openRung(key, { release, spec, signal, until, begun: false });
        return (await rung.restore?.(spec, current.state, opened)) ?? late;
      } catch (error) {
        return broken(key, error).verdict;
      }
    });
    return boundVerdict(verdict);
  };
}
