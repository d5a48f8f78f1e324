/**
 * A machine whose clock is wrong would judge another time than the release's, and end a watch before it is over. So what
 * the vendors' answers say of the time (`Date`) puts the clock right, where it is off by more than a delay explains.
 */
import type { Clock } from "./clock.ts";

export interface CorrectedClock {
  readonly clock: Clock;
  /** Told of each answer at the moment at which it is there: the vendor, and its `Date` header. */
  readonly heard: (vendor: string, date: string | null) => void;
}

/** Below this a watch judges what it should, and an answer that was long under way says no more. */
const SMALLEST_MS = 10_000;
/**
 * A date has whole seconds, and each answer takes another while: by less than that a clock that was put right is not put right
 * again. Else it would go back and forth, and what was read longer ago would seem fresh.
 */
const INEXACT_MS = 2_000;
/** Of each vendor: the one that was under way for the shortest time says the most, and a clock may be set meanwhile. */
const ANSWERS = 3;

export function correctClock(clock: Clock): CorrectedClock {
  /** By how much this machine was ahead of each vendor's last answers. */
  const offsets = new Map<string, number[]>();
  const parseDate = createDateParser();
  let offset = 0;
  return {
    clock: { now: () => clock.now() - offset, sleep: (ms, signal) => clock.sleep(ms, signal) },
    heard(vendor, date) {
      const at = parseDate(date ?? "");
      if (Number.isNaN(at)) return;
      const ofVendor = offsets.get(vendor) ?? [];
      offsets.set(vendor, ofVendor);
      if (ofVendor.push(clock.now() - at) > ANSWERS) ofVendor.shift();
      // One vendor's own clock may be wrong: the one that agrees best with this machine is believed.
      let least = Infinity;
      for (const ofOne of offsets.values()) {
        const shortest = Math.min(...ofOne);
        if (Math.abs(shortest) < Math.abs(least)) least = shortest;
      }
      const found = Math.abs(least) < SMALLEST_MS ? 0 : least;
      if (Math.abs(found - offset) >= INEXACT_MS) offset = found;
    },
  };
}

/** Many answers come within the second that a date names: its text is read once. */
function createDateParser(): (date: string) => number {
  let last = { date: "", at: Number.NaN };
  return (date) => {
    if (date !== last.date) last = { date, at: Date.parse(date) };
    return last.at;
  };
}
