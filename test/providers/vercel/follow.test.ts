import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { BuildProgress } from "../../../src/providers/contract.ts";
import type { Route } from "../../../src/sandbox/contract.ts";
import { connectToLoopback, createSkippingClock, createStoppedClock, route } from "./loopback-host.ts";

const EVENTS = "/v3/now/deployments/:id/events";
const ignore = () => undefined;

function deploymentRoute(state: () => string, more: Record<string, unknown> = {}): Route {
  return route("GET", "/v13/deployments/:id", () => ({
    status: 200,
    body: { id: "dpl_1", url: "x.vercel.app", createdAt: 1, readyState: state(), ...more },
  }));
}

/** An event stream that stays open until `lines` ends. */
function eventRoute(lines: () => AsyncIterable<string>): Route {
  return { ...route("GET", EVENTS, () => ({ status: 200, body: lines() })), longLived: true };
}

async function* never(): AsyncIterable<string> {
  await delay(5_000, undefined, { ref: false });
  yield "";
}

describe("following a build", () => {
  it("notices READY through the stream, without waiting for the next look, aliasAssigned or not", async () => {
    const looked = Promise.withResolvers<void>();
    let ready = false;
    const { host } = await connectToLoopback(
      [
        deploymentRoute(
          () => {
            looked.resolve();
            return ready ? "READY" : "BUILDING";
          },
          { aliasAssigned: null },
        ),
        eventRoute(async function* () {
          yield '{"type":"stdout","text":"building"}\n';
          await looked.promise;
          ready = true;
          yield '{"type":"alias-assigned","deploymentId":"dpl_1"';
          yield ',"alias":[]}\n';
          yield* never();
        }),
      ],
      { clock: createStoppedClock() },
    );
    const steps: BuildProgress[] = [];
    const build = await host.followBuild("dpl_1", 10_000, (step) => void steps.push(step));
    expect(build.state).toBe("ready");
    expect(steps).toEqual([
      { step: "state", state: "building" },
      { step: "state", state: "ready" },
    ]);
  });

  it("takes the end of the stream as a sign", async () => {
    const looked = Promise.withResolvers<void>();
    let ready = false;
    const { host } = await connectToLoopback(
      [
        deploymentRoute(() => {
          looked.resolve();
          return ready ? "READY" : "BUILDING";
        }),
        eventRoute(async function* () {
          await looked.promise;
          ready = true;
          yield "";
        }),
      ],
      { clock: createStoppedClock() },
    );
    expect((await host.followBuild("dpl_1", 10_000, ignore)).state).toBe("ready");
  });

  it("needs no stream", async () => {
    let looks = 0;
    const { host, faults } = await connectToLoopback([deploymentRoute(() => (++looks > 3 ? "READY" : "QUEUED"))], {
      clock: createSkippingClock(),
    });
    faults.add({ emulator: "vercel", route: `GET ${EVENTS}`, kind: "status", status: 500 });
    expect((await host.followBuild("dpl_1", 60_000, ignore)).state).toBe("ready");
    expect(looks).toBe(4);
  });

  it.each([
    ["ERROR", "error", "Command failed"],
    ["CANCELED", "canceled", null],
  ])("ends at %s", async (readyState, state, errorMessage) => {
    const { host } = await connectToLoopback([deploymentRoute(() => readyState, { errorMessage }), eventRoute(never)]);
    expect(await host.followBuild("dpl_1", 10_000, ignore)).toMatchObject({ state, errorMessage });
  });

  it.each(["reset", "close", "cut", "status"] as const)("goes on polling through %s", async (kind) => {
    const clock = createSkippingClock();
    const { host, faults } = await connectToLoopback([deploymentRoute(() => "READY"), eventRoute(never)], { clock });
    faults.add({ emulator: "vercel", route: "GET /v13/deployments/:id", kind, status: 502, times: 3 });
    expect((await host.followBuild("dpl_1", 60_000, ignore)).state).toBe("ready");
  });

  it("honours 429 while it polls", async () => {
    const clock = createSkippingClock();
    const { host, faults } = await connectToLoopback([deploymentRoute(() => "READY"), eventRoute(never)], { clock });
    const headers = { "retry-after": "9" };
    faults.add({
      emulator: "vercel",
      route: "GET /v13/deployments/:id",
      kind: "status",
      status: 429,
      headers,
      times: 1,
    });
    await host.followBuild("dpl_1", 60_000, ignore);
    expect(clock.slept).toContain(9_000);
  });

  it("ends with vendor_timeout and what it last saw", async () => {
    const { host } = await connectToLoopback([deploymentRoute(() => "BUILDING"), eventRoute(never)], {
      clock: createSkippingClock(),
    });
    await expect(host.followBuild("dpl_1", 5_000, ignore)).rejects.toMatchObject({
      reasonCode: "vendor_timeout",
      message: expect.stringContaining("last seen building"),
    });
  });

  it.each([
    [401, "credential_rejected"],
    [404, "not_found"],
  ])("does not poll on after %i", async (status, reasonCode) => {
    const { host, seen } = await connectToLoopback([
      route("GET", "/v13/deployments/:id", () => ({ status, body: {} })),
      eventRoute(never),
    ]);
    await expect(host.followBuild("dpl_1", 60_000, ignore)).rejects.toMatchObject({ reasonCode });
    expect(seen.filter((each) => each.path === "/v13/deployments/dpl_1")).toHaveLength(1);
  });

  it("stops when the run is stopped", async () => {
    const stop = new AbortController();
    const { host } = await connectToLoopback([deploymentRoute(() => "BUILDING"), eventRoute(never)], {
      signal: stop.signal,
    });
    const running = host.followBuild("dpl_1", 60_000, ignore);
    setTimeout(() => stop.abort(new Error("canceled by the runner")), 100);
    await expect(running).rejects.toThrow("canceled by the runner");
  });
});
