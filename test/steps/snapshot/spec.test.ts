import { describe, expect, it } from "vitest";
import { snapshot } from "../../../src/steps/snapshot/index.ts";
import { snapshotSpec } from "../../../src/steps/snapshot/spec.ts";

const KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
const written = { database: "STAGING_DATABASE_URL", tables: ["media", 'app."Media"'], to: "path:/mnt/kept" };

describe("the words of a snapshot", () => {
  it("are a database, tables, places, and who can open it", () => {
    expect(snapshotSpec.parse(written)).toEqual({
      ...written,
      to: ["path:/mnt/kept"],
      recipients: null,
      identity: null,
    });
    const shared = { ...written, to: ["s3://acme-backups/x", "path:/mnt/kept"], encrypt: { to: KEY } };
    expect(snapshotSpec.parse(shared)).toMatchObject({ recipients: [KEY] });
  });

  it("may name what opens it, which no release needs", () => {
    const named = snapshot.spec.parse({ ...written, encrypt: { to: KEY }, identity: "SNAPSHOT_KEY" });
    expect([snapshot.secrets?.(named), snapshot.optionalSecrets?.(named)]).toEqual([
      ["STAGING_DATABASE_URL"],
      ["SNAPSHOT_KEY"],
    ]);
    expect(snapshot.optionalSecrets?.(snapshot.spec.parse(written))).toEqual([]);
  });

  it.each([
    [{ tables: [] }, "at least one table"],
    [{ tables: ["a; drop table b"] }, "expected a table"],
    [{ tables: ["media", "media"] }, "twice"],
    [{ to: "s3://acme-backups/x" }, "who can open it"],
    [{ to: "/mnt/kept" }, "path:/"],
    [{ database: "postgres://u:p@h/d" }, ""],
    [{ every: "1h" }, "every"],
  ])("are refused with %j", (change, expected) => {
    const parsed = snapshotSpec.safeParse({ ...written, ...change });
    expect(parsed.success).toBe(false);
    expect(JSON.stringify(parsed.error?.issues)).toContain(expected);
  });
});
