/** How far this machine's clock is from the vendors', by the `Date` of their answers. */
import { broken, type Finding, ok, warning } from "../../lib/finding.ts";

/** A window of data that lies this far beside the truth judges another time than it says. */
const WARNING_MS = 10_000;
/** By then a window ends before the vendor's data of it is complete. */
const BROKEN_MS = 60_000;
/** `Date` is a whole second, cut off. */
const HALF_A_SECOND_MS = 500;

export interface ClockReadings {
  /** Told of each answer at the moment at which it is there. */
  readonly heard: (vendor: string, date: string | null) => void;
  readonly finding: () => Finding;
}

export function createClockReadings(now: () => number): ClockReadings {
  const smallest = new Map<string, number>();
  return {
    heard(vendor, date) {
      const at = Date.parse(date ?? "");
      if (Number.isNaN(at)) return;
      const offset = now() - at - HALF_A_SECOND_MS;
      const known = smallest.get(vendor);
      // The answer that was under way for the shortest time says the most.
      if (known === undefined || Math.abs(offset) < Math.abs(known)) smallest.set(vendor, offset);
    },
    finding: () => judge([...smallest]),
  };
}

function judge(offsets: readonly (readonly [string, number])[]): Finding {
  const subject = "clock";
  if (offsets.length === 0) {
    return warning(subject, "Cannot be checked: no vendor's answer had a date.", "Compare it with another clock.");
  }
  const [vendor, offset] = offsets.reduce((one, other) => (Math.abs(other[1]) > Math.abs(one[1]) ? other : one));
  const seconds = Math.round(Math.abs(offset) / 1_000);
  const vendors = offsets.map(([name]) => name).join(", ");
  if (Math.abs(offset) < WARNING_MS) return ok(subject, `It agrees with ${vendors}, within ${Math.max(1, seconds)} s.`);
  const found = `This machine's clock is ${seconds} s ${offset > 0 ? "ahead of" : "behind"} ${vendor}'s.`;
  const remedy = "Let the machine set its clock (NTP): metrics are asked for by this clock.";
  return Math.abs(offset) < BROKEN_MS ? warning(subject, found, remedy) : broken(subject, found, remedy);
}
