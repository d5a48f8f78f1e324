/** What others bring into production is judged by looks, and nothing at the host is changed for it. */
import { describe, expect, it } from "vitest";
import { MOST_OBSERVING_REQUESTS } from "../../src/engine/look/look-at-releases.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { Host } from "../../src/providers/contract.ts";
import { observingContext } from "../../src/engine/observe/observing-context.ts";
import { createReadOnlyHost } from "../../src/engine/observe/read-only-host.ts";
import type { ReleaseEvent } from "../../src/release/result.ts";
import type { SandboxSeed } from "../../src/sandbox/index.ts";
import { renderDemoSite } from "../../src/sandbox/demo-site.ts";
import { COMMIT, FIRST, FIRST_COMMIT, inWorld, OTHER_COMMIT, type RunWishes, type World } from "./open-world.ts";

const MINUTE = 60_000;

function planOf(watch: readonly string[], verify = "[{ title: Health, http: { path: /api/health } }]") {
  const text = [
    "version: 1",
    "name: web",
    "project: { vercel: { project: web, team: acme }, domains: [app.example.com] }",
    "stages:",
    "  production:",
    `    verify: ${verify}`,
    "    watch:",
    ...["observe: true", ...watch].map((line) => `      ${line}`),
  ].join("\n");
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const PLAN = planOf(["for: 20m", "every: 1m", 'rollback_conditions: ["health_check_failures > 2"]']);
const LOOK: RunWishes = { options: { look: true }, release: "", plan: PLAN, env: { GITHUB_SHA: FIRST_COMMIT } };

/** Somebody deploys, past every workflow of ours. */
async function deploy(world: World, commit: string, { at = 0 } = {}): Promise<string> {
  await world.clock.sleep(at);
  const id = await world.sandbox.vercel.plantDeployment({
    target: "production",
    meta: { githubCommitSha: commit },
    ageMs: 0,
    files: renderDemoSite({ version: commit, commit, pages: [], versionEndpoint: null }),
  });
  world.sandbox.vercel.changeProduction(id);
  return id;
}

async function look(world: World, after = 0, wishes: RunWishes = LOOK) {
  await world.clock.sleep(after);
  const before = world.log.length;
  const result = await world.run("watch", wishes);
  const log = world.log.slice(before);
  const asked = log.filter(({ emulator }) => emulator === "github").length;
  const changed = log.filter(({ emulator, method }) => emulator === "vercel" && method !== "GET");
  expect(changed).toEqual([]);
  expect(asked).toBeLessThanOrEqual(MOST_OBSERVING_REQUESTS);
  return { ...result, said: `${result.decision} ${result.reasonCode}`, asked };
}

async function rollBackByHand(world: World, id: string): Promise<void> {
  const host = await world.context().role("host");
  await host.rollback(id, "by hand");
  await world.clock.sleep(MINUTE);
  expect(world.sandbox.vercel.productionDeploymentId()).toBe(id);
}

interface StoredRecord {
  readonly task: string;
  readonly payload: { readonly release: string; readonly liveAt: number };
  readonly statuses: readonly { readonly description: string; readonly state: string }[];
}

async function records(world: World) {
  const state = (await (await fetch(`${world.sandbox.origins.github}/_sandbox/state`)).json()) as {
    deployments: StoredRecord[];
  };
  return state.deployments
    .filter(({ task }) => task === "holdpoint:observation")
    .map(({ payload, statuses }) => ({ id: payload.release, said: statuses.at(-1)?.description ?? "", statuses }));
}

describe("a look that observes", () => {
  it("judges a deployment of somebody else from the moment it went live, and says that it is fine", () =>
    inWorld({ plan: { watch: null }, visited: false }, async (world) => {
      const id = await deploy(world, COMMIT);
      const looks = [await look(world, 5 * MINUTE), await look(world, 5 * MINUTE), await look(world, 11 * MINUTE)];
      expect(looks.map(({ said }) => said)).toEqual(["watching watch_open", "watching watch_open", "proceed watched"]);
      expect((await look(world, MINUTE)).said).toBe("proceed production_as_recorded");
      const [only, ...others] = await records(world);
      expect(others).toEqual([]);
      expect(only).toMatchObject({ id, said: expect.stringMatching(/^done since 2026-01-05T09:00:00Z: /) });
    }));

  it("says in one comment on its pull request what it would have done, and does nothing", () => {
    const pull = { number: 7, merged: true, head: { ref: "topic", sha: COMMIT } };
    const seed = (given: SandboxSeed): SandboxSeed => ({ ...given, github: { ...given.github, pulls: [pull] } });
    return inWorld({ plan: { watch: null }, visited: false, seed }, async (world) => {
      world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { outage: true } });
      const id = await deploy(world, COMMIT);
      const found = await look(world, 2 * MINUTE);
      expect(found.said).toBe("hold would_roll_back");
      expect(found.summary).toContain(`would have been rolled back from ${id} to ${FIRST}`);
      expect(world.sandbox.vercel.productionDeploymentId()).toBe(id);
      const [record] = await records(world);
      expect(record?.said).toMatch(/^held since \S+: would_roll_back, Production would have been rolled back/);
      expect(record?.statuses.at(-1)?.state).toBe("failure");
      // The same commit again is another build, and its own time; the comment is brought up to date.
      const again = await deploy(world, COMMIT, { at: MINUTE });
      expect((await look(world, 2 * MINUTE)).said).toBe("hold would_roll_back");
      const comments = world.sandbox.github.comments();
      expect(comments.map(({ author }) => author)).toEqual(["github-actions[bot]"]);
      expect(comments[0]?.body).toContain("**Would have been rolled back**");
      expect(comments[0]?.body).toContain(again);
      expect(comments[0]?.body).toContain("nothing was changed at the host");
    });
  });

  it("judges each of several deployments for the time that it served, and one that comes back again", () =>
    inWorld({ plan: { watch: null }, visited: false }, async (world) => {
      const first = await deploy(world, COMMIT);
      expect((await look(world, 5 * MINUTE)).said).toBe("watching watch_open");
      const second = await deploy(world, OTHER_COMMIT, { at: 3 * MINUTE });
      const third = await deploy(world, "d".repeat(40), { at: 4 * MINUTE });
      // Nobody made health checks of the one that came and went between two looks.
      expect((await look(world, 5 * MINUTE)).said).toBe("hold no_data");
      const told = (await records(world)).toSorted((one, other) => one.id.localeCompare(other.id));
      expect(Object.fromEntries(told.map(({ id, said }) => [id, said.replace(/ since .*?Z: /, ": ")]))).toEqual({
        [first]: expect.stringMatching(/^done: dpl_\w+ served for 8m from /),
        [second]: expect.stringMatching(/^held: no_data, dpl_\w+ served for 4m from /),
        [third]: expect.stringMatching(/^watching/),
      });
      // A person goes back by hand.
      await rollBackByHand(world, first);
      expect((await look(world, 2 * MINUTE)).said).toBe("watching watch_open");
      const after = await records(world);
      expect(after.filter(({ id }) => id === first)).toHaveLength(2);
      expect(after.find(({ id }) => id === third)?.said).toMatch(/^done since \S+: dpl_\w+ served for \d+m/);
      expect((await look(world, 21 * MINUTE)).said).toBe("proceed watched");
      expect((await records(world)).length).toBe(4);
    }));

  it("writes each record once, however often it looks, and asks little of GitHub", () =>
    inWorld({ plan: { watch: null }, visited: false }, async (world) => {
      await deploy(world, COMMIT);
      const asked = [];
      for (let count = 0; count < 4; count += 1) asked.push((await look(world, MINUTE)).asked);
      expect(await records(world)).toHaveLength(1);
      expect(Math.max(...asked)).toBeLessThanOrEqual(7);
    }));

  it("leaves alone what was there long before the first look, and what a release of ours brought", () =>
    inWorld({ plan: { watch: null }, visited: false }, async (world) => {
      await world.clock.sleep(8 * 24 * 60 * MINUTE);
      expect((await look(world)).said).toBe("proceed production_as_recorded");
      await world.runAll(["deploy", "verify", "promote"]);
      await look(world, 2 * MINUTE);
      expect(await records(world)).toEqual([]);
    }));

  it("judges metrics from history, and would roll back a regression that nobody saw happen", () =>
    inWorld({ visitorsPerMinute: 20 }, async (world) => {
      world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { errorRatio: 0.5 } });
      const id = await deploy(world, COMMIT, { at: 20 * MINUTE });
      const metered = planOf(["for: 10m", "metrics: { error_rate: { sentry: { project: web, org: acme } } }"], "[]");
      const found = await look(world, 20 * MINUTE, { ...LOOK, plan: metered });
      expect(found.said).toBe("hold would_roll_back");
      expect(found.summary).toContain(`would have been rolled back from ${id} to ${FIRST}`);
      expect(found.summary).toContain("error_rate");
    }));
});

