import { describe, expect, it } from "vitest";
import {
  type Asker,
  FRESH_MS,
  refuseMachine,
  refuseName,
  refuseWithoutFresh,
} from "../../src/release/judge-restore-request.ts";
import { expectTold } from "../expect-told.ts";

const PERSON = { login: "octocat", type: "User" };

function dispatched(change: Partial<Extract<Asker, { kind: "run" }>> = {}): Asker {
  return { kind: "run", event: "workflow_dispatch", sender: PERSON, triggeredBy: "octocat", ...change };
}

describe("who may restore a database", () => {
  it.each<[string, Asker]>([
    ["a person in a terminal", { kind: "terminal" }],
    ["a person who dispatched the run", dispatched()],
    ["a person who ran another's dispatch again", dispatched({ triggeredBy: "hubot-of-flesh" })],
  ])("is %s", (_, asker) => {
    expect(refuseMachine(asker)).toBeNull();
  });

  it.each<[string, Asker]>([
    ["a look by a schedule", dispatched({ event: "schedule" })],
    ["a push", dispatched({ event: "push" })],
    ["a pull request", dispatched({ event: "pull_request" })],
    ["a comment", dispatched({ event: "issue_comment" })],
    ["another workflow's end", dispatched({ event: "workflow_run" })],
    ["an event that a token sends", dispatched({ event: "repository_dispatch" })],
    ["an event that is not known", dispatched({ event: "" })],
    ["a workflow that dispatched another", dispatched({ sender: { login: "github-actions[bot]", type: "Bot" } })],
    ["an app with a person's type", dispatched({ sender: { login: "app[bot]", type: "User" } })],
    ["a machine that ran it again", dispatched({ triggeredBy: "github-actions[bot]" })],
    ["a run that names nobody", dispatched({ triggeredBy: "" })],
    ["a run without a sender", dispatched({ sender: null })],
    ["another machine", { kind: "machine" }],
  ])("is not %s", (_, asker) => {
    expect(refuseMachine(asker)).toMatchObject({ outcome: "hold", reasonCode: "restore_needs_person" });
  });

  it("is told by who or what asked instead", () => {
    expectTold(refuseMachine(dispatched({ event: "push" })), ["started by push"]);
    expectTold(refuseMachine(dispatched({ event: "" })), [/not known/]);
    expectTold(refuseMachine(dispatched({ sender: null })), [/no person's account/]);
    expectTold(refuseMachine(dispatched({ sender: { login: "octocat", type: "Organization" } })), [
      /no person's account/,
    ]);
    expectTold(refuseMachine(dispatched({ sender: { login: "app[bot]", type: "User" } })), ["app[bot] asked"]);
    expectTold(refuseMachine(dispatched({ triggeredBy: "other[Bot]" })), ["other[Bot] asked"]);
    expectTold(refuseMachine(dispatched({ triggeredBy: "" })), [/nobody/]);
    expectTold(refuseMachine({ kind: "machine" }), [/terminal/]);
  });

  it("may have a name like a machine's within it", () => {
    expect(refuseMachine(dispatched({ triggeredBy: "[bot]anist" }))).toBeNull();
  });
});

describe("the name of the database", () => {
  it("is typed exactly", () => {
    expect(refuseName("DATABASE_URL", "app", "app")).toBeNull();
    for (const typed of [null, "", "App", "app ", "app2", 'app"; drop database app; --']) {
      expect(refuseName("DATABASE_URL", typed, "app")).toMatchObject({ reasonCode: "database_name_differs" });
    }
  });

  it("is asked for by the variable of its address, with what was typed, if anything was", () => {
    expectTold(refuseName("DATABASE_URL", null, "app"), ["DATABASE_URL", /was not typed/]);
    expectTold(refuseName("DATABASE_URL", "ap", "app"), ["DATABASE_URL", '"ap"']);
    expect(refuseName("DATABASE_URL", "ap", "app")?.summary).not.toContain("null");
  });

  it("is not told to who did not know it", () => {
    expect(refuseName("DATABASE_URL", "guess", "secret_name")?.summary).not.toContain("secret_name");
  });
});

describe("a fresh backup", () => {
  const now = 100 * FRESH_MS;
  const asked = { takenAt: [now - FRESH_MS], now, waived: null, inPlace: false };

  it("is one of the last half hour", () => {
    expect(refuseWithoutFresh(asked)).toBeNull();
    expect(refuseWithoutFresh({ ...asked, takenAt: [now - FRESH_MS - 1] })?.reasonCode).toBe("fresh_backup_missing");
    expect(refuseWithoutFresh({ ...asked, takenAt: [] })?.reasonCode).toBe("fresh_backup_missing");
  });

  it("is waived by a person with a reason, but never in place", () => {
    const waived = { ...asked, takenAt: [], waived: "the disk is dying" };
    expect(refuseWithoutFresh(waived)).toBeNull();
    expect(refuseWithoutFresh({ ...waived, inPlace: true })?.reasonCode).toBe("fresh_backup_missing");
  });

  it("is the newest of all, and is missed with how old that is", () => {
    const old = now - 4 * FRESH_MS;
    expect(refuseWithoutFresh({ ...asked, takenAt: [old, now - 1, old] })).toBeNull();
    const told = (takenAt: readonly number[], inPlace: boolean, ...facts: readonly (string | RegExp)[]) => {
      const missing = refuseWithoutFresh({ ...asked, takenAt, inPlace });
      expectTold(missing, facts);
      return `${missing?.summary} ${missing?.remedy}`;
    };
    expect(told([old - 1, old], false, "2h old", "1970-01-03T00:00:00Z", "--without-fresh-backup")).not.toMatch(/none/);
    expect(told([], false, /none at all/, "--without-fresh-backup")).not.toMatch(/newest/);
    // In place nobody may go on without one, so that nobody is told how.
    expect(told([old], true, "30m")).not.toContain("--without-fresh-backup");
  });
});
