/** Which deployments of others are given a record at a look, what stands in it, and which of them are looked at. */
import { describe, expect, it } from "vitest";
import { type Observing, observeProduction } from "../../../src/engine/observe/observe-production.ts";
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import type { ForgeDeployment, HostDeployment, ServedDeployment } from "../../../src/providers/contract.ts";
import { OBSERVATION_TASK, type ObservationPayload } from "../../../src/release/observation.ts";
import type { OwnRecord, ProductionPayload } from "../../../src/release/record.ts";
import { aliasRequest, COMMIT, deployment, production, record } from "../../release/facts.ts";
import { SIMULATED_PLAN } from "../../simulation/run-release.ts";
import { NOW } from "../small-world.ts";
import { HOUR, LIVE, MINUTE, type ObservingWishes, openObservingWorld, payloadOf, WATCH } from "./observing-world.ts";

const DAY = 24 * HOUR;
const OLD_COMMIT = "0".repeat(40);
const SERVED: readonly ServedDeployment[] = [
  { id: "dpl_new", commit: COMMIT, servedAt: LIVE },
  { id: "dpl_old", commit: OLD_COMMIT, servedAt: NOW - 30 * DAY },
];

interface Wishes extends ObservingWishes {
  readonly served?: readonly ServedDeployment[];
  /** Observations that were recorded before, newest first. */
  readonly known?: readonly ForgeDeployment[];
  readonly releases?: readonly OwnRecord<ProductionPayload>[];
  readonly affords?: Observing["affords"];
  readonly env?: Readonly<Record<string, string>>;
  readonly deployed?: Partial<HostDeployment> | null;
  /** Of each record, by its number. */
  readonly said?: Readonly<Record<number, string>>;
}

function observation(
  id: number,
  changes: Partial<ObservationPayload> = {},
  more: Partial<ForgeDeployment> = {},
): ForgeDeployment {
  const payload = payloadOf(changes);
  const at = { creator: DEFAULT_AUTHOR, createdAt: payload.liveAt, environment: "production" };
  return { id, task: OBSERVATION_TASK, sha: payload.commit, payload, ...at, ...more };
}

const KNOWN = observation(2);

async function observed({ served = SERVED, known = [], releases = [], affords = () => true, ...wishes }: Wishes = {}) {
  const made: object[] = [];
  const listed: object[] = [];
  const { env = { GITHUB_SHA: "e".repeat(40), GITHUB_REPOSITORY: "Acme/Web" }, deployed = {} } = wishes;
  const world = openObservingWorld({
    ...wishes,
    host: {
      listServed: async (wanted) => (listed.push(wanted), served),
      readDeployment: async (id) =>
        deployed === null ? null : deployment(id, { createdAt: LIVE - MINUTE, ...deployed }),
      ...wishes.host,
    },
    forge: {
      createDeployment: async (request) => {
        world.asked.push(`record ${(request.payload as ObservationPayload).release}`);
        made.push(request);
        const { task, environment, ref: sha, payload } = request;
        return { id: 100 + made.length, task, environment, sha, payload, creator: DEFAULT_AUTHOR, createdAt: NOW };
      },
      listDeployments: async (filter) => (listed.push(filter), known),
      ...wishes.forge,
    },
  });
  for (const [id, description] of Object.entries(wishes.said ?? {}))
    world.statuses.push({
      id: Number(id),
      state: "in_progress",
      description,
      environmentUrl: null,
      logUrl: null,
      creator: DEFAULT_AUTHOR,
      createdAt: NOW - MINUTE,
    });
  const { journal, host, forge } = world;
  const context = { ...world.context, env };
  const observing = { context, journal, host, forge, production: world.production, releases, affords };
  const found = await observeProduction(observing);
  const looks = world.asked.filter((text) => text.startsWith("status"));
  return { ...found, world, made, listed, looks, notes: world.said("note") };
}

