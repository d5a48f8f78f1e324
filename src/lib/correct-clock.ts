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
/** Of each vendor: the one that was under way for the shortest time says the most, and a clock may be set meanwhile. */
const ANSWERS = 3;

export function correctClock(clock: Clock): CorrectedClock {
  const offsets = new Map<string, readonly number[]>();
  let offset = 0;
  return {
    clock: { now: () => clock.now() - offset, sleep: (ms, signal) => clock.sleep(ms, signal) },
    heard(vendor, date) {
      const at = Date.parse(date ?? "");
      if (Number.isNaN(at)) return;
      offsets.set(vendor, [...(offsets.get(vendor) ?? []), clock.now() - at].slice(-ANSWERS));
      const ofVendors = [...offsets.values()].map((one) => Math.min(...one));
      // One vendor's own clock may be wrong: the one that agrees best with this machine is believed.
      const least = ofVendors.reduce((one, other) => (Math.abs(other) < Math.abs(one) ? other : one));
      offset = Math.abs(least) < SMALLEST_MS ? 0 : least;
    },
  };
}
