/**
 * Each call of a release and of its rollbacks goes wrong in each way, once. The run may hold; the next one must find
 * production right or put it right, and nobody may say of production what is not so.
 */
import { describe, expect, it } from "vitest";
import type { CommandName } from "../../src/commands/index.ts";
import type { CommandResult } from "../../src/release/result.ts";
import {
  COMMIT,
  FIRST,
  inWorld,
  type RunWishes,
  siteOf,
  WHOLE,
  type Wishes,
  type World,
} from "../commands/open-world.ts";
import { renderDemoSite } from "../../src/sandbox/demo-site.ts";
import { type CallPoint, recordCalls } from "./count-calls.ts";
import { takeShare } from "./share.ts";
import { spoilCall, WRONG_ANSWERS, type WrongAnswer } from "./wrong-answers.ts";

interface Story {
  readonly name: string;
  readonly wishes: Wishes;
  readonly isDown: boolean;
  /** Vercel builds the release from a push, and this is how the project is set up for it. */
  readonly pushed?: (world: World) => void;
  readonly before: readonly CommandName[];
  readonly spoiled: readonly CommandName[];
  readonly production: "candidate" | typeof FIRST;
  /** Beginning of the last status of the production record. */
  readonly record: RegExp;
}

const WATCH = ["for: 2m", "every: 1m", 'rollback_conditions: ["health_check_failures > 3"]'];
const WISHES: Wishes = { plan: { watch: WATCH, version: false }, visited: false };

const good: Story = {
  name: "a good release",
  wishes: WISHES,
  isDown: false,
  before: [],
  spoiled: WHOLE,
  production: "candidate",
  record: /^done/,
};

const STORIES: Story[] = [
  good,
  {
    name: "a bad release, rolled back by itself",
    wishes: WISHES,
    isDown: true,
    before: ["deploy", "verify"],
    spoiled: ["promote", "watch"],
    production: FIRST,
    record: /^rolled back/,
  },
  {
    name: "a rollback that a person asked for",
    wishes: WISHES,
    isDown: false,
    before: WHOLE,
    spoiled: ["rollback"],
    production: FIRST,
    record: /^rolled back/,
  },
];

/** A flag is taken first, is seen not to help, and is put back behind the host's rollback; a command's word is all there is. */
const laddered = (rollback: string): Pick<Story, "wishes"> => ({
  wishes: { ...WISHES, plan: { ...WISHES.plan, rollback } },
});
const BAD = {
  isDown: true,
  before: ["deploy", "verify", "promote"],
  spoiled: ["watch"],
  production: FIRST,
  record: /^rolled back/,
} as const;

STORIES.push(
  {
    name: "a bad release with a flag that does not help",
    ...BAD,
    ...laddered("{ ladder: [flag, host], flag: { launchdarkly: chat } }"),
  },
  {
    name: "a bad release with a command that does not help",
    ...BAD,
    ...laddered("{ ladder: [command, host], command: { run: 'true' } }"),
  },
);

/** Nothing of it is uploaded: it is pushed, found, and let in as the plan says. */
function fromGit(name: string, deploy: string, pushed: (world: World) => void): Story {
  const plan = { watch: WATCH, version: false, deploy };
  return { ...good, name, wishes: { plan, visited: false }, pushed };
}

const BEFORE_LETTING_IN = { before: ["deploy", "verify"], spoiled: ["promote", "watch"] } as const;

STORIES.push(
  fromGit("a release of a build from Git", "{ source: git }", () => undefined),
  {
    ...fromGit("a release of a build from Git, let in by a check", "{ source: git, let-in: check }", ({ sandbox }) => {
      sandbox.vercel.changeAutoAssign(true);
      sandbox.vercel.addCheck({ name: "Holdpoint", timeout: 21_600 });
    }),
    ...BEFORE_LETTING_IN,
  },
);

/** Runs that come again, as by a person or a schedule: the first goes on where the spoiled one stopped, the second finds all done. */
const RUNS_AGAIN = 2;
const BETWEEN_RUNS_MS = 60_000;
/** Real time; a call that is never answered is given up after this. */
const PATIENCE: RunWishes = { requestTimeoutMs: 400 };

for (const story of STORIES) {
  const calls = await listCalls(story);
  const points = calls.flatMap((call) => WRONG_ANSWERS.map((wrong) => ({ call, wrong })));
  describe.concurrent(`${story.name}, of which one call goes wrong`, () => {
    it.each(
      takeShare(points).map(({ call, wrong }) => [call.occurrence, call.name, wrong.name, { call, wrong }] as const),
    )("call %i of %s, with %s, ends well", async (_number, _call, _wrong, point) => {
      const { picture, legal } = await inStory(story, (world) => spoilAndGoOn(world, story, point));
      expect(picture).toEqual(legal);
    });
  });
}

