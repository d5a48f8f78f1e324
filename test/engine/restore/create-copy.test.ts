/** The database beside: how it is made, that nobody gets in before it is marked as ours, and that only it is ever removed. */
import { describe, expect, it } from "vitest";
import { createCopy, openCopy, removeCopy } from "../../../src/engine/restore/create-copy.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import { COPY, IDENTITY, mark, NOW, openBench } from "./restore-bench.ts";

const WHOLE =
  `create database "${COPY}" with owner = "app" template = template0 encoding = E'UTF8' ` +
  `lc_collate = E'C.UTF-8' lc_ctype = E'C.UTF-8'`;

describe("the database beside", () => {
  it.each([
    ["like the one in use", {}, ""],
    [
      "with the server's own locale, whose name PostgreSQL does not take then",
      { provider: "c", locale: "de", rules: "&a<b" },
      "",
    ],
    [
      "with a locale of ICU and its rules",
      { provider: "i", locale: "de-DE", rules: "&a<b" },
      " locale_provider = icu icu_locale = E'de-DE' icu_rules = E'&a<b'",
    ],
    [
      "with a locale of ICU that has no rules",
      { provider: "i", locale: "de-DE", rules: null },
      " locale_provider = icu icu_locale = E'de-DE'",
    ],
    [
      "with a builtin locale",
      { provider: "b", locale: "C.UTF-8", rules: "&a<b" },
      " locale_provider = builtin builtin_locale = E'C.UTF-8'",
    ],
    ["in the tablespace of the one in use", { tablespace: 'fast "disk"' }, ' tablespace = "fast ""disk"""'],
  ])("is made %s, and closed", async (_what, row, words) => {
    const bench = openBench();
    Object.assign(bench.server.made, row);
    await bench.act(createCopy);
    expect(bench.server.sent).toEqual([`${WHOLE}${words} allow_connections = false`]);
    expect(bench.server.get(COPY).open).toBe(false);
    expect([bench.said, bench.steps]).toEqual([[`creating ${COPY}`], []]);
  });

  it("is made of what the server tells where it tells nothing of the one in use", async () => {
    const bench = openBench();
    const gone = {
      writer: { query: async () => ({ rows: [] }) },
      change: async (sent: readonly string[]) => said.push(...sent),
    };
    const said: string[] = [];
    await createCopy(gone as never, { copyName: COPY } as never, bench.order());
    expect(said).toEqual([`create database "${COPY}" with template = template0 allow_connections = false`]);
  });

  it("that the server refuses is a matter for its vendor's restore, or one in place", async () => {
    const bench = openBench();
    bench.server.refuse = (text) =>
      text.startsWith("create ") ? { sqlState: "42501", message: "permission denied to create database" } : null;
    const broken: unknown = await bench.act(createCopy).catch((error: unknown) => error);
    expect(broken).toBeInstanceOf(ProviderError);
    expect(broken).toMatchObject({
      reasonCode: "restore_in_place_only",
      vendor: "PostgreSQL",
      message: "A database could not be created beside app: permission denied to create database",
      remedy:
        "Give the role CREATEDB and make it a member of the database's owner. Where the vendor allows neither, use the vendor's own restore; --way in-place is the last resort.",
    });
  });

  const silent = new ProviderError({
    reasonCode: "vendor_timeout",
    vendor: "PostgreSQL",
    message: "No answer.",
    remedy: "",
  });
  it.each([
    ["an answer that was lost", silent],
    ["a mistake of ours", new TypeError("x is undefined")],
  ])("does not make a refusal of %s", async (_what, broken) => {
    const bench = openBench();
    bench.server.refuse = (text) => {
      if (text.startsWith("create ")) throw broken;
      return null;
    };
    await expect(bench.act(createCopy)).rejects.toBe(broken);
  });

  it("is marked as ours before anybody but its owner can get in", async () => {
    const bench = openBench();
    bench.server.add(COPY, { open: false });
    await bench.act(openCopy);
    const [comment, ...rest] = bench.server.sent;
    expect(comment).toMatch(new RegExp(`^comment on database "${COPY}" is `));
    expect(rest).toEqual([
      `revoke all on database "${COPY}" from public`,
      `alter database "${COPY}" with allow_connections true`,
    ]);
    expect(bench.server.get(COPY).comment).toMatch(/^holdpoint restore: /);
    expect(bench.markOf(COPY)).toMatchObject({ phase: "created", kept: null, identity: IDENTITY, at: NOW });
    expect(bench.server.get(COPY).open).toBe(true);
    expect(bench.steps).toEqual([`created ${COPY} beside app`]);
  });

  it("is removed with those who look at it, and nothing else is", async () => {
    const bench = openBench();
    mark(bench.server.add(COPY), { phase: "restoring" });
    await bench.act(removeCopy);
    expect(bench.server.sent).toEqual([`drop database "${COPY}" with (force)`]);
    expect(bench.server.names()).toEqual(["app"]);
    expect(bench.steps).toEqual([`removed ${COPY}, which an earlier run had begun`]);
  });
});
