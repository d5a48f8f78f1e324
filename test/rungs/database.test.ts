import { describe, expect, it } from "vitest";
import { z } from "zod";
import { database } from "../../src/rungs/database.ts";

describe("the rung for a database", () => {
  it("names the variable of the database, and nothing that a plan could steer a restore by", () => {
    const schema = database.spec ?? z.never();
    expect(schema.safeParse({ database: "DATABASE_URL" }).success).toBe(true);
    for (const wrong of [
      {},
      { database: "postgres://app:secret@db/app" },
      { database: "DATABASE_URL", name: "app" },
      { database: "DATABASE_URL", from: "latest" },
      { database: "DATABASE_URL", reason: "always" },
    ]) {
      expect(schema.safeParse(wrong).success).toBe(false);
    }
  });

  it("has nothing that a ladder could open it by", () => {
    expect(database.moves).toBe("data");
    expect(Object.keys(database)).not.toContain("apply");
    expect(database.roles).toEqual([]);
  });

  it("says that a person asks for it", () => {
    for (const via of ["backup", "down"] as const) {
      expect(database.explain({ database: "DATABASE_URL", via })).toContain("only where a person dispatches it");
    }
  });
});