describe("`--observe`", () => {
  it("finishes nothing of a release, whatever is left to be finished", () =>
    inWorld(
      {
        plan: { watch: ["for: 6h", "every: 5m", 'rollback_conditions: ["health_check_failures > 2"]'] },
        visited: false,
      },
      async (world) => {
        await world.runAll(["deploy", "verify", "promote"]);
        await world.run("watch", { options: { jobLimitMs: 0, looksFollow: true } });
        world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { outage: true } });
        const asked: RunWishes = { options: { look: true, observe: true }, release: "", env: LOOK.env ?? {} };
        expect((await look(world, 60 * MINUTE, asked)).said).toBe("hold would_roll_back");
      },
    ));

  it("leaves a rollback that was decided to a look that may make it", () =>
    inWorld(
      {
        plan: { watch: ["for: 6h", "every: 5m", 'rollback_conditions: ["health_check_failures > 2"]'] },
        visited: false,
      },
      async (world) => {
        await world.runAll(["deploy", "verify", "promote"]);
        world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { outage: true } });
        const dies = (event: ReleaseEvent) => {
          if (event.event === "step" && event.step === "rollback") throw new Error("killed");
        };
        await expect(world.run("watch", { onEvent: dies })).rejects.toThrow("killed");
        const asked: RunWishes = { options: { look: true, observe: true }, release: "", env: LOOK.env ?? {} };
        expect((await look(world, MINUTE, asked)).notes.join()).toContain("is left as it is: this look only observes");
      },
    ));

  it("or a plan without staging, has no other host to ask, whoever asks", () =>
    inWorld({ plan: { watch: null }, visited: false }, async (world) => {
      const asked = [world.context(LOOK), world.context({ options: { look: true, observe: true } })];
      for (const context of asked.map(observingContext)) {
        const host = await context.role("host");
        await expect(host.promote(FIRST)).rejects.toMatchObject({ reasonCode: "observes_only" });
        await expect(host.readProject()).resolves.toMatchObject({ productionDeploymentId: FIRST });
      }
      const released = observingContext(world.context({ options: { look: true } }));
      const { kind } = await (await released.role("host")).promote(FIRST);
      expect(["accepted", "already-current"]).toContain(kind);
    }));

  it("gets a host that refuses every change, should anything ask for one", async () => {
    const host = createReadOnlyHost(neverAsked as Host);
    const { rollouts } = host;
    const changes = [
      host.promote("dpl_1"),
      host.rollback("dpl_1", "why"),
      host.pointDomain("app.example.com", "dpl_1"),
      host.setAutoAssignDomains(true),
      host.createBuild({ directory: ".", prebuilt: false, target: { kind: "production" }, meta: {} }, () => undefined),
      rollouts?.startRollout("dpl_1"),
      rollouts?.writeRolloutStages([10, 100]),
      rollouts?.putBackRolloutSettings(null),
      rollouts?.approveStage("dpl_1", 0),
      rollouts?.completeRollout("dpl_1"),
    ];
    for (const change of changes) await expect(change).rejects.toMatchObject({ reasonCode: "observes_only" });
  });
});

/** Whatever is asked of it fails the test. */
const neverAsked: object = new Proxy(
  {},
  {
    get: (_, name) =>
      name === "rollouts"
        ? neverAsked
        : () => {
            throw new Error(`asked for ${String(name)}`);
          },
  },
);
