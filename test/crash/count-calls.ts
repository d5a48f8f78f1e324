/** Which call of a program this is: to whom, what for, and the how many-th of all. */
import type { MeddledCall, Meddler, Meddling } from "../../src/sandbox/meddler.ts";

export type Moment = "before" | "after";

/** One call of a story, in the order in which it came. */
export interface CallPoint {
  readonly index: number;
  /** `vercel POST /v10/projects/…`. */
  readonly name: string;
}

/** Writes down every call. */
export function recordCalls(): { readonly calls: readonly CallPoint[]; readonly meddler: Meddler } {
  const calls: CallPoint[] = [];
  return {
    calls,
    meddler: {
      asked(call) {
        calls.push({ index: calls.length, name: nameOf(call) });
        return null;
      },
    },
  };
}

/** Acts at one call and moment, once. */
export function meddleAt(
  index: number,
  moment: Moment,
  act: (call: MeddledCall) => Promise<Meddling> | Meddling,
): { readonly meddler: Meddler; readonly struck: () => string | null } {
  let seen = -1;
  let struck: string | null = null;
  let chosen: MeddledCall | null = null;
  const strike = (call: MeddledCall) => {
    struck = nameOf(call);
    return act(call);
  };
  return {
    struck: () => struck,
    meddler: {
      asked(call) {
        seen += 1;
        if (seen !== index || struck !== null) return null;
        if (moment === "before") return strike(call);
        chosen = call;
        return null;
      },
      acted(call) {
        if (call !== chosen) return null;
        chosen = null;
        return strike(call);
      },
    },
  };
}

function nameOf({ emulator, method, path }: MeddledCall): string {
  return `${emulator} ${method} ${path}`;
}
