/** Rolling releases: our Vercel provider against the Vercel emulator, which shares no code with it. */
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Host, HostRollouts } from "../../src/providers/contract.ts";
import { SIDES } from "../../src/providers/vercel/rollout.ts";
import { vercelHost } from "../../src/providers/vercel/index.ts";
import { createVirtualClock, type VirtualClock } from "../../src/sandbox/virtual-clock.ts";
import { PROJECT, seedWith, type StartedVercel, startVercel, TEAM, TOKEN } from "../sandbox/vercel/start-vercel.ts";

let vercel: StartedVercel;
let clock: VirtualClock;
let host: Host;
let rollouts: HostRollouts;

beforeEach(async () => {
  clock = createVirtualClock(Date.UTC(2026, 10, 20));
  const seed = seedWith();
  const staged = { id: "dpl_new", staged: true, files: { "index.html": "new" } };
  vercel = await startVercel({ ...seed, deployments: [...seed.deployments, staged] }, { clock, activity: clock });
  host = await vercelHost.connect(
    { project: PROJECT.id, team: TEAM.id, repository: null },
    {
      env: { VERCEL_TOKEN: TOKEN, VERCEL_API_URL: vercel.served.origin },
      clock,
      random: () => 0.5,
      debug: () => undefined,
    },
  );
  if (host.rollouts === undefined) throw new Error("Vercel has rolling releases");
  rollouts = host.rollouts;
});

afterEach(async () => {
  const unknown = vercel.served.unknownRequests();
  await vercel.close();
  if (unknown.length > 0) throw new Error(`the emulator knows no route for ${JSON.stringify(unknown)}`);
});

const accepted = { kind: "accepted" };

it("writes stages that only an approval ends, and takes them away again", async () => {
  expect(await rollouts.readRolloutSettings()).toBeNull();
  await rollouts.writeRolloutStages([10, 50, 100]);
  expect((await rollouts.readRolloutSettings())?.stages).toEqual(
    [10, 50, 100].map((percent) => ({ percent, automatic: false })),
  );
  expect(await host.readProject()).toMatchObject({ rollsOut: true });
  await rollouts.putBackRolloutSettings(null);
  expect(await rollouts.readRolloutSettings()).toBeNull();
  expect(await host.readProject()).toMatchObject({ rollsOut: false });
});

it("puts back what a team had, to the letter", async () => {
  const timed = {
    enabled: true,
    advancementType: "automatic",
    stages: [{ targetPercentage: 5, duration: 10 }, { targetPercentage: 100 }],
  };
  await vercel.call("PATCH", `/v1/projects/${PROJECT.id}/rolling-release/config`, timed);
  const before = await rollouts.readRolloutSettings();
  expect(before?.stages[0]).toEqual({ percent: 5, automatic: true });
  await rollouts.writeRolloutStages([10, 100]);
  await rollouts.putBackRolloutSettings(before?.stored);
  expect(await rollouts.readRolloutSettings()).toEqual(before);
});

it("begins, advances and completes a rolling release, and reads each of them back", async () => {
  await rollouts.writeRolloutStages([10, 50, 100]);
  expect(await rollouts.readRollout()).toBeNull();
  expect(await rollouts.startRollout("dpl_new")).toEqual(accepted);
  expect(await rollouts.startRollout("dpl_new")).toEqual(accepted);
  const startedAt = (await rollouts.readRollout())?.startedAt ?? 0;
  expect(Math.abs(startedAt - clock.now())).toBeLessThan(5_000);
  const active = { state: "active", candidateId: "dpl_new", stableId: "dpl_current", queuedId: null, startedAt };
  expect(await rollouts.readRollout()).toMatchObject({ ...active, activeStage: 0 });
  expect((await host.readProject()).productionDeploymentId).toBe("dpl_current");
  expect(await rollouts.approveStage("dpl_new", 0)).toEqual(accepted);
  expect(await rollouts.readRollout()).toMatchObject({ ...active, activeStage: 1 });
  expect(await rollouts.completeRollout("dpl_new")).toEqual(accepted);
  await clock.sleep(1_000);
  expect(await rollouts.readRollout()).toMatchObject({ state: "complete", candidateId: "dpl_new", activeStage: null });
  expect((await host.readProject()).productionDeploymentId).toBe("dpl_new");
});

