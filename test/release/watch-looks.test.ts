/** Who looked at a watch, as a status carries it from look to look. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { parseProductionRecord, renderProductionStatus } from "../../src/release/record.ts";
import { parseWatchLooks, renderWatchLooks, type WatchLooks } from "../../src/release/watch-looks.ts";
import { record } from "./facts.ts";

const AT = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;

function throughStatus(looks: WatchLooks) {
  const { state, description } = renderProductionStatus({ phase: "watching", promotedAt: AT, until: AT + 1, looks });
  const status = { id: 1, state, description, environmentUrl: null, logUrl: null, creator: "us", createdAt: AT };
  const { payload } = record("watching");
  const read = parseProductionRecord({ deployment: { id: 1, createdAt: AT }, payload }, status);
  return { description, read };
}

it("comes back as it was written, to the minute, and fits a status", () => {
  const looks = fc.record({
    count: fc.nat(9_999),
    longestSilenceMs: fc.nat(999 * 60).map((minutes) => minutes * MINUTE),
    judgedMs: fc.nat(999 * 60).map((minutes) => minutes * MINUTE),
    gatesOpen: fc.boolean(),
  });
  fc.assert(
    fc.property(looks, (written) => {
      const { description, read } = throughStatus(written);
      expect(description.length).toBeLessThanOrEqual(140);
      expect(read).toMatchObject({ phase: "watching", promotedAt: AT });
      expect(parseWatchLooks(read)).toEqual(written);
    }),
  );
});

it("is said in the fewest words that a person understands", () => {
  const looks = { count: 1, longestSilenceMs: 59 * MINUTE, judgedMs: 60 * MINUTE, gatesOpen: false };
  expect(renderWatchLooks(looks)).toBe("1 look, silent 59m at most, judged 1h 0m");
  expect(renderWatchLooks({ ...looks, count: 37, longestSilenceMs: 303 * MINUTE, judgedMs: 0, gatesOpen: true })).toBe(
    "37 looks, silent 5h 3m at most, judged 0m, gates open",
  );
});

it("never says less silence, or more that is judged, than there was", () => {
  const { read } = throughStatus({ count: 1, longestSilenceMs: 90_000, judgedMs: 90_000, gatesOpen: false });
  expect(parseWatchLooks(read)).toMatchObject({ longestSilenceMs: 120_000, judgedMs: 60_000 });
});

it.each([
  ["watching", null],
  ["watching", "3 looks, silent for ever"],
  ["done", "3 looks, silent 1m at most, judged 3m"],
] as const)("is nothing where a status of %s says %j", (phase, reason) => {
  expect(parseWatchLooks({ phase, reason })).toBeNull();
});
