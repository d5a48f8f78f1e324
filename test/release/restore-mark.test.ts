import { describe, expect, it } from "vitest";
import { parseDatabaseComment, renderDatabaseComment } from "../../src/release/restore-mark.ts";
import { copyName, keptName, restoreIdentity, takenOutName } from "../../src/release/restore-names.ts";
import { markOf } from "./restore-facts.ts";

describe("the mark of a restore", () => {
  it.each(["", "our shop", "two\nlines", "ends with a line\n"])("stands beside what people wrote: %j", (text) => {
    const mark = markOf("ready");
    const written = renderDatabaseComment({ text, mark });
    expect(parseDatabaseComment(written)).toEqual({ text, mark });
  });

  it("leaves no comment where nobody wrote one", () => {
    expect(renderDatabaseComment({ text: "", mark: null })).toBeNull();
    expect(parseDatabaseComment(null)).toEqual({ text: "", mark: null });
  });

  it.each([
    "{",
    "null",
    "{}",
    JSON.stringify({ ...markOf("ready"), phase: "done" }),
    JSON.stringify({ ...markOf("ready"), archive: "b" }),
    JSON.stringify({ ...markOf("ready"), nth: -1 }),
    JSON.stringify({ ...markOf("ready"), connectors: [1] }),
  ])("is not believed in half: %s", (text) => {
    expect(parseDatabaseComment(`holdpoint restore: ${text}`).mark).toBe("unreadable");
  });
});

describe("the names of a restore", () => {
  it("are the same in every run, and others for another backup, database or number", () => {
    const identity = restoreIdentity("app", "a".repeat(64), 0);
    expect(identity).toMatch(/^[0-9a-f]{16}$/);
    expect(restoreIdentity("app", "a".repeat(64), 0)).toBe(identity);
    const others = [
      restoreIdentity("app2", "a".repeat(64), 0),
      restoreIdentity("app", "b".repeat(64), 0),
      restoreIdentity("app", "a".repeat(64), 1),
    ];
    expect(new Set([identity, ...others]).size).toBe(4);
  });

  it.each(["app", "x".repeat(63), "ö".repeat(31), 'app"; drop database app; --'])(
    "fit into what PostgreSQL keeps of one: %s",
    (name) => {
      const at = Date.UTC(2026, 10, 22, 8, 55, 1);
      const id = restoreIdentity(name, "a".repeat(64), 0);
      for (const made of [copyName(name, id), keptName(name, id, at), takenOutName(name, id, at)]) {
        expect(Buffer.byteLength(made)).toBeLessThanOrEqual(63);
        expect(made).toContain(id.slice(0, 6));
        expect(made).not.toContain("\ufffd");
      }
      expect(keptName(name, id, at)).toContain("_before_20261122_085501_");
    },
  );
});
