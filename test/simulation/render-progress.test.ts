import { expect, it } from "vitest";
import { renderProgress } from "./render-progress.ts";

it("a long run says how far it is, how fast, how long it still takes and where it could go on", () => {
  expect(renderProgress({ done: 250_000, of: 1_000_000, tookMs: 1_000_000, violating: 0, next: 249_800 })).toBe(
    "250,000 of 1,000,000 releases, none with violations, 250 a second, 50 min left, --from 249800 goes on from here",
  );
});

it("the time that is left is told in its own unit", () => {
  const told = (left: number) => renderProgress({ done: 100, of: 100 + left, tookMs: 1_000, violating: 2, next: 100 });
  expect(told(5_900)).toContain("2 with violations, 100 a second, 59 s left");
  expect(told(350_000)).toContain("59 min left");
  expect(told(750_000)).toContain("2 h 5 min left");
});
