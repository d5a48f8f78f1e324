/**
 * A clock on which a 30-minute watch takes seconds: time stands still while anything works and jumps to the next
 * sleeper when all is quiet. Quiet means: no request is being answered by an emulator, no file is being read or written
 * (a module that loads, a build that is hashed), nobody says that they work elsewhere, and the event loop is idle for a moment and a few turns, so a client
 * that is between an answer and its next request is not overtaken, however slow the machine.
 */
import diagnostics from "node:diagnostics_channel";
import type { Clock } from "../lib/clock.ts";
import type { Activity } from "./listen.ts";

/** Called before time jumps; the sandbox sends the traffic of the skipped span from here. */
export type BeforeAdvance = (from: number, to: number) => Promise<void>;

export interface VirtualClock extends Clock, Activity {
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

export function createVirtualClock(startAt: number): VirtualClock {
  let now = startAt;
  let busy = 0;
  let pumping = false;
  const sleepers = createSleepers();
  const listeners: BeforeAdvance[] = [];

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    try {
      while (sleepers.next() !== null) {
        await quiet();
        const wakeAt = sleepers.next();
        if (wakeAt === null) break;
        if (wakeAt > now) {
          for (const listener of listeners) await listener(now, wakeAt);
          now = Math.max(now, wakeAt);
        }
        sleepers.wake(now);
      }
    } finally {
      pumping = false;
    }
  }

  async function quiet(): Promise<void> {
    for (let turn = 0; turn <= QUIET_TURNS; turn += 1) {
      await new Promise((resolve) => (turn === 0 ? setTimeout(resolve, QUIET_MS) : setImmediate(resolve)));
      if (busy > 0 || areFilesBusy() || (turn === QUIET_TURNS && (await wasBusyElsewhere()))) turn = -1;
    }
  }

  return {
    now: () => now,
    async sleep(ms, signal) {
      // Whole milliseconds, as the system's clock has: a retry's random wait has fractions.
      const slept = sleepers.add(now + Math.max(0, Math.ceil(ms)), signal);
      void pump();
      await slept;
    },
    begin: () => {
      busy += 1;
    },
    end: () => {
      busy -= 1;
    },
    beforeAdvance: (listener) => void listeners.push(listener),
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
