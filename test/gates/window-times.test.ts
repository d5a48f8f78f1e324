import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { window } from "../../src/gates/window/index.ts";
import { isOpen, nextOpening, openUntil, renderZoned } from "../../src/gates/window/times.ts";
import { modelOpen, type Written, type WrittenFreeze, type WrittenWindow } from "./wall-clock-model.ts";

const MINUTE_MS = 60_000;
const utc = (text: string) => Date.parse(`${text}Z`);
const shown = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16));
const allow = (...texts: readonly string[]) => window.spec.parse({ allow: texts });

/** Every span in which it is open, from the start of one day in UTC over some days. */
function spans(spec: ReturnType<typeof allow>, from: string, days: number): string[] {
  const end = utc(from) + days * 1_440 * MINUTE_MS;
  const found: string[] = [];
  for (let at = nextOpening(spec, utc(from)); at !== null && at < end;) {
    const until = openUntil(spec, at);
    found.push(`${shown(at)}/${shown(until)}`);
    at = until === null ? null : nextOpening(spec, until);
  }
  return found;
}

describe("a window", () => {
  test("is half-open", () => {
    const spec = allow("Mon 09:00-17:00 UTC");
    expect(isOpen(spec, utc("2026-11-23T09:00:00") - 1)).toBe(false);
    expect(isOpen(spec, utc("2026-11-23T09:00:00"))).toBe(true);
    expect(isOpen(spec, utc("2026-11-23T17:00:00") - 1)).toBe(true);
    expect(isOpen(spec, utc("2026-11-23T17:00:00"))).toBe(false);
  });

  test("across midnight belongs to the day on which it begins, also across the week's end", () => {
    expect(spans(allow("Sun 22:00-02:00 UTC"), "2026-11-20T00:00", 7)).toEqual(["2026-11-22T22:00/2026-11-23T02:00"]);
    expect(isOpen(allow("Sun 22:00-02:00 UTC"), utc("2026-11-22T01:00"))).toBe(false);
    expect(isOpen(allow("Sun 22:00-02:00 UTC"), utc("2026-11-23T01:00"))).toBe(true);
    expect(spans(allow("Fri-Mon 23:00-01:00 UTC"), "2026-11-20T12:00", 5)).toHaveLength(4);
  });

  test("that another one continues stays open until both are over", () => {
    const spec = allow("Mon 09:00-12:00 UTC", "Mon 12:00-24:00 UTC", "Tue 00:00-01:00 UTC", "Mon 10:00-11:00 UTC");
    expect(spans(spec, "2026-11-23T00:00", 2)).toEqual(["2026-11-23T09:00/2026-11-24T01:00"]);
  });

  test("of every day stays open for a year, through changes of the clock", () => {
    expect(openUntil(allow("daily 00:00-24:00 America/New_York"), utc("2026-11-20T00:00"))).toBeNull();
    expect(openUntil(allow("daily 12:00-00:00 UTC", "daily 00:00-12:00 UTC"), utc("2026-11-20T00:00"))).toBeNull();
  });

  test("is asked for at the instant itself, to the millisecond", () => {
    const spec = allow("Mon 09:00-17:00 UTC");
    expect(nextOpening(spec, utc("2026-11-23T10:00:00.123"))).toBe(utc("2026-11-23T10:00:00.123"));
    expect(nextOpening(spec, utc("2026-11-23T17:00:00.123"))).toBe(utc("2026-11-30T09:00"));
  });
});

