import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { whenLoaded } from "../../src/lib/when-loaded.ts";

it("does everything in the order in which it was asked for, before and after the module is there", async () => {
  const done: string[] = [];
  const later = whenLoaded(() => Promise.resolve("module"));
  later.do((module) => done.push(`1 ${module}`));
  later.do((module) => done.push(`2 ${module}`));
  expect(done).toEqual([]);
  expect(await later.end()).toBe("module");
  later.do((module) => done.push(`3 ${module}`));
  expect(done).toEqual(["1 module", "2 module", "3 module"]);
});

it("loads by itself once something is asked for, and once only", async () => {
  let loads = 0;
  const later = whenLoaded(() => Promise.resolve((loads += 1)));
  const seen = new Promise((resolve) => later.do(resolve));
  expect(await seen).toBe(1);
  later.do(() => undefined);
  await setTimeout(30);
  expect(await later.end()).toBe(1);
});

it("loads nothing where nothing is asked for, until the end", async () => {
  let loads = 0;
  const later = whenLoaded(() => Promise.resolve((loads += 1)));
  await setTimeout(30);
  expect(loads).toBe(0);
  expect(await later.end()).toBe(1);
});

it("says at the end that it could not be loaded", async () => {
  const later = whenLoaded(() => Promise.reject(new Error("no such chunk")));
  later.do(() => expect.unreachable());
  await expect(later.end()).rejects.toThrow("no such chunk");
});
