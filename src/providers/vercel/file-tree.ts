/**
 * What a deploy sends: the file list as Vercel's own client draws it up (ignore rules, files that functions refer to,
 * empty folders), then each file's mode, size and SHA-1. Files are hashed as streams; only small ones are kept.
 */
import { createHash, hash } from "node:crypto";
import { closeSync, constants, lstatSync, openSync, readlinkSync, readSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { ProviderError } from "../../lib/error.ts";
import { refuseLinksOut } from "./refuse-links-out.ts";
import { VENDOR } from "./settings.ts";

export interface TreeFile {
  /** Relative to the project's folder, with forward slashes. */
  readonly file: string;
  readonly absolute: string;
  /** As `lstat` says it, type bits included: 0o100644, 0o120777 for a link, 0o040755 for an empty folder. */
  readonly mode: number;
  /** Null for an empty folder. */
  readonly content: TreeContent | null;
}

export interface TreeContent {
  readonly sha: string;
  readonly size: number;
  /** Kept for the upload where it is small and fits; a link's content is where it points. */
  readonly bytes: Buffer | null;
}

export interface TreeRequest {
  readonly directory: string;
  readonly prebuilt: boolean;
  /** The project's setting for monorepos; Vercel's client looks for configuration below it. */
  readonly rootDirectory: string | null;
  readonly projectName: string;
  readonly debug: (line: string) => void;
}

const SMALL_FILE_BYTES = 256 * 1024;
const CACHE_BYTES = 48 * 1024 * 1024;
const READ_BUFFER_BYTES = 1024 * 1024;
/** Reading small files blocks; this many at a time, then everything else gets its turn. */
const FILES_PER_TURN = 64;
/** Big files are read by this many lanes, as many as Node has threads for files. */
const LARGE_FILE_LANES = 4;

/** Throws ProviderError: `not_found` where there is nothing to deploy, `usage` where a link leads out of the folder. */
export async function readFileTree(request: TreeRequest): Promise<readonly TreeFile[]> {
  const names = await listFiles(request);
  const refuseLinkOut = refuseLinksOut(request.directory);
  for (const absolute of names) refuseLinkOut(absolute);
  const files: TreeFile[] = [];
  const large: number[] = [];
  let cached = 0;
  for (const [index, absolute] of names.entries()) {
    const file = relative(request.directory, absolute).split(sep).join("/");
    const status = lstatSync(absolute);
    if (!status.isFile() && !status.isSymbolicLink() && !status.isDirectory()) continue;
    let content: TreeContent | null = null;
    if (status.isSymbolicLink()) content = contentOf(Buffer.from(readlinkSync(absolute), "utf8"), true);
    else if (status.isFile() && status.size <= SMALL_FILE_BYTES) {
      content = contentOf(readSmallFile(absolute, status.size), cached + status.size <= CACHE_BYTES);
      cached += content.bytes?.length ?? 0;
    } else if (status.isFile()) large.push(files.length);
    files.push({ file, absolute, mode: status.mode, content });
    if (index % FILES_PER_TURN === FILES_PER_TURN - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  await hashLargeFiles(files, large);
  return files;
}

async function listFiles(request: TreeRequest): Promise<readonly string[]> {
  const { directory, prebuilt } = request;
  const output = await outputDirectory(request);
  // Loaded here, in the one command that needs it, and by its file: the package's entry loads its uploader, archiver
  // and retries too. The version is pinned exactly, and a test compares the trees.
  const { buildFileTree } = await import("@vercel/client/dist/utils/index.js");
  const tree = await buildFileTree(
    directory,
    {
      isDirectory: true,
      prebuilt,
      vercelOutputDir: output,
      projectName: request.projectName,
      ...(request.rootDirectory === null ? {} : { rootDirectory: request.rootDirectory }),
    },
    (...lines: string[]) => request.debug(`Vercel files: ${lines.join(" ")}`),
  );
  if (tree.warning !== undefined) request.debug(`Vercel files: ${tree.warning}`);
  // A file that a function refers to may be in the list twice.
  const names = [...new Set(tree.fileList)];
  if (names.length > 0) return names;
  throw new ProviderError({
    reasonCode: "not_found",
    vendor: VENDOR,
    message: `There are no files to deploy in ${prebuilt ? output : directory}.`,
    remedy: "Check `deploy.directory` in the plan and what .vercelignore leaves out.",
  });
}

/** Where `vercel build` wrote; in a linked monorepo that is below the project's root directory. */
async function outputDirectory(request: TreeRequest): Promise<string> {
  const candidates = [join(request.directory, ".vercel/output")];
  if (request.rootDirectory !== null) {
    candidates.push(join(request.directory, request.rootDirectory, ".vercel/output"));
  }
  if (!request.prebuilt) {
    await requireDirectory([request.directory], "Check `deploy.directory` in the plan.");
    return candidates[0] ?? request.directory;
  }
  return requireDirectory(candidates, "Run `vercel build` before this step, or leave `prebuilt` out of the plan.");
}

async function requireDirectory(candidates: readonly string[], remedy: string): Promise<string> {
  for (const candidate of candidates) {
    const found = await stat(candidate).catch(() => null);
    if (found?.isDirectory()) return candidate;
  }
  throw new ProviderError({
    reasonCode: "not_found",
    vendor: VENDOR,
    message: `There is no folder ${candidates.join(" or ")}.`,
    remedy,
  });
}

function contentOf(bytes: Buffer, keep: boolean): TreeContent {
  return { sha: hash("sha1", bytes, "hex"), size: bytes.length, bytes: keep ? bytes : null };
}

/** As `readFileSync`, without asking for the size again: there are thousands of these. */
function readSmallFile(path: string, size: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(size);
  const file = openSync(path, "r");
  try {
    let filled = 0;
    while (filled < size) {
      const count = readSync(file, bytes, filled, size - filled, null);
      if (count === 0) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

async function hashLargeFiles(files: TreeFile[], large: readonly number[]): Promise<void> {
  let next = 0;
  const lane = async () => {
    const buffer = Buffer.allocUnsafeSlow(READ_BUFFER_BYTES);
    for (let index = large[next++]; index !== undefined; index = large[next++]) {
      const file = files[index];
      if (file !== undefined) files[index] = { ...file, content: await hashFile(file.absolute, buffer) };
    }
  };
  await Promise.all(Array.from({ length: Math.min(LARGE_FILE_LANES, large.length) }, lane));
}

async function hashFile(path: string, buffer: Buffer): Promise<TreeContent> {
  const digest = createHash("sha1");
  const handle = await open(path, constants.O_RDONLY);
  try {
    let size = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, size);
      if (bytesRead === 0) return { sha: digest.digest("hex"), size, bytes: null };
      digest.update(buffer.subarray(0, bytesRead));
      size += bytesRead;
    }
  } finally {
    await handle.close();
  }
}