describe("where clocks change", () => {
  test.each<[string, string, string, readonly string[]]>([
    // 02:00 becomes 03:00 at 07:00 UTC: there is no 02:30.
    ["an hour that does not exist", "Sun 02:00-03:00 America/New_York", "2026-03-08", []],
    [
      "the rest of an hour after it",
      "Sun 02:30-03:30 America/New_York",
      "2026-03-08",
      ["2026-03-08T07:00/2026-03-08T07:30"],
    ],
    ["the part before it", "Sun 01:00-02:30 America/New_York", "2026-03-08", ["2026-03-08T06:00/2026-03-08T07:00"]],
    [
      "a night with an hour less",
      "Sun 00:00-06:00 America/New_York",
      "2026-03-08",
      ["2026-03-08T05:00/2026-03-08T10:00"],
    ],
    // 02:00 becomes 01:00 at 06:00 UTC: 01:00 to 02:00 exists twice.
    [
      "an hour that exists twice",
      "Sun 01:00-02:00 America/New_York",
      "2026-11-01",
      ["2026-11-01T05:00/2026-11-01T07:00"],
    ],
    [
      "a part of such an hour, which the clock shows twice",
      "Sun 01:15-01:45 America/New_York",
      "2026-11-01",
      ["2026-11-01T05:15/2026-11-01T05:45", "2026-11-01T06:15/2026-11-01T06:45"],
    ],
    [
      "a window that begins in it",
      "Sun 01:30-03:00 America/New_York",
      "2026-11-01",
      ["2026-11-01T05:30/2026-11-01T06:00", "2026-11-01T06:30/2026-11-01T08:00"],
    ],
    ["Berlin in spring", "Sun 01:00-04:00 Europe/Berlin", "2026-03-29", ["2026-03-29T00:00/2026-03-29T02:00"]],
    ["Berlin in autumn", "Sun 01:00-04:00 Europe/Berlin", "2026-10-25", ["2026-10-24T23:00/2026-10-25T03:00"]],
    // Half an hour: 02:00 (+10:30) becomes 02:30 (+11), and back on the first Sunday of April.
    ["half an hour less", "Sun 01:00-03:00 Australia/Lord_Howe", "2026-10-04", ["2026-10-03T14:30/2026-10-03T16:00"]],
    ["half an hour more", "Sun 01:00-03:00 Australia/Lord_Howe", "2026-04-05", ["2026-04-04T14:00/2026-04-04T16:30"]],
    // Midnight itself is skipped in Beirut: the day begins at 01:00.
    [
      "a midnight that does not exist",
      "Sun 00:00-02:00 Asia/Beirut",
      "2026-03-29",
      ["2026-03-28T22:00/2026-03-28T23:00"],
    ],
    // Samoa went over the date line: there was no Friday 2011-12-30.
    ["a day that does not exist", "Fri 00:00-24:00 Pacific/Apia", "2011-12-30", []],
    // North Korea changed its zone for good on 2018-05-04, 23:30 (+08:30) becoming 00:00 (+09) of the next day.
    ["a zone that changed", "daily 23:00-01:00 Asia/Pyongyang", "2018-05-05", ["2018-05-04T14:30/2018-05-04T16:00"]],
  ])("%s: %s on %s", (_name, text, day, expected) => {
    const from = new Date(utc(`${day}T00:00`) - 12 * 60 * MINUTE_MS).toISOString().slice(0, 16);
    expect(spans(allow(text), from, 1)).toEqual(expected);
  });

  test("a missing hour postpones the opening to the next week", () => {
    const spec = allow("Sun 02:00-03:00 America/New_York");
    expect(shown(nextOpening(spec, utc("2026-03-02T00:00")))).toBe("2026-03-15T06:00");
  });
});

