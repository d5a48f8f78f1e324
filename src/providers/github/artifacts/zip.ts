/** An artifact is a ZIP archive: with one file in it, as it is, since what is encrypted does not get smaller. */
import { crc32 } from "node:zlib";
import { ProviderError } from "../../../lib/error.ts";
import { readFileChunks } from "../../../lib/read-file-chunks.ts";
import { VENDOR } from "../settings.ts";

/** Above this, sizes stand in a field of their own (ZIP64). */
const LARGEST_32 = 0xffffffff;
const ZIP64 = 45;
const PLAIN = 20;
/** 1980-01-01, the first day that the format knows: the same file gives the same archive. */
const FIRST_DAY = 0x0021;
const LOCAL = 30;

export interface StoredZip {
  readonly size: number;
  /** A chunk is its reader's until it asks for the next one. */
  read(): AsyncIterable<Uint8Array>;
}

/** Reads the file once for its checksum, which stands before it in the archive. */
export async function zipOf(name: string, path: string, size: number): Promise<StoredZip> {
  let checksum = 0;
  for await (const chunk of readFileChunks(path)) checksum = crc32(chunk, checksum);
  const head = localHeader(name, size, checksum);
  const tail = directory(name, size, checksum, head.length);
  return {
    size: head.length + size + tail.length,
    async *read() {
      yield head;
      yield* readFileChunks(path);
      yield tail;
    },
  };
}

/** What both headers of a file have in common: version, flags, no compression, time, checksum, sizes, lengths of the names. */
function commonFields(name: string, size: number, checksum: number, extra: number): Buffer {
  const fields = Buffer.alloc(26);
  const small = Math.min(size, LARGEST_32);
  fields.writeUInt16LE(size >= LARGEST_32 ? ZIP64 : PLAIN, 0);
  fields.writeUInt16LE(FIRST_DAY, 8);
  fields.writeUInt32LE(checksum >>> 0, 10);
  fields.writeUInt32LE(small, 14);
  fields.writeUInt32LE(small, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  fields.writeUInt16LE(extra, 24);
  return fields;
}

function sizesField(size: number): Buffer {
  if (size < LARGEST_32) return Buffer.alloc(0);
  const field = Buffer.alloc(20);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(16, 2);
  field.writeBigUInt64LE(BigInt(size), 4);
  field.writeBigUInt64LE(BigInt(size), 12);
  return field;
}

function localHeader(name: string, size: number, checksum: number): Buffer {
  const sizes = sizesField(size);
  const common = commonFields(name, size, checksum, sizes.length);
  return Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name), sizes]);
}

function directory(name: string, size: number, checksum: number, headLength: number): Buffer {
  const sizes = sizesField(size);
  const entry = Buffer.concat([
    Buffer.from("PK\x01\x02", "latin1"),
    Buffer.from([size >= LARGEST_32 ? ZIP64 : PLAIN, 0]),
    commonFields(name, size, checksum, sizes.length),
    // No comment, first disk, no attributes, at the beginning of the archive.
    Buffer.alloc(14),
    Buffer.from(name),
    sizes,
  ]);
  const start = headLength + size;
  const large = start >= LARGEST_32;
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(Math.min(start, LARGEST_32), 16);
  return Buffer.concat(large ? [entry, largeEnd(entry.length, start), end] : [entry, end]);
}

/** Where the directory begins, in 64 bits, and where that stands. */
function largeEnd(length: number, start: number): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.write("PK\x06\x06", 0, "latin1");
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(ZIP64, 12);
  end.writeUInt16LE(ZIP64, 14);
  end.writeBigUInt64LE(1n, 24);
  end.writeBigUInt64LE(1n, 32);
  end.writeBigUInt64LE(BigInt(length), 40);
  end.writeBigUInt64LE(BigInt(start), 48);
  end.write("PK\x06\x07", 56, "latin1");
  end.writeBigUInt64LE(BigInt(start + length), 64);
  end.writeUInt32LE(1, 72);
  return end;
}

/** The one file of such an archive. Throws ProviderError where it is another kind of archive, or is cut. */
export async function* unzip(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let head = Buffer.alloc(0);
  let left: number | null = null;
  for await (const chunk of source) {
    let bytes: Uint8Array = chunk;
    if (left === null) {
      head = Buffer.concat([head, chunk]);
      const file = readHeader(head);
      if (file === null) continue;
      left = file.size;
      bytes = head.subarray(file.start);
    }
    const part = bytes.subarray(0, left);
    left -= part.length;
    if (part.length > 0) yield part;
  }
  if (left !== 0) throw notOurs("it ends before its file does");
}

function readHeader(head: Buffer): { readonly start: number; readonly size: number } | null {
  if (head.length < LOCAL) return null;
  if (head.toString("latin1", 0, 4) !== "PK\x03\x04" || head.readUInt16LE(8) !== 0) {
    throw notOurs("it is not one file that is stored as it is");
  }
  const [name, extra] = [head.readUInt16LE(26), head.readUInt16LE(28)];
  const start = LOCAL + name + extra;
  if (head.length < start) return null;
  const small = head.readUInt32LE(22);
  return { start, size: small === LARGEST_32 ? Number(head.readBigUInt64LE(LOCAL + name + 4)) : small };
}

function notOurs(what: string): ProviderError {
  return new ProviderError({
    reasonCode: "backup_damaged",
    vendor: VENDOR,
    message: `The artifact is not as it was stored: ${what}.`,
    remedy: "Use the same backup from another place, or an older one.",
  });
}