async function listCalls(story: Story): Promise<readonly CallPoint[]> {
  const calls = await inStory(story, async (world) => {
    const recorded = recordCalls();
    world.meddler = recorded.meddler;
    const untrue = await runInTurn(world, story.spoiled);
    world.meddler = {};
    const { picture, legal } = await readEnding(world, story, untrue);
    expect(picture).toEqual(legal);
    return recorded.calls;
  });
  expect(calls.length).toBeGreaterThan(0);
  return calls;
}

async function inStory<Value>(story: Story, act: (world: World) => Promise<Value>): Promise<Value> {
  const values: Value[] = [];
  await inWorld(story.wishes, async (world) => {
    if (story.pushed !== undefined) {
      story.pushed(world);
      await world.sandbox.forge().push("main", COMMIT, renderDemoSite(siteOf(COMMIT, COMMIT)));
    }
    await runInTurn(world, story.before);
    if (story.isDown) world.sandbox.site.addFault({ release: COMMIT, fromAt: 0, kind: { outage: true } });
    values.push(await act(world));
  });
  const [value] = values;
  if (value === undefined) throw new Error("the story has no end");
  return value;
}

/** Until a command does not proceed; what was said of production that was not so. */
async function runInTurn(world: World, names: readonly CommandName[]): Promise<readonly string[]> {
  const untrue: string[] = [];
  for (const name of names) {
    const result = await world.run(name, PATIENCE);
    untrue.push(...findUntrue(world, result));
    if (result.decision !== "proceed") break;
  }
  return untrue;
}

/** What a result says of production is so at this moment, or is not said. */
function findUntrue(world: World, { command, decision, production, summary }: CommandResult): readonly string[] {
  const serves = world.sandbox.vercel.productionDeploymentId();
  const said = `${command}: ${decision}, ${summary}`;
  return [
    ...(production.after !== null && production.after !== serves
      ? [`${said} (${production.after}, not ${serves})`]
      : []),
    ...(decision === "rolled-back" && serves !== FIRST ? [`${said} (${serves})`] : []),
  ];
}

interface SpoiledCall {
  readonly call: CallPoint;
  readonly wrong: WrongAnswer;
}

async function spoilAndGoOn(world: World, story: Story, { call, wrong }: SpoiledCall): Promise<Ending> {
  const { meddler, struck } = spoilCall(call, wrong);
  world.meddler = meddler;
  const untrue = [...(await runInTurn(world, story.spoiled))];
  world.meddler = {};
  // Nobody can know better than a host that says what was.
  if (wrong.lies === true) untrue.length = 0;
  // Production may be read less often than the time before; what is changed comes each time.
  if (!struck() && wrong.lies !== true && !READ.test(call.name)) throw new Error(`${call.name} never came`);
  for (let run = 1; run <= RUNS_AGAIN; run += 1) {
    await world.clock.sleep(BETWEEN_RUNS_MS);
    untrue.push(...(await runInTurn(world, story.spoiled)));
  }
  return readEnding(world, story, untrue);
}

/** How a story ended, and how it must end. */
interface Ending {
  readonly picture: object;
  readonly legal: object;
}

const READ = /^\w+ GET /;

interface HostPicture {
  readonly productionHistory: readonly string[];
  readonly deployments: readonly { readonly id: string; readonly meta: Readonly<Record<string, string>> }[];
}

async function readEnding(world: World, { production, record }: Story, untrue: readonly string[]): Promise<Ending> {
  const { productionHistory, deployments } = (await world.host()) as unknown as HostPicture;
  const isOfRelease = ({ meta }: HostPicture["deployments"][number]) =>
    meta["holdpointRelease"] === COMMIT || meta["githubCommitSha"] === COMMIT;
  const builds = deployments.filter(isOfRelease).map(({ id }) => id);
  const [candidate = ""] = builds;
  const status = (await world.statuses()).at(-1) ?? "";
  return {
    picture: { builds, productionHistory, status: record.exec(status)?.[0] ?? status, untrue },
    legal: {
      builds: [candidate],
      // Each change once: no promote and no rollback a second time.
      productionHistory: [FIRST, candidate, ...(production === FIRST ? [FIRST] : [])],
      status: record.source.slice(1),
      untrue: [],
    },
  };
}
