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
const OUTAGE = { siteFaults: [{ release: RELEASE_COMMIT, fromAt: 0, kind: { outage: true } }] };

async function countCalls(
  state: object,
  versioned: boolean,
): Promise<{ codes: Readonly<Record<string, number>>; calls: number }> {
  const world = await openReleaseWorld({ state, plan: planOf({ watchFor: "2s", versioned }) });
  try {
    const { codes } = await world.cliInTurn(["deploy", "verify", "promote", "watch"]);
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
    ["after many others, rolled back", { ...HISTORY, ...OUTAGE }, false, 4],
  ] as const)("%s are within the bound", async (_, state, versioned, watch) => {
    const counted = await countCalls(state, versioned);
    expect(counted.codes).toEqual({ deploy: 0, verify: 0, promote: 0, watch });
    expect(counted.calls).toBeGreaterThan(5);
    expect(counted.calls).toBeLessThanOrEqual(MOST);
  });
});
