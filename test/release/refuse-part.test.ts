import { describe, expect, it } from "vitest";
import { refusePart } from "../../src/release/refuse-part.ts";
import type { RestoreWish } from "../../src/release/restore-wish.ts";

const SCHEMAS = { schemas: ["app", "auth"], exclude: [] };
const TABLES = { schemas: null, exclude: ["public.logs"] };

const judge = (selection: Parameters<typeof refusePart>[0]["selection"], wish: Partial<RestoreWish> = {}) =>
  refusePart({ name: "backup-1", selection }, { way: "beside", intent: "restore", ...wish });

describe("a restore of a part of a database", () => {
  it("is refused beside, since the database that is made would have nothing else", () => {
    expect(judge(SCHEMAS)).toMatchObject({
      outcome: "hold",
      reasonCode: "backup_is_part",
      summary: "backup-1 has only the schemas app, auth: a database that is made from it would have nothing else.",
    });
    expect(judge({ schemas: ["app"], exclude: ["app.logs"] })?.summary).toContain(
      "only the schemas app, and not app.logs",
    );
    expect(judge("unknown")?.summary).toBe("The record of backup-1 does not say whether it has all of the database.");
  });

  it("drops no schema whose tables the backup has not all", () => {
    expect(judge(TABLES, { way: "drop-schemas" })?.summary).toBe(
      "backup-1 has not public.logs: what it has not would be dropped and not made again.",
    );
    expect(judge("unknown", { way: "drop-schemas" })?.reasonCode).toBe("backup_is_part");
    expect(judge(SCHEMAS, { way: "drop-schemas" })).toBeNull();
  });

  it("goes on where nothing is lost by it: of the whole, over what is in use, or as a copy beside", () => {
    expect(judge(null)).toBeNull();
    for (const part of [SCHEMAS, TABLES, "unknown"] as const) {
      expect(judge(part, { way: "in-place" })).toBeNull();
      expect(judge(part, { intent: "beside" })).toBeNull();
      expect(judge(part, { intent: "abandon" })).toBeNull();
    }
  });
});
