/** PostgreSQL's locks of a table, weakest first, and what a statement does while it holds one. */

export const LOCK_MODES = [
  "ACCESS SHARE",
  "ROW SHARE",
  "ROW EXCLUSIVE",
  "SHARE UPDATE EXCLUSIVE",
  "SHARE",
  "SHARE ROW EXCLUSIVE",
  "EXCLUSIVE",
  "ACCESS EXCLUSIVE",
] as const;

export type LockMode = (typeof LOCK_MODES)[number];

/**
 * What it costs beyond the moment in which a catalog is changed: `scan` reads every row, `build` makes an index or a view's
 * rows, `rewrite` writes the table anew, `empty` replaces it by an empty one, `rows` changes row after row.
 */
export type LockCost = "moment" | "scan" | "build" | "rewrite" | "empty" | "rows";

/** Who waits while somebody holds it; null where neither reads nor writes do. */
export function stoppedBy(lock: LockMode): "reads and writes" | "writes" | null {
  if (lock === "ACCESS EXCLUSIVE") return "reads and writes";
  return LOCK_MODES.indexOf(lock) >= LOCK_MODES.indexOf("SHARE") ? "writes" : null;
}
