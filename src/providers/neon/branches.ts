/** Branches of a project: found by name, made, reached and ended. */
import { ProviderError } from "../../lib/error.ts";
import { renderInstant } from "../../lib/instant.ts";
import { parseUrl } from "../../lib/parse-url.ts";
import { Secret } from "../../lib/secret.ts";
import type { CopyWish, ManagedCopy, ManagedPlace } from "../contract.ts";
import { parseAnswer } from "../parse-answer.ts";
import type { Neon } from "./client.ts";
import { followOperations } from "./operations.ts";
import {
  branchAnswer,
  branchesAnswer,
  endpointsAnswer,
  type NeonBranch,
  operationsAnswer,
  uriAnswer,
} from "./shapes.ts";
import { VENDOR } from "./settings.ts";

const PAGE = 100;
const MOST_PAGES = 200;
/** It answers queries: an archived one is only slow. */
const READY = new Set(["ready", "archived"]);
/** Time to start a compute, which takes seconds. */
const ENDPOINT_MS = 120_000;

export function projectPath({ project }: Pick<ManagedPlace, "project">): string {
  return `/projects/${encodeURIComponent(project)}`;
}

/** Every branch whose name or id has `search` in it; all of them without. */
export async function listBranches(neon: Neon, place: ManagedPlace, search?: string): Promise<readonly NeonBranch[]> {
  const path = `${projectPath(place)}/branches`;
  const found = new Map<string, NeonBranch>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { limit: PAGE, sort_by: "created_at", search, cursor };
    const answer = await neon.ask({ method: "GET", path, query, repeatable: true });
    const { branches, pagination } = parseAnswer(VENDOR, branchesAnswer, answer.body, `GET ${path}`);
    for (const branch of branches) found.set(branch.id, branch);
    const next = pagination?.next ?? undefined;
    if (next === undefined || next === cursor || branches.length === 0) return [...found.values()];
    cursor = next;
  }
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message: `Neon's list of branches did not end after ${MOST_PAGES} pages.`,
    remedy: "Delete branches of the project that nobody needs, and run this again.",
  });
}

/** The branch that the plan means. Throws ProviderError `not_found`. */
export async function findPlace(neon: Neon, place: ManagedPlace): Promise<NeonBranch> {
  const { branch: wanted } = place;
  const branches = await listBranches(neon, place);
  const found = branches.filter(({ id, name, default: isDefault }) =>
    wanted === null ? isDefault : id === wanted || name === wanted,
  );
  const [one, other] = found;
  if (one !== undefined && other === undefined) return one;
  throw new ProviderError({
    reasonCode: "not_found",
    vendor: VENDOR,
    message:
      one === undefined
        ? `The project ${place.project} has no ${wanted === null ? "default branch" : `branch ${wanted}`} at Neon.`
        : `The project ${place.project} has ${found.length} branches that ${wanted ?? "default"} could mean.`,
    remedy: "Correct `branch` in the plan: the branch's name, or its id (`br-…`).",
  });
}

export async function findBranch(neon: Neon, place: ManagedPlace, name: string): Promise<NeonBranch | null> {
  const found = (await listBranches(neon, place, name)).filter((branch) => branch.name === name);
  const [one = null] = found;
  if (found.length < 2) return one;
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message: `Neon has ${found.length} branches that are named ${name}, so that none can be told to be ours.`,
    remedy: "Delete all but one of them in Neon's console, and run this again.",
  });
}

export async function readBranch(neon: Neon, place: ManagedPlace, id: string): Promise<NeonBranch | null> {
  const path = `${projectPath(place)}/branches/${encodeURIComponent(id)}`;
  const answer = await neon.ask({ method: "GET", path, repeatable: true, accept: [404] });
  return answer.status === 404 ? null : parseAnswer(VENDOR, branchAnswer, answer.body, `GET ${path}`).branch;
}

export async function createBranch(neon: Neon, place: ManagedPlace, wish: CopyWish): Promise<ManagedCopy> {
  const parent = await findPlace(neon, place);
  const path = `${projectPath(place)}/branches`;
  const json = {
    // Without an endpoint: a copy that nobody asks yet costs no compute.
    branch: {
      name: wish.name,
      parent_id: parent.id,
      ...(wish.at === null ? {} : { parent_timestamp: renderInstant(wish.at) }),
      ...(wish.expiresAt === null ? {} : { expires_at: renderInstant(wish.expiresAt) }),
    },
  };
  const answer = await neon.ask({ method: "POST", path, json, repeatable: false });
  const { branch, operations } = parseAnswer(VENDOR, branchAnswer, answer.body, `POST ${path}`);
  return copyOfBranch(
    place,
    branch,
    operations.map(({ id }) => id),
  );
}

