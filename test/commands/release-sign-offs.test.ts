import { afterEach, expect, it } from "vitest";
import { itemBoxes } from "../../src/checklist/review-input.ts";
import { itemId, renderOverride, renderSignOff } from "../../src/checklist/sign-off-status.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import type { ProductionPayload } from "../../src/release/payload.ts";
import { COMMIT, openWorld, planText, START, type World } from "./open-world.ts";

const HEAD = "d".repeat(40);
const PLAN = ".github/holdpoint.yml";
const BOX = { id: "alice", label: "@alice", by: ["@alice"], notAuthor: false, lasting: false, distinctPeople: false };

let world: World | null = null;

afterEach(async () => {
  await world?.close();
  world = null;
});

function planWithChecklist() {
  const text = planText({ watch: null })
    .replace("stages:", 'checklist: [{ title: Approved, sign-off: { by: ["@alice"] } }]\nstages:')
    // Who signed is kept, whether or not the release depends on it.
    .replace("    environment: production\n", "    environment: production\n    requires: nothing\n");
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

async function productionPayload(at: World) {
  const { deployments } = (await (await fetch(`${at.sandbox.origins.github}/_sandbox/state`)).json()) as {
    readonly deployments: readonly { readonly task: string; readonly payload: unknown }[];
  };
  const production = deployments.find(({ task }) => task === "holdpoint:production");
  return production?.payload as ProductionPayload | undefined;
}

it("keeps who signed the pull request's checklist in the release record, and nobody who only says so", async () => {
  const [box] = itemBoxes(PLAN, "Approved", [BOX]);
  if (box === undefined) throw new Error("no box");
  const sign = renderSignOff({
    given: true,
    box,
    login: "alice",
    at: START,
    commit: HEAD,
    lasting: false,
    pullRequest: 4,
  });
  const override = {
    item: "Window",
    itemId: itemId(PLAN, "Window", ["@carol"]),
    login: "carol",
    at: START,
    reason: "hotfix now",
    pullRequest: 4,
  };
  world = await openWorld({
    plan: { watch: null },
    seed: (seed) => ({
      ...seed,
      github: {
        ...seed.github,
        users: ["alice", "carol", "mallory"].map((login) => ({ login })),
        commits: [{ sha: HEAD }, { sha: COMMIT, parents: [HEAD] }],
        pulls: [
          {
            number: 4,
            author: "mallory",
            state: "closed",
            merged: true,
            mergeCommit: COMMIT,
            head: { ref: "work", sha: HEAD },
          },
        ],
        commitStatuses: [
          { ...sign, author: "github-actions[bot]" },
          { ...renderOverride(override), author: "github-actions[bot]" },
          { ...sign, context: sign.context.replace("Approved", "Forged "), author: "mallory" },
        ].map(({ author, ...status }) => ({ ...status, ref: HEAD, author })),
      },
    }),
  });
  const notes: string[] = [];
  const plan = planWithChecklist();
  const result = await world.runAll(["deploy", "verify", "promote"], {
    plan,
    onEvent: (event) => void (event.event === "note" && notes.push(event.text)),
  });
  expect(result.decision).toBe("proceed");
  const payload = await productionPayload(world);
  expect(payload?.signOffs).toEqual([
    { item: "Approved (@alice)", login: "alice", at: "2026-01-05T09:00:00Z", commit: HEAD, pullRequest: 4 },
    {
      item: "Window",
      login: "carol",
      at: "2026-01-05T09:00:00Z",
      commit: HEAD,
      pullRequest: 4,
      override: "hotfix now",
    },
  ]);
  expect(payload?.checklists).toBeUndefined();
  expect(notes.join("\n")).toContain("signed off by alice (Approved (@alice)), carol (Window, override)");
  expect(notes).toContain("the plan requires no checklist for this release");
});

it("says that nobody signed, and goes on without an answer of GitHub about it", async () => {
  world = await openWorld({ plan: { watch: null } });
  const plan = planWithChecklist();
  expect((await world.runAll(["deploy", "verify"], { plan })).decision).toBe("proceed");
  world.sandbox.faults.add({
    emulator: "github",
    route: "GET /repos/:owner/:repo/commits/:ref/pulls",
    kind: "status",
    status: 403,
  });
  const notes: string[] = [];
  const result = await world.run("promote", {
    plan,
    onEvent: (event) => void (event.event === "note" && notes.push(event.text)),
  });
  expect(result.decision).toBe("proceed");
  expect((await productionPayload(world))?.signOffs).toBeUndefined();
  expect(notes.join("\n")).toContain("the checklist's sign-offs could not be read");
});
