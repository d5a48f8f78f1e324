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
  parseLines,
  RELEASE_COMMIT,
  type ReleaseWorld,
  type WorldWishes,
} from "./release-world.ts";

/** When to kill: as soon as a step's line is printed, or as soon as an emulator has answered such a request. */
type Trigger =
  | { readonly step: string }
  | {
      readonly emulator: "vercel" | "github";
      readonly request: RegExp;
      /** How many of them there are then. */
      readonly count: number;
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
const POLL_MS = 4;

/** Of the watch: long enough to be killed in. */
const WATCH = "3s";

/** Until the kill no status is answered, so that the kill falls between the record and its status. */
const NO_STATUS: Fault = {
  emulator: "github",
  route: "POST /repos/:owner/:repo/deployments/:deployment/statuses",
  kind: "slow",
};
const STAGING_CREATED: Trigger = { emulator: "github", request: RECORD, count: 1 };

const GOOD: readonly [string, CommandName, Trigger][] = [
  ["the build was created", "deploy", { emulator: "vercel", request: BUILD, count: 1 }],
  ["the build was ready", "deploy", { step: "deploy" }],
  ["the staging record was created, without a status", "deploy", STAGING_CREATED],
  ["staging was recorded", "deploy", { step: "record-staging" }],
  ["staging was verified", "verify", { step: "verify" }],
  ["the production record was created", "promote", { emulator: "github", request: RECORD, count: 2 }],
  ["production was recorded", "promote", { step: "record-production" }],
  ["the promote was answered", "promote", { emulator: "vercel", request: PROMOTE, count: 1 }],
  ["the promote was read back", "promote", { step: "promote" }],
  ["the watch had begun", "watch", { step: "watch" }],
];

const BAD: readonly [string, CommandName, Trigger][] = [
  ["the rollback was decided", "watch", { step: "rollback-decided" }],
  ["the rollback was answered", "watch", { emulator: "vercel", request: ROLLBACK, count: 1 }],
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
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const said = await release(world, { deploy: 0, verify: 0, promote: 0, watch: 0 });
      // Nobody looked while it was dead, so it looks itself, for a whole window.
      expect(parseLines(said).filter(({ event }) => event === "tick").length).toBeGreaterThan(1);
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
  for (const command of COMMANDS.slice(0, COMMANDS.indexOf(killed))) {
    const { code, stderr } = await run(world, command);
    if (code !== 0) throw new Error(`${command} before the kill ended with ${code}: ${stderr}`);
  }
  const ended = new AbortController();
  let struck = false;
  const strike = (kill: () => void) => {
    struck = true;
    kill();
  };
  const { code, stdout, stderr } = await world.cli([killed, "--plan", "plan.yml", "--json"], {
    onLine: (line, kill) => {
      const { event, step } = JSON.parse(line) as JsonLine;
      if ("step" in trigger && event === "step" && step === trigger.step) strike(kill);
    },
    onStart: (kill) => {
      if ("request" in trigger) void killOnRequest(world, trigger, () => strike(kill), ended.signal);
    },
  });
  ended.abort();
  await fetch(`${world.addresses.github.url}/_sandbox/faults`, { method: "DELETE" });
  // After a command's last step it may have ended before the signal comes; what it leaves behind is the same.
  const last = "step" in trigger && LAST_STEP[killed] === trigger.step;
  if (!struck || (code !== null && !last)) {
    throw new Error(`${killed} was not killed in time, it ended with ${code}\n${stdout}${stderr}`);
  }
}

async function killOnRequest(
  world: ReleaseWorld,
  trigger: Extract<Trigger, { request: RegExp }>,
  kill: () => void,
  ended: AbortSignal,
): Promise<void> {
  while (!ended.aborted) {
    const log = await world.log(trigger.emulator);
    if (log.filter(takesEffect(trigger.request)).length >= trigger.count) return kill();
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function takesEffect(request: RegExp): (entry: LogEntry) => boolean {
  return ({ method, path, status }) => request.test(`${method} ${path}`) && status < 300;
}

/** A whole run as release.yml makes it, to its first end that is none; throws with all it said where the codes are others. */
async function release(world: ReleaseWorld, expected: Partial<Record<CommandName, number>>): Promise<string> {
  const codes: Partial<Record<CommandName, number | null>> = {};
  let said = "";
  for (const command of COMMANDS) {
    const { code, stdout, stderr } = await run(world, command);
    codes[command] = code;
    said += stdout + stderr;
    if (code !== 0) break;
  }
  if (JSON.stringify(codes) !== JSON.stringify(expected)) throw new Error(`${JSON.stringify(codes)}\n${said}`);
  return said;
}

async function run(world: ReleaseWorld, command: CommandName) {
  const ran = await world.cli([command, "--plan", "plan.yml", "--json"]);
  expect(parseLines(ran.stdout).at(-1)?.event).toBe("end");
  return ran;
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