describe("a freeze", () => {
  const freeze = (from: string, to: string, zone: string) =>
    window.spec.parse({ freeze: [{ from, to, zone, reason: "x" }] });

  test.each<[string, string, string, string, string]>([
    ["2026-12-20", "2027-01-03", "UTC", "2026-12-20T00:00", "2027-01-04T00:00"],
    ["2026-12-20", "2027-01-03", "Europe/Berlin", "2026-12-19T23:00", "2027-01-03T23:00"],
    ["2026-12-20T18:00", "2027-01-03T08:30", "America/New_York", "2026-12-20T23:00", "2027-01-03T13:30"],
    ["2026-12-20", "2026-12-20", "Asia/Kathmandu", "2026-12-19T18:15", "2026-12-20T18:15"],
    // In the gap of New York: from the moment of the change.
    ["2026-03-08T02:30", "2026-03-08T12:00", "America/New_York", "2026-03-08T07:00", "2026-03-08T16:00"],
    ["2026-03-08T00:00", "2026-03-08T02:30", "America/New_York", "2026-03-08T05:00", "2026-03-08T07:00"],
    // In the hour that New York has twice: from the first 01:30, to the last.
    ["2026-11-01T01:30", "2026-11-01T12:00", "America/New_York", "2026-11-01T05:30", "2026-11-01T17:00"],
    ["2026-11-01T00:00", "2026-11-01T01:30", "America/New_York", "2026-11-01T04:00", "2026-11-01T06:30"],
    // The day of Beirut begins at 01:00.
    ["2026-03-29", "2026-03-29", "Asia/Beirut", "2026-03-28T22:00", "2026-03-29T21:00"],
  ])("from %s to %s in %s", (from, to, zone, begins, ends) => {
    const spec = freeze(from, to, zone);
    expect(shown(openUntil(spec, utc(begins) - 1))).toBe(begins);
    expect(isOpen(spec, utc(begins))).toBe(false);
    expect(isOpen(spec, utc(ends) - 1)).toBe(false);
    expect(nextOpening(spec, utc(begins))).toBe(utc(ends));
  });

  test("that others continue ends with the last", () => {
    const spec = window.spec.parse({
      allow: ["Mon 09:00-17:00 UTC"],
      freeze: [
        { from: "2026-11-23", to: "2026-11-30T10:00", reason: "a" },
        { from: "2026-11-30T09:30", to: "2026-11-30T12:00", reason: "b" },
      ],
    });
    expect(shown(nextOpening(spec, utc("2026-11-23T09:00")))).toBe("2026-11-30T12:00");
  });
});

test("an instant is shown in its zone and in UTC", () => {
  expect(renderZoned(utc("2026-11-01T06:30:59.900"), "America/New_York")).toBe(
    "Sun 2026-11-01 01:30 America/New_York (2026-11-01T06:30:59Z)",
  );
  expect(renderZoned(utc("2026-11-01T06:30"), "UTC")).toBe("Sun 2026-11-01 06:30 UTC");
});

/** Instants around which clocks change, and one around which they do not. */
const CHANGES: readonly (readonly [string, string])[] = [
  ["America/New_York", "2026-03-08T07:00"],
  ["America/New_York", "2026-11-01T06:00"],
  ["Europe/Berlin", "2026-03-29T01:00"],
  ["Europe/Berlin", "2026-10-25T01:00"],
  ["Australia/Lord_Howe", "2026-04-04T15:00"],
  ["Australia/Lord_Howe", "2026-10-03T15:30"],
  ["Asia/Beirut", "2026-03-28T22:00"],
  ["America/Havana", "2026-11-01T05:00"],
  ["Pacific/Apia", "2011-12-30T10:00"],
  ["Asia/Pyongyang", "2018-05-04T15:00"],
  ["America/Sao_Paulo", "2018-02-18T02:00"],
  ["Asia/Kathmandu", "2026-06-01T00:00"],
  ["UTC", "2026-12-31T23:00"],
];
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const SCANNED_MINUTES = 1_800;

const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: 1_439 }),
  fc.integer({ min: 0, max: 15 }).map((quarter) => quarter * 15),
);

function windowIn(zone: string): fc.Arbitrary<WrittenWindow> {
  return fc
    .record({
      days: fc.subarray(DAYS, { minLength: 1 }),
      start: minuteOfDay,
      end: fc.oneof(minuteOfDay, fc.constant(1_440)),
      zone: fc.oneof({ weight: 4, arbitrary: fc.constant(zone) }, fc.constantFrom(...CHANGES.map(([other]) => other))),
    })
    .filter(({ start, end }) => start !== end);
}

