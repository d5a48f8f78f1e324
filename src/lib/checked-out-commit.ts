import { readFile } from "node:fs/promises";
import { join } from "node:path";

const FULL_SHA = /^[0-9a-f]{40}$/;

/** The commit that a folder's Git checkout stands at; null where the folder is no checkout, or its HEAD is not readable. */
export async function readCheckedOutCommit(directory: string): Promise<string | null> {
  const git = join(directory, ".git");
  const read = (path: string) => readFile(join(git, path), "utf8").catch(() => null);
  const head = (await read("HEAD"))?.trim() ?? "";
  if (FULL_SHA.test(head)) return head;
  const ref = /^ref: (refs\/[^\s]+)$/.exec(head)?.[1];
  if (ref === undefined || ref.includes("..")) return null;
  const loose = (await read(ref))?.trim() ?? "";
  if (FULL_SHA.test(loose)) return loose;
  const packed =
    (await read("packed-refs"))
      ?.split("\n")
      .find((line) => line.endsWith(` ${ref}`))
      ?.slice(0, 40) ?? "";
  return FULL_SHA.test(packed) ? packed : null;
}
