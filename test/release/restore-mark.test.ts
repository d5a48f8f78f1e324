import { describe, expect, it } from "vitest";
import { parseDatabaseComment, renderDatabaseComment } from "../../src/release/restore-mark.ts";
import {
  copyName,
  isBeforeRestore,
  keptName,
  releaseBeforeRestore,
  restoreIdentity,
  tableBesideName,
  takenOutName,
} from "../../src/release/restore-names.ts";
import { readAllTheSame } from "../spoil.ts";
import { markOf } from "./restore-facts.ts";

describe("the mark of a restore", () => {
  it.each(["", "our shop", "two\nlines", "ends with a line\n"])("stands beside what people wrote: %j", (text) => {
    const mark = markOf("ready");
    const written = renderDatabaseComment({ text, mark });
    expect(parseDatabaseComment(written)).toEqual({ text, mark });
  });

  it("is understood where an earlier version wrote it, which backed nothing up", () => {
    const { fresh: _, ...before } = markOf("in-place");
    expect(parseDatabaseComment(`holdpoint restore: ${JSON.stringify(before)}`).mark).toEqual(markOf("in-place"));
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
    JSON.stringify({ ...markOf("in-place"), fresh: { name: "web.app.f" } }),
  ])("is not believed in half: %s", (text) => {
    expect(parseDatabaseComment(`holdpoint restore: ${text}`).mark).toBe("unreadable");
  });
});

describe("a mark of which any part is missing or of another kind", () => {
  it("is not believed", () => {
    const read = (stored: unknown) => {
      const { mark } = parseDatabaseComment(`holdpoint restore: ${JSON.stringify(stored)}`);
      return mark === "unreadable" ? null : mark;
    };
    const fresh = { name: "web.app.f", takenAt: 1, digest: "d".repeat(64), places: ["path:/mnt/kept/web.app.f"] };
    const whole = markOf("in-place", { run: "https://runs/1", connectors: ["app", ""], fresh });
    expect(read(whole)).toEqual(whole);
    // Before anything is backed up, nothing is said of it.
    expect(readAllTheSame(whole, read)).toEqual(["fresh: missing", "fresh: null"]);
    for (const hex of [`g${"a".repeat(63)}`, `${"a".repeat(63)}g`, "a".repeat(65), "A".repeat(64)]) {
      expect(read({ ...whole, archive: hex })).toBeNull();
    }
    for (const count of [-1, 0.5]) expect(read({ ...whole, nth: count })).toBeNull();
    expect(read({ ...whole, connectors: ["app", 1] })).toBeNull();
    expect(read(null)).toBeNull();
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

  it("say what it is, of when, and of which restore, and end alike where the name is cut", () => {
    const at = Date.UTC(2026, 10, 22, 8, 55, 1, 7);
    const id = "0123456789abcdef";
    expect([
      copyName("app", id),
      keptName("app", id, at),
      takenOutName("app", id, at),
      tableBesideName("users", at),
    ]).toEqual([
      "app_hp_0123456789abcdef",
      "app_before_20261122_085501_012345",
      "app_taken_out_20261122_085501_007_012345",
      "users_at_20261122_085501",
    ]);
    // As long as PostgreSQL keeps a name is not too long, and one byte more is cut by one.
    const longest = "x".repeat(63 - "_hp_".length - id.length);
    expect([copyName(longest, id), copyName(`${longest}x`, id)]).toEqual(Array(2).fill(`${longest}_hp_${id}`));
  });

  it("of what a restore in place took out are told from those of releases", () => {
    const release = releaseBeforeRestore("0123456789abcdef");
    expect(release).toContain("0123456789abcdef");
    expect([release, "r1", `r-${release}`].map(isBeforeRestore)).toEqual([true, false, false]);
  });

  it("stay what they were when a restore was begun by them", () => {
    // printf '["holdpoint restore","app","aa",0]' | sha256sum | cut -c 1-16
    expect(restoreIdentity("app", "aa", 0)).toBe("b303c53b5e86f769");
  });
});