export function isReady({ current_state: state, pending_state: pending }: NeonBranch): boolean {
  return READY.has(state) && (pending ?? null) === null;
}

export function copyOfBranch(place: ManagedPlace, branch: NeonBranch, operations: readonly string[]): ManagedCopy {
  return {
    way: "branch",
    id: branch.id,
    name: branch.name,
    createdAt: branch.created_at,
    dataAt: branch.parent_timestamp ?? null,
    lsn: branch.parent_lsn ?? null,
    expiresAt: branch.expires_at ?? null,
    state: isReady(branch) && operations.length === 0 ? "ready" : "coming",
    operations,
    url: `https://console.neon.tech/app/projects/${place.project}/branches/${branch.id}`,
  };
}

/** Also where it is gone already. Computes of the branch end with it. */
export async function deleteBranch(neon: Neon, place: ManagedPlace, id: string): Promise<void> {
  const path = `${projectPath(place)}/branches/${encodeURIComponent(id)}`;
  const answer = await neon.ask({ method: "DELETE", path, repeatable: true, accept: [404] });
  if (answer.status === 200) {
    const { operations } = parseAnswer(VENDOR, operationsAnswer, answer.body, `DELETE ${path}`);
    const following = { timeoutMs: ENDPOINT_MS, progress: () => undefined };
    await followOperations(
      neon,
      place,
      operations.map((one) => one.id),
      following,
    );
  }
  if ((await readBranch(neon, place, id)) === null) return;
  throw new ProviderError({
    reasonCode: "read_back_mismatch",
    vendor: VENDOR,
    message: `Neon took the order to delete the branch ${id}, and the branch is still there.`,
    remedy: "Delete the branch in Neon's console.",
  });
}

/** A branch is made without a compute, so one is started for it where it has none. */
export async function addressOfBranch(neon: Neon, place: ManagedPlace, id: string, like: Secret): Promise<Secret> {
  await ensureEndpoint(neon, place, id);
  const parsed = parseUrl(like.reveal().trim().split(/\r?\n/)[0] ?? "");
  const user = decodeURIComponent(parsed?.username ?? "");
  const database = decodeURIComponent(parsed?.pathname.slice(1) ?? "");
  if (user === "" || database === "") {
    throw new ProviderError({
      reasonCode: "usage",
      vendor: VENDOR,
      message: `${like.name} does not say which user and which database, so that the copy's address cannot be asked for.`,
      remedy: `Store the whole address in ${like.name}: postgres://user:password@host/database.`,
    });
  }
  const path = `${projectPath(place)}/connection_uri`;
  // Never pooled: settings and locks of a session are lost behind a transaction pooler.
  const query = { branch_id: id, database_name: database, role_name: user, pooled: false };
  const answer = await neon.ask({ method: "GET", path, query, repeatable: true });
  return new Secret(`${like.name} (Neon branch ${id})`, parseAnswer(VENDOR, uriAnswer, answer.body, `GET ${path}`).uri);
}

async function ensureEndpoint(neon: Neon, place: ManagedPlace, id: string): Promise<void> {
  const path = `${projectPath(place)}/branches/${encodeURIComponent(id)}/endpoints`;
  const answer = await neon.ask({ method: "GET", path, repeatable: true });
  const { endpoints } = parseAnswer(VENDOR, endpointsAnswer, answer.body, `GET ${path}`);
  if (endpoints.some(({ type }) => type === "read_write")) return;
  const create = `${projectPath(place)}/endpoints`;
  const json = { endpoint: { branch_id: id, type: "read_write" } };
  const made = await neon.ask({ method: "POST", path: create, json, repeatable: false });
  const { operations } = parseAnswer(VENDOR, operationsAnswer, made.body, `POST ${create}`);
  const following = { timeoutMs: ENDPOINT_MS, progress: () => undefined };
  await followOperations(
    neon,
    place,
    operations.map((one) => one.id),
    following,
  );
}
