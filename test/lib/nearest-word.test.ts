import { describe, expect, it } from "vitest";
import { nearestWord } from "../../src/lib/nearest-word.ts";

describe("nearestWord", () => {
  it.each([
    ["verfy", "verify"],
    ["vreify", "verify"],
    ["hots", "host"],
    ["Rollback", "rollback"],
    ["rollback_condition", "rollback_conditions"],
    ["htp", "http"],
  ])("takes %s for %s", (text, word) => {
    expect(nearestWord(text, ["verify", "host", "http", "rollback", "rollback_conditions"])).toBe(word);
  });

  it.each(["colour", "", "xx", "rolling_forward_conditions"])("takes %j for nothing", (text) => {
    expect(nearestWord(text, ["verify", "host", "http", "rollback", "rollback_conditions"])).toBeNull();
  });

  it("takes the nearest of several", () => {
    expect(nearestWord("p95_latency", ["p99_latency", "p95_latencies", "latency"])).toBe("p99_latency");
  });
});
