import { describe, expect, it } from "vitest";
import { batch } from "../../../src/steps/database/take-census.ts";

const table = (name: string, bytes: number) => ({ table: name, bytes, estimatedRows: -1, columns: [] });

describe("tables that are counted together", () => {
  it("are thousands in a few questions where they are small", () => {
    const batches = batch(Array.from({ length: 7_000 }, (_, index) => table(`t${index}`, 8_192)));
    expect(batches).toHaveLength(28);
    expect(new Set(batches.flat().map((one) => one.table)).size).toBe(7_000);
  });

  it("are each alone where they are large, the largest first", () => {
    const tables = [table("small", 10), table("large", 1e9), table("larger", 2e9), table("empty", 0)];
    const names = batch(tables).map((together) => together.map((one) => one.table));
    expect(names).toEqual([["larger"], ["large"], ["small", "empty"]]);
  });

  it("are not together more than one large table", () => {
    const batches = batch(Array.from({ length: 10 }, (_, index) => table(`t${index}`, 5 * 1024 * 1024)));
    expect(batches).toHaveLength(10);
  });

  it("are none where there are none", () => {
    expect(batch([])).toEqual([]);
  });
});
