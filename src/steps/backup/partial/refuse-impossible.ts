/** A part of a database that cannot be restored alone is no backup that a restore could prove. Pure. */
import { hold, type Verdict } from "../../../lib/verdict.ts";
import type { Dump } from "../dump-archive.ts";
import type { DumpSpec } from "../dump-spec.ts";

const NAMED = 20;

/** Before anything is stored; null where it can be restored, or nobody asked for that. */
export function refuseImpossible(
  { prove }: Pick<DumpSpec, "prove">,
  { partial }: Pick<Dump, "partial">,
): Verdict | null {
  const impossible = partial?.references.impossible ?? [];
  if (prove !== "restore" || impossible.length === 0) return null;
  return hold(
    "backup_incomplete",
    `The backup could not be restored alone, because it leaves out what its tables need: ${impossible[0] ?? ""}.`,
    "Take what is needed in by schemas: or exclude:, so that the backup is of use by itself, or leave it at prove: read.",
    impossible.slice(0, NAMED).map((value) => ({ label: "cannot be restored", value })),
  );
}
