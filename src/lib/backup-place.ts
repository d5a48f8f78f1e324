/** Where a backup is kept, as a plan names it: `artifact`, `s3://acme-backups/staging`, `path:/mnt/backups`. */

export type BackupPlace =
  /** An artifact of the workflow's run. */
  | { readonly store: "artifact" }
  /** A bucket of any S3-compatible store, and what every name in it begins with: empty, or with a slash at its end. */
  | { readonly store: "s3"; readonly bucket: string; readonly prefix: string }
  /** A folder of this machine, absolute: something that is mounted there. */
  | { readonly store: "path"; readonly folder: string };

export type BackupStoreKey = BackupPlace["store"];

export const PLACES_EXPECTED = "artifact, s3://bucket/prefix or path:/absolute/folder";

/** Null where it is none of them. */
export function parseBackupPlace(text: string): BackupPlace | null {
  if (text === "artifact") return { store: "artifact" };
  const s3 = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w.=/-]*?)\/*)?$/.exec(text);
  if (s3 !== null) {
    const [, bucket = "", prefix = ""] = s3;
    return isClean(prefix) ? { store: "s3", bucket, prefix: prefix === "" ? "" : `${prefix}/` } : null;
  }
  const path = /^path:(\/[^\0\n]*[^\0\n/])\/*$/.exec(text);
  return path?.[1] !== undefined && isClean(path[1].slice(1)) ? { store: "path", folder: path[1] } : null;
}

/** Steps up and empty steps would make two names of one place. */
function isClean(path: string): boolean {
  return path === "" || path.split("/").every((step) => step !== "" && step !== "." && step !== "..");
}

/** Others than those who run the release can read what is kept there: an artifact of a public repository, everybody. */
export function isSharedPlace({ store }: BackupPlace): boolean {
  return store !== "path";
}

/** Whether a step's words name a place of this store in `to` or `from`. */
export function namesStore(spec: unknown, store: BackupStoreKey): boolean {
  if (typeof spec !== "object" || spec === null) return false;
  const { to, from } = spec as { readonly to?: unknown; readonly from?: unknown };
  const names = [to, from].flatMap((value) => (Array.isArray(value) ? value : [value]) as readonly unknown[]);
  return names.some((name) => typeof name === "string" && parseBackupPlace(name)?.store === store);
}
