/**
 * What another run may have changed and nobody has put back. A run that died left no word of it where the forge was slow or
 * silent, so that the world is asked; what it was before, this run does not know. What it asked for may come later than
 * anybody looks.
 */
import type { RungWord } from "../../release/rung-words.ts";
import type { AnyRung, Rung, RungRelease } from "../../rungs/contract.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import type { RungTaken } from "./take-rung.ts";
import { observeRung } from "./observe-rung.ts";

/** Words of a rung that was applied by this run, and whose change is not known to be wanted. */
const LEFT_BEHIND: ReadonlySet<RungWord> = new Set(["begun", "done", "unhelpful"]);
/** Of one that an earlier run took: it changed nothing, or what it changed is wanted. */
const SETTLED: ReadonlySet<RungWord> = new Set(["helped", "already", "skipped"]);

/** `coming`: it is not to be seen, and an earlier run that left no word of it may have asked for it. */
type Trace = "none" | "left" | "coming";

interface Climbed {
  readonly order: {
    readonly release: RungRelease;
    /** What the plan says of the rungs. */
    readonly specs: Readonly<Record<string, unknown>>;
    /** An earlier run climbed the ladder and died. */
    readonly resumed: boolean;
  };
  readonly registry: Readonly<Record<string, AnyRung>>;
  readonly taken: readonly RungTaken[];
  /** What is found is written here. */
  readonly words: Record<string, RungWord>;
}

export async function tellLeft(context: CommandContext, journal: Journal, climbed: Climbed): Promise<void> {
  const { order, registry, taken, words } = climbed;
  for (const key of context.plan.rollback.ladder) {
    const rung = registry[key];
    const own = taken.find((one) => one.key === key);
    if (!canBePutBack(rung) || (own !== undefined && own.restore !== null)) continue;
    const word = words[key];
    // Of one that this run left out, because nothing could show that it helps, a run beside it may have made that so.
    const isLeftOut = own?.word === "skipped";
    const isFound = own?.word === "already";
    const trace =
      own === undefined || isLeftOut || isFound
        ? await traceOf(context, { key, word, rung, order, isLeftOut, isFound })
        : LEFT_BEHIND.has(own.word)
          ? "left"
          : "none";
    if (trace === "none") continue;
    if (trace === "left") words[key] ??= "begun";
    journal.note(trace === "left" ? left(key, isLeftOut) : coming(key));
  }
}

function left(key: string, isLeftOut: boolean): string {
  const what = `what ${isLeftOut ? "another" : "an earlier"} run changed by ${key}`;
  return `${what} may still be so: look at it, and put it back by hand when the cause is known`;
}

function coming(key: string): string {
  const late = "what it may have asked for can arrive late, so look again in some minutes";
  return `an earlier run of this rollback left no word about ${key}: nothing is to be seen of it now, but ${late}`;
}

export function canBePutBack(rung: AnyRung | undefined): rung is Rung {
  return rung !== undefined && "restore" in rung && rung.restore !== undefined;
}

interface Left extends Pick<Climbed, "order"> {
  readonly key: string;
  readonly word: RungWord | undefined;
  readonly rung: Rung;
  /** This run has seen that it was not so, and did not take it. */
  readonly isLeftOut: boolean;
  /** It was so when this run came: by somebody's wish, or by a run that could write nothing of it. */
  readonly isFound: boolean;
}

/** Is it as this rung makes it, and was not, as far as is known, before the release? Where nobody can tell, an earlier run may have been there. */
async function traceOf(context: CommandContext, left: Left): Promise<Trace> {
  const { key, word, rung, order, isLeftOut, isFound } = left;
  const { release, specs, resumed } = order;
  if (!isLeftOut && !isFound && word !== undefined && SETTLED.has(word)) return "none";
  // Of one that was not possible only the record of the release can say that it came about after all.
  const unknown: Trace = resumed && word !== "failed" ? "left" : "none";
  // What an earlier run has a word of was done, or put back, before it wrote that.
  const unseen: Trace = resumed && (isLeftOut || word === undefined || word === "begun") ? "coming" : "none";
  const found = await observeRung(context, { key, rung, spec: specs[key], release });
  if (found === null) return unknown;
  if (found.is === "due") return unseen;
  if (found.is === "impossible") return "none";
  if (found.before === undefined) return isLeftOut || isFound ? "left" : unknown;
  return found.before === "otherwise" ? "left" : "none";
}
