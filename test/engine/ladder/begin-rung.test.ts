/** Two runs on one ladder, and a record that either may write over: who begins a rung that must not be taken twice. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { beginRung } from "../../../src/engine/ladder/begin-rung.ts";
import type { Journal } from "../../../src/engine/journal.ts";
import type { Forge, ForgeDeployment, ForgeDeploymentStatus } from "../../../src/providers/contract.ts";
import { PRODUCTION_TASK } from "../../../src/release/record.ts";
import { record, RELEASE } from "../../release/facts.ts";

type Beginning = Pick<Forge, "createDeploymentStatus" | "listDeploymentStatuses" | "listDeployments">;

const OURS = "github-actions[bot]";
const status = {
  phase: "rolling-back",
  promotedAt: null,
  to: "dpl_1",
  reason: "bad",
  rungs: { command: "begun" },
} as const;
const begun = "rolling back to dpl_1 after command=begun: bad";

/** `other`: a second record, of the same release where another run of it wrote one, and what stands in it. */
function open(before: readonly string[] = [], creator = OURS, other: { text: string; release: string } | null = null) {
  const statuses: ForgeDeploymentStatus[] = [];
  /** How many of the first record's statuses were read, list by list. */
  const read: number[] = [];
  const inOther: ForgeDeploymentStatus[] = [];
  const store = (description: string, by: string, among = statuses) => {
    const stored: ForgeDeploymentStatus = {
      id: statuses.length + inOther.length + 1,
      state: "in_progress",
      description,
      creator: by,
      createdAt: 0,
      environmentUrl: null,
      logUrl: null,
    };
    among.unshift(stored);
    return stored;
  };
  for (const text of before) store(text, creator);
  if (other !== null) store(other.text, OURS, inOther);
  const { payload } = record("watching");
  const recorded = (id: number, release: string): ForgeDeployment => ({
    id,
    task: PRODUCTION_TASK,
    environment: "production",
    creator: OURS,
    sha: payload.commit,
    createdAt: 0,
    payload: { ...payload, release },
  });
  const forge: Beginning = {
    createDeploymentStatus: async (id, { description }) => store(description, OURS, id === 1 ? statuses : inOther),
    listDeploymentStatuses: async (id, whole) => {
      const all = id === 1 ? statuses : inOther;
      const enough = all.findIndex((_, index) => whole?.(all.slice(0, index + 1)));
      const found = enough === -1 ? [...all] : all.slice(0, enough + 1);
      if (id === 1) read.push(found.length);
      return found;
    },
    listDeployments: async () => [recorded(2, other?.release ?? "another"), recorded(1, payload.release)],
  };
  const context = {
    options: { authors: [OURS] },
    plan: {
      rollback: { by: [] },
      project: { domains: ["app.example.test"], host: { project: payload.project } },
      stages: { production: { environment: "production" } },
    },
    runUrl: null,
  } as unknown as CommandContext;
  const journal = { noteOnce: () => undefined } as unknown as Journal;
  const begin = (forgeId = 1) =>
    beginRung(context, journal, { forge, record: { ...record("watching"), forgeId }, key: "command", status });
  return { begin, read, texts: () => statuses.map(({ description }) => description) };
}

describe("a rung that must not be taken twice", () => {
  it("is begun, and recorded as begun, by the run that finds no word of it", async () => {
    const { begin, texts } = open(["watching: nothing", "rolling back to dpl_1 after flag=done,command=failed: bad"]);
    expect(await begin()).toBe(true);
    expect(texts()[0]).toBe(begun);
  });

  it.each([
    ["and another run has written over that", [begun, "rolled back to dpl_1: bad"]],
    ["and the release was watched again since", ["watching since 2026-01-01T00:00:00Z took command: nothing"]],
  ])("is left to the run that began it, %s", async (_, before) => {
    const { begin, texts } = open(before);
    expect(await begin()).toBe(false);
    expect(texts()).toHaveLength(before.length);
  });

  it("is begun by the first of two runs that both find no word of it", async () => {
    const { begin } = open();
    expect(await Promise.all([begin(), begin()])).toEqual([true, false]);
  });

  it("is left to another run that has recorded the release as well, and begun it there", async () => {
    const { begin, texts } = open([], OURS, { text: begun, release: RELEASE.id });
    expect([await begin(), texts()]).toEqual([false, []]);
    expect(await open([], OURS, { text: "watching: nothing", release: RELEASE.id }).begin()).toBe(true);
    expect(await open([], OURS, { text: begun, release: "another" }).begin()).toBe(true);
  });

  it("is begun by the first of two runs that have each recorded the release", async () => {
    const { begin } = open([], OURS, { text: "watching: nothing", release: RELEASE.id });
    expect(await Promise.all([begin(1), begin(2)])).toEqual([true, false]);
  });

  it("is looked for in every status first, and then in those that are new since", async () => {
    const { begin, read } = open(["watching: one", "watching: two", "watching: three"]);
    expect(await begin()).toBe(true);
    // Of the new ones the list ends with the first that was known.
    expect(read).toEqual([3, 2]);
  });

  it("is not kept from anybody by what a stranger says of it", async () => {
    expect(await open([begun], "mallory").begin()).toBe(true);
  });
});
