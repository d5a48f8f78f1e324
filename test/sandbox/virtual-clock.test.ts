/** Time that jumps, and what it waits for. */
import { readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { createVirtualClock } from "../../src/sandbox/virtual-clock.ts";

it("jumps to whoever waits first, and tells of each span before", async () => {
  const clock = createVirtualClock(1_000);
  const spans: [number, number][] = [];
  clock.beforeAdvance(async (from, to) => void spans.push([from, to]));
  const woken: number[] = [];
  await Promise.all([50, 10, 30.2].map((ms) => clock.sleep(ms).then(() => woken.push(clock.now()))));
  expect(woken).toEqual([1_010, 1_031, 1_050]);
  expect(spans).toEqual([
    [1_000, 1_010],
    [1_010, 1_031],
    [1_031, 1_050],
  ]);
});

it("stands still while something is answered", async () => {
  const clock = createVirtualClock(0);
  clock.begin();
  const slept = clock.sleep(10);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(clock.now()).toBe(0);
  clock.end();
  await slept;
  expect(clock.now()).toBe(10);
});

it("stands still while files are read, one after the other", async () => {
  const clock = createVirtualClock(0);
  const slept = clock.sleep(10);
  const beganAt = performance.now();
  while (performance.now() - beganAt < 100) {
    await readFile(import.meta.filename);
    expect(clock.now()).toBe(0);
  }
  await slept;
  expect(clock.now()).toBe(10);
});

it("stands still for a few turns of the event loop", async () => {
  const clock = createVirtualClock(0);
  const slept = clock.sleep(10);
  // A machine that is busy for long: the moment of silence is over before anything that came meanwhile is looked at.
  const beganAt = performance.now();
  while (performance.now() - beganAt < 20);
  await setImmediate();
  await setImmediate();
  clock.begin();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(clock.now()).toBe(0);
  clock.end();
  await slept;
});

it("stands still while a module is on its way", async () => {
  const clock = createVirtualClock(0);
  // Another address than any test of this worker has loaded: it takes some turns, but neither a request nor a file.
  const address = `../../src/sandbox/virtual-clock.ts?t=${Math.round(performance.timeOrigin + performance.now())}`;
  const loading = import(/* @vite-ignore */ address).then(() => clock.now());
  await clock.sleep(10);
  expect(await loading).toBe(0);
});

it("lets nobody wait who has been stopped", async () => {
  const clock = createVirtualClock(0);
  const stop = new AbortController();
  const slept = clock.sleep(10, stop.signal);
  stop.abort(new Error("enough"));
  await expect(slept).rejects.toThrow("enough");
  await expect(clock.sleep(10, stop.signal)).rejects.toThrow("enough");
  expect(clock.now()).toBe(0);
});

it("passes as it really does while something works in real time, and jumps again afterwards", async () => {
  const clock = createVirtualClock(0);
  const spans: [number, number][] = [];
  clock.beforeAdvance(async (from, to) => void spans.push([from, to]));
  clock.realTime.begin();
  const beganAt = performance.now();
  await clock.sleep(30);
  expect(performance.now() - beganAt).toBeGreaterThanOrEqual(29);
  expect(clock.now()).toBeGreaterThanOrEqual(30);
  clock.realTime.end();
  const { now } = { now: clock.now() };
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(clock.now()).toBe(now);
  await clock.sleep(3_600_000);
  expect(clock.now()).toBe(now + 3_600_000);
  // Nobody was left out: what comes by itself is told of every moment once. A slow machine wakes a little later than asked.
  const [[, woken] = [0, 0]] = spans;
  expect(woken).toBeGreaterThanOrEqual(30);
  expect(woken).toBeLessThanOrEqual(now);
  expect(spans).toEqual([
    [0, woken],
    [woken, now + 3_600_000],
  ]);
});

it("jumps only after a while where it is done carefully, and not at all while work begins again and again", async () => {
  const clock = createVirtualClock(0);
  clock.carefully.begin();
  const slept = clock.sleep(60_000);
  for (let times = 0; times < 5; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    clock.realTime.begin();
    clock.realTime.end();
    clock.begin();
    await new Promise((resolve) => setTimeout(resolve, 15));
    clock.end();
    expect(clock.now()).toBeLessThan(1_000);
  }
  clock.carefully.end();
  await slept;
  expect(clock.now()).toBe(60_000);
});

it("what works in real time and nobody waits for has taken its time all the same", async () => {
  const clock = createVirtualClock(0);
  clock.realTime.begin();
  await new Promise((resolve) => setTimeout(resolve, 25));
  clock.realTime.end();
  expect(clock.now()).toBeGreaterThanOrEqual(24);
});
