/**
 * Holdpoint killed with SIGKILL before and after every call of a release, of an automatic rollback and of a manual one.
 * Whoever runs it again, or looks, must find production right, or put it right.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import { describe, expect, it } from "vitest";
import { FIRST_DEPLOYMENT, openReleaseWorld, RELEASE_COMMIT, type ReleaseWorld } from "../e2e/release-world.ts";
import { type CallPoint, meddleAt, type Moment, recordCalls } from "./count-calls.ts";
import { takeShare } from "./share.ts";
import { STORIES, type Story } from "./stories.ts";

const BETWEEN_RUNS_MS = 5 * 60_000;
/** Of which the points are looked for side by side: each has a world of its own. */
const STORIES_AT_ONCE = 4;
const PROMOTE = /^POST \/v\d+\/projects\/[^/]+\/promote\//;
const ROLLBACK = /^POST \/v\d+\/projects\/[^/]+\/rollback\//;

const READ = /^\w+ GET /;

interface Point {
  readonly call: CallPoint;
  readonly moment: Moment;
}

const takeTurns = pLimit(STORIES_AT_ONCE);
const found = await Promise.all(
  STORIES.map((story) => takeTurns(async () => ({ story, points: takeShare(await findPoints(story)) }))),
);

for (const { story, points } of found) {
  describe.concurrent(`${story.name}, killed at one of its calls`, () => {
    it.each(points.map((point) => [point.moment, point.call.occurrence, point.call.name, point] as const))(
      "%s call %i of %s, ends well",
      async (_moment, _number, _name, point) => {
        const { picture, legal, said } = await inWorld(story, (world) => killAndGoOn(world, story, point));
        if (JSON.stringify(picture) !== JSON.stringify(legal)) console.error(said);
        expect(picture).toEqual(legal);
      },
    );
  });
}

/** Every call of the story when nobody is killed, twice: before it acts, and after. */
async function findPoints(story: Story): Promise<readonly Point[]> {
  const calls: CallPoint[] = [];
  await inWorld(story, async (world) => {
    await prepare(world, story);
    const recorded = recordCalls();
    world.sandbox.meddler = recorded.meddler;
    const { stdout, stderr } = await world.runInTurn(story.killed);
    world.sandbox.meddler = {};
    calls.push(...recorded.calls);
    if (calls.length === 0) throw new Error(`${story.name} made no call: ${stderr}`);
    const { mayLeaveFlag: _, ...undisturbed } = story;
    const { picture, legal } = await readEnding(world, undisturbed, stderr);
    if (JSON.stringify(picture) !== JSON.stringify(legal)) console.error(stdout);
    expect(picture).toEqual(legal);
  });
  return calls.flatMap((call) => [
    { call, moment: "before" },
    { call, moment: "after" },
  ]);
}

async function inWorld<Value>(story: Story, act: (world: ReleaseWorld) => Promise<Value>): Promise<Value> {
  const world = await openReleaseWorld(story.wishes);
  try {
    const value = await act(world);
    for (const emulator of ["vercel", "github", "launchdarkly"] as const) {
      const unknown = (await world.sandbox.read(emulator, "unknown")) as readonly unknown[];
      if (unknown.length > 0) throw new Error(`${emulator} does not know ${JSON.stringify(unknown)}`);
    }
    return value;
  } finally {
    await world.close();
  }
}

async function prepare(world: ReleaseWorld, { before }: Story): Promise<void> {
  for (const commands of before) {
    const { codes, said } = await world.cliInTurn(commands);
    if (Object.values(codes).some((code) => code !== 0)) throw new Error(`${JSON.stringify(codes)}\n${said}`);
  }
}

/** How a story ended, how it must end, and all that was said. */
interface Ending {
  readonly picture: object;
  readonly legal: object;
  readonly said: string;
}

async function killAndGoOn(world: ReleaseWorld, story: Story, { call, moment }: Point): Promise<Ending> {
  await prepare(world, story);
  let strike = (): void => undefined;
  const { meddler, struck } = meddleAt(call, moment, () => {
    strike();
    return { connection: "close" };
  });
  const { code, stdout, stderr } = await world.runInTurn(story.killed, {
    onStart: (kill) => {
      strike = kill;
      world.sandbox.meddler = meddler;
    },
  });
  world.sandbox.meddler = {};
  const said = `${code}\n${stdout}${stderr}`;
  if (!struck()) {
    // Production was read less often than the time before, so that it was over before. What it changes comes each time.
    if (!READ.test(call.name)) throw new Error(`${call.name} never came: ${said}`);
    return readEnding(world, story, said);
  }
  if (code !== null) throw new Error(`it was not killed, but ended with ${said}`);
  return readEnding(world, story, said + (await goOn(world, story)));
}

