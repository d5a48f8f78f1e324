/** What an observation leaves behind: a word on the commit, one on its pull request, and the last one in its record. */
import { describe, expect, it } from "vitest";
import { commentOnObservation } from "../../../src/engine/observe/comment-on-observation.ts";
import { endObservation, writeObservationStatus } from "../../../src/engine/observe/end-observation.ts";
import { hold, pass } from "../../../src/lib/verdict.ts";
import { observationMarker, renderObservation } from "../../../src/report/observation/render-observation.ts";
import { COMMIT } from "../../release/facts.ts";
import { NOW, silence } from "../small-world.ts";
import {
  commentBy,
  HOUR,
  LIVE,
  MINUTE,
  observedIn,
  type ObservedWishes,
  type ObservingWishes,
  openObservingWorld,
  payloadOf,
  pullOf,
} from "./observing-world.ts";

const FINE = pass("watched", "No condition was met.");
const BAD = hold("would_roll_back", "It would have been rolled back.", "Decide.");
const OPEN = hold("watch_incomplete", "Nobody looked.", "Look.");
const RUN = "https://forge/runs/7";
const OURS = "github-actions[bot]";
const MARK = observationMarker("web");
const SINCE = "since 2026-01-05T09:30:00Z";
const STRANGER = "The token writes as ada, but only what github-actions[bot] wrote counts as Holdpoint's own.";

async function ended(found = FINE, wishes: ObservingWishes & ObservedWishes = {}) {
  const world = openObservingWorld(wishes);
  const result = await endObservation(world.context, world.journal, observedIn(world, wishes), found);
  return { world, result };
}

describe("the end of an observation", () => {
  it("is said on the commit, then below its pull request, and last in the record", async () => {
    const { world, result } = await ended(FINE, { pulls: [pullOf(7, { mergeCommit: COMMIT })], runUrl: RUN });
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "watched",
      production: { after: "dpl_new", served: "HTTP 204" },
    });
    expect(world.writes()).toEqual([
      "commit ccccccc success",
      "comment on 7",
      `status 2: done ${SINCE}: No condition was met.`,
    ]);
    expect(world.commitStatuses).toEqual([
      { context: "holdpoint/observed", state: "success", description: "No condition was met.", targetUrl: RUN },
    ]);
    expect(world.statuses).toMatchObject([{ state: "success", environmentUrl: "https://d0.example.com", logUrl: RUN }]);
    expect(world.written).toEqual([
      {
        on: "pull 7",
        body: renderObservation({ result, payload: payloadOf(), until: null, project: "web", runUrl: RUN }),
      },
    ]);
  });

  it.each([
    ["would have been rolled back", BAD, "failure", "failure"],
    ["is not known to be good", OPEN, "pending", "error"],
  ] as const)("of what %s is no success anywhere", async (_, found, onCommit, inRecord) => {
    const { world, result } = await ended(found);
    expect(result).toMatchObject({ decision: "hold", reasonCode: found.reasonCode });
    expect(world.commitStatuses).toMatchObject([{ state: onCommit }]);
    expect(world.statuses).toMatchObject([
      { state: inRecord, description: `held ${SINCE}: ${found.reasonCode}, ${found.summary}` },
    ]);
  });

  it("names no run where there is none", async () => {
    const { world } = await ended();
    expect(world.commitStatuses[0]).not.toHaveProperty("targetUrl");
    expect(world.statuses[0]?.logUrl).toBeNull();
  });

  it("of what was built from no known commit is in the record alone", async () => {
    for (const commit of ["dpl_new", `${COMMIT}c`, `x${COMMIT}`]) {
      const { world } = await ended(FINE, { payload: { commit }, pulls: [pullOf(7, { mergeCommit: commit })] });
      expect(world.writes()).toEqual([`status 2: done ${SINCE}: No condition was met.`]);
    }
  });

  it("says for how long it served where that was less than is watched", async () => {
    const summaryAt = async (until: number | null) => (await ended(FINE, { until })).result.summary;
    expect(await summaryAt(NOW - 10 * MINUTE)).toBe(
      "dpl_new served for 20m from 2026-01-05T09:30:00Z on, of the 1h that are watched: No condition was met.",
    );
    expect(await summaryAt(LIVE + HOUR - 1_000)).toMatch(/^dpl_new served for 59m/);
    expect(await summaryAt(LIVE + HOUR)).toBe("No condition was met.");
    expect(await summaryAt(null)).toBe("No condition was met.");
  });

  it("goes on where something cannot be written, and says what", async () => {
    const refused = () => Promise.reject(silence());
    const { world, result } = await ended(FINE, {
      forge: { setCommitStatus: refused, listPullRequestsOf: refused, createDeploymentStatus: refused },
    });
    expect(result.decision).toBe("proceed");
    expect(world.said("note")).toEqual([
      "the commit status was not written: no answer",
      "no comment was written: no answer",
      "the end of the observation was not written: no answer",
    ]);
  });

  it("is nobody's word where another login wrote it, and that is said", async () => {
    const by = { creator: "ada", createdAt: NOW };
    const { world } = await ended(FINE, {
      forge: {
        setCommitStatus: async (_, status) => ({ targetUrl: null, ...status, ...by }),
        createDeploymentStatus: async (id, { state, description }) => ({
          id,
          state,
          description,
          environmentUrl: null,
          logUrl: null,
          ...by,
        }),
      },
    });
    expect(world.said("note")).toEqual([
      `the commit status was not written: ${STRANGER}`,
      `the end of the observation was not written: ${STRANGER}`,
    ]);
  });
});