it("advances from the stage that it was told, and from no other one", async () => {
  await rollouts.writeRolloutStages([10, 20, 50, 100]);
  await rollouts.startRollout("dpl_new");
  await rollouts.approveStage("dpl_new", 0);
  expect(await rollouts.approveStage("dpl_new", 0)).toMatchObject({ kind: "refused", status: 409 });
  expect(await rollouts.readRollout()).toMatchObject({ activeStage: 1 });
});

it("is aborted by a rollback to what serves beside it", async () => {
  await rollouts.writeRolloutStages([10, 100]);
  await rollouts.startRollout("dpl_new");
  expect(await host.rollback("dpl_current", "bad")).toEqual(accepted);
  await clock.sleep(1_000);
  expect(await rollouts.readRollout()).toMatchObject({ state: "aborted", activeStage: null });
  expect(await host.readProject()).toMatchObject({ productionDeploymentId: "dpl_current", autoAssignDomains: false });
});

it("is queued behind another one, and refused without settings", async () => {
  expect(await rollouts.startRollout("dpl_new")).toMatchObject({ kind: "refused", status: 400 });
  await rollouts.writeRolloutStages([10, 100]);
  await rollouts.startRollout("dpl_new");
  expect(await rollouts.startRollout("dpl_older")).toEqual({ kind: "queued" });
  expect(await rollouts.readRollout()).toMatchObject({ candidateId: "dpl_new", queuedId: "dpl_older" });
});

it.each([
  ["a plan without rolling releases", { plan: "hobby" }, "the team's plan has no rolling releases"],
  ["no more projects", { rollingSlots: 0 }, "to no more projects than have them already"],
] as const)("is not offered with %s", async (_, options, said) => {
  for (const [name, value] of Object.entries(options)) vercel.emulator.setOption(name as "plan", value as "hobby");
  const offer = await rollouts.readRolloutOffer();
  expect(offer).toMatchObject({ kind: "unavailable" });
  expect(offer.kind === "unavailable" && offer.message).toContain(said);
});

it("is offered where the team's plan has it", async () => {
  expect(await rollouts.readRolloutOffer()).toEqual({ kind: "available" });
  vercel.emulator.setOption("rollingSlots", 1);
  expect(await rollouts.readRolloutOffer()).toEqual({ kind: "available" });
});

it.each([
  ["a state that nobody knows", { rollingRelease: { state: "PAUSED", stages: [] } }],
  [
    "no stage of an active one",
    { rollingRelease: { state: "ACTIVE", stages: [], canaryDeployment: { id: "dpl_new" } } },
  ],
  ["nobody that it is about", { rollingRelease: { state: "ACTIVE", stages: [], activeStage: { index: 0 } } }],
])("does not understand %s, and says so", async (_, body) => {
  vercel.faults.add({
    emulator: "vercel",
    route: "GET /v1/projects/:project/rolling-release",
    kind: "status",
    status: 200,
    body,
  });
  await expect(rollouts.readRollout()).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown" });
});

it("gives visitors their share of it, always the same one to each, and either side to whoever asks", async () => {
  await rollouts.writeRolloutStages([10, 50, 100]);
  await rollouts.startRollout("dpl_new");
  const origin = vercel.emulator.productionOrigin();
  const ask = async (query = "", cookie = "") => {
    const answer = await fetch(`${origin}/${query}`, { headers: { cookie } });
    return { page: await answer.text(), cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "" };
  };
  expect((await ask(`?${SIDES.candidate}`)).page).toBe("new");
  expect((await ask(`?${SIDES.stable}`)).page).toContain("version 0");
  const visits = await Promise.all(Array.from({ length: 200 }, () => ask()));
  const share = visits.filter(({ page }) => page === "new").length / visits.length;
  expect(share).toBeGreaterThan(0.03);
  expect(share).toBeLessThan(0.2);
  const [first] = visits;
  const again = await Promise.all(Array.from({ length: 5 }, () => ask("", first?.cookie)));
  expect(new Set(again.map(({ page }) => page))).toEqual(new Set([first?.page]));
});
