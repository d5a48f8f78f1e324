/** The managed kinds of the step `backup`, against the vendors' emulators. */
import { afterEach, describe, expect, it } from "vitest";
import type { ManagedBackups, ManagedDatabases } from "../../../src/providers/contract.ts";
import { neonDatabases } from "../../../src/providers/neon/index.ts";
import { supabaseDatabases } from "../../../src/providers/supabase/index.ts";
import { managedBackup } from "../../../src/steps/backup/managed-backup.ts";
import { parseManagedDetails } from "../../../src/steps/backup/managed-details.ts";
import { judgeSchedule } from "../../../src/steps/backup/managed-schedule.ts";
import { managedSpec, namesManagedBackup } from "../../../src/steps/backup/managed-spec.ts";
import type { StepContext, StepDetails } from "../../../src/steps/contract.ts";
import type { Clock } from "../../../src/lib/clock.ts";
import { DAY, EPOCH, PROJECT, type StartedNeon, startNeon } from "../../sandbox/neon/start-neon.ts";
import {
  OTHER_PROJECT,
  PROJECT as REFERENCE,
  type StartedSupabase,
  startSupabase,
  TOKEN,
} from "../../sandbox/supabase/start-supabase.ts";

const HOUR = 3_600_000;
const NAME = "holdpoint-0123456789abcdef";
const NO_PROJECT = { project: "web", team: null, repository: null };

let started: { close(): Promise<void> } | null = null;
afterEach(async () => {
  await started?.close();
  started = null;
});

function contextOf(managedDatabases: ManagedDatabases, clock: Clock, recorded: StepDetails | null = null) {
  const told: string[] = [];
  const context: StepContext<"managedDatabases"> = {
    roles: { managedDatabases },
    release: { id: "r1", commit: "c0ffee", project: "web", stage: "staging", runUrl: null },
    title: "Back up",
    identity: "0123456789abcdef",
    clock,
    random: () => 0.5,
    signal: new AbortController().signal,
    directory: "/",
    env: {},
    secret: () => {
      throw new Error("no secret is asked for");
    },
    output: () => undefined,
    progress: ({ text }) => told.push(text),
    begun: null,
    recorded,
    earlier: [],
  };
  return { context, told };
}

async function neonWorld(...seed: Parameters<typeof startNeon>) {
  const neon: StartedNeon = await startNeon(...seed);
  started = neon;
  const role = await neonDatabases.connect(NO_PROJECT, neon.context);
  return { neon, contextWith: (recorded: StepDetails | null = null) => contextOf(role, neon.clock, recorded) };
}

async function supabaseWorld() {
  const web = { ref: REFERENCE, name: "web", lints: [], backups: [{ agoMs: 20 * HOUR }], recoveryMs: 168 * HOUR };
  const supabase: StartedSupabase = await startSupabase({
    tokens: [{ token: TOKEN }],
    projects: [web, { ref: OTHER_PROJECT, name: "free", lints: [] }],
  });
  started = supabase;
  const role = await supabaseDatabases.connect(NO_PROJECT, supabase.context);
  return { supabase, contextWith: (recorded: StepDetails | null = null) => contextOf(role, supabase.clock, recorded) };
}

const branch = managedSpec.parse({ neon: { project: PROJECT, keep: "2d" }, database: "DATABASE_URL" });
const snapshot = managedSpec.parse({ neon: { project: PROJECT, way: "snapshot" } });
const schedule = managedSpec.parse({ supabase: { project: REFERENCE, within: "24h" } });

describe("a plan", () => {
  it("names exactly one vendor, and its mistakes are said at their own places", () => {
    for (const said of [{}, { neon: { project: PROJECT }, supabase: { project: REFERENCE } }, { database: "A" }]) {
      expect(() => managedSpec.parse(said)).toThrow("expected one vendor");
    }
    const wrong = managedSpec.safeParse({ neon: { project: PROJECT, way: "tape" } });
    expect(wrong.error?.issues[0]?.path).toEqual(["neon", "way"]);
    expect(namesManagedBackup({ neon: {} })).toBe(true);
    expect(namesManagedBackup({ database: "DATABASE_URL", to: "artifact" })).toBe(false);
  });

  it("is told what is made, and where nothing is", () => {
    expect(managedBackup.explain(branch)).toBe(
      `makes a branch of the default branch of Neon's project ${PROJECT}, kept for 2d`,
    );
    expect(managedBackup.explain(schedule)).toContain("makes no backup");
  });
});