describe("the record of an observation", () => {
  it("names the first domain of production, where there is one", async () => {
    const world = openObservingWorld();
    const { context } = world;
    const { record } = observedIn(world);
    const project = { ...context.plan.project, domains: [] };
    const bare = { ...context, plan: { ...context.plan, project } };
    await writeObservationStatus(bare, world.forge, record, { phase: "done", promotedAt: LIVE, reason: "fine" }, false);
    expect(world.statuses[0]?.environmentUrl).toBe("https://");
  });
});

describe("a comment on what was observed", () => {
  async function commented(wishes: ObservingWishes) {
    const world = openObservingWorld(wishes);
    const result = world.journal.conclude({ decision: "proceed", reasonCode: "watched", summary: "fine" });
    await commentOnObservation(world.context, observedIn(world), result);
    return world.written.map(({ on }) => on);
  }
  const merged = pullOf(8, { mergeCommit: COMMIT });
  const headed = pullOf(9, { headCommit: COMMIT });

  it("stands below the pull request whose merge made the commit, else below the one that it is the head of", async () => {
    expect(await commented({ pulls: [pullOf(7), headed, merged] })).toEqual(["pull 8"]);
    expect(await commented({ pulls: [pullOf(7), headed] })).toEqual(["pull 9"]);
  });

  it("is none where the commit came with no pull request, or its conversation is locked", async () => {
    expect(await commented({ pulls: [] })).toEqual([]);
    expect(await commented({ pulls: [pullOf(7)] })).toEqual([]);
    expect(await commented({ pulls: [{ ...merged, locked: true }] })).toEqual([]);
  });

  it("is brought up to date where there is one of ours about this project", async () => {
    const comments = [
      commentBy("ada", `${MARK}\nnot ours`, 1),
      commentBy(OURS, "another one of ours", 2),
      commentBy(OURS, `${MARK}\nours`, 3),
    ];
    expect(await commented({ pulls: [merged], comments })).toEqual(["comment 3"]);
    expect(await commented({ pulls: [merged], comments: comments.slice(0, 2) })).toEqual(["pull 8"]);
  });

  it("that another login wrote would not be found again, which is an error", async () => {
    await expect(commented({ pulls: [merged], writer: "ada" })).rejects.toThrow(STRANGER);
    const comments = [commentBy(OURS, MARK, 3)];
    await expect(commented({ pulls: [merged], comments, writer: "ada" })).rejects.toThrow(STRANGER);
  });
});
