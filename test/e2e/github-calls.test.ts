/** How many requests one release costs at GitHub, as the emulator counted them: a repository has only so many an hour. */
import { describe, expect, it } from "vitest";
import { planOf } from "./plan-of.ts";
import { openReleaseWorld, RELEASE_COMMIT } from "./release-world.ts";

/** The bound for one release, comments aside. */
const MOST = 25;
/** A record of another release as GitHub keeps it; several of them are what every repository has after a week. */
const earlier = (number: number) => ({
  ref: String(number).padStart(40, "0"),
  task: "holdpoint:production",
  environment: "production",
  at: Date.UTC(2026, 0, number),
  payload: {
    holdpoint: 1,
    phase: "production",
    project: "web",
    release: `r${number}`,
    commit: String(number).padStart(40, "0"),
    planDigest: "d".repeat(64),
    candidate: { id: `dpl_old${number}`, url: `old${number}.vercel.app`, createdAt: Date.UTC(2026, 0, number) },
    knownGood: null,
    watchForMs: 0,
    autoAssignDomains: true,
    unpinned: false,
  },
  statuses: [{ state: "success", description: "done: watched", at: Date.UTC(2026, 0, number) }],
});

const HISTORY = { github: { deployments: [1, 2, 3, 4, 5].map(earlier) } };
/** A release that is bound to the checklist of the pull request that it came with. */
const HEAD = "d".repeat(40);
const REVIEWED = {
  github: {
    commits: [{ sha: HEAD }, { sha: RELEASE_COMMIT, parents: [HEAD] }],
    pulls: [{ number: 4, merged: true, mergeCommit: RELEASE_COMMIT, head: { ref: "work", sha: HEAD } }],
    commitStatuses: [
      {
        ref: HEAD,
        context: "holdpoint/checklist (plan.yml)",
        state: "success",
        description: "The only item passed.",
        author: "github-actions[bot]",
      },
    ],
  },
};
const OUTAGE = { siteFaults: [{ release: RELEASE_COMMIT, fromAt: 0, kind: { outage: true } }] };

const CHECKLIST = 'checklist: [{ title: Approved, sign-off: { by: ["@alice"] } }]\nstages:';

async function countCalls(
  state: object,
  versioned: boolean,
): Promise<{ codes: Readonly<Record<string, number>>; calls: number }> {
  const plan = planOf({ watchFor: "2s", versioned });
  const reviewed = state === REVIEWED;
  const world = await openReleaseWorld({
    state,
    plan: (host) => (reviewed ? plan(host).replace("stages:", CHECKLIST) : plan(host)),
  });
  try {
    // In a run of a workflow, whose reviewers are asked about, too.
    const { codes } = await world.cliInTurn(["deploy", "verify", "promote", "watch"], { env: { GITHUB_RUN_ID: "42" } });
    return { codes, calls: (await world.log("github")).length };
  } finally {
    await world.close();
  }
}

describe.concurrent("the requests of one release to GitHub", () => {
  it.each([
    ["that is watched to its end", {}, true, 0],
    ["that is rolled back", OUTAGE, false, 4],
    ["after many others", HISTORY, true, 0],
    ["that is bound to a checklist", REVIEWED, true, 0],
    ["after many others, rolled back", { ...HISTORY, ...OUTAGE }, false, 4],
  ] as const)("%s are within the bound", async (_, state, versioned, watch) => {
    const counted = await countCalls(state, versioned);
    expect(counted.codes).toEqual({ deploy: 0, verify: 0, promote: 0, watch });
    expect(counted.calls).toBeGreaterThan(5);
    expect(counted.calls).toBeLessThanOrEqual(MOST);
  });
});