const release = (id: string, createdAt: number): OwnRecord<ProductionPayload> => ({
  deployment: {
    id: 7,
    task: "",
    environment: "production",
    sha: COMMIT,
    payload: null,
    creator: DEFAULT_AUTHOR,
    createdAt,
  },
  payload: { ...record("done").payload, candidate: { id, url: "x", createdAt } },
});

describe("a deployment that no release made", () => {
  it("is given a record, and is looked at", async () => {
    const { made, listed, ends, isServed, world, looks, notes } = await observed();
    expect(listed).toEqual([
      { task: OBSERVATION_TASK, environment: "production", limit: 30 },
      { limit: 20, since: NOW - 7 * DAY },
    ]);
    expect(made).toEqual([
      {
        ref: COMMIT,
        task: OBSERVATION_TASK,
        environment: "production",
        description: "Holdpoint: simulated observed in production",
        payload: payloadOf({
          candidate: { id: "dpl_new", url: "dpl_new.vercel.app", createdAt: LIVE - MINUTE },
        }),
        productionEnvironment: true,
      },
    ]);
    expect(world.said("step")).toEqual([
      "observing dpl_new, which no release made: live since 2026-01-05T09:30:00Z (GitHub deployment 101)",
    ]);
    expect(world.events).toContainEqual(expect.objectContaining({ event: "step", step: "watch" }));
    expect(ends).toMatchObject([
      {
        decision: "watching",
        release: "dpl_new",
        commit: COMMIT,
        candidate: { id: "dpl_new" },
        production: { before: "dpl_old" },
      },
    ]);
    expect([isServed, looks.length, notes]).toEqual([true, 1, []]);
    // Its end is not the command's.
    expect(world.events.some(({ event }) => event === "decision")).toBe(false);
  });

  it("is recorded by its own id and some commit of ours where the host names none of this repository", async () => {
    const other = { githubCommitSha: COMMIT, githubCommitOrg: "acme", githubCommitRepo: "other" };
    for (const meta of [
      {},
      { githubCommitSha: "main" },
      { githubCommitSha: `${COMMIT}c` },
      { githubCommitSha: `x${COMMIT}` },
      other,
    ]) {
      const { made, notes } = await observed({ deployed: { meta } });
      expect(made).toMatchObject([{ ref: "e".repeat(40), payload: { commit: "dpl_new", release: "dpl_new" } }]);
      expect(notes).toEqual([
        "the host names no commit of this repository for dpl_new, so what is counted by commit has no data",
      ]);
    }
    for (const env of [{}, { GITHUB_SHA: "" }])
      await expect(observed({ deployed: { meta: {} }, env })).rejects.toMatchObject({
        reasonCode: "usage",
        vendor: "GitHub",
        message: expect.stringContaining("names no commit, and no other commit is known"),
        remedy: "Set GITHUB_SHA to a commit of the default branch; in Actions it is set.",
      });
  });

  it("is recorded by the commit that the host names of this repository, however it writes its name", async () => {
    const commit = { githubCommitSha: COMMIT };
    for (const meta of [
      commit,
      { ...commit, githubCommitOrg: "ACME", githubCommitRepo: "web" },
      { ...commit, githubCommitOrg: "acme" },
      { ...commit, githubCommitRepo: "other" },
    ])
      expect((await observed({ deployed: { meta } })).made).toMatchObject([
        { ref: COMMIT, payload: { commit: COMMIT } },
      ]);
    const elsewhere = {
      deployed: { meta: { ...commit, githubCommitOrg: "acme", githubCommitRepo: "web" } },
      env: { GITHUB_SHA: "e" },
    };
    expect((await observed(elsewhere)).made).toMatchObject([{ ref: "e" }]);
  });

  it("is recorded as far as the host knows it", async () => {
    const gone = await observed({ deployed: null });
    expect(gone.made).toMatchObject([
      { payload: { candidate: { id: "dpl_new", url: "", createdAt: LIVE }, commit: "dpl_new", dirty: false } },
    ]);
    const dirty = await observed({ deployed: { meta: { githubCommitSha: COMMIT, gitDirty: "1" } } });
    expect(dirty.made).toMatchObject([{ payload: { dirty: true } }]);
    const first = await observed({ served: SERVED.slice(0, 1) });
    expect(first.made).toMatchObject([{ payload: { previous: null } }]);
    expect(first.ends).toMatchObject([{ production: { before: null } }]);
    const unnamed = await observed({ served: [...SERVED.slice(0, 1), { id: "dpl_old", commit: null, servedAt: 1 }] });
    expect(unnamed.made).toMatchObject([{ payload: { previous: { id: "dpl_old", commit: null } } }]);
  });

  it("is observed from now on where it is back and the host does not say since when", async () => {
    const before = observation(3, { candidate: { id: "dpl_old", url: "x", createdAt: 1 }, liveAt: LIVE });
    const { made, world } = await observed({
      known: [before],
      served: [],
      said: { 3: "done since 2026-01-05T09:30:00Z: fine" },
    });
    expect(made).toMatchObject([{ payload: { liveAt: NOW, previous: { id: "dpl_old", commit: null } } }]);
    expect(world.said("step")[0]).toContain("since when is not known, so it is observed from now on");
  });

  it("is an error where another login's token made the record, before anything is judged", async () => {
    const forge = {
      createDeployment: async () => ({ ...KNOWN, creator: "ada" }),
    };
    await expect(observed({ forge })).rejects.toThrow("The token writes as ada");
  });
});