/** Until a run ends as it should; all that they said. */
async function goOn(world: ReleaseWorld, { again, times, ends }: Story): Promise<string> {
  let all = "";
  for (let run = 1; run <= times; run += 1) {
    if (run > 1) await world.sandbox.clock.sleep(BETWEEN_RUNS_MS);
    const { codes, said } = await world.cliInTurn(again);
    all += `run ${run}: ${JSON.stringify(codes)}\n${said}`;
    if (ends.includes(Object.values(codes).at(-1) ?? -1)) return all;
  }
  throw new Error(`no run ended with ${ends.join(" or ")}:\n${all}`);
}

interface ForgePicture {
  readonly pulls: readonly unknown[];
  readonly deployments: readonly { readonly task: string; readonly statuses: readonly { readonly state: string }[] }[];
}

interface FlagPicture {
  readonly flags: readonly {
    readonly environments: Readonly<Record<string, { readonly on: boolean }>>;
  }[];
}

async function readFlag(world: ReleaseWorld): Promise<Story["flag"]> {
  const { flags } = (await world.sandbox.read("launchdarkly", "state")) as FlagPicture;
  return flags[0]?.environments["production"]?.on === true ? "on" : "off";
}

/** A line for each time that the ladder's command ran. */
async function countRuns({ folder }: ReleaseWorld): Promise<number> {
  const text = await readFile(join(folder, "purged"), "utf8").catch(() => "");
  return text.split("\n").length - 1;
}

/** What else is right of a ladder with a flag whose run died: the flag stays at what is safe. */
async function endingOf(world: ReleaseWorld, story: Story, flag: Story["flag"], record: string): Promise<Story> {
  if (story.mayLeaveFlag !== true || flag !== "off") return story;
  const isBack = (await world.host()).project.productionDeploymentId === FIRST_DEPLOYMENT;
  if (isBack) return { ...story, production: FIRST_DEPLOYMENT, record: "failure", flag, rollbacks: 1 };
  return story.production === "candidate" && record === "success" ? { ...story, record } : story;
}

async function readEnding(world: ReleaseWorld, asked: Story, said: string): Promise<Ending> {
  const flag = asked.flag === undefined ? undefined : await readFlag(world);

  const { deployments, pulls } = (await world.sandbox.read("github", "state")) as ForgePicture;
  const stateOf = (task: string) =>
    deployments.filter((one) => one.task === task).map(({ statuses }) => statuses.at(-1)?.state);
  const story = await endingOf(world, asked, flag, stateOf("holdpoint:production")[0] ?? "");
  const host = await world.host();
  const builds = host.deployments.filter(({ meta }) => meta["holdpointRelease"] === RELEASE_COMMIT);
  const candidate = builds[0]?.id;
  const wanted = story.production === "candidate" ? candidate : story.production;
  const requests = await world.log("vercel");
  const tookEffect = (request: RegExp) =>
    requests.filter(({ method, path, status }) => request.test(`${method} ${path}`) && status >= 200 && status < 300)
      .length;
  return {
    picture: {
      builds: builds.length,
      production: host.project.productionDeploymentId,
      domains: Object.values(host.domains).map(({ deploymentId }) => deploymentId),
      history: host.productionHistory,
      promotes: tookEffect(PROMOTE),
      rollbacks: tookEffect(ROLLBACK),
      staging: stateOf("holdpoint:staging"),
      record: stateOf("holdpoint:production"),
      reverts: pulls.length,
      ...(flag === undefined ? {} : { flag }),
      ...(story.runsCommand === true ? { ranTwice: (await countRuns(world)) > 1 } : {}),
    },
    legal: {
      builds: 1,
      production: wanted,
      domains: [wanted],
      history: [FIRST_DEPLOYMENT, candidate, ...(story.rollbacks === 1 ? [FIRST_DEPLOYMENT] : [])],
      promotes: 1,
      rollbacks: story.rollbacks,
      staging: ["success"],
      record: [story.record],
      reverts: story.reverts ?? 0,
      ...(story.flag === undefined ? {} : { flag: story.flag }),
      ...(story.runsCommand === true ? { ranTwice: false } : {}),
    },
    said,
  };
}
