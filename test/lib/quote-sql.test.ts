import { describe, expect, it } from "vitest";
import { quoteIdentifier, quoteLiteral } from "../../src/lib/quote-sql.ts";

describe("what is written into a statement", () => {
  it.each([
    ["app", '"app"'],
    ['a"; drop database app; --', '"a""; drop database app; --"'],
    ["a\0b", '"ab"'],
  ])("is a name whatever is in it: %j", (name, written) => {
    expect(quoteIdentifier(name)).toBe(written);
  });

  it("is a text whatever is in it", () => {
    expect(quoteLiteral("it's \\ here\0")).toBe(" E'it\\'s \\\\ here'");
  });
});
