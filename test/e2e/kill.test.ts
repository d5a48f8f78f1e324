/** Holdpoint killed with SIGKILL after each step of a release: the next run finishes it or rolls back, and never twice. */
import { describe, expect, it } from "vitest";
import type { Fault, SiteFault } from "../../src/sandbox/contract.ts";
import { planOf } from "./plan-of.ts";
import {
  FIRST_DEPLOYMENT,
  type HostPicture,
  type JsonLine,
  type LogEntry,
  openReleaseWorld,
  RELEASE_COMMIT,
  type ReleaseWorld,
  type WorldWishes,
} from "./release-world.ts";

/** When to kill: as soon as a step's line is printed, or as soon as an emulator has answered such a request of the command. */
type Trigger =
  | { readonly step: string }
  | {
      readonly emulator: "vercel" | "github";
      readonly request: RegExp;
    };

type CommandName = (typeof COMMANDS)[number];

const COMMANDS = ["deploy", "verify", "promote", "watch"] as const;
const LAST_STEP: Readonly<Record<CommandName, string>> = {
  deploy: "record-staging",
  verify: "verify",
  promote: "promote",
  watch: "done",
};

const PROMOTE = /^POST \/v10\/projects\/[^/]+\/promote\//;
const ROLLBACK = /^POST \/v\d+\/projects\/[^/]+\/rollback\//;
const BUILD = /^POST \/v13\/deployments$/;
const RECORD = /^POST \/repos\/acme\/web\/deployments$/;

/** Of the watch: long enough to be killed in. */
const WATCH = "3s";

/** Until the kill no status is answered, so that the kill falls between the record and its status. */
const NO_STATUS: Fault = {
  emulator: "github",
  route: "POST /repos/:owner/:repo/deployments/:deployment/statuses",
  kind: "slow",
};
const STAGING_CREATED: Trigger = { emulator: "github", request: RECORD };

const GOOD: readonly [string, CommandName, Trigger][] = [
  ["the build was created", "deploy", { emulator: "vercel", request: BUILD }],
  ["the build was ready", "deploy", { step: "deploy" }],
  ["the staging record was created, without a status", "deploy", STAGING_CREATED],
  ["staging was recorded", "deploy", { step: "record-staging" }],
  ["staging was verified", "verify", { step: "verify" }],
  ["the production record was created", "promote", { emulator: "github", request: RECORD }],
  ["production was recorded", "promote", { step: "record-production" }],
  ["the promote was answered", "promote", { emulator: "vercel", request: PROMOTE }],
  ["the promote was read back", "promote", { step: "promote" }],
  ["the watch had begun", "watch", { step: "watch" }],
];

const BAD: readonly [string, CommandName, Trigger][] = [
  ["the rollback was decided", "watch", { step: "rollback-decided" }],
  ["the rollback was answered", "watch", { emulator: "vercel", request: ROLLBACK }],
];

describe.concurrent("a release that is killed", () => {
  it.each(GOOD)("after %s is finished by the next run", (_, command, trigger) =>
    inWorld(
      {
        plan: planOf({ watchFor: WATCH, every: "1s" }),
        state: { faults: trigger === STAGING_CREATED ? [NO_STATUS] : [] },
      },
      async (world) => {
        await releaseUntilKilled(world, command, trigger);
        await release(world, { deploy: 0, verify: 0, promote: 0, watch: 0 });

        const { candidate, requests } = await expectOneBuild(world);
        const host = await world.host();
        expect(host.project.productionDeploymentId).toBe(candidate);
        expect(Object.values(host.domains).map(({ deploymentId }) => deploymentId)).toEqual([candidate]);
        expect(host.productionHistory).toEqual([FIRST_DEPLOYMENT, candidate]);
        expect(requests.filter(({ path }) => path.includes("/rollback/"))).toEqual([]);
        expect(await records(world)).toEqual({ "holdpoint:staging": ["success"], "holdpoint:production": ["success"] });
      },
    ),
  );

  it("after the promote is watched by a run that comes after the watch's end", () =>
    inWorld({ plan: planOf({ watchFor: "1s" }) }, async (world) => {
      await releaseUntilKilled(world, "promote", { step: "promote" });
      await world.sandbox.clock.sleep(1_000);
      const said = await release(world, { deploy: 0, verify: 0, promote: 0, watch: 0 });
      // Nobody looked while it was dead, so it looks itself, for a whole window.
      expect(said.filter(({ event }) => event === "tick").length).toBeGreaterThan(1);
      const { candidate } = await expectOneBuild(world);
      expect((await world.host()).project.productionDeploymentId).toBe(candidate);
      expect(await records(world)).toEqual({ "holdpoint:staging": ["success"], "holdpoint:production": ["success"] });
    }));

  it.each(BAD)("after %s is rolled back by the next run, once", (_, command, trigger) =>
    inWorld(
      { plan: planOf({ watchFor: WATCH, every: "1s", versioned: false }), state: { siteFaults: [OUTAGE] } },
      async (world) => {
        await releaseUntilKilled(world, command, trigger);
        // The decision was recorded, so that already the next run's deploy ends the rollback.
        await release(world, { deploy: 4 });

        const { candidate, requests } = await expectOneBuild(world);
        const host = await world.host();
        expect(host.project.productionDeploymentId).toBe(FIRST_DEPLOYMENT);
        expect(Object.values(host.domains).map(({ deploymentId }) => deploymentId)).toEqual([FIRST_DEPLOYMENT]);
        expect(host.productionHistory).toEqual([FIRST_DEPLOYMENT, candidate, FIRST_DEPLOYMENT]);
        expect(requests.filter(takesEffect(ROLLBACK))).toHaveLength(1);
        expect(await records(world)).toEqual({ "holdpoint:staging": ["success"], "holdpoint:production": ["failure"] });
      },
    ),
  );
});

