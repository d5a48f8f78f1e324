/** Snapshots of a branch, which Neon keeps beside it (beta): found by name, made and ended. The list has no pages. */
import { ProviderError } from "../../lib/error.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { CopyWish, ManagedCopy, ManagedPlace } from "../contract.ts";
import { parseAnswer } from "../parse-answer.ts";
import { findPlace, projectPath } from "./branches.ts";
import type { Neon } from "./client.ts";
import { followOperations, openOperations } from "./operations.ts";
import { type NeonSnapshot, operationsAnswer, snapshotAnswer, snapshotsAnswer } from "./shapes.ts";
import { VENDOR } from "./settings.ts";

const DELETE_MS = 120_000;

export async function listSnapshots(neon: Neon, place: ManagedPlace): Promise<readonly NeonSnapshot[]> {
  const path = `${projectPath(place)}/snapshots`;
  const answer = await neon.ask({ method: "GET", path, repeatable: true });
  return parseAnswer(VENDOR, snapshotsAnswer, answer.body, `GET ${path}`).snapshots;
}

/** A snapshot says nothing of whether it is finished, so that Neon's open operations are asked. */
export async function findSnapshot(neon: Neon, place: ManagedPlace, name: string): Promise<ManagedCopy | null> {
  const found = (await listSnapshots(neon, place)).filter((snapshot) => snapshot.name === name);
  const [one] = found;
  if (one === undefined) return null;
  if (found.length === 1) {
    const open = await openOperations(neon, place, one.source_branch_id ?? null, one.created_at);
    return copyOfSnapshot(place, one, open);
  }
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message: `Neon has ${found.length} snapshots that are named ${name}, so that none can be told to be ours.`,
    remedy: "Delete all but one of them in Neon's console, and run this again.",
  });
}

export async function createSnapshot(neon: Neon, place: ManagedPlace, wish: CopyWish): Promise<ManagedCopy> {
  const source = await findPlace(neon, place);
  const path = `${projectPath(place)}/branches/${encodeURIComponent(source.id)}/snapshot`;
  const query = {
    name: wish.name,
    timestamp: wish.at === null ? undefined : renderInstant(wish.at),
    expires_at: wish.expiresAt === null ? undefined : renderInstant(wish.expiresAt),
  };
  const answer = await neon.ask({ method: "POST", path, query, repeatable: false });
  const { snapshot, operations } = parseAnswer(VENDOR, snapshotAnswer, answer.body, `POST ${path}`);
  return copyOfSnapshot(
    place,
    snapshot,
    operations.map(({ id }) => id),
  );
}

function copyOfSnapshot(place: ManagedPlace, snapshot: NeonSnapshot, operations: readonly string[]): ManagedCopy {
  return {
    way: "snapshot",
    id: snapshot.id,
    name: snapshot.name,
    createdAt: snapshot.created_at,
    dataAt: snapshot.timestamp ?? null,
    lsn: snapshot.lsn ?? null,
    expiresAt: snapshot.expires_at ?? null,
    state: operations.length === 0 ? "ready" : "coming",
    operations,
    url: `https://console.neon.tech/app/projects/${place.project}/backup-restore`,
  };
}

export async function deleteSnapshot(neon: Neon, place: ManagedPlace, id: string): Promise<void> {
  const path = `${projectPath(place)}/snapshots/${encodeURIComponent(id)}`;
  const answer = await neon.ask({ method: "DELETE", path, repeatable: true, accept: [404] });
  if (answer.status < 300) {
    const { operations } = parseAnswer(VENDOR, operationsAnswer, answer.body, `DELETE ${path}`);
    const following = { timeoutMs: DELETE_MS, progress: () => undefined };
    await followOperations(
      neon,
      place,
      operations.map((one) => one.id),
      following,
    );
  }
  if (!(await listSnapshots(neon, place)).some((snapshot) => snapshot.id === id)) return;
  throw new ProviderError({
    reasonCode: "read_back_mismatch",
    vendor: VENDOR,
    message: `Neon took the order to delete the snapshot ${id}, and the snapshot is still there.`,
    remedy: "Delete the snapshot in Neon's console.",
  });
}
