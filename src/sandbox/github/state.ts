/** The emulated GitHub's memory, and how it begins. */
import { createHash } from "node:crypto";
import type { EmulatorContext } from "../contract.ts";
import { createTelling, type Hearing, NOBODY, type Telling } from "./telling.ts";
import type { CheckRun, Comment, Commit, CommitStatus, Deployment, Issue, Team, Token, User } from "./records.ts";
import type {
  GithubSeed,
  SeedActions,
  SeedBranchRules,
  SeedCommit,
  SeedContent,
  SeedEnvironment,
  SeedRun,
  SeedScheduledRun,
} from "./seed.ts";

export interface EnvironmentRecord {
  readonly id: number;
  readonly createdAt: number;
  readonly rules: SeedEnvironment;
}

export interface GithubState extends Telling {
  readonly owner: User;
  readonly repo: string;
  readonly repoId: number;
  readonly private: boolean;
  readonly defaultBranch: string;
  readonly rateLimit: number;
  readonly startedAt: number;
  readonly tokens: ReadonlyMap<string, Token>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly runs: ReadonlyMap<number, SeedRun>;
  readonly environments: Map<string, EnvironmentRecord>;
  readonly archived: boolean;
  readonly branchRules: SeedBranchRules | null;
  readonly actions: SeedActions;
  /** Oldest first. */
  readonly scheduledRuns: readonly (SeedScheduledRun & { readonly id: number })[];
  /** Keys are lower case: GitHub's logins are not case-sensitive. */
  readonly users: Map<string, User>;
  readonly commits: Map<string, Commit>;
  readonly branches: Map<string, string>;
  readonly tags: Map<string, string>;
  /** Nobody pushes to these: a pull request is asked for. */
  readonly protectedBranches: Set<string>;
  readonly issues: Map<number, Issue>;
  readonly comments: Map<number, Comment>;
  /** Oldest first. */
  readonly commentsOf: Map<number, Comment[]>;
  /** Oldest first; lists are answered newest first. */
  readonly deployments: Deployment[];
  readonly deploymentOf: Map<number, Deployment>;
  /** By commit, oldest first. */
  readonly commitStatuses: Map<string, CommitStatus[]>;
  /** Oldest first. */
  readonly checkRuns: CheckRun[];
  readonly hasIssues: boolean;
  readonly hasFault: (kind: "stale" | "empty") => boolean;
  now(): number;
  nextId(): number;
  /** The user of that login; known from then on. */
  user(login: string): User;
  /** The commit that a branch, a tag or a hash stands for. */
  resolveRef(ref: string): string | null;
  addCommit(commit: SeedCommit): void;
  /** Every file of a commit, by path. */
  filesAt(sha: string): ReadonlyMap<string, SeedContent>;
  /** The commit and what came before it, newest first; first parents only. */
  historyOf(sha: string): readonly string[];
}

const FIRST_ID = 1_001;
const FULL_SHA = /^[0-9a-f]{40}$/;

export function createGithubState(context: EmulatorContext, seed: GithubSeed, hear: Hearing = NOBODY): GithubState {
  let lastId = FIRST_ID - 1;
  const nextId = () => (lastId += 1);
  const { users, owner, user } = createUsers(seed, nextId);
  const history = createHistory(seed, user, context.startedAt);
  const repoId = seed.repoId ?? nextId();
  return {
    owner,
    users,
    user,
    ...history,
    repo: seed.repo,
    repoId,
    private: seed.private ?? false,
    rateLimit: seed.rateLimit ?? 5_000,
    startedAt: context.startedAt,
    tokens: new Map(
      seed.tokens.map(({ token, login, permissions }) => [
        token,
        { user: user(login), permissions: permissions ?? null, used: 0, hour: 0 },
      ]),
    ),
    teams: new Map(
      seed.teams?.map(({ slug, members, parent }) => [
        slug,
        { id: nextId(), slug, members: members.map(user), parent: parent ?? null },
      ]),
    ),
    runs: new Map(seed.runs?.map((run) => [run.id, run])),
    environments: new Map(
      seed.environments?.map((given) => {
        const rules = typeof given === "string" ? { name: given } : given;
        return [rules.name, { id: nextId(), createdAt: context.startedAt, rules }];
      }),
    ),
    archived: seed.archived ?? false,
    branchRules: seed.branchRules ?? null,
    actions: seed.actions ?? {},
    scheduledRuns: (seed.scheduledRuns ?? []).map((run) => ({ ...run, id: nextId() })),
    protectedBranches: new Set(),
    issues: new Map(),
    comments: new Map(),
    commentsOf: new Map(),
    deployments: [],
    deploymentOf: new Map(),
    commitStatuses: new Map(),
    checkRuns: [],
    hasIssues: seed.hasIssues ?? true,
    hasFault: (kind) => context.hasFault("github", kind),
    ...createTelling({ owner: owner.login, name: seed.repo, id: repoId }, history, hear),
    now: () => context.clock.now(),
    nextId,
  };
}

