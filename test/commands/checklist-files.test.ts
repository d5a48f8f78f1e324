/** The pull request's files are read as data, and nothing beside them: not by a link, and not by the plan that they hold. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { type ChecklistWorld, openChecklistWorld } from "./checklist-world.ts";

const REVIEWED = '{ title: Reviewed, sign-off: { by: ["@alice"] } }';

let world: ChecklistWorld | null = null;

async function open(folder: string): Promise<ChecklistWorld> {
  world = await openChecklistWorld({ items: [REVIEWED], folder, files: { "apps/docs/a.txt": "" } });
  return world;
}

afterEach(async () => {
  await world?.close();
  world = null;
});

it("a project's folder that is a link out of the checkout is not looked into", async () => {
  const at = await open("apps/web");
  const elsewhere = join(at.directory, "..", "elsewhere");
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, ".env.example"), "SECRET_OF_THE_RUNNER=");
  symlinkSync(elsewhere, join(at.directory, "apps", "web"));
  const result = await at.onPullRequest("opened");
  expect(result).toMatchObject({ decision: "hold", reasonCode: "no_data" });
  expect(result.summary).toContain("is a link out of the pull request's files");
  expect(at.statuses()).toEqual([]);
  expect(at.comments()).toEqual([]);
});

it("a link to a folder beside it in the same checkout is a folder like any other", async () => {
  const at = await open("apps/web");
  symlinkSync("docs", join(at.directory, "apps", "web"));
  expect(await at.onPullRequest("opened")).toMatchObject({ decision: "hold", reasonCode: "sign_off_pending" });
  expect(at.statuses()).toHaveLength(1);
});

it("a plan of the pull request that is too large or no text is told, and does not keep the others from an answer", async () => {
  const at = await open(".");
  for (const [text, told] of [
    ["#".repeat(1_100_000), "a plan has at most 1 MiB"],
    ["[".repeat(500_000), "nested too deeply"],
  ] as const) {
    at.writePlan("head", text);
    const result = await at.onPullRequest("synchronize");
    expect(result).toMatchObject({ decision: "hold", reasonCode: "sign_off_pending" });
    expect(result.checklist.notices).toEqual([expect.stringContaining(told)]);
  }
});
