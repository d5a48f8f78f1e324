/**
 * Files in a bucket of any S3-compatible store. `If-None-Match: *` keeps what is there from being overwritten, and the store
 * is told the SHA-256 of what it gets (`x-amz-checksum-sha256`); whether it looked is not known, so that who stores reads back.
 */
import { createHash } from "node:crypto";
import { ProviderError } from "../../lib/error.ts";
import type { BackupPlace } from "../../lib/backup-place.ts";
import { readFileChunks } from "../../lib/read-file-chunks.ts";
import type { BackupStore, FileToStore, ProviderContext, StoredFile } from "../contract.ts";
import { connectS3 } from "./client.ts";
import type { FilePart, S3Answer, S3Client, S3Request } from "./wire.ts";
import { codeOf, refusedBy } from "./failure.ts";
import { listUploads, listObjects } from "./list.ts";
import { VENDOR } from "./settings.ts";

/** Above this a file goes out in parts, each of which is sent again by itself; below, the store checks all of it at once. */
export const SINGLE_PUT_BYTES = 256 * 1024 * 1024;
const PART_BYTES = 64 * 1024 * 1024;
/** A store takes 10,000 parts. */
const MOST_PARTS = 9_000;
const NOTHING_THERE = { "if-none-match": "*" };

export function openS3Store(place: Extract<BackupPlace, { store: "s3" }>, context: ProviderContext): BackupStore {
  return createStore(connectS3(place.bucket, context), place.prefix, SINGLE_PUT_BYTES);
}

/** `singlePutBytes`: tests have less. */
export function createStore(client: S3Client, prefix: string, singlePutBytes: number): BackupStore {
  const look = async (id: string): Promise<StoredFile | null> => {
    const request: S3Request = { method: "HEAD", key: id, headers: { "x-amz-checksum-mode": "ENABLED" } };
    const answer = await client.send(request);
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw refusedBy(client, request, answer);
    return storedFile(id, prefix, answer);
  };

  return {
    look,
    async put(file) {
      const key = `${prefix}${file.name}`;
      const there = await look(key);
      if (there === null) await (file.size > singlePutBytes ? putParts : putWhole)(client, key, file);
      const stored = there ?? (await look(key));
      if (stored === null) throw notThere(client, key);
      const wrong = await differenceOf(stored, file);
      if (wrong !== null) throw there === null ? notWhatWasSent(client, key, wrong) : occupied(client, key);
      return stored;
    },
    async list(namePrefix) {
      const objects = await listObjects(client, `${prefix}${namePrefix}`);
      return objects
        .filter(({ key }) => !key.slice(prefix.length).includes("/"))
        .map(({ key, size }) => ({ name: key.slice(prefix.length), id: key, size, expiresAt: null }));
    },
    read: (id) => readObject(client, id),
    async remove(id) {
      const request: S3Request = { method: "DELETE", key: id };
      const answer = await client.send(request);
      if (answer.status >= 300 && answer.status !== 404) throw refusedBy(client, request, answer);
    },
    async endBrokenUploads(namePrefix) {
      const uploads = await listUploads(client, `${prefix}${namePrefix}`);
      for (const { key, uploadId } of uploads) await abortUpload(client, key, uploadId);
      return uploads.length;
    },
  };
}

async function putWhole(client: S3Client, key: string, file: FileToStore): Promise<void> {
  const body: FilePart = { path: file.path, start: 0, size: file.size, sha256: file.sha256 };
  const checksum = { "x-amz-checksum-sha256": base64Of(file.sha256) };
  const request: S3Request = {
    method: "PUT",
    key,
    headers: { ...NOTHING_THERE, ...checksum },
    body,
    ...(file.sent === undefined ? {} : { sent: file.sent }),
  };
  const answer = await client.send(request);
  // A store that does not know the condition: nothing was there a moment ago, and nobody else uses this name.
  const last = answer.status === 501 ? await client.send({ ...request, headers: checksum }) : answer;
  // After an answer that was lost the next try finds our own: what is there is looked at next.
  if (last.status >= 300 && last.status !== 412) throw refusedBy(client, request, last);
}

async function putParts(client: S3Client, key: string, file: FileToStore): Promise<void> {
  const begin: S3Request = {
    method: "POST",
    key,
    query: { uploads: "" },
    headers: { "x-amz-checksum-algorithm": "SHA256", "x-amz-checksum-type": "COMPOSITE" },
  };
  const begun = await client.send(begin);
  const uploadId = /<UploadId>([^<]+)<\/UploadId>/.exec(begun.text)?.[1];
  if (begun.status !== 200 || uploadId === undefined) throw refusedBy(client, begin, begun);
  try {
    const parts = await sendParts(client, { key, uploadId }, file);
    const text = `<CompleteMultipartUpload>${parts.map(xmlOf).join("")}</CompleteMultipartUpload>`;
    const sha256 = createHash("sha256").update(text).digest("hex");
    const end: S3Request = { method: "POST", key, query: { uploadId }, headers: NOTHING_THERE, body: { text, sha256 } };
    const ended = await client.send(end);
    // An error may come with status 200 here, after the store began to answer. An upload that is gone may have been ended by
    // a try whose answer was lost: what is there is looked at next.
    const failed = ended.status >= 300 || codeOf(ended) !== null;
    if (failed && ended.status !== 412 && ended.status !== 404) throw refusedBy(client, end, ended);
  } catch (error) {
    await abortUpload(client, key, uploadId).catch(() => {});
    throw error;
  }
}

