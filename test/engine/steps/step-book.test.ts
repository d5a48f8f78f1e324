/** The record of a release's steps: what is written, how much of it, and what is read back. */
import { describe, expect, it } from "vitest";
import { isDoneBy, readStepBook, readStepPages, stepIdentity, writeStep } from "../../../src/engine/steps/step-book.ts";
import { writeSurely } from "../../../src/engine/steps/write-surely.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { Forge } from "../../../src/providers/contract.ts";
import { STEP_TASK } from "../../../src/release/step-record.ts";
import { NOW, silence } from "../small-world.ts";
import { itemOf, openStepsWorld, RELEASE, RUN, type StepsWorld, writePage } from "./steps-world.ts";

const LEVER = itemOf("Pull");

function pageOf(world: StepsWorld, stage: "staging" | "production" = "production") {
  const identity = stepIdentity(world.context, RELEASE, stage, LEVER);
  return { release: RELEASE, planDigest: "d", stage, item: LEVER, identity, attempt: "a1" } as const;
}

const endOf = (verdict: Verdict, details: Record<string, string> | null = null) => ({
  verdict,
  details,
  untouched: false,
  startedAt: NOW,
});

function write(world: StepsWorld, part: Parameters<typeof writeStep>[4], stage?: "staging" | "production") {
  return writeStep(world.context, world.journal, world.forge, pageOf(world, stage), part);
}

describe("a page of a step's record", () => {
  it.each([
    ["begun", 'begins "Pull"', "in_progress", undefined],
    ["undoing", 'takes back "Pull"', "in_progress", undefined],
    ["ended", 'ended "Pull": Good.', "success", pass("step_done", "Good.")],
    ["ended", 'ended "Pull": Bad.', "failure", fail("command_failed", "Bad.", "")],
    ["ended", 'ended "Pull": Odd.', "error", hold("step_left", "Odd.", "")],
    ["undone", 'took back "Pull": Back.', "success", pass("step_undone", "Back.")],
  ] as const)("of its part %s says at GitHub %s", async (part, description, state, verdict) => {
    const world = openStepsWorld();
    const end = verdict === undefined ? {} : { end: endOf(verdict) };
    await write(world, { part, leaves: null, word: null, ...end });
    expect(world.statuses).toMatchObject([{ id: 101, description, state, logUrl: RUN }]);
    expect(world.asked[0]).toBe(`page Holdpoint: ${description.split(":")[0]}, production (production)`);
  });

  it("of staging is one of staging's environment", async () => {
    const world = openStepsWorld();
    await write(world, { part: "begun", leaves: null, word: null }, "staging");
    expect(world.asked[0]).toBe('page Holdpoint: begins "Pull", staging');
  });

  it("names no run where there is none", async () => {
    const world = openStepsWorld();
    const { createDeploymentStatus } = world.forge;
    const sent: object[] = [];
    world.forge.createDeploymentStatus = (id, status) => (sent.push(status), createDeploymentStatus(id, status));
    await writeStep({ ...world.context, runUrl: null }, world.journal, world.forge, pageOf(world), {
      part: "begun",
      leaves: null,
      word: null,
    });
    expect(sent).toEqual([{ state: "in_progress", description: 'begins "Pull"' }]);
    expect(sent[0]).not.toHaveProperty("logUrl");
    expect(world.pages()[0]?.runUrl).toBeNull();
  });

  it("stands although its status could not be written, which is noted", async () => {
    const createDeploymentStatus = () => Promise.reject(silence());
    const world = openStepsWorld({ forge: { createDeploymentStatus } });
    await write(world, { part: "begun", leaves: null, word: null });
    expect(world.pages()).toHaveLength(1);
    expect(world.said("note")).toEqual(["the status of a step's record was not written: no answer"]);
  });

  it("is refused to a token that writes as somebody else", async () => {
    const world = openStepsWorld();
    const { createDeployment } = world.forge;
    world.forge.createDeployment = async (given) => ({ ...(await createDeployment(given)), creator: "mallory" });
    await expect(write(world, { part: "begun", leaves: null, word: null })).rejects.toThrow("writes as mallory");
    expect(world.statuses).toEqual([]);
  });

  it("keeps so much of what a step said, and no more", async () => {
    const world = openStepsWorld();
    const long = "x".repeat(1_001);
    const evidence = Array.from({ length: 31 }, (_, index) => ({ label: `${index}`, value: long, url: "https://e" }));
    await write(world, {
      part: "ended",
      leaves: long,
      word: null,
      end: endOf(pass("step_done", "Good.", evidence)),
    });
    const [page] = world.pages();
    expect(page?.leaves).toHaveLength(1_000);
    expect(page?.end?.verdict.evidence).toHaveLength(30);
    expect(page?.end?.verdict.evidence[29]).toEqual({
      label: "29",
      value: expect.stringMatching(/^x{900}/),
      url: "https://e",
    });
    expect(page?.end?.verdict.evidence[29]?.value).toHaveLength(1_000);
  });

  it("keeps a step's details whole, or refuses them", async () => {
    const world = openStepsWorld();
    const detailsOf = (length: number) => ({ text: "x".repeat(length - '{"text":""}'.length) });
    const ended = (length: number) =>
      write(world, {
        part: "ended",
        leaves: null,
        word: null,
        end: endOf(pass("step_done", "Good."), detailsOf(length)),
      });
    await ended(20_000);
    expect(world.pages()[0]?.end?.details).toEqual(detailsOf(20_000));
    await expect(ended(20_001)).rejects.toThrow("a step wants more remembered than a record can hold");
    expect(world.pages()).toHaveLength(1);
  });
});

