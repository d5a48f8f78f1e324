/**
 * A release of a build from Git whose runner dies at a call that changes something: nothing reaches a vendor from then on.
 * Whoever runs it again finds production right, promoted once, and the project's setting as the plan wants it.
 */
import { describe, expect, it } from "vitest";
import { renderDemoSite } from "../../src/sandbox/demo-site.ts";
import type { Meddler } from "../../src/sandbox/meddler.ts";
import { COMMIT, FIRST, inWorld, type RunWishes, siteOf, WHOLE, type World } from "../commands/open-world.ts";
import { type CallPoint, meddleAt, type Moment, recordCalls } from "./count-calls.ts";
import { takeShare } from "./share.ts";

const WATCH = ["for: 2m", "every: 1m", 'rollback_conditions: ["health_check_failures > 3"]'];
const BETWEEN_RUNS_MS = 5 * 60_000;
const PATIENCE: RunWishes = { requestTimeoutMs: 400 };

interface Story {
  readonly name: string;
  readonly deploy: string;
  /** Automatic assignment of domains, before and after. */
  readonly assigns: boolean;
}

const STORIES: readonly Story[] = [
  { name: "promoted", deploy: "{ source: git }", assigns: false },
  { name: "let in by a check", deploy: "{ source: git, let-in: check }", assigns: true },
];

for (const story of STORIES) {
  const calls = await listWrites(story);
  const moments = calls.flatMap((call) => (["before", "after"] as const).map((moment) => ({ call, moment })));
  describe.concurrent(`a build from Git that is ${story.name}`, () => {
    it.each(takeShare(moments).map(({ call, moment }) => [moment, call.occurrence, call.name, call] as const))(
      "is finished where the runner died %s call %i of %s",
      async (moment, _number, _name, call) => {
        await inStory(story, async (world) => {
          world.meddler = dyingAt(call, moment);
          await runInTurn(world);
          world.meddler = {};
          for (let run = 0; run < 2; run += 1) {
            await world.clock.sleep(BETWEEN_RUNS_MS);
            await runInTurn(world);
          }
          await expectRight(world, story);
        });
      },
    );
  });
}

async function inStory({ deploy, assigns }: Story, act: (world: World) => Promise<void>): Promise<void> {
  await inWorld({ plan: { watch: WATCH, version: false, deploy }, visited: false }, async (world) => {
    const { vercel } = world.sandbox;
    vercel.changeAutoAssign(assigns);
    if (assigns) vercel.addCheck({ name: "Holdpoint", timeout: 21_600 });
    await world.sandbox.forge().push("main", COMMIT, renderDemoSite(siteOf(COMMIT, COMMIT)));
    await act(world);
  });
}

async function listWrites(story: Story): Promise<readonly CallPoint[]> {
  let writes: readonly CallPoint[] = [];
  await inStory(story, async (world) => {
    const recorded = recordCalls();
    world.meddler = recorded.meddler;
    await runInTurn(world);
    world.meddler = {};
    await expectRight(world, story);
    writes = recorded.calls.filter(({ name }) => !/^\w+ GET /.test(name));
  });
  expect(writes.length).toBeGreaterThan(5);
  return writes;
}

async function runInTurn(world: World): Promise<void> {
  for (const name of WHOLE) if ((await world.run(name, PATIENCE)).decision !== "proceed") return;
}

/** Its connections end there, and none is made after that. */
function dyingAt(call: CallPoint, moment: Moment): Meddler {
  let isDead = false;
  const { meddler } = meddleAt(call, moment, () => {
    isDead = true;
    return { connection: "reset" };
  });
  return {
    asked: (asked) => (isDead ? { connection: "reset" } : (meddler.asked?.(asked) ?? null)),
    acted: (asked, answer) => meddler.acted?.(asked, answer) ?? null,
  };
}

interface HostPicture {
  readonly project: { readonly autoAssignCustomDomains: boolean };
  readonly productionHistory: readonly string[];
  readonly deployments: readonly { readonly id: string; readonly meta: Readonly<Record<string, string>> }[];
}

async function expectRight(world: World, { assigns }: Story): Promise<void> {
  const { project, productionHistory, deployments } = (await world.host()) as unknown as HostPicture;
  const build = deployments.find(({ meta }) => meta["githubCommitSha"] === COMMIT)?.id;
  expect({
    productionHistory,
    assigns: project.autoAssignCustomDomains,
    status: (await world.statuses()).at(-1)?.slice(0, 4),
  }).toEqual({ productionHistory: [FIRST, build], assigns, status: "done" });
}