interface Part {
  readonly number: number;
  readonly etag: string;
  readonly sha256: string;
}

async function sendParts(
  client: S3Client,
  { key, uploadId }: { readonly key: string; readonly uploadId: string },
  file: FileToStore,
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const { start, size, sha256 } of await partsOf(file)) {
    const number = parts.length + 1;
    const request: S3Request = {
      method: "PUT",
      key,
      query: { partNumber: String(number), uploadId },
      headers: { "x-amz-checksum-sha256": base64Of(sha256) },
      body: { path: file.path, start, size, sha256 },
      ...(file.sent === undefined ? {} : { sent: (bytes: number) => file.sent?.(start + bytes) }),
    };
    const answer = await client.send(request);
    const etag = answer.headers.get("etag");
    if (answer.status !== 200 || etag === null) throw refusedBy(client, request, answer);
    parts.push({ number, etag, sha256 });
  }
  return parts;
}

/** Hashed in one reading, before any of them is sent. */
async function partsOf({ path, size }: FileToStore): Promise<readonly FilePart[]> {
  const length = Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS));
  const parts: FilePart[] = [];
  for (let start = 0; start < size; start += length) {
    const bytes = Math.min(length, size - start);
    const hash = createHash("sha256");
    for await (const chunk of readFileChunks(path, { start, size: bytes })) hash.update(chunk);
    parts.push({ path, start, size: bytes, sha256: hash.digest("hex") });
  }
  return parts;
}

async function abortUpload(client: S3Client, key: string, uploadId: string): Promise<void> {
  const request: S3Request = { method: "DELETE", key, query: { uploadId } };
  const answer = await client.send(request);
  if (answer.status >= 300 && answer.status !== 404) throw refusedBy(client, request, answer);
}

async function* readObject(client: S3Client, id: string): AsyncIterable<Uint8Array> {
  const request: S3Request = { method: "GET", key: id };
  const answer = await client.open(request);
  if ("status" in answer) throw refusedBy(client, request, answer);
  try {
    for await (const chunk of answer) yield chunk as Buffer;
  } catch (error) {
    client.context.signal?.throwIfAborted();
    throw new ProviderError({
      reasonCode: "vendor_unavailable",
      vendor: VENDOR,
      message: `The S3 store broke off in the middle of s3://${client.bucket}/${id}.`,
      remedy: "Look whether the store is up, and run this again.",
      cause: error,
    });
  } finally {
    answer.destroy();
  }
}

function storedFile(id: string, prefix: string, { headers }: S3Answer): StoredFile {
  const sha256 = headers.get("x-amz-checksum-sha256");
  const etag = headers.get("etag") ?? "";
  return {
    name: id.slice(prefix.length),
    id,
    size: Number(headers.get("content-length") ?? Number.NaN),
    mark: sha256 === null ? `etag:${etag}` : `sha256:${sha256}`,
    expiresAt: null,
  };
}

/** What is other than in the file, in words; null where nothing is that the store tells of. */
async function differenceOf({ size, mark }: StoredFile, file: FileToStore): Promise<string | null> {
  if (size !== file.size) return `it has ${size} bytes there and ${file.size} here`;
  const kept = /^sha256:([A-Za-z0-9+/]{43}=)(?:-\d+)?$/.exec(mark)?.[1];
  if (kept === undefined || kept === base64Of(file.sha256)) return null;
  // Of an upload in parts it is the hash of their hashes; not every store adds their number behind a dash.
  const hash = createHash("sha256");
  for (const part of await partsOf(file)) hash.update(Buffer.from(part.sha256, "hex"));
  return hash.digest("base64") === kept ? null : "its SHA-256 is another";
}

function occupied({ bucket }: S3Client, key: string): ProviderError {
  return new ProviderError({
    reasonCode: "store_occupied",
    vendor: VENDOR,
    message: `s3://${bucket}/${key} is there already, and is another file.`,
    remedy: "Look who stores under this name; a backup never overwrites one.",
  });
}

function notThere({ bucket }: S3Client, key: string): ProviderError {
  return new ProviderError({
    reasonCode: "read_back_mismatch",
    vendor: VENDOR,
    message: `The S3 store took s3://${bucket}/${key}, and does not have it.`,
    remedy: "Look at the bucket's rules, and run this again.",
  });
}

function notWhatWasSent({ bucket }: S3Client, key: string, wrong: string): ProviderError {
  return new ProviderError({
    reasonCode: "read_back_mismatch",
    vendor: VENDOR,
    message: `What the S3 store keeps as s3://${bucket}/${key} is not what was sent: ${wrong}.`,
    remedy: "Run this again; if it stays so, store backups elsewhere.",
  });
}

function xmlOf({ number, etag, sha256 }: Part): string {
  const quoted = etag.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<Part><PartNumber>${number}</PartNumber><ETag>${quoted}</ETag><ChecksumSHA256>${base64Of(sha256)}</ChecksumSHA256></Part>`;
}

function base64Of(hex: string): string {
  return Buffer.from(hex, "hex").toString("base64");
}
