/** Which of this process's own requests time stands still for. */
import { request } from "node:http";
import { afterEach, expect, it } from "vitest";
import { afterSending } from "../../src/lib/after-sending.ts";
import { observeClients } from "../../src/sandbox/client-activity.ts";
import { type Listener, listenHttp } from "../../src/sandbox/listen.ts";

let server: Listener | null = null;
let stop: () => void = () => {};
afterEach(async () => {
  stop();
  await server?.close();
});

/** Answers the header at once and the body when it is let go. */
async function open(): Promise<{ readonly origin: string; readonly letGo: () => void; readonly open: () => number }> {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  server = await listenHttp(async (_request, response) => {
    response.writeHead(200).write("a");
    await gone;
    response.end("b");
  });
  let count = 0;
  const activity = { begin: () => void (count += 1), end: () => void (count -= 1) };
  stop = observeClients(activity, { holdsOpen: (method, path) => method === "GET" && path.startsWith("/held") });
  return { origin: server.origin, letGo, open: () => count };
}

it("stands still until the body of an answer has ended, by fetch and by Node's own client", async () => {
  const { origin, letGo, open: count } = await open();
  const fetched = await fetch(`${origin}/events/`);
  const asked = await new Promise<import("node:http").IncomingMessage>((resolve) =>
    request(`${origin}/events/`, resolve).end(),
  );
  expect(count()).toBe(2);
  letGo();
  asked.resume();
  await Promise.all([fetched.text(), new Promise((resolve) => asked.once("close", resolve))]);
  expect(count()).toBe(0);
});

it("goes on beside a request that is held open by design", async () => {
  const { origin, letGo, open: count } = await open();
  const held = await fetch(`${origin}/held?follow=1`);
  expect(count()).toBe(0);
  letGo();
  await held.text();
  expect(count()).toBe(0);
});

it("stands still while somebody lets requests go out before anything else", async () => {
  const { open: count } = await open();
  const waited = afterSending(20);
  expect(count()).toBe(1);
  await waited;
  expect(count()).toBe(0);
});

it("goes on after a request that failed", async () => {
  const { origin, letGo, open: count } = await open();
  const stopped = new AbortController();
  const fetched = fetch(origin, { signal: stopped.signal }).then((answer) => answer.text());
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(count()).toBe(1);
  stopped.abort(new Error("enough"));
  await expect(fetched).rejects.toThrow("enough");
  expect(count()).toBe(0);
  letGo();
});