describe("the record of a release's steps", () => {
  it("is what our own token wrote, of this project, newest first, and others are named", async () => {
    const world = openStepsWorld();
    writePage(world, LEVER, "begun");
    writePage(world, LEVER, "ended");
    writePage(world, LEVER, "undoing", { attempt: "a2", project: "another" });
    const [mine] = world.deployments;
    if (mine !== undefined) world.deployments.unshift({ ...mine, id: 90, creator: "mallory" });
    writePage(world, LEVER, "begun", { release: "r0" });
    const { context, journal, forge } = world;
    const pages = await readStepPages(context, journal, forge, RELEASE);
    expect(pages.map(({ part, release }) => `${part} ${release}`)).toEqual(["begun r0", "ended r1", "begun r1"]);
    expect((await readStepBook(context, journal, forge, RELEASE)).map(({ state }) => state)).toEqual(["done"]);
    expect(world.said("note")).toEqual([]);
    writePage(world, LEVER, "undoing", { attempt: "a2" });
    const [ours] = world.deployments;
    if (ours !== undefined) world.deployments.unshift({ ...ours, id: 91, creator: "mallory" });
    await readStepPages(context, journal, forge, RELEASE);
    expect(world.said("note")).toEqual([expect.stringContaining("GitHub deployment 91 by mallory looks like")]);
  });

  it("is asked for by task and commit, and not read where there may be more of it", async () => {
    const world = openStepsWorld();
    const asked: unknown[] = [];
    const listed = (count: number): Pick<Forge, "listDeployments"> => ({
      listDeployments: async (given) => {
        asked.push(given);
        return Array.from(
          { length: count },
          (_, id) => ({ ...(world.deployments[0] as never as object), id }) as never,
        );
      },
    });
    writePage(world, LEVER, "begun");
    const read = (count: number) =>
      readStepPages(world.context, world.journal, { ...world.forge, ...listed(count) }, RELEASE);
    expect(await read(999)).toHaveLength(999);
    expect(asked).toEqual([{ task: STEP_TASK, sha: RELEASE.commit, limit: 1_000 }]);
    await expect(read(1_000)).rejects.toThrow("Others wrote so many newer deployments");
  });

  it("names a step by project, release, commit, plan, stage, kind and title", () => {
    const { context } = openStepsWorld();
    const { plan } = context;
    const named = new Set([
      stepIdentity(context, RELEASE, "production", LEVER),
      stepIdentity(context, RELEASE, "staging", LEVER),
      stepIdentity(context, { ...RELEASE, id: "r2" }, "production", LEVER),
      stepIdentity(context, { ...RELEASE, commit: "d" }, "production", LEVER),
      stepIdentity(context, RELEASE, "production", itemOf("Push")),
      stepIdentity(context, RELEASE, "production", itemOf("Pull", { step: "other" })),
      stepIdentity({ plan: { ...plan, digest: "other" } }, RELEASE, "production", LEVER),
      stepIdentity(
        { plan: { ...plan, project: { ...plan.project, host: { ...plan.project.host, project: "other" } } } },
        RELEASE,
        "production",
        LEVER,
      ),
    ]);
    expect(named.size).toBe(8);
    const later = itemOf("Pull", { takesMs: 7, spec: { other: true } });
    expect(named).toContain(stepIdentity(context, RELEASE, "production", later));
    expect([...named].every((name) => /^[0-9a-f]{16}$/.test(name))).toBe(true);
  });

  it("says that a step is done only for this commit by this plan", async () => {
    const world = openStepsWorld();
    writePage(world, LEVER, "begun");
    const readOne = async () => (await readStepBook(world.context, world.journal, world.forge, RELEASE))[0];
    const begun = await readOne();
    writePage(world, LEVER, "ended");
    const done = await readOne();
    if (begun === undefined || done === undefined) throw new Error("no fact");
    expect([isDoneBy(world.context, begun), isDoneBy(world.context, done)]).toEqual([false, true]);
    expect(isDoneBy(world.context, { ...done, planDigest: "other" })).toBe(false);
    expect(isDoneBy(world.context, { ...done, commit: "other" })).toBe(false);
  });
});

describe("a page that must be written", () => {
  async function tried(failures: number, error: Error = silence()) {
    const world = openStepsWorld();
    const at: number[] = [];
    const { createDeployment } = world.forge;
    world.forge.createDeployment = async (given) => {
      at.push((world.clock.now() - NOW) / 1_000);
      if (at.length <= failures) throw error;
      return createDeployment(given);
    };
    const { context, journal, forge } = world;
    const page = { part: "begun", leaves: null, word: null } as const;
    const end = await writeSurely(context, journal, forge, pageOf(world), page).catch((thrown: unknown) => thrown);
    return { world, at, end };
  }

  it("is written once where GitHub takes it", async () => {
    const { world, at } = await tried(0);
    expect([at, world.pages().length, world.said("note")]).toEqual([[0], 1, []]);
  });

  it("is written again, each time after twice as long, and that is noted once", async () => {
    const { world, at, end } = await tried(7);
    expect(at).toEqual([0, 2, 6, 14, 30, 62, 126, 254]);
    expect([end, world.pages().length]).toEqual([undefined, 1]);
    expect(world.said("note")).toEqual(["a step's record is written again: no answer"]);
  });

  it("is given up after the eighth time, and at once where the fault is ours", async () => {
    const { at, end } = await tried(100);
    expect(at).toHaveLength(8);
    expect(end).toMatchObject({ message: "no answer" });
    const bug = await tried(100, new TypeError("ours"));
    expect([bug.at, bug.end]).toEqual([[0], new TypeError("ours")]);
  });
});
