/**
 * `--archive=tgz`: the clients send one gzipped tar in parts instead of many files, and the host unpacks it.
 * The tar format is POSIX ustar with pax records for what does not fit its fields.
 */
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { FileStore, TreeFile } from "./files.ts";

const PART = /^\.vercel\/source\.tgz\.part(\d+)$/;
const BLOCK = 512;
const LINK_MODE = 0o120000;

/** The tree as it is without archive; a tree with parts becomes what they hold. Throws where the archive is broken. */
export async function unpackArchive(
  store: FileStore,
  tree: ReadonlyMap<string, TreeFile>,
): Promise<ReadonlyMap<string, TreeFile>> {
  const parts = [...tree]
    .map(([path, file]) => ({ file, order: Number(PART.exec(path)?.[1] ?? 0) }))
    .filter(({ order }) => order > 0)
    .toSorted((one, other) => one.order - other.order);
  if (parts.length === 0) return tree;
  const bytes: Buffer[] = [];
  for (const { file } of parts) bytes.push((await store.read(file.sha)) ?? Buffer.alloc(0));
  const unpacked = new Map([...tree].filter(([path]) => !PART.test(path)));
  readTar(await promisify(gunzip)(Buffer.concat(bytes)), (path, content, mode) => {
    unpacked.set(path, { ...store.put(content), mode });
  });
  return unpacked;
}

type Found = (path: string, content: Buffer, mode: number) => void;

function readTar(tar: Buffer, found: Found): void {
  let records: Readonly<Record<string, string>> = {};
  for (let at = 0; at + BLOCK <= tar.length;) {
    const header = tar.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const size = Number(records.size ?? readOctal(header, 124, 12));
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    if (content.length < size) throw new Error("The archive ends in the middle of a file.");
    const kind = String.fromCharCode(header[156] ?? 0);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (kind === "x") {
      records = readPax(content);
      continue;
    }
    const prefix = readText(header, 345, 155);
    const name = records.path ?? `${prefix === "" ? "" : `${prefix}/`}${readText(header, 0, 100)}`;
    const path = name.replace(/^\.\//, "").replace(/\/$/, "");
    if (kind === "0" || kind === "\0") found(path, content, 0o100000 | readOctal(header, 100, 8));
    // A symbolic link is a file whose content is its target, as where it is uploaded by itself.
    if (kind === "2") found(path, Buffer.from(records.linkpath ?? readText(header, 157, 100)), LINK_MODE | 0o777);
    records = {};
  }
}

/** `<length> <key>=<value>\n`, again and again; the length counts the whole record. */
function readPax(content: Buffer): Readonly<Record<string, string>> {
  const records: Record<string, string> = {};
  for (let at = 0; at < content.length;) {
    const length = Number.parseInt(content.toString("latin1", at, at + 20), 10);
    if (!(length > 0)) break;
    const record = content.toString("utf8", at, at + length - 1);
    const [key, value] = [
      record.slice(record.indexOf(" ") + 1, record.indexOf("=")),
      record.slice(record.indexOf("=") + 1),
    ];
    records[key] = value;
    at += length;
  }
  return records;
}

function readText(header: Buffer, offset: number, length: number): string {
  const text = header.toString("utf8", offset, offset + length);
  const end = text.indexOf("\0");
  return end === -1 ? text : text.slice(0, end);
}

function readOctal(header: Buffer, offset: number, length: number): number {
  return Number.parseInt(readText(header, offset, length).trim() || "0", 8);
}
