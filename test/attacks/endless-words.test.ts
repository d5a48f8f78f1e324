/** Words of others are as long as they like; what is kept, shown and handed on of them is not. */
import { expect, it } from "vitest";
import { body, worldsOfTests } from "../commands/checklist-probe.ts";
import { HEAD, PULL } from "../commands/checklist-world.ts";

const { opened } = worldsOfTests();

const CLOSED = '{ title: Window, window: { allow: ["Sun 02:00-03:00 UTC"], override: ["@alice"] } }';
/** GitHub takes comments of 65,536 characters. */
const LONGEST = 65_000;
const FEW = 6_000;

it("a comment as long as GitHub takes it leaves a short reason, or a short notice", async () => {
  const at = await opened([CLOSED]);
  for (const text of [
    `/override ${"x".repeat(LONGEST)}`,
    `/override Window @${"a".repeat(LONGEST - 100)}: because`,
    `/override Window @${HEAD}: ${"why ".repeat(LONGEST / 4)}`,
    `/override${" ".repeat(LONGEST)}Window: because`,
  ]) {
    const result = await at.onComment(at.github.createCommentAs("alice", PULL, text.slice(0, LONGEST)));
    expect(JSON.stringify(result).length).toBeLessThan(FEW);
    expect(JSON.stringify(at.events).length).toBeLessThan(10 * FEW);
    expect(body(at).length).toBeLessThan(FEW);
  }
});

it("a plan of the pull request that is one endless word is quoted shortly", async () => {
  const at = await opened([CLOSED]);
  const word = "y".repeat(500_000);
  for (const text of [`a: *${word}`, `version: ${word}`, `${word}: 1`, `version: 1\nname: "${word}"`]) {
    at.writePlan("head", text);
    const result = await at.onPullRequest("reopened");
    expect(result.checklist.notices).toEqual([expect.stringContaining("has mistakes")]);
    expect(JSON.stringify(result).length).toBeLessThan(FEW);
  }
});
