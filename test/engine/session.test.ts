/** What a command works in: who is connected, with what, how often, and what a gate is given. */
import { describe, expect, it } from "vitest";
import { members as registered } from "../../src/engine/members.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { createSession, type SessionSettings } from "../../src/engine/session.ts";
import { UsageError } from "../../src/lib/error.ts";
import { pass } from "../../src/lib/verdict.ts";
import type { GateItem } from "../../src/plan/plan.ts";
import { flagWords } from "../../src/providers/flags.ts";
import type { MetricProvider, ProviderContext } from "../../src/providers/contract.ts";
import { type FakeRole, METRIC, openFakes, RELEASE, secret } from "./fake-members.ts";
import { GATE, NOW, smallPlan } from "./small-world.ts";

const HOST = { project: "web", team: null, repository: "acme/web" };

describe("a role", () => {
  it("is connected on its first use, and once, by the project and the repository", async () => {
    const { session, connected } = openFakes();
    expect(connected).toEqual([]);
    expect(await session.role("host")).toEqual({ playedBy: "vercel", connection: 1 });
    expect(await session.role("host")).toBe(await session.role("host"));
    await session.role("forge");
    expect(connected.map(({ key, settings }) => [key, settings])).toEqual([
      ["vercel", HOST],
      ["github", HOST],
    ]);
    const outside = openFakes({}, { env: {} });
    await outside.session.role("forge");
    expect(outside.connected[0]?.settings).toEqual({ ...HOST, repository: null });
  });

  it("is played by the vendor that is wanted, each connected once", async () => {
    const { session } = openFakes();
    const played = async (wanted: string) => (await session.role("flags", wanted)) as unknown as FakeRole;
    expect(await played("flagd")).toEqual({ playedBy: "flagd", connection: 1 });
    expect((await played("unleash")).playedBy).toBe("unleash");
    expect((await played("flagd")).connection).toBe(1);
  });

  it("is not connected without the settings that it needs, which are named", async () => {
    const { session, connected } = openFakes({}, { env: { HOST_TOKEN: " " } });
    const missing = expect.objectContaining({
      reasonCode: "secret_missing",
      problems: [expect.objectContaining({ message: "HOST_TOKEN is not set; The vercel needs it to act." })],
    });
    expect(() => session.role("host")).toThrow(missing);
    expect(() => session.steadyRole?.("host")).toThrow(missing);
    expect(() => session.role("host")).toThrow(UsageError);
    expect(connected).toEqual([]);
  });

  it("is given the session's clock and chance, and of the rest what there is", async () => {
    const contextOf = async (settings: Partial<SessionSettings>) => {
      const { session, connected } = openFakes({}, settings);
      await session.role("forge");
      return connected[0]?.context as ProviderContext;
    };
    const env = { A: "1" };
    const { clock, random, memory, ...plain } = await contextOf({ env });
    expect([clock.now(), random(), memory]).toEqual([NOW, 0.25, expect.anything()]);
    expect(plain).toEqual({ env, addresses: {}, project: { name: "web", team: null }, debug: expect.any(Function) });
    const { signal } = new AbortController();
    const more = { signal, answered: () => undefined, secretNames: ["A"], requestTimeoutMs: 7 };
    expect(await contextOf(more)).toMatchObject(more);
  });
});

describe("a role for what must be put back before a command ends", () => {
  it("is one of its own, whatever becomes of the command's signal", async () => {
    const { session, connected } = openFakes({}, { signal: AbortSignal.abort() });
    const own = await session.role("flags", "flagd");
    const steady = [await session.steadyRole?.("flags", "flagd"), await session.steadyRole?.("flags", "flagd")];
    expect(new Set([own, ...steady]).size).toBe(3);
    expect(connected.map(({ key, context }) => [key, context.signal?.aborted])).toEqual([
      ["flagd", true],
      ["flagd", undefined],
      ["flagd", undefined],
    ]);
    expect(connected[1]?.settings).toEqual(HOST);
  });
});

describe("the forge until a signal", () => {
  it("ends with it, and with the command's where there is one", async () => {
    const connect = async (settings: Partial<SessionSettings>) => {
      const over = new AbortController();
      const { session, connected } = openFakes({}, settings);
      expect(await session.forgeUntil?.(over.signal)).toMatchObject({ playedBy: "github" });
      return { over, signal: connected[0]?.context.signal };
    };
    const alone = await connect({});
    expect(alone.signal).toBe(alone.over.signal);
    const command = new AbortController();
    const both = await connect({ signal: command.signal });
    expect(both.signal?.aborted).toBe(false);
    both.over.abort();
    expect(both.signal?.aborted).toBe(true);
    const ended = await connect({ signal: command.signal });
    command.abort();
    expect(ended.signal?.aborted).toBe(true);
  });
});

