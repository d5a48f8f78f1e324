/**
 * The flag of a rollback, at the worst moment: its vendor fails in every way, somebody else is at work on it, the token may only
 * read. The host waits for the rung no longer than its time, and a flag that was not ours to change stays as it is.
 */
import { afterEach, expect, it } from "vitest";
import type { Clock } from "../../src/lib/clock.ts";
import type { CommandContext } from "../../src/engine/context.ts";
import { takeRung } from "../../src/engine/ladder/take-rung.ts";
import type { PlannedFlag } from "../../src/providers/contract.ts";
import type { RungContext } from "../../src/rungs/contract.ts";
import { flag } from "../../src/rungs/flag.ts";
import type { Fault } from "../../src/sandbox/contract.ts";
import { type FlagWorld, specOf, startFlags } from "../conformance/flag-world.ts";

const WRITE = "PATCH /api/v2/flags/:project/:key";
const LIMIT_MS = 30_000;
const SPEC: PlannedFlag = {
  vendor: "launchdarkly",
  spec: specOf("launchdarkly", "chat"),
  name: "chat",
  told: "chat, to off",
  settlesMs: 1,
};

let world: FlagWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

/** As the ladder takes it; nobody is asked whether it helped. */
async function take(faults: readonly Omit<Fault, "emulator">[], onRead: (started: FlagWorld) => void = () => {}) {
  world = await startFlags("launchdarkly", "chat");
  const started = world;
  const { sandbox, clock } = started;
  for (const fault of faults) sandbox.faults.add({ emulator: "launchdarkly", ...fault });
  const opened = await started.open("launchdarkly", "chat");
  let readings = 0;
  const observed = {
    ...opened,
    read: async () => {
      const reading = await opened.read();
      if ((readings += 1) === 1) onRead(started);
      return reading;
    },
  };
  const release = {
    id: "r",
    commit: "c",
    project: "web",
    candidate: "dpl_2",
    knownGood: null,
    flag: null,
    reason: "bad",
    runUrl: null,
  };
  const context: Partial<CommandContext> = {
    clock: withBell(clock),
    openRung: async (_key, order) => ({
      rung: flag as never,
      spec: SPEC,
      context: { ...order, clock, roles: { flags: { open: () => observed } } } as unknown as RungContext,
    }),
  };
  const taken = await takeRung(context as CommandContext, {
    key: "flag",
    spec: SPEC,
    release,
    limitMs: LIMIT_MS,
    begun: false,
    resumed: false,
    witness: null,
    mark: async () => "recorded",
  });
  return { ...taken, isOn: sandbox.launchdarkly.isOn("chat", "production") };
}

/** The rung's time passes by what it waits for itself: what fails at once must end before it is over. */
function withBell({ now, sleep }: Clock): Clock {
  let ring: (() => void) | null = null;
  const until = now() + LIMIT_MS;
  return {
    now,
    async sleep(ms, signal) {
      if (ms === LIMIT_MS) {
        return new Promise((resolve) => {
          ring = resolve;
        });
      }
      await sleep(ms, signal);
      if (now() >= until) ring?.();
    },
  };
}

it.each<[string, Omit<Fault, "emulator">, string]>([
  ["is down", { kind: "status", status: 503 }, "vendor_unavailable"],
  ["rejects the token", { kind: "status", status: 401 }, "credential_rejected"],
  ["has forgotten the flag", { kind: "status", status: 404 }, "not_found"],
  ["wants no more requests", { kind: "status", status: 429 }, "vendor_rate_limited"],
  ["shows a page", { kind: "status", status: 200, body: "<html>Back soon</html>" }, "vendor_answer_unknown"],
  ["shows another flag", { kind: "status", status: 200, body: { key: "x" } }, "vendor_answer_unknown"],
  ["cuts its answers", { kind: "cut" }, "vendor_unavailable"],
  ["resets connections", { kind: "reset" }, "vendor_unavailable"],
  ["knows no environment", { kind: "empty" }, "not_found"],
  ["reports a conflict", { kind: "status", status: 409, route: WRITE }, "flag_refused"],
  ["wants an approval", { kind: "status", status: 405, route: WRITE }, "flag_refused"],
  ["lets the token only read", { kind: "status", status: 403, route: WRITE }, "credential_insufficient"],
])("the next rung comes where the vendor %s, and no flag was changed", async (_what, fault, reasonCode) => {
  const { word, verdict, isOn } = await take([fault]);
  expect(word).toBe("failed");
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode });
  expect(isOn).toBe(true);
});

it("the flag itself is asked where the answer to a change is cut: it arrived", async () => {
  const { word, isOn } = await take([{ kind: "cut", route: WRITE, times: 1 }]);
  expect(word).toBe("done");
  expect(isOn).toBe(false);
});

it("a change that was answered with success and did not happen is never taken for done", async () => {
  const { word, verdict, isOn } = await take([{ kind: "status", status: 200, route: WRITE, body: {} }]);
  expect(word).not.toBe("done");
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "rung_unverified" });
  expect(isOn).toBe(true);
});

it("a vendor whose readings lag behind does not make an old flag look set", async () => {
  const { word, isOn } = await take([{ kind: "stale" }]);
  expect(word).not.toBe("done");
  // It was set all the same, and the host goes back: the flag stays safe.
  expect(isOn).toBe(false);
});

it("a flag that somebody turns off and on again after the first reading is left to them, by name", async () => {
  const { word, verdict, isOn } = await take([], ({ sandbox: { launchdarkly } }) => {
    launchdarkly.turn("chat", "production", false, "ada@acme.com");
    launchdarkly.turn("chat", "production", true, "ada@acme.com");
  });
  expect(word).toBe("failed");
  expect(verdict).toMatchObject({ reasonCode: "flag_changed", summary: expect.stringContaining("ada@acme.com") });
  expect(isOn).toBe(true);
});
