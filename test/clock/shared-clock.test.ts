/** Processes that share a clock: what each sees of the time, and when it stands still. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createVirtualClock, type VirtualClock } from "../../src/sandbox/virtual-clock.ts";
import { serveSharedClock, type SharedClock } from "./shared-clock.ts";

const NINE = Date.UTC(2026, 0, 5, 9);
const HOUR = 3_600_000;
const AFTER_SENDING_MODULE = pathToFileURL(join(import.meta.dirname, "../../src/lib/after-sending.ts")).href;

let clock: VirtualClock;
let shared: SharedClock;

beforeEach(async () => {
  clock = createVirtualClock(NINE);
  shared = await serveSharedClock(clock);
});

afterEach(() => shared.close());

interface Followed {
  readonly ended: Promise<string>;
  /** What it has printed so far, once that is something. */
  readonly spoke: Promise<void>;
  kill(): void;
  say(): void;
  /** As a machine does that has no time for it; and lets it go on. */
  freeze(): void;
  thaw(): void;
}

/** A program that has `timers`, and `heard` for the moment at which the test speaks to it. */
function follow(program: string): Followed {
  const begin =
    "import timers from 'node:timers/promises'; const heard = new Promise((done) => process.stdin.once('data', done));";
  const child = spawn(
    process.execPath,
    ["--import", shared.follower, "--input-type=module", "--eval", begin + program],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  let text = "";
  const spoke = Promise.withResolvers<void>();
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
    spoke.resolve();
  });
  return {
    ended: new Promise((done) => child.once("close", () => done(text.trim()))),
    spoke: spoke.promise,
    kill: () => void child.kill("SIGKILL"),
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    say: () => void child.stdin.end("go\n"),
  };
}

describe("a clock that processes share", () => {
  it("lets an hour pass at once where everybody waits", async () => {
    const program = `
      const before = [Date.now(), new Date().toISOString()];
      await timers.setTimeout(${HOUR});
      console.log(JSON.stringify([...before, Date.now(), new Date().toISOString(), new Date(0).getTime()]));
      process.exit();`;
    expect(JSON.parse(await follow(program).ended)).toEqual([
      NINE,
      "2026-01-05T09:00:00.000Z",
      NINE + HOUR,
      "2026-01-05T10:00:00.000Z",
      0,
    ]);
  });

  it("stands still while one of them works, until that one waits too", async () => {
    const worker = follow(`
      console.log(Date.now() - ${NINE});
      await heard;
      console.log(Date.now() - ${NINE});
      await timers.setTimeout(60_000);
      console.log(Date.now() - ${NINE});
      process.exit();`);
    await worker.spoke;
    const sleeper = follow(`
      console.log("asleep");
      await timers.setTimeout(1_000);
      console.log(Date.now() - ${NINE});
      process.exit();`);
    await sleeper.spoke;
    // Far more turns of the loop than time would need to jump.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setTimeout(done, 2));
    expect(clock.now()).toBe(NINE);
    worker.say();
    expect((await sleeper.ended).split("\n")).toEqual(["asleep", "1000"]);
    expect((await worker.ended).split("\n")).toEqual(["0", "0", "60000"]);
  });

  it("stands still while one of them works on what came, whatever else that one waits for", async () => {
    const asked = Promise.withResolvers<ServerResponse>();
    const server = createServer((_, response) => asked.resolve(response)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const worker = follow(`
      const bell = timers.setTimeout(${HOUR});
      await timers.setTimeout(1_000);
      await fetch("http://127.0.0.1:${port}");
      console.log(Date.now() - ${NINE});
      await bell;
      console.log(Date.now() - ${NINE});
      process.exit();`);
    const answer = await asked.promise;
    for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setTimeout(done, 2));
    expect(clock.now()).toBe(NINE + 1_000);
    answer.end();
    expect((await worker.ended).split("\n")).toEqual(["1000", String(HOUR)]);
    server.close();
  });

  it("stands still while one of them waits for what only real time ends, whatever else that one waits for", async () => {
    const program = `
      const { afterSending } = await import(${JSON.stringify(AFTER_SENDING_MODULE)});
      const bell = timers.setTimeout(${HOUR});
      await afterSending(300);
      console.log(Date.now() - ${NINE});
      await bell;
      console.log(Date.now() - ${NINE});
      process.exit();`;
    expect((await follow(program).ended).split("\n")).toEqual(["0", String(HOUR)]);
  });

  it("stands still until one of them has seen what had come for it, however long it is not let run", async () => {
    const held = Promise.withResolvers<ServerResponse>();
    const server = createServer((_, response) => held.resolve(response)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    clock.begin();
    const reader = follow(`
      const bell = timers.setTimeout(${HOUR});
      await fetch("http://127.0.0.1:${port}/events");
      await new Promise((done) => setImmediate(done));
      console.log(Date.now() - ${NINE});
      await bell;
      console.log(Date.now() - ${NINE});
      process.exit();`);
    const stream = await held.promise;
    // Long enough to say that it only waits, for the bell and for this.
    await new Promise((done) => setTimeout(done, 200));
    reader.freeze();
    stream.end();
    clock.end();
    // Far longer than the clock takes to see that all is quiet.
    await new Promise((done) => setTimeout(done, 200));
    reader.thaw();
    expect((await reader.ended).split("\n")).toEqual(["0", String(HOUR)]);
    server.close();
  });

  it("goes on when the one that works is killed", async () => {
    const worker = follow("console.log(1); await heard;");
    await worker.spoke;
    const woken = clock.sleep(HOUR);
    worker.kill();
    await woken;
    expect(clock.now()).toBe(NINE + HOUR);
  });

  it("forgets what a process waited for that gave it up, and keeps its reason", async () => {
    const program = `
      const stop = new AbortController();
      const slept = timers.setTimeout(${HOUR}, "late", { signal: stop.signal }).catch((error) => error.message);
      stop.abort(new Error("given up"));
      console.log(await slept, await timers.setTimeout(5, "soon"), Date.now() - ${NINE});
      process.exit();`;
    expect(await follow(program).ended).toBe("given up soon 5");
  });
});