describe("a copy at Neon", () => {
  it.each([
    ["branch", branch],
    ["snapshot", snapshot],
  ])("is due, made as a %s, read back and recorded", async (way, spec) => {
    const { neon, contextWith } = await neonWorld();
    const { context, told } = contextWith();
    expect(await managedBackup.observe(spec, context)).toEqual({ is: "due", state: null });
    const end = await managedBackup.apply(spec, null, context);
    expect(end.verdict).toMatchObject({ outcome: "pass", reasonCode: "step_done" });
    expect(told.length).toBeGreaterThan(0);
    const details = parseManagedDetails(end.details);
    expect(details).toMatchObject({ vendor: "neon", way, name: NAME, project: PROJECT });
    const after = await managedBackup.observe(spec, contextWith(end.details).context);
    expect(after).toMatchObject({ is: "done", details: end.details });
    expect(managedBackup.leavesBehind(spec, end.details ?? null)).toContain(NAME);
    const kept = way === "branch" ? neon.emulator.branches().length : neon.emulator.snapshots().length + 1;
    expect(kept).toBe(2);
  });

  it("is found again by a run after one that was killed, whether it is finished or not", async () => {
    const { neon, contextWith } = await neonWorld();
    const { context } = contextWith();
    // Killed right after it asked.
    await context.roles.managedDatabases
      .open({ project: PROJECT, branch: null })
      .createCopy({ name: NAME, way: "branch", at: null, expiresAt: EPOCH + DAY });
    const seen = await managedBackup.observe(branch, context);
    if (seen.is !== "due") throw new Error(`it is ${seen.is}`);
    expect(seen.state).toMatchObject({ name: NAME, state: "coming" });
    const end = await managedBackup.apply(branch, seen.state, context);
    expect(end.verdict.outcome).toBe("pass");
    // Killed before the record was written.
    expect(await managedBackup.observe(branch, context)).toMatchObject({ is: "done", details: { kind: "managed" } });
    expect(neon.emulator.branches().filter(({ name }) => name === NAME)).toHaveLength(1);
  });

  it("is made once where the answer to the order was lost", async () => {
    const { neon, contextWith } = await neonWorld();
    const route = "POST /api/v2/projects/:project/branches";
    neon.faults.add({ emulator: "neon", kind: "cut", route, times: 1 });
    const asking = managedBackup.apply(branch, null, contextWith().context);
    await expect(asking).resolves.toMatchObject({ verdict: { outcome: "pass" } });
    expect(neon.emulator.branches().filter(({ name }) => name === NAME)).toHaveLength(1);
  });

  it("is never called done before Neon shows it as ready", async () => {
    const { neon, contextWith } = await neonWorld();
    neon.emulator.endWork("cancelled");
    const { context } = contextWith();
    await expect(managedBackup.apply(branch, null, context)).rejects.toMatchObject({
      reasonCode: "managed_copy_failed",
    });
    expect(await managedBackup.observe(branch, context)).toMatchObject({ is: "due", state: { state: "coming" } });
  });

  it("holds where somebody deleted it, and is content where its time was over", async () => {
    const { neon, contextWith } = await neonWorld();
    const { context } = contextWith();
    const { details = null } = await managedBackup.apply(branch, null, context);
    const database = context.roles.managedDatabases.open({ project: PROJECT, branch: null });
    await database.deleteCopy({ way: "branch", id: parseManagedDetails(details)?.id ?? "" });
    const again = contextWith(details).context;
    expect(await managedBackup.observe(branch, again)).toMatchObject({ is: "impossible" });
    await neon.clock.sleep(3 * DAY);
    expect(await managedBackup.observe(branch, again)).toMatchObject({ is: "done" });
  });
});

describe("Supabase's own backups", () => {
  it("are looked at, and nothing is claimed to have been made", async () => {
    const { supabase, contextWith } = await supabaseWorld();
    const { context } = contextWith();
    expect(await managedBackup.observe(schedule, context)).toEqual({ is: "due", state: null });
    const end = await managedBackup.apply(schedule, null, context);
    expect(end.verdict).toMatchObject({ outcome: "pass" });
    expect(end.verdict.summary).toContain("no backup was made for this release, and none was restored to prove it");
    expect(parseManagedDetails(end.details)).toMatchObject({ way: "schedule", id: null });
    expect(await managedBackup.observe(schedule, contextWith(end.details).context)).toMatchObject({ is: "done" });
    expect(supabase.served.log.every(({ method }) => method === "GET")).toBe(true);
    expect(managedBackup.leavesBehind(schedule, end.details ?? null)).toBeNull();
  });

  it("fail a release whose project has none", async () => {
    const { contextWith } = await supabaseWorld();
    const free = managedSpec.parse({ supabase: { project: OTHER_PROJECT } });
    expect(await managedBackup.apply(free, null, contextWith().context)).toMatchObject({
      verdict: { outcome: "fail", reasonCode: "managed_backup_missing" },
      untouched: true,
    });
  });

  it("hold where the moment of this release cannot be restored any more", async () => {
    const { supabase, contextWith } = await supabaseWorld();
    const { details = null } = await managedBackup.apply(schedule, null, contextWith().context);
    supabase.faults.add({ emulator: "supabase", kind: "empty" });
    expect(await managedBackup.observe(schedule, contextWith(details).context)).toMatchObject({ is: "impossible" });
  });
});

describe("the age of a vendor's backups", () => {
  const now = EPOCH;
  const wish = { vendor: "supabase", project: REFERENCE, withinMs: 24 * HOUR } as const;
  const backup = (agoMs: number, state: ManagedBackups["backups"][number]["state"] = "complete") => ({
    id: null,
    name: null,
    at: now - agoMs,
    state,
    expiresAt: null,
  });
  const held = (backups: ManagedBackups["backups"], reach: ManagedBackups["reach"] = null): ManagedBackups => ({
    backups,
    reach,
    told: "told",
  });

  it.each([
    ["a complete one in time", held([backup(23 * HOUR)]), "pass"],
    ["one of exactly that age", held([backup(24 * HOUR)]), "pass"],
    ["one that is too old", held([backup(24 * HOUR + 1)]), "fail"],
    ["a newer one that is not complete", held([backup(HOUR, "pending"), backup(30 * HOUR)]), "fail"],
    ["a failed one alone", held([backup(HOUR, "failed")]), "fail"],
    ["point-in-time recovery that is up to date", held([], { from: 0, to: now - 120_000 }), "pass"],
    ["point-in-time recovery that stopped days ago", held([], { from: 0, to: now - 50 * HOUR }), "fail"],
    ["nothing", held([]), "fail"],
  ])("of %s", (_what, what, outcome) => {
    expect(judgeSchedule(wish, what, now).outcome).toBe(outcome);
  });
});
