import { describe, expect, it } from "vitest";
import { dumpSpec, explainDump } from "../../../src/steps/backup/dump-spec.ts";
import { UNENCRYPTED } from "../../../src/steps/backup/keep-fields.ts";
import { backup } from "../../../src/steps/backup/index.ts";

const RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
const SPEC = { database: "DATABASE_URL", to: ["s3://acme/staging", "path:/mnt/backups"], encrypt: { to: RECIPIENT } };

describe("what a plan says of a backup", () => {
  it("is read, and told to who approves it", () => {
    const spec = dumpSpec.parse({ ...SPEC, prove: "restore", exclude: ["public.audit_log"] });
    expect(spec).toMatchObject({ kind: "dump", recipients: [RECIPIENT], scratch: null, schemas: null });
    expect(explainDump(spec)).toBe(
      "backs up DATABASE_URL, all of it without public.audit_log, to s3://acme/staging and path:/mnt/backups, encrypted for 1 key, restored once and compared",
    );
    expect(explainDump(dumpSpec.parse({ ...SPEC, "keep-for": "30d" }))).toContain(
      "read whole and counted, kept for 30d",
    );
    expect(dumpSpec.parse(SPEC).keepMs).toBeNull();
    expect(explainDump(dumpSpec.parse({ database: "A", to: "path:/mnt" }))).toContain("not encrypted, read whole");
  });

  it("may leave what others can read unencrypted only in words that say so", () => {
    const { encrypt: _, ...open } = SPEC;
    const refused = dumpSpec.safeParse(open);
    expect(refused.error?.issues[0]).toMatchObject({ path: ["encrypt"] });
    expect(refused.error?.issues[0]?.message).toContain("others can read s3://acme/staging");
    expect(dumpSpec.parse({ ...open, encrypt: UNENCRYPTED }).recipients).toBeNull();
    expect(dumpSpec.safeParse({ ...open, to: "artifact" }).success).toBe(false);
    expect(dumpSpec.parse({ ...open, to: "path:/mnt" }).recipients).toBeNull();
  });

  it.each([
    ["a place that is none", { to: "gs://acme" }, "expected artifact, s3://"],
    ["no place", { to: [] }, "expected"],
    ["a place twice", { to: ["path:/a", "path:/a"] }, "twice"],
    ["a secret key for a recipient", { encrypt: { to: "AGE-SECRET-KEY-1QQ" } }, "age1"],
    ["a word for encryption that is not known", { encrypt: "none" }, UNENCRYPTED],
    ["an address in place of a variable", { database: "postgres://a@b/c" }, "name of an environment variable"],
    ["a server for a proof that needs none", { scratch: "SCRATCH_URL" }, "only with prove: restore"],
    ["a table without its schema", { exclude: ["audit_log"] }, "with its schema"],
    ["a proof that is not known", { prove: "list" }, "read"],
    ["a time for which nothing would be kept", { "keep-for": "1h" }, "at least 1d"],
    ["a word that is not known", { compress: 9 }, "compress"],
  ])("is refused with %s", (_what, changes, message) => {
    expect(() => dumpSpec.parse({ ...SPEC, ...changes })).toThrow(message);
  });

  it("is of the kind that it names, and so are its mistakes, roles and variables", () => {
    const dump = backup.spec.parse({ ...SPEC, prove: "restore", scratch: "SCRATCH_URL" });
    expect(backup.rolesFor?.(dump)).toEqual(["databaseWork", "stores"]);
    expect(backup.secrets?.(dump)).toEqual(["DATABASE_URL", "SCRATCH_URL"]);
    expect(backup.leavesBehind(dump, null)).toBe("the backup stays in s3://acme/staging and path:/mnt/backups");
    const managed = backup.spec.parse({ neon: { project: "floral-king-961888" } });
    expect(backup.rolesFor?.(managed)).toEqual(["managedDatabases"]);
    expect(backup.provider?.(managed)).toBe("neon");
    expect(backup.spec.safeParse({ neon: {} }).error?.issues[0]?.path).toEqual(["neon", "project"]);
    expect(backup.spec.safeParse({ to: "path:/a" }).error?.issues[0]?.path).toEqual(["database"]);
  });
});
