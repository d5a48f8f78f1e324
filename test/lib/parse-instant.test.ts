import { describe, expect, it } from "vitest";
import { parseInstant } from "../../src/lib/parse-instant.ts";

describe("parseInstant", () => {
  it.each([
    ["2026-11-22T02:30Z", "2026-11-22T02:30:00.000Z"],
    ["2026-11-22T02:30:15Z", "2026-11-22T02:30:15.000Z"],
    ["2026-11-22T02:30+01:00", "2026-11-22T01:30:00.000Z"],
    ["2024-02-29T23:59:59-05:00", "2024-03-01T04:59:59.000Z"],
  ])("reads %s", (text, iso) => {
    expect(new Date(parseInstant(text) ?? 0).toISOString()).toBe(iso);
  });

  it.each([
    "",
    "tomorrow",
    "2026-11-22",
    "2026-11-22T02:30",
    "2026-11-22 02:30Z",
    "2026-02-30T00:00Z",
    "2026-11-22T24:00Z",
    "2026-11-22T02:60Z",
    "2026-13-01T00:00Z",
    "2026-11-22T02:30+25:00",
    " 2026-11-22T02:30Z",
  ])("is null for %j", (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});
