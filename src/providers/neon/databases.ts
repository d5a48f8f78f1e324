/** What Neon does for a database, by its API: https://api-docs.neon.tech/reference. */
import { renderDuration } from "../../lib/duration.ts";
import { ProviderError } from "../../lib/error.ts";
import type {
  CopyWay,
  Following,
  ManagedAbilities,
  ManagedBackup,
  ManagedBackups,
  ManagedCopy,
  ManagedDatabase,
  ManagedDatabases,
  ManagedPlace,
  ProviderContext,
} from "../contract.ts";
import { parseAnswer } from "../parse-answer.ts";
import {
  addressOfBranch,
  copyOfBranch,
  createBranch,
  deleteBranch,
  findBranch,
  findPlace,
  isReady,
  projectPath,
  readBranch,
} from "./branches.ts";
import { connectNeon, type Neon } from "./client.ts";
import { followOperations } from "./operations.ts";
import { findRestore, followRestore, restore } from "./restore.ts";
import { projectAnswer } from "./shapes.ts";
import { VENDOR } from "./settings.ts";
import { createSnapshot, deleteSnapshot, findSnapshot, listSnapshots } from "./snapshots.ts";

const POLL_MS = 1_000;

const ABILITIES: ManagedAbilities = {
  copies: ["branch", "snapshot"],
  copiesExpire: true,
  copiesOfThePast: true,
  restoreKeepsPrevious: true,
  restoreLeavesTrace: true,
  cannot: [
    "A branch or a snapshot lies at Neon, in the same project: it is lost with the project or the account.",
    "A branch shares its storage with the branch that it came from, and neither can be downloaded; a dump can.",
    "History ends with the project's history window, and nothing before it can be restored.",
  ],
};

export function connectDatabases(context: ProviderContext): ManagedDatabases {
  const neon = connectNeon(context);
  return { abilities: ABILITIES, open: (place) => openDatabase(neon, place) };
}

function openDatabase(neon: Neon, place: ManagedPlace): ManagedDatabase {
  return {
    readBackups: () => readBackups(neon, place),
    findCopy: (name, way) => findCopy(neon, place, name, way),
    createCopy: (wish) => (wish.way === "branch" ? createBranch(neon, place, wish) : createSnapshot(neon, place, wish)),
    followCopy: (copy, following) => followCopy(neon, place, copy, following),
    addressOf: (copy, like) => {
      if (copy.way === "branch") return addressOfBranch(neon, place, copy.id, like);
      throw new ProviderError({
        reasonCode: "usage",
        vendor: VENDOR,
        message: "A snapshot at Neon has no address: it is read by restoring it.",
        remedy: "Use `way: branch` in the plan.",
      });
    },
    deleteCopy: ({ way, id }) => (way === "branch" ? deleteBranch(neon, place, id) : deleteSnapshot(neon, place, id)),
    restore: (target, keepAs) => restore(neon, place, target, keepAs),
    findRestore: (keepAs) => findRestore(neon, place, keepAs),
    followRestore: (asked, following) => followRestore(neon, place, asked, following),
  };
}

async function findCopy(neon: Neon, place: ManagedPlace, name: string, way: CopyWay): Promise<ManagedCopy | null> {
  if (way === "snapshot") return findSnapshot(neon, place, name);
  const found = await findBranch(neon, place, name);
  return found === null ? null : copyOfBranch(place, found, []);
}

/** Its operations have ended, and it is read back as ready. */
async function followCopy(
  neon: Neon,
  place: ManagedPlace,
  copy: ManagedCopy,
  following: Following,
): Promise<ManagedCopy> {
  const { clock, signal } = neon.context;
  const until = clock.now() + following.timeoutMs;
  await followOperations(neon, place, copy.operations, following);
  for (;;) {
    const found = await readCopy(neon, place, copy);
    if (found.state === "ready") return found;
    following.progress(`the ${copy.way} ${copy.name} is being made`);
    if (clock.now() + POLL_MS > until) throw notReady(copy, "vendor_timeout", "is not ready yet");
    await clock.sleep(POLL_MS, signal);
  }
}

async function readCopy(neon: Neon, place: ManagedPlace, copy: ManagedCopy): Promise<ManagedCopy> {
  if (copy.way === "snapshot") {
    const found = await findSnapshot(neon, place, copy.name);
    if (found !== null && found.id === copy.id) return found;
    throw notReady(copy, "managed_copy_failed", "is not in Neon's list");
  }
  const branch = await readBranch(neon, place, copy.id);
  if (branch === null) throw notReady(copy, "managed_copy_failed", "is not there any more");
  return { ...copyOfBranch(place, branch, []), state: isReady(branch) ? "ready" : "coming" };
}

function notReady({ way, name }: ManagedCopy, reasonCode: ProviderError["reasonCode"], what: string): ProviderError {
  return new ProviderError({
    reasonCode,
    vendor: VENDOR,
    message: `The ${way} ${name} ${what}.`,
    remedy: "Look at the project in Neon's console; run again, this finds what was begun.",
  });
}

async function readBackups(neon: Neon, place: ManagedPlace): Promise<ManagedBackups> {
  const path = projectPath(place);
  const [answer, branch, snapshots] = await Promise.all([
    neon.ask({ method: "GET", path, repeatable: true }),
    findPlace(neon, place),
    listSnapshots(neon, place),
  ]);
  const { project } = parseAnswer(VENDOR, projectAnswer, answer.body, `GET ${path}`);
  const now = neon.context.clock.now();
  const windowMs = project.history_retention_seconds * 1_000;
  const backups = snapshots
    .filter(({ source_branch_id: source }) => source === branch.id)
    .map((one): ManagedBackup => ({
      id: one.id,
      name: one.name,
      at: one.timestamp ?? one.created_at,
      state: "complete",
      expiresAt: one.expires_at ?? null,
    }))
    .toSorted((one, other) => other.at - one.at);
  return {
    backups,
    reach: windowMs === 0 ? null : { from: Math.max(now - windowMs, branch.created_at), to: now },
    told: `history of ${windowMs === 0 ? "no time at all" : renderDuration(windowMs)}, ${backups.length} snapshot${backups.length === 1 ? "" : "s"} of the branch ${branch.name}`,
  };
}
