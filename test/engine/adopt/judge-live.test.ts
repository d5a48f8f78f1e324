import { expect, it } from "vitest";
import { judgeLive } from "../../../src/engine/adopt/judge-live.ts";
import type { HistoryRelation, HostDeployment } from "../../../src/providers/contract.ts";
import { COMMIT, deployment, RELEASE } from "../../release/facts.ts";
import { LIVE_COMMIT } from "./adopt-world.ts";

async function judged(live: HostDeployment | null, relation: HistoryRelation = "ahead") {
  const asked: string[][] = [];
  const compareHistory = async (base: string, head: string) => (asked.push([base, head]), relation);
  const verdict = await judgeLive({ release: RELEASE }, { compareHistory }, live, "dpl_new");
  return { code: verdict?.reasonCode ?? null, asked };
}

const live = (commit: string) => deployment("dpl_old", { meta: { githubCommitSha: commit } });

it("a release follows what production serves where its commit has all of that one", async () => {
  const asked = [[LIVE_COMMIT, COMMIT]];
  expect(await judged(live(LIVE_COMMIT), "ahead")).toEqual({ code: null, asked });
  expect(await judged(live(LIVE_COMMIT), "behind")).toEqual({ code: "newer_release_active", asked });
  expect(await judged(live(LIVE_COMMIT), "diverged")).toEqual({ code: "history_diverged", asked });
});

it("a release follows nothing, its own build and its own commit without a question", async () => {
  expect(await judged(null)).toEqual({ code: null, asked: [] });
  expect(await judged(deployment("dpl_new", { meta: {} }))).toEqual({ code: null, asked: [] });
  expect(await judged(live(COMMIT), "diverged")).toEqual({ code: null, asked: [] });
});

it("a release does not follow what is of no known commit", async () => {
  expect(await judged(deployment("dpl_old", { meta: {} }))).toEqual({ code: "history_unknown", asked: [] });
});
