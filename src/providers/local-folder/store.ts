/** Files in a folder of this machine: something that is mounted there, or a runner's own disk. */
import { createHash } from "node:crypto";
import { createReadStream, type Stats } from "node:fs";
import { link, mkdir, open, readdir, rename, rm, stat, unlink } from "node:fs/promises";
import { basename, join } from "node:path";
import type { BackupPlace } from "../../lib/backup-place.ts";
import { readFileChunks } from "../../lib/read-file-chunks.ts";
import type { BackupStore, FileToStore, ProviderContext, StoredFile } from "../contract.ts";
import { folderFailure, notWhatWasWritten, occupied } from "./failure.ts";

/** Behind a name as long as the file is not whole. */
const UNFINISHED = ".unfinished";

export function openFolderStore(
  { folder }: Extract<BackupPlace, { store: "path" }>,
  { signal }: Pick<ProviderContext, "signal">,
): BackupStore {
  const guarded = async <Value>(path: string, act: () => Promise<Value>): Promise<Value> => {
    signal?.throwIfAborted();
    try {
      return await act();
    } catch (error) {
      signal?.throwIfAborted();
      throw folderFailure(error, path);
    }
  };
  const look = (path: string): Promise<StoredFile | null> =>
    guarded(path, async () => {
      const about = await statOf(path);
      if (about === null) return null;
      const mark = `sha256:${await hashOf(path, signal)}`;
      return { name: basename(path), id: path, size: about.size, mark, expiresAt: null };
    });

  return {
    look,
    async put(file) {
      const path = join(folder, file.name);
      const there = await look(path);
      if (there !== null && !isSame(there, file)) throw occupied(path);
      if (there !== null) return there;
      await guarded(path, () => write(folder, path, file, signal));
      const stored = await look(path);
      if (stored === null || !isSame(stored, file)) throw notWhatWasWritten(path);
      return stored;
    },
    list: (prefix) =>
      guarded(folder, async () => {
        const names = (await namesIn(folder)).filter((name) => name.startsWith(prefix) && !name.endsWith(UNFINISHED));
        const found = await Promise.all(names.map(async (name) => ({ name, about: await statOf(join(folder, name)) })));
        return found.flatMap(({ name, about }) =>
          about?.isFile() === true ? [{ name, id: join(folder, name), size: about.size, expiresAt: null }] : [],
        );
      }),
    read: (path) => readFile(path, signal),
    remove: (path) => guarded(path, () => rm(path, { force: true })),
    endBrokenUploads: (prefix) =>
      guarded(folder, async () => {
        const left = (await namesIn(folder)).filter((name) => name.startsWith(prefix) && name.endsWith(UNFINISHED));
        await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
        return left.length;
      }),
  };
}

/** Whole under a name of its own first; then it gets the other name, unless somebody has it. */
async function write(folder: string, path: string, file: FileToStore, signal: AbortSignal | undefined): Promise<void> {
  await mkdir(folder, { recursive: true });
  const unfinished = `${path}${UNFINISHED}`;
  await rm(unfinished, { force: true });
  const target = await open(unfinished, "wx", 0o600);
  try {
    let sent = 0;
    for await (const chunk of readFileChunks(file.path)) {
      signal?.throwIfAborted();
      await target.writeFile(chunk);
      sent += chunk.length;
      file.sent?.(sent);
    }
    await target.sync();
  } catch (error) {
    await target.close();
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
  await target.close();
  await giveName(unfinished, path);
}

async function giveName(unfinished: string, path: string): Promise<void> {
  try {
    await link(unfinished, path);
    await unlink(unfinished);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw error;
    // What is mounted may know no second names for a file (exFAT, some network folders): then it is looked at first.
    if ((await statOf(path)) !== null) throw error;
    await rename(unfinished, path);
  }
}

async function* readFile(path: string, signal: AbortSignal | undefined): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      signal?.throwIfAborted();
      yield chunk as Buffer;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw folderFailure(error, path);
  }
}

async function hashOf(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of readFileChunks(path)) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest("hex");
}

async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

function isSame(stored: StoredFile, file: FileToStore): boolean {
  return stored.size === file.size && stored.mark === `sha256:${file.sha256}`;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
