import { describe, expect, it } from "vitest";
import { chooseTables } from "../../src/release/choose-tables.ts";
import { parseTableNames } from "../../src/release/parse-table-names.ts";

const LISTED = [{ table: "public.users" }, { table: 'app."Media"' }, { table: "public.orders" }];
const QUESTION = { takenAt: Date.UTC(2026, 10, 22, 9), others: ["path:/mnt/kept/later.json"] };

function choose(...names: readonly string[]) {
  return chooseTables(LISTED, parseTableNames(names).tables, QUESTION);
}

describe("the tables that are put back", () => {
  it("are those that were named and no others, each once", () => {
    expect(choose('app."Media",users', "public.users")).toEqual({ tables: LISTED.slice(0, 2) });
  });

  it("are none where the snapshot lacks one of them, and what it has is said", () => {
    const chosen = choose("users", "app.media");
    expect(chosen).toMatchObject({ refusal: { outcome: "hold", reasonCode: "snapshot_lacks_table" } });
    const text = JSON.stringify(chosen);
    expect(text).toContain("has no app.media: it has public.users, ");
    expect(text).toContain("path:/mnt/kept/later.json");
  });

  it("are looked for in a few other snapshots, and in none where there is no other", () => {
    const others = (count: number) => {
      const { tables } = parseTableNames(["a", "b"]);
      const names = Array.from({ length: count }, (_, index) => `s${index}`);
      const chosen = chooseTables([...LISTED, { table: "7" }], tables, { ...QUESTION, others: names });
      return "refusal" in chosen ? `${chosen.refusal.summary} ${chosen.refusal.remedy}` : "";
    };
    expect(others(0)).toContain("public.a, public.b");
    expect(others(0)).not.toMatch(/other snapshots/i);
    expect(others(7)).toContain("s0, s1, s2, s3, s4.");
  });
});
