import { expect, test } from "vitest";
import { parseBytes, renderBytes } from "../../src/lib/bytes.ts";

test.each([
  ["100 MB", 100_000_000],
  ["1.5 GB", 1_500_000_000],
  ["8kib", 8_192],
  ["12 b", 12],
  ["2TB", 2e12],
  ["100", null],
  ["MB", null],
  ["-1 MB", null],
  ["1 MB gzip", null],
])("%s is %s bytes", (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes);
});

test.each([
  [0, "0 B"],
  [8_192, "8.2 kB"],
  [658_000_000, "658 MB"],
  [999_999, "1 MB"],
  [1_250_000_000, "1.3 GB"],
])("%i bytes are shown as %s", (bytes, shown) => {
  expect(renderBytes(bytes)).toBe(shown);
});
