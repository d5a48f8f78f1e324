import { expect, it } from "vitest";
import { onceForEach } from "../../src/lib/once-for-each.ts";

it("computes once for each object, also where the value is undefined", () => {
  const asked: object[] = [];
  const compute = onceForEach((key: { readonly value?: number }) => {
    asked.push(key);
    return key.value;
  });
  const [one, alike, none] = [{ value: 1 }, { value: 1 }, {}];
  expect([one, one, alike, none, none].map(compute)).toEqual([1, 1, 1, undefined, undefined]);
  expect(asked).toEqual([one, alike, none]);
});
