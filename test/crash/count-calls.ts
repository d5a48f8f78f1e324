/** Which call of a program this is: to whom, what for, and the how many-th of these. */
import type { EmulatedResponse } from "../../src/sandbox/contract.ts";
import type { MeddledCall, Meddler, Meddling } from "../../src/sandbox/meddler.ts";

export type Moment = "before" | "after";

/** One call of a story. What runs side by side comes in any order, so that only calls for the same are counted. */
export interface CallPoint {
  /** `vercel POST /v10/projects/…`. */
  readonly name: string;
  /** From 1 on. */
  readonly occurrence: number;
}

/** Says of each call which it is. */
export function createCounter(): (call: MeddledCall) => CallPoint {
  const seen = new Map<string, number>();
  return ({ emulator, method, path }) => {
    // A domain on loopback has another port each time.
    const name = `${emulator} ${method} ${decodeURIComponent(path).replace(/127\.0\.0\.1:\d+/, "the domain")}`;
    const occurrence = (seen.get(name) ?? 0) + 1;
    seen.set(name, occurrence);
    return { name, occurrence };
  };
}

export function isSameCall(one: CallPoint, other: CallPoint): boolean {
  return one.name === other.name && one.occurrence === other.occurrence;
}

/** Writes down every call. */
export function recordCalls(): { readonly calls: readonly CallPoint[]; readonly meddler: Meddler } {
  const calls: CallPoint[] = [];
  const count = createCounter();
  return {
    calls,
    meddler: {
      asked(call) {
        calls.push(count(call));
        return null;
      },
    },
  };
}

/** Acts at one call and moment, once. */
export function meddleAt(
  point: CallPoint,
  moment: Moment,
  act: (call: MeddledCall, answer: EmulatedResponse | null) => Promise<Meddling | null> | Meddling | null,
): { readonly meddler: Meddler; readonly struck: () => boolean } {
  const count = createCounter();
  let struck = false;
  let chosen: MeddledCall | null = null;
  return {
    struck: () => struck,
    meddler: {
      asked(call) {
        if (!isSameCall(count(call), point)) return null;
        if (moment === "after") {
          chosen = call;
          return null;
        }
        struck = true;
        return act(call, null);
      },
      acted(call, answer) {
        if (call !== chosen) return null;
        chosen = null;
        struck = true;
        return act(call, answer);
      },
    },
  };
}
