/**
 * A clock on which a 30-minute watch takes seconds: time stands still while anything works and jumps to the next
 * sleeper when all is quiet. Quiet means: no request is being answered by an emulator and the event loop is idle
 * for a moment, so a client that is between an answer and its next request is not overtaken.
 */
import type { Clock } from "../lib/clock.ts";
import type { Activity } from "./listen.ts";

/** Called before time jumps; the sandbox sends the traffic of the skipped span from here. */
export type BeforeAdvance = (from: number, to: number) => Promise<void>;

export interface VirtualClock extends Clock, Activity {
  beforeAdvance(listener: BeforeAdvance): void;
}

interface Sleeper {
  readonly wakeAt: number;
  readonly wake: () => void;
}

/** Real milliseconds of silence after which time may jump. */
const QUIET_MS = 2;

export function createVirtualClock(startAt: number): VirtualClock {
  let now = startAt;
  let busy = 0;
  let pumping = false;
  let sleepers: Sleeper[] = [];
  const listeners: BeforeAdvance[] = [];

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    try {
      while (sleepers.length > 0) {
        await quiet();
        const next = sleepers.reduce<Sleeper | null>(
          (first, sleeper) => (first === null || sleeper.wakeAt < first.wakeAt ? sleeper : first),
          null,
        );
        if (next === null) break;
        if (next.wakeAt > now) {
          for (const listener of listeners) await listener(now, next.wakeAt);
          now = Math.max(now, next.wakeAt);
        }
        const due = sleepers.filter((sleeper) => sleeper.wakeAt <= now);
        sleepers = sleepers.filter((sleeper) => sleeper.wakeAt > now);
        for (const sleeper of due) sleeper.wake();
      }
    } finally {
      pumping = false;
    }
  }

  async function quiet(): Promise<void> {
    let silent = false;
    while (!silent) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      silent = busy === 0;
    }
  }

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const sleeper: Sleeper = {
          // Whole milliseconds, as the system's clock has: a retry's random wait has fractions.
          wakeAt: now + Math.max(0, Math.ceil(ms)),
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
        void pump();
      }),
    begin: () => {
      busy += 1;
    },
    end: () => {
      busy -= 1;
    },
    beforeAdvance: (listener) => void listeners.push(listener),
  };
}
