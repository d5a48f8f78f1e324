/** A copy of the database as a branch at its vendor: what is tried there reaches nobody, and the database need not be left alone. */
import { renderInstant } from "../../../lib/instant.ts";
import type { Secret } from "../../../lib/secret.ts";
import { withBranch } from "../../database/branch-copy.ts";
import type { MigrateContext } from "../run-tool.ts";
import type { BranchPlace } from "./branch-place.ts";

/** A branch with its data takes minutes at some vendors. */
const READY_MS = 3_600_000;
/** Where a run is killed and none follows, the vendor deletes it then, if it can. */
const KEPT_MS = 24 * 3_600_000;

export async function withBranchCopy<Value>(
  { project, branch }: BranchPlace,
  variable: string,
  context: MigrateContext,
  act: (copy: Secret) => Promise<Value>,
): Promise<Value> {
  const { managedDatabases } = context.roles;
  const name = `holdpoint-trial-${context.identity}`;
  const expiresAt = managedDatabases.abilities.copiesExpire ? context.clock.now() + KEPT_MS : null;
  return withBranch(
    managedDatabases.open({ project, branch }),
    { name, at: null, expiresAt, like: context.secret(variable) },
    { timeoutMs: READY_MS, progress: (text) => context.progress({ ratio: null, text: `trial: ${text}` }) },
    {
      onLeft: (copy, { message }) => {
        const end = copy.expiresAt === null ? "delete it there" : `it ends at ${renderInstant(copy.expiresAt)}`;
        context.output(`The branch ${copy.name} of the trial could not be deleted (${message}): ${end}.`);
      },
    },
    act,
  );
}
