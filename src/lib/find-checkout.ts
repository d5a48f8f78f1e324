import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

export interface Checkout {
  /** The repository's folder. */
  readonly root: string;
  /** Full SHA that it stands at; null where its HEAD cannot be read. */
  readonly commit: string | null;
}

const FULL_SHA = /^[0-9a-f]{40}$/;

/** The Git checkout that holds a folder: that of the nearest `.git` at or above it. Null where there is none. */
export async function findCheckout(directory: string): Promise<Checkout | null> {
  for (let root = resolve(directory); ; root = dirname(root)) {
    const found = await stat(join(root, ".git")).catch(() => null);
    if (found !== null) return { root, commit: await readCommit(join(root, ".git")) };
    if (dirname(root) === root) return null;
  }
}

/** Without running git: nothing of a checkout that may be a stranger's is ever executed. */
async function readCommit(git: string): Promise<string | null> {
  const read = (path: string) => readFile(join(git, path), "utf8").catch(() => null);
  const head = (await read("HEAD"))?.trim() ?? "";
  if (FULL_SHA.test(head)) return head;
  const ref = /^ref: (refs\/[^\s]+)$/.exec(head)?.[1];
  if (ref === undefined || ref.includes("..")) return null;
  const loose = (await read(ref))?.trim() ?? "";
  if (FULL_SHA.test(loose)) return loose;
  const packed = (await read("packed-refs"))
    ?.split("\n")
    .find((line) => line.endsWith(` ${ref}`))
    ?.slice(0, 40);
  return packed !== undefined && FULL_SHA.test(packed) ? packed : null;
}
