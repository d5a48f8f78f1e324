import { expect, it } from "vitest";
import { watchedAnew } from "../../src/release/watched-anew.ts";
import { record } from "./facts.ts";

const SINCE = 100_000;
const WATCH = { since: SINCE, phase: "watching" } as const;

it("leaves the end of a watch to whoever has the release watched anew since", () => {
  const later = record("watching", { promotedAt: SINCE + 1_000 });
  expect(watchedAnew(later, WATCH)).toMatchObject({
    outcome: "hold",
    reasonCode: "watch_incomplete",
    summary: "dpl_new is watched anew since this watch began, by another run, which decides.",
    remedy: "Nothing: the other watch ends with a word of its own.",
  });
  expect(watchedAnew(record("watching", { promotedAt: SINCE }), WATCH)).toBeNull();
  expect(watchedAnew(record("watching", { promotedAt: null }), WATCH)).toBeNull();
  // What comes after its stages is no other watch of a stage.
  expect(watchedAnew(later, { since: SINCE, phase: "promoting" })).toBeNull();
  expect(
    watchedAnew(record("promoting", { promotedAt: SINCE + 1_000 }), { since: SINCE, phase: "promoting" }),
  ).not.toBeNull();
});

it("does not let what was so before a rung helped end anything", () => {
  const helped = record("held", { promotedAt: SINCE, rungs: { flag: "helped" } });
  expect(watchedAnew(helped, WATCH)).toMatchObject({
    outcome: "hold",
    summary:
      "Another run saw a rung of the ladder help while dpl_new was watched here: what was so before says nothing of how it is since.",
    remedy: "Decide whether the release may stay so: watch it again (`watch`), release a fix, or dispatch a rollback.",
  });
  expect(watchedAnew(record("watching", { promotedAt: SINCE, rungs: { flag: "helped" } }), WATCH)).toBeNull();
  expect(watchedAnew(record("held", { promotedAt: SINCE, rungs: { flag: "done" } }), WATCH)).toBeNull();
  expect(watchedAnew(record("held", { promotedAt: SINCE }), WATCH)).toBeNull();
});