/** A freeze within two days of the instant, by date or by time. */
function freezeNear(zone: string, instant: number): fc.Arbitrary<WrittenFreeze> {
  return fc
    .record({
      begin: fc.integer({ min: -2_880, max: 2_880 }),
      length: fc.integer({ min: 1, max: 2_880 }),
      dates: fc.tuple(fc.boolean(), fc.boolean()),
    })
    .map(({ begin, length, dates }) => {
      const write = (minute: number, date: boolean) =>
        new Date(instant + minute * MINUTE_MS).toISOString().slice(0, date ? 10 : 16);
      return { from: write(begin, dates[0]), to: write(begin + length, dates[1]), zone };
    })
    .filter(({ from, to }) =>
      to.includes("T") ? to > (from.includes("T") ? from : `${from}T00:00`) : to >= from.slice(0, 10),
    );
}

const situation = fc.constantFrom(...CHANGES).chain(([zone, change]) =>
  fc.record({
    windows: fc.array(windowIn(zone), { maxLength: 3 }),
    freezes: fc.array(freezeNear(zone, utc(change)), { maxLength: 2 }),
    from: fc.integer({ min: -1_500, max: 600 }).map((minutes) => utc(change) + minutes * MINUTE_MS),
  }),
);

const specOf = ({ windows, freezes }: Written) =>
  window.spec.parse({
    allow: windows.map(({ days, start, end, zone }) => `${days.join(",")} ${clockOf(start)}-${clockOf(end)} ${zone}`),
    freeze: freezes.map((freeze) => ({ ...freeze, reason: "x" })),
  });

describe("for random windows, freezes and instants", () => {
  const property = (judge: (spec: ReturnType<typeof specOf>, from: number, model: readonly boolean[]) => void) =>
    fc.assert(
      fc.property(
        situation.filter(({ windows, freezes }) => windows.length + freezes.length > 0),
        (written) => judge(specOf(written), written.from, modelOpen(written, written.from, SCANNED_MINUTES)),
      ),
      { numRuns: 20 },
    );

  test("open is what a wall clock shows, in the first and the last millisecond of each minute", () => {
    property((spec, from, model) => {
      for (let minute = 0; minute < SCANNED_MINUTES; minute += 7) {
        const at = from + minute * MINUTE_MS;
        expect([isOpen(spec, at), isOpen(spec, at + MINUTE_MS - 1)]).toEqual([model[minute], model[minute]]);
      }
    });
  });

  test("the next opening is the first open minute, and it stays open until the first closed one", () => {
    property((spec, from, model) => {
      const end = from + SCANNED_MINUTES * MINUTE_MS;
      // What lies beyond the scanned minutes the model does not know.
      const capped = (at: number | null) => shown(Math.min(at ?? end, end));
      const instantOf = (minute: number) => (minute < 0 ? end : from + minute * MINUTE_MS);
      const first = model.indexOf(true);
      const opening = nextOpening(spec, from);
      expect(capped(opening)).toBe(shown(instantOf(first)));
      const until = opening === null || first < 0 ? end : openUntil(spec, opening);
      expect(capped(until)).toBe(shown(first < 0 ? end : instantOf(model.indexOf(false, first))));
    });
  });
});

test("a year of a hundred freezes and fifty windows is searched in a moment", () => {
  const day = (index: number) => new Date(utc("2026-01-01T00:00") + index * 86_400_000).toISOString().slice(0, 10);
  const spec = window.spec.parse({
    allow: Array.from({ length: 50 }, (_, index) => `Sun ${clockOf(index)}-${clockOf(index + 30)} America/New_York`),
    freeze: Array.from({ length: 100 }, (_, index) => ({ from: day(index * 7), to: day(index * 7 + 6), reason: "x" })),
  });
  expect(nextOpening(spec, utc("2026-01-01T00:00"))).toBeNull();
});
