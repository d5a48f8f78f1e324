/** A writer starts the run of an old push again, when the bundle was larger and fewer lines were covered. */
import { expect, it } from "vitest";
import { worldsOfTests } from "../commands/checklist-probe.ts";
import { BASE, type ChecklistWorld, HEAD, NEXT_HEAD } from "../commands/checklist-world.ts";

const { open } = worldsOfTests();

const BUNDLE = "{ title: Size, bundle: { dir: dist, max: 500 kB, growth: 5% } }";
const LINES = Array.from({ length: 4_000 }, (_, n) => `console.log(${n * 7919});\n`);
const LARGE = LINES.join("");
const SMALL = LINES.slice(0, 400).join("");

/** The run of a push, with what the site's build was then. */
async function push(at: ChecklistWorld, commit: string, before: string, build: string) {
  at.checkOut(commit);
  at.write("dist/index.js", build);
  const event = { ref: "refs/heads/main", after: commit, before, repository: { default_branch: "main" } };
  const { codeResult } = await at.codeJob("push", event);
  return at.onEvent("push", event, codeResult);
}

it("is compared with the newest push all the same, and may still be led back by a push", async () => {
  const at = await open({ items: [BUNDLE], files: { "dist/index.js": LARGE } });
  const [first, second] = [NEXT_HEAD, BASE];
  expect((await push(at, first, "0".repeat(40), LARGE)).reasonCode).toBe("measured");
  expect((await push(at, second, first, SMALL)).reasonCode).toBe("measured");
  const again = await push(at, first, "0".repeat(40), LARGE);
  expect([again.reasonCode, again.summary]).toEqual(["already_done", expect.stringContaining("A later push to main")]);
  at.checkOut(HEAD);
  at.write("dist/index.js", LARGE);
  expect((await at.onPullRequest("opened")).decision).toBe("failed");
  // The branch itself is put back to the first.
  expect((await push(at, first, second, LARGE)).reasonCode).toBe("measured");
  at.checkOut(HEAD);
  expect((await at.onPullRequest("reopened")).decision).toBe("proceed");
});