describe("a session", () => {
  it("has what its command was called with", () => {
    const { session } = openFakes();
    expect(session).toMatchObject({
      release: RELEASE,
      checklist: null,
      bypass: null,
      sides: "by cookie",
      directory: "/repository",
      runUrl: null,
    });
    expect(session.plan).toEqual(smallPlan());
    expect(session).not.toHaveProperty("signal");
    expect(session.domainUrl("app.example.com")).toBe("https://app.example.com");
    const { signal } = new AbortController();
    const asked = { checklist: { number: 4 } as never, signal, runUrl: "u", domainUrl: () => "http://127.0.0.1" };
    const other = openFakes({}, asked).session;
    expect(other).toMatchObject({ checklist: { number: 4 }, runUrl: "u" });
    expect(other.signal).toBe(signal);
    expect(other.domainUrl("app.example.com")).toBe("http://127.0.0.1");
  });

  it("sees the plan's own secrets beside the environment, and opens the site with the host's", () => {
    const { session } = openFakes({}, { env: { A: "1", BYPASS: " opens " }, planSecrets: { B: "2" } });
    expect(session.env).toEqual({ A: "1", BYPASS: " opens ", B: "2" });
    expect([session.bypass?.name, session.bypass?.reveal()]).toEqual(["BYPASS", "opens"]);
  });

  it("has no way into a site whose host closes none", () => {
    const { members } = openFakes();
    const host = { vercel: { ...members.roles.host["vercel"], protection: null } } as never;
    const { session } = openFakes({ roles: { ...members.roles, host } }, { env: { BYPASS: "opens" } });
    expect(session.bypass).toBeNull();
  });

  it("knows by itself everybody who is registered", async () => {
    const { members: _fakes, ...settings } = openFakes().settings;
    const session = createSession(settings);
    expect(await session.steps()).toBe(await registered.steps());
    expect(await session.rungs()).toBe(await registered.rungs());
    for (const load of [registered.gates, registered.steps, registered.rungs, registered.metricProviders])
      expect(Object.keys(await load()).length).toBeGreaterThan(1);
    // A plan joins the same.
    expect(extensions).toEqual({
      roles: registered.roles,
      metricProviders: await registered.metricProviders(),
      gates: await registered.gates(),
      steps: await registered.steps(),
      rungs: await registered.rungs(),
      words: { flags: flagWords },
    });
  });
});

describe("a metric's source", () => {
  function open(settings: Partial<SessionSettings>) {
    const opened: { readonly metric: string; readonly spec: unknown; readonly context: ProviderContext }[] = [];
    const counter = {
      key: "counter",
      vendor: "The counter",
      settings: [secret("COUNT_URL")],
      secrets: ({ env }: { readonly env: string }) => [env],
      connect: async (metric: string, spec: unknown, context: ProviderContext) => {
        opened.push({ metric, spec, context });
        return { read: async () => ({ value: -1, sampleCount: 1 }) };
      },
    } as unknown as MetricProvider;
    const { session } = openFakes({ metricProviders: async () => ({ counter }) }, settings);
    return { session, opened };
  }
  const planSecrets = { COUNT_TOKEN: "t", OTHER_TOKEN: "o" };

  it("is connected once for each metric, with the plan's secrets that it names, and believed only as far as it can be", async () => {
    const { session, opened } = open({ env: { COUNT_URL: "u" }, planSecrets });
    const source = await session.metricSource(METRIC);
    expect(await session.metricSource(METRIC)).toBe(source);
    await session.metricSource({ ...METRIC, name: "slow" });
    expect(opened.map(({ metric, spec }) => [metric, spec])).toEqual([
      ["errors", METRIC.spec],
      ["slow", METRIC.spec],
    ]);
    expect(opened[0]?.context.env).toEqual({ COUNT_URL: "u", COUNT_TOKEN: "t" });
    await expect(source.read({ from: 0, to: 1 } as never, {} as never)).rejects.toThrow(
      /The counter's answer for errors/,
    );
  });

  it("of which a setting is gone is not known, which holds", async () => {
    const { session, opened } = open({ env: {} });
    await expect(session.metricSource(METRIC)).rejects.toMatchObject({
      reasonCode: "secret_missing",
      vendor: "The counter",
      message: "COUNT_URL is not set; The counter needs it to act.",
      remedy: expect.stringMatching(/^Add COUNT_URL to the secrets/),
    });
    expect(opened).toEqual([]);
  });

  it("of a vendor that is not registered is a fault of ours", async () => {
    await expect(openFakes().session.metricSource(METRIC)).rejects.toThrow("no metric provider counter");
  });
});

