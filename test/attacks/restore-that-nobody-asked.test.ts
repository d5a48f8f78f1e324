/** A restore that no person asked for in this run, and a record of a backup that we did not write. */
import { expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { readAsker, readRestoreWish } from "../../src/commands/read-restore-wish.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { planText } from "../commands/open-world.ts";
import { askRestore, recordOf } from "../engine/restore/open-restore.ts";

const ACTIONS = { GITHUB_ACTIONS: "true", GITHUB_TRIGGERING_ACTOR: "octocat" };
const person = { sender: { login: "octocat", type: "User" } };

it.each([
  ["a schedule", ACTIONS, { eventName: "schedule", payload: {} }],
  ["a push by a person", ACTIONS, { eventName: "push", payload: person }],
  ["a look that a webhook asks for", ACTIONS, { eventName: "repository_dispatch", payload: person }],
  ["another workflow's end", ACTIONS, { eventName: "workflow_run", payload: person }],
  ["a comment", ACTIONS, { eventName: "issue_comment", payload: person }],
  [
    "a workflow that dispatches with its own token",
    ACTIONS,
    { eventName: "workflow_dispatch", payload: { sender: { login: "github-actions[bot]", type: "Bot" } } },
  ],
  [
    "a machine that runs a person's dispatch again",
    { ...ACTIONS, GITHUB_TRIGGERING_ACTOR: "deployer[bot]" },
    { eventName: "workflow_dispatch", payload: person },
  ],
  ["a step that says nothing of its event", ACTIONS, null],
  ["another vendor's runner", { CI: "true" }, null],
])("no database is restored for %s", async (_, env, run) => {
  const { result, connected } = await askRestore({
    wish: { asker: readAsker(env, run) },
    records: [recordOf("github-actions[bot]")],
  });
  expect(result).toMatchObject({ decision: "hold", reasonCode: "restore_needs_person" });
  expect(connected).toEqual([]);
});

it("a person who dispatched the run is asked nothing more than the name", async () => {
  const asker = readAsker(ACTIONS, { eventName: "workflow_dispatch", payload: person });
  const { result, connected } = await askRestore({ wish: { asker, name: null } });
  expect(result.reasonCode).toBe("database_name_differs");
  expect(connected).toEqual(["databaseWork"]);
});

it.each(["database: { database: DATABASE_URL, name: app }", "restore: { database: DATABASE_URL }", "from: latest"])(
  "no plan can ask for one: %s",
  (words) => {
    const text = `${planText({})}rollback: { ladder: [host, database], ${words} }\n`;
    expect(parsePlan(text, "plan.yml", extensions)).toHaveProperty("problems");
  },
);

it("no command but those that a person calls by hand has a word by which one is restored", () => {
  const words = Object.entries(commands).flatMap(([name, { options }]) =>
    name === "restore" || name === "rollback"
      ? []
      : Object.keys(options).filter((option) => /^name$|restore|database|backup/.test(option)),
  );
  expect(words).toEqual([]);
});

it("a stranger's record of a backup names no archive, whatever it says", async () => {
  const { result, connected } = await askRestore({ records: [recordOf("mallory")], wish: { from: "latest" } });
  expect(result).toMatchObject({ decision: "hold", reasonCode: "backup_unknown" });
  expect(result.notes.join("\n")).toContain("mallory");
  expect(connected).not.toContain("storedBackups");
});

it("an address in place of a variable's name is not repeated", () => {
  const address = "postgres://app:hunter2@db.example/app";
  const { problems } = readRestoreWish({ database: address, name: "app", reason: "test" }, {}, null);
  expect(problems).toHaveLength(1);
  expect(JSON.stringify(problems)).not.toContain("hunter2");
});
