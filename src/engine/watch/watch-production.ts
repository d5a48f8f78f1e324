/** Looks at production until the watch is over or something fails. What it needs to go on is in the record and at the vendors. */
import type { WatchAnswer } from "../../judge/judge-watch.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import type { WatchLooks } from "../../release/watch-looks.ts";
import { type AskingBetweenLooks, askBetweenLooks } from "./ask-between-looks.ts";
import { createClosableJournal } from "./closable-journal.ts";
import { lookOnce } from "./look-once.ts";
import { showLook, standingOf } from "./show-look.ts";
import { createWatchMemory, judgedUntil, type WatchMemory } from "./watch-memory.ts";
import type { WatchedRelease } from "./watched-release.ts";

export type WatchEnd = Exclude<WatchAnswer, { kind: "continue" }>;

/** Whoever stays must leave before the watch is over. */
export interface HandOver {
  readonly kind: "hand-over";
  readonly looks: WatchLooks;
}

type Watching = readonly [context: CommandContext, journal: Journal, release: WatchedRelease];

export async function watchProduction(...watching: Watching): Promise<WatchEnd>;
export async function watchProduction(
  ...watching: readonly [...Watching, stayUntil: number | null]
): Promise<WatchEnd | HandOver>;
/** `stayUntil`: when whoever stays must leave; null where nothing limits that. */
export async function watchProduction(
  context: CommandContext,
  journal: Journal,
  release: WatchedRelease,
  stayUntil: number | null = null,
): Promise<WatchEnd | HandOver> {
  const { record } = release;
  const memory = createWatchMemory(true);
  const heard = createClosableJournal(journal);
  const between = askBetweenLooks(context, heard.journal, release, memory.outage);
  const announced = new Set<string>();
  let previousMs: number | null = null;
  try {
    for (;;) {
      const look =
        (await unlessDown(lookOnce(context, heard.journal, release, memory), between)) ??
        (await lookOnce(context, journal, release, memory));
      showLook(context, journal, look, announced);
      if (look.answer.kind !== "continue") return look.answer;
      journal.tick({ ...standingOf(look), previousMs });
      if (stayUntil !== null && look.nextAt > stayUntil) return { kind: "hand-over", looks: looksOf(memory, record) };
      previousMs = look.elapsedMs;
      await pause(context, look.nextAt, between);
    }
  } finally {
    between.stop();
    heard.close();
  }
}

/** Null where production is down before the work is done: what the vendors say of it can wait, and production cannot. */
function unlessDown<Value>(work: Promise<Value>, { down }: AskingBetweenLooks): Promise<Value | null> {
  return Promise.race([work, down.then(() => null)]);
}

async function pause({ clock, signal }: CommandContext, until: number, between: AskingBetweenLooks): Promise<void> {
  const enough = new AbortController();
  const stop = signal === undefined ? enough.signal : AbortSignal.any([signal, enough.signal]);
  try {
    await unlessDown(clock.sleep(Math.max(0, until - clock.now()), stop), between);
  } finally {
    enough.abort();
  }
}

/** Nobody was silent while somebody stayed. */
function looksOf(memory: WatchMemory, { promotedAt }: WatchedRelease["record"]): WatchLooks {
  return {
    count: 0,
    longestSilenceMs: 0,
    judgedMs: Math.max(0, (judgedUntil(memory) ?? promotedAt) - promotedAt),
    gatesOpen: memory.gates?.outcome === "hold",
  };
}
