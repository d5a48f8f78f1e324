/** A copy of the database as a branch at its vendor, for a trial or a proof: found again by its name, and ended afterwards. */
import type { Secret } from "../../lib/secret.ts";
import { ProviderError } from "../../lib/error.ts";
import type { Following, ManagedCopy, ManagedDatabase } from "../../providers/contract.ts";

export interface BranchWish {
  /** The same in every run of one step: a run that was killed left at most one behind, and the next one takes it. */
  readonly name: string;
  /** Of this moment; null: of now. */
  readonly at: number | null;
  /** When the vendor deletes it where nobody did; null where the vendor cannot. */
  readonly expiresAt: number | null;
  /** Address of the database that it is a copy of. */
  readonly like: Secret;
}

/**
 * Hands its address to `act`, and deletes it whatever `act` did. One that an earlier run left is deleted first, since whatever
 * was tried on it is still there. A branch that could not be deleted is said by `onLeft`, and is no reason to fail.
 */
export async function withBranch<Value>(
  database: ManagedDatabase,
  wish: BranchWish,
  following: Following,
  surroundings: { readonly onLeft: (copy: ManagedCopy, error: ProviderError) => void },
  act: (address: Secret, copy: ManagedCopy) => Promise<Value>,
): Promise<Value> {
  const left = await database.findCopy(wish.name, "branch");
  if (left !== null) await database.deleteCopy(left);
  const asked = await create(database, wish);
  try {
    const copy = await database.followCopy(asked, following);
    return await act(await database.addressOf(copy, wish.like), copy);
  } finally {
    await end(database, asked, surroundings.onLeft);
  }
}

async function create(database: ManagedDatabase, { name, at, expiresAt }: BranchWish): Promise<ManagedCopy> {
  try {
    return await database.createCopy({ name, way: "branch", at, expiresAt });
  } catch (error) {
    // The answer was lost: what was begun may be there.
    if (!(error instanceof ProviderError) || error.status !== null) throw error;
    const made = await database.findCopy(name, "branch");
    if (made === null) throw error;
    return made;
  }
}

async function end(
  database: ManagedDatabase,
  copy: ManagedCopy,
  onLeft: (copy: ManagedCopy, error: ProviderError) => void,
): Promise<void> {
  try {
    await database.deleteCopy(copy);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    onLeft(copy, error);
  }
}
