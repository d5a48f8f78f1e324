import { expect, it } from "vitest";
import { growthOf, NEARLY_LINEAR } from "./growth.ts";

it("tells work that grows with its input from work that grows with its square", async () => {
  const once = (size: number) => {
    let sum = 0;
    for (let index = 0; index < size; index += 1) sum += Math.sqrt(index);
    return sum;
  };
  const forEach = (size: number) => {
    for (let index = 0; index < size; index += 1) once(size);
  };
  expect(await growthOf(once, 2_000_000)).toBeLessThan(NEARLY_LINEAR);
  expect(await growthOf(forEach, 1_500)).toBeGreaterThan(NEARLY_LINEAR);
});