describe("a look at what is observed", () => {
  it("goes on with a record of before, and makes no other", async () => {
    const { made, ends, isServed, looks } = await observed({ known: [KNOWN] });
    expect([made, ends.length, isServed, looks.length]).toEqual([[], 1, true, 1]);
    const going = await observed({
      known: [KNOWN],
      said: { 2: "watching since 2026-01-05T09:30:00Z until 2026-01-05T10:30:00Z" },
    });
    expect(going.ends).toHaveLength(1);
  });

  it("leaves alone what has ended", async () => {
    for (const said of ["done since 2026-01-05T09:30:00Z: fine", "held since 2026-01-05T09:30:00Z: no_data, nothing"]) {
      const { ends, isServed, looks } = await observed({ known: [KNOWN], said: { 2: said } });
      expect([ends, isServed, looks]).toEqual([[], true, []]);
    }
  });

  it("leaves it to the next look where GitHub would be asked too often", async () => {
    const costs: number[] = [];
    const { ends, notes, looks } = await observed({ known: [KNOWN], affords: (cost) => (costs.push(cost), false) });
    expect([ends, looks, costs]).toEqual([[], [], [7]]);
    expect(notes).toEqual(["dpl_new is left to the next look, so that this one does not ask GitHub too often"]);
  });

  it("judges those that served one after the other, the oldest first, each for its time", async () => {
    const at = (id: string, minutes: number) => ({ id, commit: COMMIT, servedAt: NOW - minutes * MINUTE });
    const served = [at("dpl_new", 10), at("dpl_b", 20), at("dpl_a", 40), SERVED[1] as ServedDeployment];
    const known = [
      observation(2, {
        candidate: { id: "dpl_a", url: "a", createdAt: 1 },
        release: "dpl_a",
        liveAt: NOW - 40 * MINUTE,
      }),
    ];
    const { made, ends, isServed } = await observed({ served, known });
    expect(made).toMatchObject([
      { payload: { release: "dpl_new", previous: { id: "dpl_b" } } },
      { payload: { release: "dpl_b", previous: { id: "dpl_a" } } },
    ]);
    expect(ends.map(({ release: id }) => id)).toEqual(["dpl_a", "dpl_b", "dpl_new"]);
    expect(ends[1]?.summary).toContain("dpl_b served for 10m from 2026-01-05T09:40:00Z on");
    expect(isServed).toBe(true);
  });

  it("looks at four at most, of which the newest, and says how many are too many to be recorded", async () => {
    const times = Array.from({ length: 6 }, (_, index) => ({
      id: index === 0 ? "dpl_new" : `dpl_${index}`,
      commit: COMMIT,
      servedAt: NOW - (index + 1) * 10 * MINUTE,
    }));
    const known = [50, 60, 70].map((hours, index) =>
      observation(20 + index, {
        candidate: { id: `dpl_k${index}`, url: "k", createdAt: 1 },
        release: `dpl_k${index}`,
        liveAt: NOW - hours * HOUR,
      }),
    );
    const { made, notes, ends } = await observed({ served: times, known });
    expect(made).toHaveLength(3);
    expect(notes).toContain("3 more deployments served since the look before, too many to be judged by one look");
    expect(ends.map(({ release: id }) => id)).toEqual(["dpl_k0", "dpl_2", "dpl_1", "dpl_new"]);
  });

  it("goes by when they went live, and not by when they were recorded", async () => {
    const earlier = observation(3, {
      candidate: { id: "dpl_a", url: "a", createdAt: 1 },
      release: "dpl_a",
      liveAt: LIVE - 10 * MINUTE,
    });
    const { ends } = await observed({ known: [earlier, KNOWN] });
    expect(ends.map(({ release: id }) => id)).toEqual(["dpl_a", "dpl_new"]);
  });

  it("reads one record of each time, and none of which the time is long over", async () => {
    const twice = await observed({
      known: [observation(5), KNOWN],
      said: { 2: "done since 2026-01-05T09:30:00Z: fine" },
    });
    expect(twice.ends).toHaveLength(1);
    const over = (ageMs: number) => observed({ known: [observation(2, { liveAt: NOW - ageMs })], served: [] });
    expect((await over(7 * DAY + HOUR)).ends).toEqual([]);
    expect((await over(7 * DAY + HOUR - 1)).ends).toHaveLength(1);
  });

  it("says that others' records do not count", async () => {
    const { notes, made } = await observed({ known: [observation(9, {}, { creator: "ada" })] });
    expect(notes).toEqual([
      "GitHub deployment 9 by ada looks like an observation, but only those by github-actions[bot] count; ignored",
    ]);
    expect(made).toHaveLength(1);
  });

  it("waits while the host is bringing another one into production, and says so", async () => {
    const bringing = production("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_next", "in-progress") });
    const { made, notes, isServed } = await observed({ production: bringing });
    expect([made, isServed]).toEqual([[], false]);
    expect(notes).toEqual(["nothing new is observed at this look: the host is bringing dpl_next into production"]);
  });

  it("does nothing where the plan has no watch", async () => {
    const { ends, isServed, world, listed } = await observed({ plan: { production: { watch: null } } });
    expect([ends, isServed, listed, world.asked]).toEqual([[], false, [], []]);
  });

  it("records how long the plan watches, and by which plan", async () => {
    const { made } = await observed({ plan: { production: { watch: { ...WATCH, forMs: 2 * HOUR } } } });
    expect(made).toMatchObject([
      {
        payload: {
          watchForMs: 2 * HOUR,
          planDigest: SIMULATED_PLAN.digest,
          project: SIMULATED_PLAN.project.host.project,
        },
      },
    ]);
  });
});

describe("what production serves", () => {
  const isServed = async (wishes: Wishes) => (await observed({ known: [KNOWN], served: [], ...wishes })).isServed;

  it("is observed where the last that came into production is, and serves", async () => {
    expect(await isServed({})).toBe(true);
    expect(await isServed({ known: [], served: [] })).toBe(false);
    const later = observation(4, {
      candidate: { id: "dpl_x", url: "x", createdAt: 1 },
      release: "dpl_x",
      liveAt: LIVE - HOUR,
    });
    expect(await isServed({ known: [later, KNOWN] })).toBe(true);
    expect(await isServed({ production: production(null) })).toBe(false);
  });

  it("is a release's where one was recorded since", async () => {
    expect(await isServed({ releases: [release("dpl_r", LIVE)] })).toBe(true);
    expect(await isServed({ releases: [release("dpl_r", LIVE + 1)] })).toBe(false);
    expect(await isServed({ releases: [release("dpl_r", LIVE - 1), release("dpl_q", LIVE + 1)] })).toBe(true);
  });
});
