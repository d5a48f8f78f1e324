/** The known good's own staging build, asked on the data as the release leaves it: when it can be, and what it is asked. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { askingBuild, askKnownGood } from "../../../src/engine/way-back/ask-known-good.ts";
import { Secret } from "../../../src/lib/secret.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { GateItem, Plan, StagingStage } from "../../../src/plan/plan.ts";
import type { HostDeployment } from "../../../src/providers/contract.ts";
import type { ProductionPayload } from "../../../src/release/payload.ts";
import { deployment, DIGEST, record } from "../../release/facts.ts";
import { NOW, openSmallWorld, smallPlan } from "../small-world.ts";

const position = { file: "p.yml", line: 1, column: 1 };
const itemOf = (gate: string, title: string, spec: unknown = {}): GateItem => ({ gate, title, spec, position });
const CHAT = itemOf("http", "Chat", { path: "/chat" });
const SUITE = itemOf("checkly", "Suite");
const TESTS = itemOf("command", "Tests");
const MIGRATED = itemOf("migrations", "Migrated", { database: "STAGING_URL", pending: "refuse" });
const PENDING = itemOf("migrations", "Pending", { database: "STAGING_URL", pending: "allow" });
const PREVIEW = { kind: "preview" } as const;
const GOOD = pass("gate_passed", "fine");
const BAD = fail("gate_failed", "HTTP 500", "Fix it.");
const BLIND = hold("vendor_unavailable", "no answer", "wait");
const OLD = "0".repeat(40);
const BYPASS = new Secret("BYPASS", "let me in");
const KNOWN = record("done", { payload: { release: "r0", commit: OLD } }).payload;
const BUILD = deployment("dpl_staging", {
  target: "preview",
  meta: { holdpointRelease: "r0", holdpointPlan: DIGEST, githubCommitSha: OLD },
});

interface Wishes {
  readonly verify?: readonly GateItem[];
  readonly target?: StagingStage["deploy"]["target"];
  readonly known?: ProductionPayload | null;
  readonly builds?: readonly HostDeployment[];
  /** Of each time that the gate is asked; the last one of all that follow. */
  readonly answers?: readonly Verdict[];
  readonly digest?: string;
}

function planWith({ verify = [MIGRATED, CHAT], target = PREVIEW, digest = DIGEST }: Wishes): Plan {
  const plan = smallPlan();
  const { staging } = plan.stages;
  const asked = { ...staging, verify, deploy: { ...staging.deploy, target } };
  return { ...plan, digest, stages: { ...plan.stages, staging: asked } };
}

async function asked(wishes: Wishes = {}) {
  const { known = KNOWN, builds = [BUILD], answers = [GOOD] } = wishes;
  const world = openSmallWorld();
  const targets: unknown[] = [];
  const checkGate: CommandContext["checkGate"] = async ({ title }, target) => {
    targets.push({ title, ...target });
    return answers[Math.min(targets.length, answers.length) - 1] ?? GOOD;
  };
  const context = { ...world.context, plan: planWith(wishes), bypass: BYPASS, checkGate };
  const releases: string[] = [];
  const findBuilds = async (release: string) => (releases.push(release), builds);
  const found = await askKnownGood(context, world.journal, { findBuilds }, known);
  return { found, targets, releases, tookMs: world.clock.now() - NOW };
}

describe("the known good's own build for staging", () => {
  it("is asked what it passed when it was released, under names of their own", async () => {
    const { found, targets, releases, tookMs } = await asked();
    expect(found).toEqual({
      kind: "asked",
      build: "dpl_staging",
      gates: 1,
      verdict: expect.objectContaining({ outcome: "pass" }),
    });
    expect(targets).toEqual([
      {
        title: "Chat, by the known good r0",
        url: "https://dpl_staging.vercel.app",
        deploymentId: "dpl_staging",
        commit: OLD,
        stage: "staging",
        bypass: BYPASS,
      },
    ]);
    expect([releases, tookMs]).toEqual([["r0"], 0]);
  });

  it.each([
    ["fails twice", [BAD, BAD, GOOD], "fail", 2],
    ["passes the second time", [BAD, GOOD], "pass", 2],
    ["gives no answer", [BLIND, GOOD], "hold", 1],
  ] as const)(
    "is asked a second time, five seconds later, only where it fails: it %s",
    async (_, answers, outcome, tries) => {
      const { found, targets, tookMs } = await asked({ answers });
      expect(found).toMatchObject({ kind: "asked", verdict: { outcome } });
      expect([targets.length, tookMs]).toEqual([tries, (tries - 1) * 5_000]);
    },
  );

  it.each([
    ["no gate asks a database", { verify: [CHAT] }],
    ["the gate lets migrations be open", { verify: [PENDING, CHAT] }],
    ["the program does not know the gate", { verify: [itemOf("sorcery", "Spell"), CHAT] }],
  ] satisfies readonly (readonly [string, Wishes])[])("need not be asked where %s", async (_, wishes) => {
    expect((await asked(wishes)).found).toEqual({ kind: "pointless" });
  });

  it.each([
    [
      "staging is a build for production, so none of its builds talks to staging's database",
      { target: { kind: "production" } },
    ],
    ["it has no release record, so its build for staging is not known", { known: null }],
    ["no gate that it passed itself asks the build", { verify: [MIGRATED, SUITE, TESTS, itemOf("sorcery", "Spell")] }],
    ["no gate that it passed itself asks the build", { digest: "another plan" }],
    [
      "no gate that it passed itself asks the build",
      {
        digest: "another plan",
        known: { ...KNOWN, asked: askingBuild(planWith({ verify: [MIGRATED, { ...CHAT, spec: {} }] })) },
      },
    ],
    ["its build for staging is gone", { builds: [] }],
    ["its build for staging is gone", { builds: [{ ...BUILD, state: "building" }] }],
    ["its build for staging is gone", { builds: [{ ...BUILD, target: "production" }] }],
  ] satisfies readonly (readonly [string, Wishes])[])("is not asked: %s", async (why, wishes) => {
    const { found, targets } = await asked(wishes);
    expect(found).toEqual({ kind: "not-asked", why });
    expect(targets).toEqual([]);
  });

  it("is asked what its record says that it passed, where the plan has changed since", async () => {
    const known = { ...KNOWN, asked: askingBuild(planWith({})) };
    const verify = [MIGRATED, CHAT, itemOf("http", "Newer", { path: "/new" })];
    const { found } = await asked({ known, verify, digest: "another plan" });
    expect(found).toMatchObject({ kind: "asked", gates: 1 });
    // The plan of then is the plan of now: all of its gates were passed.
    expect((await asked({ verify })).found).toMatchObject({ kind: "asked", gates: 2 });
  });
});

it("a gate is recorded as passed by what it is, what it is called and what it asks, if it asks the build", () => {
  const digests = (verify: readonly GateItem[]) => askingBuild(planWith({ verify }));
  const [chat] = digests([CHAT]);
  expect(chat).toMatch(/^[0-9a-f]{16}$/);
  expect(digests([TESTS, CHAT, MIGRATED, itemOf("sorcery", "Spell")])).toEqual([chat]);
  expect(digests([{ ...CHAT, position: { ...position, line: 9 } }])).toEqual([chat]);
  expect(digests([{ ...CHAT, title: "Talk" }])).not.toEqual([chat]);
  expect(digests([{ ...CHAT, spec: { path: "/" } }])).not.toEqual([chat]);
});
