/** The small world with a deployment that somebody else brought into production half an hour ago, and with comments. */
import type { Observed } from "../../../src/engine/observe/observed.ts";
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import type { Watch } from "../../../src/plan/plan.ts";
import type { CommitStatus, ForgeComment, PullRequest } from "../../../src/providers/contract.ts";
import { type ObservationPayload, observedRecord } from "../../../src/release/observation.ts";
import { HEALTH, threshold } from "../../judge/watched-site.ts";
import { COMMIT } from "../../release/facts.ts";
import { SIMULATED_PLAN } from "../../simulation/run-release.ts";
import { GATE, NOW, openSmallWorld, type SmallWishes, type SmallWorld } from "../small-world.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const LIVE = NOW - 30 * MINUTE;

export const WATCH: Watch = {
  ...(SIMULATED_PLAN.stages.production.watch as Watch),
  forMs: HOUR,
  observe: true,
  metrics: { [HEALTH.name]: HEALTH },
  rollbackConditions: [threshold(HEALTH.name, 5, 2, 1)],
};

export function payloadOf(changes: Partial<ObservationPayload> = {}): ObservationPayload {
  return {
    holdpoint: 1,
    phase: "observation",
    project: SIMULATED_PLAN.project.host.project,
    release: "dpl_new",
    commit: COMMIT,
    planDigest: SIMULATED_PLAN.digest,
    candidate: { id: "dpl_new", url: "dpl_new.vercel.app", createdAt: LIVE },
    previous: { id: "dpl_old", commit: "0".repeat(40) },
    liveAt: LIVE,
    watchForMs: HOUR,
    dirty: false,
    ...changes,
  };
}

export function pullOf(number: number, changes: Partial<PullRequest> = {}): PullRequest {
  return { number, locked: false, mergeCommit: null, headCommit: "", ...changes } as PullRequest;
}

export function commentBy(author: string, body: string, id: number): ForgeComment {
  return { id, body, author, url: `https://forge/${id}` };
}

export interface ObservingWishes extends SmallWishes {
  /** Those that the commit belongs to. */
  readonly pulls?: readonly PullRequest[];
  /** What stands below each of them. */
  readonly comments?: readonly ForgeComment[];
  /** Login that the token writes comments as. */
  readonly writer?: string;
}

export interface ObservingWorld extends SmallWorld {
  readonly commitStatuses: Partial<CommitStatus>[];
  /** What was written below which pull request or over which comment. */
  readonly written: { readonly on: string; readonly body: string }[];
}

export function openObservingWorld(wishes: ObservingWishes = {}): ObservingWorld {
  const { pulls = [], comments = [], writer = DEFAULT_AUTHOR } = wishes;
  const commitStatuses: Partial<CommitStatus>[] = [];
  const written: { readonly on: string; readonly body: string }[] = [];
  const world = openSmallWorld({
    ...wishes,
    plan: { ...wishes.plan, production: { watch: WATCH, verify: [GATE], ...wishes.plan?.production } },
    forge: {
      listPullRequestsOf: async () => pulls,
      findComment: async (_, wanted) => comments.find(wanted) ?? null,
      createComment: async (issue, body) => {
        world.asked.push(`comment on ${issue}`);
        written.push({ on: `pull ${issue}`, body });
        return commentBy(writer, body, 9);
      },
      updateComment: async (id, body) => {
        world.asked.push(`comment over ${id}`);
        written.push({ on: `comment ${id}`, body });
        return commentBy(writer, body, id);
      },
      setCommitStatus: async (sha, status) => {
        world.asked.push(`commit ${sha.slice(0, 7)} ${status.state}`);
        commitStatuses.push(status);
        return { targetUrl: null, ...status, creator: DEFAULT_AUTHOR, createdAt: world.clock.now() };
      },
      ...wishes.forge,
    },
  });
  return Object.assign(world, { commitStatuses, written });
}

export interface ObservedWishes {
  readonly payload?: Partial<ObservationPayload>;
  /** Since when another one serves. */
  readonly until?: number | null;
  /** What the last look wrote, and when; nothing where none was made. */
  readonly said?: string;
  readonly saidAt?: number;
}

/** What a look has read of it. */
export function observedIn(
  world: SmallWorld,
  { payload: changes = {}, until = null, said, saidAt = NOW - MINUTE }: ObservedWishes = {},
): Observed {
  const payload = payloadOf(changes);
  const status =
    said === undefined
      ? null
      : {
          id: 2,
          state: "in_progress" as const,
          description: said,
          environmentUrl: null,
          logUrl: null,
          creator: DEFAULT_AUTHOR,
          createdAt: saidAt,
        };
  const record = observedRecord({ deployment: { id: 2, createdAt: LIVE + 10 * MINUTE }, payload }, status);
  return { host: world.host, forge: world.forge, payload, record, production: world.production, until };
}
