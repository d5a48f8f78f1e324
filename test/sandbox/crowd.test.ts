import { expect, it } from "vitest";
import type { SiteDeployment } from "../../src/sandbox/contract.ts";
import { createCrowd } from "../../src/sandbox/crowd.ts";
import type { DrawnVisitors } from "../../src/sandbox/site-crowd.ts";

const deploymentOf = (id: string): SiteDeployment => ({ id, target: "production", meta: {} });

function openCrowd() {
  const come: DrawnVisitors[] = [];
  const unknown = new Set<string>();
  let serving: SiteDeployment | null = deploymentOf("one");
  const crowd = createCrowd({
    paths: [
      "/",
      {
        requests: [
          { method: "POST", path: "/things" },
          { method: "GET", path: "/things/${id}?all" },
        ],
        weight: 3,
      },
    ],
    perMinute: 70,
    requestNames: [{ method: "GET", path: "/things/${id}", name: "GET /things/[id]" }],
    deployments: () => (serving === null ? [] : [{ deployment: serving, share: 1 }]),
    receive: async (visitors) => void come.push(visitors),
    knows: (name) => !unknown.has(name),
  });
  return { crowd, come, unknown, serve: (id: string | null) => (serving = id === null ? null : deploymentOf(id)) };
}

it("a crowd does what those do who are sent, as often as they do it", async () => {
  const { crowd, come } = openCrowd();
  await crowd.come(0, 1_000);
  expect(come).toEqual([
    { deployment: deploymentOf("one"), name: "GET /", perMinute: 10, from: 0, to: 1_000 },
    { deployment: deploymentOf("one"), name: "POST /things", perMinute: 30, from: 0, to: 1_000 },
    { deployment: deploymentOf("one"), name: "GET /things/[id]", perMinute: 30, from: 0, to: 1_000 },
  ]);
});

it("a crowd is surprised by what it has not met, and stays away where nothing is served", async () => {
  const { crowd, come, serve } = openCrowd();
  expect(crowd.isSurprised()).toBe(true);
  await crowd.come(0, 1);
  expect(crowd.isSurprised()).toBe(false);
  serve("two");
  expect(crowd.isSurprised()).toBe(true);
  serve(null);
  come.length = 0;
  await crowd.come(1, 2);
  expect(come).toEqual([]);
});

it("a crowd is surprised until it is known how all is answered, but not for ever", async () => {
  const { crowd, unknown } = openCrowd();
  unknown.add("POST /things");
  const surprises: boolean[] = [];
  for (let minute = 0; minute < 4; minute += 1) {
    surprises.push(crowd.isSurprised());
    await crowd.come(minute, minute + 1);
  }
  expect(surprises).toEqual([true, true, true, false]);
  const other = openCrowd();
  other.unknown.add("POST /things");
  await other.crowd.come(0, 1);
  other.unknown.clear();
  expect(other.crowd.isSurprised()).toBe(false);
});
