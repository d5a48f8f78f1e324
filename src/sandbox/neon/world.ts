/** Projects at Neon, and the work that it does there: operations begin and end by the clock. */
import type { EmulatorContext } from "../contract.ts";
import type { NeonProjectSeed } from "./seed.ts";

export interface Operation {
  readonly id: string;
  readonly branch: string;
  readonly action: string;
  readonly createdAt: number;
  readonly endsAt: number;
  readonly end: "finished" | "cancelled";
  /** What is so when it has ended; done once. */
  settle(): void;
  isSettled: boolean;
}

export interface Branch {
  id: string;
  name: string;
  readonly parent: string | null;
  readonly parentLsn: string | null;
  readonly parentAt: number | null;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  state: string;
  hasEndpoint: boolean;
  isDefault: boolean;
}

export interface Snapshot {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly at: number;
  readonly createdAt: number;
  readonly expiresAt: number | null;
}

export interface Project {
  readonly seed: NeonProjectSeed;
  branches: Branch[];
  snapshots: Snapshot[];
  /** Newest first. */
  readonly operations: Operation[];
  /** Branches of what was put back from a snapshot, by their id: which branch they shall replace. */
  readonly coming: Map<string, string>;
}

/** Work of one kind takes this long. */
const WORK_MS = 2_000;

export interface World {
  readonly context: EmulatorContext;
  readonly projects: readonly Project[];
  /** How the next operations end. */
  nextEnd: Operation["end"];
  newId(prefix: string): string;
  begin(project: Project, work: Pick<Operation, "branch" | "action" | "settle">): Operation;
  /** Ends what is over, and removes what has expired. */
  advance(project: Project): void;
  isBusy(project: Project): boolean;
}

export function createWorld(context: EmulatorContext, seeds: readonly NeonProjectSeed[]): World {
  let made = 0;
  const world: World = {
    context,
    nextEnd: "finished",
    projects: seeds.map((seed) => createProject(seed, context.startedAt)),
    newId(prefix) {
      made += 1;
      return `${prefix}-sandbox-${String(made).padStart(6, "0")}`;
    },
    begin(project, { branch, action, settle }) {
      made += 1;
      const createdAt = context.clock.now();
      const id = `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`;
      const end = world.nextEnd;
      const operation = { id, branch, action, createdAt, endsAt: createdAt + WORK_MS, end, settle, isSettled: false };
      project.operations.unshift(operation);
      return operation;
    },
    advance(project) {
      const now = context.clock.now();
      for (const operation of [...project.operations].toReversed()) {
        if (operation.isSettled || operation.endsAt > now) continue;
        operation.isSettled = true;
        if (operation.end === "finished") operation.settle();
      }
      const isThere = ({ expiresAt }: { readonly expiresAt: number | null }) => expiresAt === null || expiresAt > now;
      project.branches = project.branches.filter(isThere);
      project.snapshots = project.snapshots.filter(isThere);
    },
    isBusy: (project) => project.operations.some(({ isSettled }) => !isSettled),
  };
  return world;
}

function createProject(seed: NeonProjectSeed, startedAt: number): Project {
  const createdAt = startedAt - 30 * 86_400_000;
  const branches = seed.branches.map(({ id, name }, index): Branch => ({
    id,
    name,
    parent: index === 0 ? null : (seed.branches[0]?.id ?? null),
    parentLsn: null,
    parentAt: null,
    createdAt,
    expiresAt: null,
    state: "ready",
    hasEndpoint: true,
    isDefault: index === 0,
  }));
  const snapshots = (seed.snapshots ?? []).map(({ id, name, at }): Snapshot => ({
    id,
    name,
    source: seed.branches[0]?.id ?? "",
    at,
    createdAt: at,
    expiresAt: null,
  }));
  return { seed, branches, snapshots, operations: [], coming: new Map() };
}