describe("a gate", () => {
  const TARGET = { url: "https://build", deploymentId: "dpl_1", commit: "c", stage: "staging", bypass: null };
  const ITEM: GateItem = { ...GATE, gate: "look", spec: { path: "/" } };
  const LOOK = { key: "look", kind: "world", roles: ["http"] };

  async function checked(gate: object = {}, settings: Partial<SessionSettings> = {}, about?: object) {
    const given: Record<string, unknown>[] = [];
    const look = {
      ...LOOK,
      check: async (spec: unknown, context: Record<string, unknown>) => {
        given.push({ ...context, spec });
        (context["output"] as (line: string) => void)("a line");
        return pass("gate_passed", "fine");
      },
      ...gate,
    };
    const opened = openFakes({ gates: async () => ({ look }) as never }, settings);
    const verdict = await opened.session.checkGate(ITEM, TARGET, about);
    return { ...opened, verdict, given: given[0] ?? null };
  }

  it("is given its roles, its target and what the command knows, and of people nothing", async () => {
    const { verdict, given, events } = await checked();
    expect(verdict).toEqual(pass("gate_passed", "fine"));
    expect(given).toMatchObject({
      spec: { path: "/" },
      roles: { http: { playedBy: "probe" } },
      target: TARGET,
      protection: { setting: { name: "BYPASS" } },
      directory: "/repository",
      authors: ["bot"],
      people: null,
      baseline: null,
      base: null,
    });
    expect(given).not.toHaveProperty("signal");
    expect(events).toEqual([{ event: "output", at: NOW, title: "Chat", line: "a line" }]);
    const { signal } = new AbortController();
    const asked = await checked({}, { signal }, { once: true, base: "refs/heads/main" });
    expect(asked.given).toMatchObject({ once: true, base: "refs/heads/main", people: null });
    expect(asked.given?.["signal"]).toBe(signal);
  });

  it("has its roles of the vendor that it is named after", async () => {
    const { given } = await checked({ roles: ["flags"], provider: "unleash" });
    expect(given?.["roles"]).toMatchObject({ flags: { playedBy: "unleash" } });
  });

  it("sees of the plan's secrets those that it names, and of the credentials only what lets code into the site", async () => {
    const env = { PLAIN: "p", HOST_TOKEN: "h", BYPASS: "b", GITHUB_TOKEN: "g" };
    const settings = { env, planSecrets: { TEST_TOKEN: "t", OTHER_TOKEN: "o" } };
    const seen = async (gate: object) => Object.keys((await checked(gate, settings)).given?.["env"] as object);
    expect(await seen({ secrets: () => ["TEST_TOKEN"] })).toEqual(["PLAIN", "TEST_TOKEN"]);
    expect(await seen({})).toEqual(["PLAIN"]);
    expect(await seen({ kind: "code" })).toEqual(["PLAIN", "BYPASS"]);
    // A secret of the plan under the name of a credential is none.
    const forged = { env: {}, planSecrets: { HOST_TOKEN: "mine" } };
    const { verdict } = await checked({ secrets: () => ["PLAIN", "HOST_TOKEN"] }, forged);
    expect(verdict).toMatchObject({
      outcome: "hold",
      reasonCode: "plan_invalid",
      summary: "HOST_TOKEN is a credential by which Holdpoint itself acts, and is handed to nobody else.",
    });
  });

  it("that is not registered is a fault of ours", async () => {
    await expect(openFakes().session.checkGate(ITEM, TARGET)).rejects.toThrow("no gate look");
  });

  it("is known by what it does: whether it runs code, only reads, and how long it waits", async () => {
    const known = async (gate: object | null) => {
      const { session } = openFakes({
        gates: async () => (gate === null ? {} : { look: { ...LOOK, ...gate } }) as never,
      });
      return [await session.runsCode(ITEM), await session.readsOnly(ITEM), await session.patienceMs(ITEM)];
    };
    const own = { path: "/" };
    const readsOnly = (spec: unknown) => JSON.stringify(spec) === JSON.stringify(own);
    expect(await known({ kind: "code", readsOnly, patienceMs: () => 500 })).toEqual([true, true, 500]);
    expect(await known({ readsOnly: () => false })).toEqual([false, false, Number.POSITIVE_INFINITY]);
    for (const gate of [{}, null]) expect(await known(gate)).toEqual([false, false, Number.POSITIVE_INFINITY]);
  });
});

describe("a step and a rung of the plan", () => {
  const ORDER = {
    release: RELEASE,
    stage: "staging",
    identity: "i",
    begun: null,
    recorded: null,
    earlier: [],
  } as const;

  it("are opened with the roles of the session", async () => {
    const pull = { key: "pull", kind: "world", roles: ["http"] };
    const { session } = openFakes({ steps: async () => ({ pull }) as never }, { planSecrets: { A: "1" } });
    const item = { title: "Pull", step: "pull", spec: {}, takesMs: null, position: GATE.position };
    const step = await session.openStep(item, { ...ORDER, progress: () => undefined });
    expect(step.context.roles).toMatchObject({ http: { playedBy: "probe" } });
    expect(step.context.env).toEqual({});
    const lever = { key: "lever", moves: "behavior", kind: "world", roles: ["http"] };
    const rungs = openFakes({ rungs: async () => ({ lever }) as never }).session;
    const order = { release: {} as never, until: NOW, signal: new AbortController().signal, begun: false, spec: {} };
    expect((await rungs.openRung("lever", order)).context.roles).toMatchObject({ http: { playedBy: "probe" } });
  });
});
