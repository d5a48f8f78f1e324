/** The comment of a checklist of 200 items on a pull request with 5,000 comments, and rendering one of 300. */
import { Octokit } from "@octokit/rest";
import { renderChecklistComment } from "../../src/report/checklist/comment.ts";
import { BOT, type ChecklistWorld, NEXT_HEAD, HEAD, openChecklistWorld, PULL } from "../commands/checklist-world.ts";
import { hugeChecklist } from "../report/checklist-arbitrary.ts";
import { type BenchRow, benchRow } from "./bench-row.ts";

const LATENCY_MS = 50;
const COMMENTS = 5_000;
const ITEMS = 200;
const ROUNDS = 2;
const PEER = "octokit: paginate, update";
const MARKER = "<!-- holdpoint:checklist";

/** Half of them machines', half of them people's; none asks anybody but GitHub. */
const items = Array.from({ length: ITEMS }, (_, index) =>
  index % 2 === 0
    ? `{ title: Window ${index}, group: Machines, window: { allow: ["Mon-Sun 00:00-24:00 UTC"] } }`
    : `{ title: Sign ${index}, group: People, sign-off: { by: ["@bob"] } }`,
);

interface Measured {
  readonly requests: number;
  readonly wallMs: number;
}

async function measure(world: ChecklistWorld, act: () => Promise<unknown>): Promise<Measured> {
  const startedAt = performance.now();
  await act();
  return { requests: world.calls().length, wallMs: performance.now() - startedAt };
}

/** What a workflow's script does: look through all comments for its own, and write it again. */
async function userScript({ served }: ChecklistWorld, token: string): Promise<Measured> {
  const octokit = new Octokit({ auth: token, baseUrl: served.origin });
  const where = { owner: "acme", repo: "site" };
  const before = served.log.length;
  const startedAt = performance.now();
  const all = await octokit.paginate(octokit.rest.issues.listComments, { ...where, issue_number: PULL, per_page: 100 });
  const own = all.find(({ user, body }) => user?.login === BOT && body?.startsWith(MARKER));
  if (own?.body === undefined) throw new Error("the script did not find the comment");
  await octokit.rest.issues.updateComment({ ...where, comment_id: own.id, body: own.body });
  return { requests: served.log.length - before, wallMs: performance.now() - startedAt };
}

async function measureComments() {
  const talk = Array.from({ length: COMMENTS }, (_, index) => ({
    issue: PULL,
    author: "alice",
    body: `Comment ${index}: looks good to me.`,
  }));
  const world = await openChecklistWorld({ items, github: { comments: talk }, latencyMs: LATENCY_MS });
  try {
    const first = await measure(world, () => world.onPullRequest("opened"));
    const same: Measured[] = [];
    const changed: Measured[] = [];
    const theirs: Measured[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      same.push(await measure(world, () => world.onPullRequest("edited")));
      const tick = world.tick("bob", `Sign ${2 * round + 1}`);
      changed.push(await measure(world, () => world.onComment(tick)));
      theirs.push(await userScript(world, world.token));
    }
    world.github.push("work", NEXT_HEAD);
    world.checkOut(NEXT_HEAD);
    const moved = await measure(world, () => world.onPullRequest("synchronize", { before: HEAD }));
    if (world.comments().length !== 1) throw new Error("there is more than one comment");
    return { first, same, changed, moved, theirs };
  } finally {
    await world.close();
  }
}

function renderMs(): number {
  const report = hugeChecklist({ items: 300, boxes: 100, groups: 10 }, "a*b <i> @x|`c`\n");
  const before = process.threadCpuUsage();
  const body = renderChecklistComment(report);
  const { user, system } = process.threadCpuUsage(before);
  if (body.length < 10_000 || body.length > 65_536) throw new Error(`the comment has ${body.length} characters`);
  return (user + system) / 1_000;
}

export async function benchChecklistComment(): Promise<BenchRow[]> {
  const cold = renderMs();
  const warm = Array.from({ length: 7 }, renderMs);
  const { first, same, changed, moved, theirs } = await measureComments();
  const requests = { unit: "requests", peer: theirs.map((one) => one.requests), peerName: PEER };
  const wall = { unit: "ms", peer: theirs.map(({ wallMs }) => wallMs), peerName: PEER };
  const limit = (atMost: number) => ({ kind: "limit", atMost }) as const;
  const counts = (samples: readonly Measured[]) => samples.map((one) => one.requests);
  const times = (samples: readonly Measured[]) => samples.map(({ wallMs }) => wallMs);
  // The requests' latency is a tenth of the script's; the rest is processor time, which other work on the machine stretches.
  const share = { kind: "share", atMost: 0.5 } as const;
  const own = { peer: [50], peerName: "50 ms", unit: "ms" };
  return [
    benchRow({ ...requests, name: "comment, nothing changed", ours: counts(same), budget: limit(3) }),
    benchRow({ ...requests, name: "comment, a tick", ours: counts(changed), budget: limit(5) }),
    benchRow({ ...requests, name: "comment, a new commit", ours: counts([moved]), budget: limit(5) }),
    // Once a pull request: nothing tells that there is no comment of ours but all of them.
    benchRow({ ...requests, name: "comment, the first", ours: counts([first]), budget: limit(COMMENTS / 100 + 5) }),
    benchRow({ ...wall, name: "comment, nothing changed", ours: times(same), budget: share }),
    benchRow({ ...wall, name: "comment, a tick", ours: times(changed), budget: share }),
    // Before anything is compiled; a job renders once or twice.
    benchRow({ ...own, name: "300 items rendered, the first time", ours: [cold], budget: limit(100) }),
    benchRow({ ...own, name: "300 items rendered again", ours: warm, budget: limit(50) }),
  ];
}
