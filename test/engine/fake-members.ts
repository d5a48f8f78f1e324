/** A session among vendors that do nothing but keep how they were connected. */
import type { Members } from "../../src/engine/members.ts";
import { createSession, type SessionSettings } from "../../src/engine/session.ts";
import type { Setting } from "../../src/lib/setting.ts";
import type { Metric } from "../../src/plan/plan.ts";
import type { ProviderContext, RoleSettings } from "../../src/providers/contract.ts";
import type { ReleaseEvent } from "../../src/release/result.ts";
import { createVirtualClock } from "../../src/sandbox/virtual-clock.ts";
import { NOW, smallPlan } from "./small-world.ts";

export interface Connected {
  readonly key: string;
  readonly settings: RoleSettings;
  readonly context: ProviderContext;
}

/** What the answer of `role` is: who plays it, the how-many-eth connection. */
export interface FakeRole {
  readonly playedBy: string;
  readonly connection: number;
}

export const secret = (name: string): Setting => ({ name, source: "secret", purpose: "act" });
export const BYPASS: Setting = { ...secret("BYPASS"), optional: "where the site is closed", opensSite: true };
export const METRIC = { name: "errors", provider: "counter", spec: { env: "COUNT_TOKEN" } } as unknown as Metric;

export const RELEASE = { id: "r1", commit: "c".repeat(40) };

/** `changes`: more members, or others than those of a host, a forge, two vendors of flags and a probe. */
export function openFakes(changes: Partial<Members> = {}, settings: Partial<SessionSettings> = {}) {
  const connected: Connected[] = [];
  const player = (key: string, own: readonly Setting[] = [], more: object = {}) => ({
    key,
    vendor: `The ${key}`,
    settings: own,
    connect: async (given: RoleSettings, context: ProviderContext): Promise<FakeRole> => {
      connected.push({ key, settings: given, context });
      return { playedBy: key, connection: connected.length };
    },
    ...more,
  });
  const protection = { setting: BYPASS };
  const members = {
    roles: {
      host: { vercel: player("vercel", [secret("HOST_TOKEN"), BYPASS], { protection, sides: "by cookie" }) },
      forge: { github: player("github") },
      flags: { unleash: player("unleash"), flagd: player("flagd", [secret("FLAGD_TOKEN")]) },
      http: { probe: player("probe") },
    },
    metricProviders: async () => ({}),
    gates: async () => ({}),
    steps: async () => ({}),
    rungs: async () => ({}),
    ...changes,
  } as unknown as Members;
  const events: ReleaseEvent[] = [];
  const whole: SessionSettings = {
    plan: smallPlan(),
    release: RELEASE,
    options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false, authors: ["bot"] },
    env: { HOST_TOKEN: "h", FLAGD_TOKEN: "f", GITHUB_REPOSITORY: "acme/web" },
    directory: "/repository",
    clock: createVirtualClock(NOW),
    random: () => 0.25,
    emit: (event) => void events.push(event),
    debug: () => undefined,
    runUrl: null,
    members,
    ...settings,
  };
  return { session: createSession(whole), settings: whole, connected, events, members };
}
