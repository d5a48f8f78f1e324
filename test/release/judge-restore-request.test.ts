import { describe, expect, it } from "vitest";
import {
  type Asker,
  FRESH_MS,
  refuseMachine,
  refuseName,
  refuseWithoutFresh,
} from "../../src/release/judge-restore-request.ts";

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
});

describe("the name of the database", () => {
  it("is typed exactly", () => {
    expect(refuseName("DATABASE_URL", "app", "app")).toBeNull();
    for (const typed of [null, "", "App", "app ", "app2", 'app"; drop database app; --']) {
      expect(refuseName("DATABASE_URL", typed, "app")).toMatchObject({ reasonCode: "database_name_differs" });
    }
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
});