/** The bad release passes its staging gate, so that only production shows what is wrong with it. */
const OUTAGE: SiteFault = { release: RELEASE_COMMIT, fromAt: 0, kind: { outage: true } };

async function inWorld(wishes: WorldWishes, act: (world: ReleaseWorld) => Promise<void>): Promise<void> {
  const world = await openReleaseWorld(wishes);
  try {
    await act(world);
    for (const emulator of ["vercel", "github"] as const) {
      expect(await world.sandbox.read(emulator, "unknown")).toEqual([]);
    }
  } finally {
    await world.close();
  }
}

/** Runs the commands in order until the one that is killed. */
async function releaseUntilKilled(world: ReleaseWorld, killed: CommandName, trigger: Trigger): Promise<void> {
  const before = COMMANDS.slice(0, COMMANDS.indexOf(killed));
  if (before.length > 0) await runInTurn(world, before, Object.fromEntries(before.map((command) => [command, 0])));
  let struck = false;
  const { code, stdout, stderr } = await world.cli([killed, "--plan", "plan.yml", "--json"], {
    onLine: (line, kill) => {
      const { event, step } = JSON.parse(line) as JsonLine;
      if (!("step" in trigger) || event !== "step" || step !== trigger.step) return;
      struck = true;
      kill();
    },
    onStart: (kill) => {
      if (!("request" in trigger)) return;
      world.sandbox.onAnswer = (emulator, entry) => {
        if (emulator !== trigger.emulator || !takesEffect(trigger.request)(entry)) return;
        struck = true;
        kill();
      };
    },
  });
  await fetch(`${world.addresses.github.url}/_sandbox/faults`, { method: "DELETE" });
  // After a command's last step it may have ended before the signal comes; what it leaves behind is the same.
  const last = "step" in trigger && LAST_STEP[killed] === trigger.step;
  if (!struck || (code !== null && !last)) {
    throw new Error(`${killed} was not killed in time, it ended with ${code}\n${stdout}${stderr}`);
  }
}

function takesEffect(request: RegExp): (entry: LogEntry) => boolean {
  return ({ method, path, status }) => request.test(`${method} ${path}`) && status < 300;
}

/** A whole run as release.yml makes it, to its first end that is none; throws with all it said where the codes are others. */
function release(world: ReleaseWorld, expected: Partial<Record<CommandName, number>>): Promise<readonly JsonLine[]> {
  return runInTurn(world, COMMANDS, expected);
}

async function runInTurn(
  world: ReleaseWorld,
  commands: readonly CommandName[],
  expected: Partial<Record<CommandName, number>>,
): Promise<readonly JsonLine[]> {
  const { codes, lines, said } = await world.cliInTurn(commands);
  if (JSON.stringify(codes) !== JSON.stringify(expected)) throw new Error(`${JSON.stringify(codes)}\n${said}`);
  // Each of them said how it ended.
  expect(lines.filter(({ event }) => event === "end")).toHaveLength(Object.keys(codes).length);
  return lines;
}

/** One build of the release at the host, promoted once at most, whatever was tried. */
async function expectOneBuild(world: ReleaseWorld) {
  const host: HostPicture = await world.host();
  const builds = host.deployments.filter(({ meta }) => meta["holdpointRelease"] === RELEASE_COMMIT);
  expect(builds).toHaveLength(1);
  const requests = await world.log("vercel");
  expect(requests.filter(takesEffect(PROMOTE))).toHaveLength(1);
  return { candidate: builds[0]?.id ?? "", requests };
}

interface ForgePicture {
  readonly deployments: readonly { readonly task: string; readonly statuses: readonly { readonly state: string }[] }[];
}

/** By task, the current state of each record at GitHub. */
async function records(world: ReleaseWorld): Promise<Readonly<Record<string, readonly (string | undefined)[]>>> {
  const { deployments } = (await world.sandbox.read("github", "state")) as ForgePicture;
  const states: Record<string, (string | undefined)[]> = {};
  for (const { task, statuses } of deployments) (states[task] ??= []).push(statuses.at(-1)?.state);
  return states;
}