function createUsers(seed: GithubSeed, nextId: () => number) {
  const users = new Map<string, User>();
  const seeds = new Map(seed.users?.map((seeded) => [seeded.login.toLowerCase(), seeded]));
  const owner: User = {
    id: nextId(),
    login: seed.owner,
    name: null,
    type: seed.ownerType ?? "Organization",
    role: "admin",
  };
  users.set(seed.owner.toLowerCase(), owner);

  function user(login: string): User {
    const key = login.toLowerCase();
    const known = users.get(key);
    if (known !== undefined) return known;
    const seeded = seeds.get(key);
    const made: User = {
      id: nextId(),
      login: seeded?.login ?? login,
      name: seeded?.name ?? null,
      type: login.endsWith("[bot]") ? "Bot" : "User",
      role: seeded?.role ?? "write",
    };
    users.set(key, made);
    return made;
  }

  for (const seeded of seed.users ?? []) user(seeded.login);
  return { users, owner, user };
}

function createHistory(seed: GithubSeed, user: (login: string) => User, startedAt: number) {
  const commits = new Map<string, Commit>();
  const branches = new Map<string, string>(Object.entries(seed.branches ?? {}));
  const tags = new Map<string, string>(Object.entries(seed.tags ?? {}));
  const defaultBranch = seed.defaultBranch ?? "main";

  function addCommit({ sha, message, author, at, parents, files }: SeedCommit): void {
    commits.set(sha, {
      sha,
      message: message ?? `Commit ${sha.slice(0, 7)}`,
      author: user(author ?? seed.owner),
      at: at ?? startedAt,
      parents: parents ?? [],
      files: files ?? {},
    });
  }

  for (const commit of seed.commits ?? []) addCommit(commit);
  if (!branches.has(defaultBranch)) {
    const first = createHash("sha1").update(`${seed.owner}/${seed.repo}`).digest("hex");
    branches.set(defaultBranch, seed.commits?.at(-1)?.sha ?? first);
  }
  for (const sha of [...branches.values(), ...tags.values()]) if (!commits.has(sha)) addCommit({ sha });

  function resolveRef(ref: string): string | null {
    const sha = branches.get(ref.replace(/^(refs\/)?heads\//, "")) ?? tags.get(ref.replace(/^(refs\/)?tags\//, ""));
    if (sha !== undefined) return sha;
    if (commits.has(ref)) return ref;
    if (seed.acceptUnknownCommits && FULL_SHA.test(ref)) {
      addCommit({ sha: ref });
      return ref;
    }
    if (!/^[0-9a-f]{7,39}$/.test(ref)) return null;
    return [...commits.keys()].find((known) => known.startsWith(ref)) ?? null;
  }

  function historyOf(sha: string): readonly string[] {
    const history: string[] = [];
    for (let at = commits.get(sha); at !== undefined; at = commits.get(at.parents[0] ?? "")) history.push(at.sha);
    return history;
  }

  function filesAt(sha: string): ReadonlyMap<string, SeedContent> {
    const files = new Map(Object.entries(seed.files ?? {}));
    for (const step of historyOf(sha).toReversed()) {
      for (const [path, content] of Object.entries(commits.get(step)?.files ?? {})) {
        if (content === null) files.delete(path);
        else files.set(path, content);
      }
    }
    return files;
  }

  return { commits, branches, tags, defaultBranch, resolveRef, addCommit, filesAt, historyOf };
}
