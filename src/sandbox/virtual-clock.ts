/**
 * A clock on which a 30-minute watch takes seconds: time stands still while anything works and jumps to the next
 * sleeper when all is quiet. Quiet means: no request is being answered by an emulator, no file is being read or written
 * (a module that loads, a build that is hashed), nobody says that they work elsewhere, and the event loop is idle for a moment and a few turns, so a client
 * that is between an answer and its next request is not overtaken, however slow the machine.
 *
 * What works in real time and is waited for step by step (a database that is backed up, while its progress is asked for)
 * needs a clock that neither stands nor jumps: while any of it lasts, an hour is an hour.
 */
import diagnostics from "node:diagnostics_channel";
import type { Clock } from "../lib/clock.ts";
import type { Activity } from "./listen.ts";

/** Called before time jumps; the sandbox sends the traffic of the skipped span from here. */
export type BeforeAdvance = (from: number, to: number) => Promise<void>;

export interface VirtualClock extends Clock, Activity {
  /** While any of it lasts, time passes as it really does. */
  readonly realTime: Activity;
  /** While any of it lasts, all counts as quiet only after a while: between two programs nobody is seen at work. */
  readonly carefully: Activity;
  beforeAdvance(listener: BeforeAdvance): void;
}

/** Where whoever knows of work that neither requests nor files show is asked for it, each time before all counts as quiet. */
export const BEFORE_QUIET = "holdpoint:before-quiet";

/** A message of that channel. */
export interface BeforeQuiet {
  /** Resolves when it is done; false where there was nothing to do. */
  readonly waitFor: (work: Promise<boolean>) => void;
}

/** Real milliseconds of silence after which time may jump. */
const QUIET_MS = 2;
/** Turns of the event loop after that, in which what had piled up while the machine was busy comes first. */
const QUIET_TURNS = 4;
/** Real milliseconds of silence after which time may jump where it is done carefully. */
const CAREFUL_MS = 1_000;
/** So often it is looked whether what works in real time is over. */
const REAL_STEP_MS = 10;

export function createVirtualClock(startAt: number): VirtualClock {
  const passing = createPassingTime(startAt);
  /** Up to when the listeners were told. */
  let told = startAt;
  const silence = createSilence(passing.isReal);
  let pumping = false;
  const sleepers = createSleepers();
  const listeners: BeforeAdvance[] = [];

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    try {
      while (sleepers.next() !== null) {
        await silence.begins();
        if (!passing.isReal() && !(await silence.lasts())) continue;
        const wakeAt = sleepers.next();
        if (wakeAt === null) break;
        if (passing.isReal() && passing.now() < wakeAt) {
          await delay(Math.min(REAL_STEP_MS, wakeAt - passing.now()));
          continue;
        }
        if (wakeAt > told) {
          for (const listener of listeners) await listener(told, wakeAt);
          told = wakeAt;
        }
        passing.reach(wakeAt);
        sleepers.wake(passing.now());
      }
    } finally {
      pumping = false;
    }
  }

  return {
    now: passing.now,
    realTime: passing,
    carefully: silence.carefully,
    async sleep(ms, signal) {
      // Whole milliseconds, as the system's clock has: a retry's random wait has fractions.
      const slept = sleepers.add(passing.now() + Math.max(0, Math.ceil(ms)), signal);
      void pump();
      await slept;
    },
    begin: silence.work.begin,
    end: silence.work.end,
    beforeAdvance: (listener) => void listeners.push(listener),
  };
}

/** Whether anything works; `isReal` tells of what works in real time. */
function createSilence(isReal: () => boolean) {
  const working = createCount();
  const careful = createCount();
  return {
    work: working,
    carefully: careful as Activity,
    async begins(): Promise<void> {
      for (let turn = 0; turn <= QUIET_TURNS; turn += 1) {
        await (turn === 0 ? delay(QUIET_MS) : new Promise((resolve) => setImmediate(resolve)));
        if (working.any() || areFilesBusy() || (turn === QUIET_TURNS && (await wasBusyElsewhere()))) turn = -1;
      }
    },
    /** False where something began to work again, before it had lasted as long as whoever is careful wants. */
    async lasts(): Promise<boolean> {
      for (let waited = 0; careful.any() && waited < CAREFUL_MS; waited += REAL_STEP_MS) {
        await delay(REAL_STEP_MS);
        if (working.any() || isReal()) return false;
      }
      return true;
    },
  };
}

function createCount(): Activity & { readonly any: () => boolean } {
  let count = 0;
  return {
    begin: () => {
      count += 1;
    },
    end: () => {
      count -= 1;
    },
    any: () => count > 0,
  };
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** A moment that is set, and that goes on by itself while anything works in real time. */
function createPassingTime(startAt: number) {
  let at = startAt;
  let works = 0;
  let since = 0;
  const now = () => (works === 0 ? at : at + Math.floor(performance.now() - since));
  const settle = () => {
    at = now();
    since = performance.now();
  };
  return {
    now,
    isReal: () => works > 0,
    begin() {
      settle();
      works += 1;
    },
    end() {
      settle();
      works -= 1;
    },
    /** Not before it. */
    reach(moment: number) {
      settle();
      at = Math.max(at, moment);
    },
  };
}

async function wasBusyElsewhere(): Promise<boolean> {
  const work: Promise<boolean>[] = [];
  diagnostics.channel(BEFORE_QUIET).publish({ waitFor: (one) => void work.push(one) } satisfies BeforeQuiet);
  return (await Promise.all(work)).includes(true);
}

/** Reading and writing with callbacks and with promises, and the closing of what was opened with promises. */
const FILE_WORK = new Set(["FSReqCallback", "FSReqPromise", "CloseReq"]);

function areFilesBusy(): boolean {
  return process.getActiveResourcesInfo().some((resource) => FILE_WORK.has(resource));
}

interface Sleeper {
  readonly wakeAt: number;
  readonly wake: () => void;
}

/** Everybody who waits for a moment. */
function createSleepers() {
  let sleepers: Sleeper[] = [];
  return {
    /** Resolves when it is woken; rejects with the signal's reason. */
    add: (wakeAt: number, signal?: AbortSignal): Promise<void> =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const sleeper: Sleeper = {
          wakeAt,
          wake: () => {
            signal?.removeEventListener("abort", onAbort);
            resolve();
          },
        };
        const onAbort = () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          reject(signal?.reason);
        };
        signal?.addEventListener("abort", onAbort, { once: true });
        sleepers.push(sleeper);
      }),
    /** When the first of them wants to be woken; null where nobody waits. */
    next: (): number | null =>
      sleepers.reduce<number | null>((first, { wakeAt }) => Math.min(first ?? wakeAt, wakeAt), null),
    wake(now: number): void {
      const due = sleepers.filter(({ wakeAt }) => wakeAt <= now);
      sleepers = sleepers.filter(({ wakeAt }) => wakeAt > now);
      for (const sleeper of due) sleeper.wake();
    },
  };
}
