/**
 * A virtual clock that processes share: a built program that is started with `follow-shared-clock.mjs` sleeps and reads
 * the time here. Time stands still while any of them works, so that no test depends on how fast the machine is.
 */
import diagnostics from "node:diagnostics_channel";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { BEFORE_QUIET, type BeforeQuiet, type VirtualClock } from "../../src/sandbox/virtual-clock.ts";

export interface SharedClock {
  /** What Node imports first in a process that follows this clock. */
  readonly follower: string;
  close(): Promise<void>;
}

/** One process; it works unless it waits for something that only time brings. */
interface Follower {
  waits: number;
}

export async function serveSharedClock(clock: VirtualClock): Promise<SharedClock> {
  const followers = new Map<string, Follower>();
  const screens = new Set<ServerResponse>();
  /** What was asked of a follower: whether it still only waits. */
  const questions = new Map<string, (waits: boolean) => void>();
  let asked = 0;
  clock.beforeAdvance(async (_, to) => {
    for (const screen of screens) screen.write(`${to}\n`);
  });

  /** From the start of a process to its end, however it ends. */
  function follow(response: ServerResponse): void {
    const id = String(followers.size + 1);
    const follower: Follower = { waits: 0 };
    followers.set(id, follower);
    screens.add(response);
    clock.begin();
    response.on("close", () => {
      screens.delete(response);
      if (follower.waits === 0) clock.end();
      // What it still waits for ends with it, and counts for nobody.
      follower.waits = Number.NaN;
    });
    response.write(`${id}\n${clock.now()}\n`);
  }

  /** Until that much time has passed; without `ms` until the process says otherwise. */
  async function wait(id: string, ms: number | null, response: ServerResponse): Promise<void> {
    const follower = followers.get(id);
    if (follower === undefined) throw new Error(`nobody follows the clock as ${id}`);
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    follower.waits += 1;
    if (follower.waits === 1) clock.end();
    await (ms === null ? untilAborted(gone.signal) : clock.sleep(ms, gone.signal)).catch(() => undefined);
    follower.waits -= 1;
    if (follower.waits === 0) clock.begin();
    response.end(String(clock.now()));
  }

  /** Its own word, given after it has seen whatever had reached it; one that has ended is looked for again. */
  function stillWaits(screen: ServerResponse): Promise<boolean> {
    asked += 1;
    const question = String(asked);
    return new Promise((resolve) => {
      const settle = (waits: boolean) => {
        questions.delete(question);
        screen.off("close", end);
        resolve(waits);
      };
      const end = () => settle(false);
      questions.set(question, settle);
      screen.once("close", end);
      screen.write(`?${question}\n`);
    });
  }

  /** False where nobody follows, and where somebody works anyway: then this clock does not stand before a jump. */
  async function anyWorks(): Promise<boolean> {
    if ([...followers.values()].some(({ waits }) => waits === 0)) return false;
    return (await Promise.all([...screens].map(stillWaits))).includes(false);
  }

  const beforeQuiet = (message: unknown) => (message as BeforeQuiet).waitFor(anyWorks());
  diagnostics.subscribe(BEFORE_QUIET, beforeQuiet);

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://loopback");
    if (pathname === "/follow") follow(response);
    else if (pathname === "/still") {
      questions.get(searchParams.get("question") ?? "")?.(searchParams.get("waits") === "true");
      response.end();
    } else void wait(searchParams.get("id") ?? "", numberOf(searchParams.get("ms")), response);
  });
  // However long a program computes between two waits: a line that is closed under it would be an error of the program.
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const script = pathToFileURL(join(import.meta.dirname, "follow-shared-clock.mjs"));
  script.search = `?${port}`;
  return {
    follower: script.href,
    close: () =>
      new Promise((done) => {
        diagnostics.unsubscribe(BEFORE_QUIET, beforeQuiet);
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => signal.addEventListener("abort", () => done(), { once: true }));
}
