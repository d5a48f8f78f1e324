/** The pull request's files and words are read as data: they lead nowhere, not by a link on disk and not by one to a page. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { packCodeResults, questionOf } from "../../src/checklist/code-results.ts";
import { pass } from "../../src/lib/verdict.ts";
import { type ChecklistWorld, HEAD, openChecklistWorld, parsedPlan, PULL } from "./checklist-world.ts";

const REVIEWED = '{ title: Reviewed, sign-off: { by: ["@alice"] } }';

const TESTS = "{ title: Tests, command: 'echo fine' }";

let world: ChecklistWorld | null = null;

async function open(folder: string, items: readonly string[] = [REVIEWED]): Promise<ChecklistWorld> {
  world = await openChecklistWorld({ items, folder, files: { "apps/docs/a.txt": "" } });
  return world;
}

afterEach(async () => {
  await world?.close();
  world = null;
});

it("a project folder that is a link out of the checkout is not read", async () => {
  const at = await open("apps/web");
  const elsewhere = join(at.directory, "..", "elsewhere");
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, ".env.example"), "SECRET_OF_THE_RUNNER=");
  symlinkSync(elsewhere, join(at.directory, "apps", "web"));
  const result = await at.onPullRequest("opened");
  expect(result).toMatchObject({ decision: "hold", reasonCode: "no_data" });
  expect(result.summary).toContain("is a link that leads out of the pull request's files");
  expect(at.statuses()).toEqual([]);
  expect(at.comments()).toEqual([]);
});

it("a link to a neighbouring folder of the same checkout counts as a folder", async () => {
  const at = await open("apps/web");
  symlinkSync("docs", join(at.directory, "apps", "web"));
  expect(await at.onPullRequest("opened")).toMatchObject({ decision: "hold", reasonCode: "sign_off_pending" });
  expect(at.statuses()).toHaveLength(1);
});

it("a pull request's plan that is too large or not text is reported, and the items are still checked", async () => {
  const at = await open(".");
  for (const [text, told] of [
    ["#".repeat(1_100_000), "a plan has at most 256 KiB"],
    ["[".repeat(200_000), "nested too deeply"],
  ] as const) {
    at.writePlan("head", text);
    const result = await at.onPullRequest("synchronize");
    expect(result).toMatchObject({ decision: "hold", reasonCode: "sign_off_pending" });
    expect(result.checklist.notices).toEqual([expect.stringContaining(told)]);
  }
});

it("a link from the code job that is not a run of this repository is never shown", async () => {
  const at = await open(".", [TESTS]);
  const [item] = parsedPlan([TESTS]).checklist;
  if (item === undefined) throw new Error("no item");
  // In the status it would name a comment and its digest: a text of the attacker's would count as one that we showed.
  const forged = `https://evil.example/acme/site/pull/${PULL}?holdpoint=${"d".repeat(32)}#issuecomment-666`;
  const verdict = pass("gate_passed", "fine", [{ label: "report", value: "see", url: "https://evil.example/report" }]);
  const items = [{ title: item.title, asked: questionOf(item), verdict }];
  const said = packCodeResults({ commit: HEAD, runUrl: forged, items }, 90_000);
  at.github.lockPullAs("alice", PULL);
  await at.onEvent("pull_request", at.github.pullRequestEvent("opened", PULL), said);
  expect(JSON.stringify(at.statuses())).toContain("https://github.com/acme/site/actions/runs/42");
  expect(JSON.stringify(at.statuses())).not.toContain("evil.example");
  at.github.unlockPullAs("alice", PULL);
  await at.onEvent("pull_request", at.github.pullRequestEvent("opened", PULL), said);
  expect(at.comments()).toHaveLength(1);
  expect(at.comments()[0]?.body).not.toContain("evil.example");
});
