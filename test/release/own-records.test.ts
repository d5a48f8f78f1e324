/** Which deployments and statuses at GitHub are ours: what our authors wrote, and nobody else. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import type { ForgeDeployment, ForgeDeploymentStatus } from "../../src/providers/contract.ts";
import {
  findOwnRecords,
  findSpokenStatus,
  PRODUCTION_RECORDS,
  STAGING_RECORDS,
} from "../../src/release/own-records.ts";
import { PRODUCTION_TASK } from "../../src/release/record.ts";
import { record, STAGING } from "./facts.ts";

const PAYLOAD = { ...record("promoting").payload, project: "web" };
const AUTHORS = [DEFAULT_AUTHOR];

function deployment(changes: Partial<ForgeDeployment> = {}): ForgeDeployment {
  return {
    id: 17,
    environment: "production",
    task: PRODUCTION_TASK,
    sha: "c".repeat(40),
    payload: PAYLOAD,
    creator: DEFAULT_AUTHOR,
    createdAt: 5,
    ...changes,
  };
}

function find(deployments: readonly ForgeDeployment[], scope: { authors?: readonly string[]; project?: string } = {}) {
  return findOwnRecords(PRODUCTION_RECORDS, { authors: AUTHORS, ...scope }, 100, async (limit) =>
    deployments.slice(0, limit),
  );
}

describe("a record", () => {
  it("is ours where one of our authors wrote it, whatever the capitals, as an object or as text", async () => {
    const written = [
      deployment(),
      deployment({ creator: "GitHub-Actions[bot]" }),
      deployment({ creator: "acme-app[bot]", payload: JSON.stringify(PAYLOAD) }),
    ];
    const { records, ignored } = await find(written, { authors: [DEFAULT_AUTHOR, "acme-app[bot]"] });
    expect(records.map(({ payload }) => payload)).toEqual([PAYLOAD, PAYLOAD, PAYLOAD]);
    expect(ignored).toEqual([]);
  });

  it("by anybody else does not count and is named", async () => {
    const { records, ignored } = await find([deployment({ creator: "mallory" }), deployment({ creator: "ghost" })]);
    expect(records).toEqual([]);
    expect(ignored).toEqual([
      "GitHub deployment 17 by mallory looks like a release record, but only those by github-actions[bot] count; ignored",
      "GitHub deployment 17 by ghost looks like a release record, but only those by github-actions[bot] count; ignored",
    ]);
  });

  it("of another task or another project is skipped silently", async () => {
    const found = await find(
      [
        deployment({ task: "deploy", creator: "mallory" }),
        deployment({ creator: "mallory", payload: { ...PAYLOAD, project: "api" } }),
        deployment({ payload: { ...PAYLOAD, project: "api" } }),
        deployment({ creator: "mallory", payload: { web_url: "https://example.com" } }),
      ],
      { project: "web" },
    );
    expect(found).toMatchObject({ records: [], ignored: [], otherVersion: null });
  });

  it("of another version counts only if our author wrote it", async () => {
    const payload = { holdpoint: 2 };
    expect((await find([deployment({ payload })])).otherVersion).toMatchObject({ id: 17 });
    const forged = await find([deployment({ payload, creator: "mallory" })]);
    expect(forged).toMatchObject({ otherVersion: null, ignored: [expect.stringContaining("by mallory")] });
  });

  it("is found behind a hundred that others wrote, of which only a few are named", async () => {
    const crowd = Array.from({ length: 150 }, (_, index) => deployment({ id: 1_000 - index, creator: "mallory" }));
    const { records, ignored, crowded } = await find([...crowd, deployment()]);
    expect(records).toHaveLength(1);
    expect(ignored).toHaveLength(4);
    expect(ignored[3]).toBe("147 more such GitHub deployments are by others; ignored");
    expect(crowded).toBe(false);
    const more = Array.from({ length: 1_000 }, () => deployment({ creator: "mallory" }));
    expect(await find([...more, deployment()])).toMatchObject({ records: [], crowded: true });
  });

  it("is looked for further back only behind a crowd, and no further than a thousand", async () => {
    const lists = async (deployments: readonly ForgeDeployment[], first: number) => {
      const asked: number[] = [];
      await findOwnRecords(PRODUCTION_RECORDS, { authors: AUTHORS }, first, async (limit) => {
        asked.push(limit);
        return deployments.slice(0, limit);
      });
      return asked;
    };
    const crowd = Array.from({ length: 2_000 }, () => deployment({ creator: "mallory" }));
    const ours = Array.from({ length: 2_000 }, () => deployment());
    expect(await lists(crowd, 100)).toEqual([100, 1_000]);
    expect(await lists(crowd, 1_000)).toEqual([1_000]);
    expect(await lists(ours, 100)).toEqual([100]);
    expect(await lists(crowd.slice(0, 99), 100)).toEqual([100]);
  });

  it("is known to be the oldest where fewer were listed than asked for, which says since when", async () => {
    const listed = (count: number) =>
      Array.from({ length: count }, (_, index) => deployment({ createdAt: 1_000 - index }));
    expect(await find(listed(99))).toMatchObject({ whole: true, oldestAt: 902, crowded: false });
    expect(await find(listed(100))).toMatchObject({ whole: false, oldestAt: 901, crowded: false });
    expect(await find([])).toMatchObject({ whole: true, oldestAt: null, crowded: false });
  });

  it("that is not whole is none, although our author wrote it", async () => {
    const broken = deployment({ payload: { ...PAYLOAD, candidate: null } });
    expect((await find([broken])).records).toEqual([]);
    expect((await find([broken], { project: "web" })).records).toEqual([]);
  });

  it("of staging is found by its own name, and by others is named so", async () => {
    const staged = deployment({ payload: STAGING.payload, task: "holdpoint:staging", creator: "mallory" });
    const scope = { authors: AUTHORS };
    const found = await findOwnRecords(STAGING_RECORDS, scope, 10, async () => [
      { ...staged, creator: DEFAULT_AUTHOR },
      staged,
    ]);
    expect(found.records.map(({ payload }) => payload)).toEqual([STAGING.payload]);
    expect(found.ignored[0]).toContain("looks like a staging record");
  });

  it("of another kind is not mistaken for it", async () => {
    const staging = { ...deployment({ payload: STAGING.payload }), task: STAGING_RECORDS.task };
    expect((await find([staging])).records).toEqual([]);
  });
});

function status(description: string, changes: Partial<ForgeDeploymentStatus> = {}): ForgeDeploymentStatus {
  return {
    id: 1,
    state: "in_progress",
    description,
    environmentUrl: null,
    logUrl: null,
    creator: DEFAULT_AUTHOR,
    createdAt: 6,
    ...changes,
  };
}

const spoken = (statuses: readonly ForgeDeploymentStatus[], rollbackBy: readonly string[] = []) =>
  findSpokenStatus({ deployment: deployment() }, statuses, { authors: AUTHORS, rollbackBy });

describe("the status that speaks for a record", () => {
  it("is the newest that we wrote: what GitHub and other tools add says nothing", () => {
    const verified = status("verified: 3 of 3", { state: "success" });
    const inactive = status("", { state: "inactive" });
    expect(spoken([inactive, verified])).toEqual({ status: verified, ignored: [] });
    expect(spoken([status("by a bot", { creator: "vercel[bot]" }), verified])).toEqual({
      status: verified,
      ignored: [],
    });
    expect(spoken([status("failed: gate", { id: 4 }), verified]).status?.id).toBe(4);
    expect(spoken([inactive])).toEqual({ status: null, ignored: [] });
    expect(spoken([])).toEqual({ status: null, ignored: [] });
  });

  it("is never one that somebody else wrote, which is named", () => {
    const deployed = status("deployed: dpl_1");
    const forged = status("verified: 3 of 3", { state: "success", creator: "mallory" });
    expect(spoken([forged, deployed])).toEqual({
      status: deployed,
      ignored: [
        'GitHub deployment 17 has the status "verified: 3 of 3" by mallory, but only those by github-actions[bot] count; ignored',
      ],
    });
    expect(spoken([deployed, forged]).ignored).toEqual([]);
    // Only the forged ones: then none speaks, and each that looks like ours is named.
    expect(spoken([forged])).toMatchObject({ status: null, ignored: [expect.stringContaining("by mallory")] });
    expect(spoken(Array.from({ length: 9 }, () => forged)).ignored).toHaveLength(3);
  });

  it("is named by somebody else in sixty characters at most", () => {
    const said = (words: string) => spoken([status(`held: ${words}`, { creator: "mallory" })]).ignored[0];
    expect(said("x".repeat(54))).toContain(`the status "held: ${"x".repeat(54)}" by`);
    expect(said("x".repeat(55))).toContain(`the status "held: ${"x".repeat(53)}…" by`);
  });

  it("may be a person's who may roll back, but only that production was rolled back", () => {
    const back = status("rolled back to dpl_old: broken", { state: "failure", creator: "alice" });
    const watching = status("watching since 2026-01-05T09:30:00Z until 2026-01-05T10:00:00Z");
    expect(spoken([back, watching], ["Alice"]).status).toBe(back);
    expect(spoken([back, watching]).status).toBe(watching);
    expect(spoken([back, watching], ["bob"]).status).toBe(watching);
    for (const words of ["rolling back to dpl_old: x", "done: x", "promoting", "verified: x", "held: x", "failed: x"]) {
      expect(spoken([status(words, { creator: "alice" }), watching], ["alice"]).status).toBe(watching);
    }
  });

  it("is a rollback's, where that came between the record and the word that a record begins with", () => {
    const back = status("rolled back to dpl_old: broken", { state: "failure" });
    const begun = status("promoting", { id: 5 });
    expect(spoken([begun, back])).toEqual({ status: back, ignored: [] });
    expect(spoken([begun, { ...back, creator: "mallory" }]).status).toBe(begun);
    expect(spoken([status("promoting since 2026-01-05T09:30:00Z: stage 1", { id: 6 }), back]).status?.id).toBe(6);
    expect(spoken([begun]).status).toBe(begun);
  });

  it("does not depend on what others write, whatever and how much", () => {
    const words = fc.constantFrom("verified: x", "rolling back to dpl_a: x", "rolled back to dpl_b: x", "done: x", "");
    const ours = fc.array(
      words.map((text) => status(text, { id: 2 })),
      { maxLength: 4 },
    );
    const theirs = fc.array(
      words.map((text) => status(text, { id: 3, creator: "mallory" })),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(ours, theirs, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (own, forged, order) => {
        const mixed = [...own];
        for (const [index, one] of forged.entries()) mixed.splice(order[index] === true ? 0 : mixed.length, 0, one);
        expect(spoken(mixed).status).toEqual(spoken(own).status);
      }),
    );
  });
});
