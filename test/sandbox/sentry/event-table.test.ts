import { describe, expect, it } from "vitest";
import { createEventTable } from "../../../src/sandbox/sentry/event-table.ts";

describe("the table of rows", () => {
  it("finds the rows of a window, its end excluded, by their dimensions", () => {
    const table = createEventTable();
    for (let at = 0; at < 10; at += 1) table.add(at, at * 10, { release: at % 2 === 0 ? "even" : "odd" });
    const found: number[] = [];
    table.scan(
      { from: 2, to: 6 },
      (dimensions) => dimensions.release === "even",
      (at, value) => found.push(at, value),
    );
    expect(found).toEqual([2, 20, 4, 40]);
  });

  it("tells for each row how many it stands for", () => {
    const table = createEventTable();
    const dimensions = { release: "a" };
    table.add(1, 10, dimensions, 5);
    table.add(2, 20, dimensions);
    const found: (readonly number[])[] = [];
    table.scan(
      { from: 0, to: 9 },
      () => true,
      (at, value, _dimensions, quantity) => found.push([at, value, quantity]),
    );
    expect(found).toEqual([
      [1, 10, 5],
      [2, 20, 1],
    ]);
  });

  it("stays flat over two days of one request a second, when old rows are dropped", () => {
    const table = createEventTable();
    const hours = 3_600;
    const sizes: number[] = [];
    for (let second = 0; second < 48 * hours; second += 1) {
      table.add(second, 1, { release: "a", route: `r${second % 5}` });
      if (second % hours === 0) {
        table.prune(second - hours);
        sizes.push(table.size());
      }
    }
    expect(Math.max(...sizes)).toBeLessThan(hours + 3 * 1_024);
    expect(table.size()).toBeGreaterThanOrEqual(hours);
  });
});
