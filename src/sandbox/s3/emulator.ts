/**
 * Objects of an S3-compatible store. A condition (`If-None-Match: *`) and checksums are kept as Amazon documents them; a
 * checksum is of what arrived, so that a medium that changes bytes afterwards shows in what is read and nowhere else.
 */
import { createHash } from "node:crypto";
import type { EmulatedRequest, EmulatedResponse, Emulator, Route } from "../contract.ts";
import type { SandboxContext } from "../declaration.ts";
import { checkSignature } from "./check-signature.ts";
import { document, escapeXml, refusal } from "./refusals.ts";
import type { S3Seed } from "./seed.ts";

interface StoredObject {
  readonly content: Buffer;
  readonly etag: string;
  /** As a client gave it, base64; of an upload in parts that of its parts. */
  readonly checksum: string | null;
}

interface Upload {
  readonly name: string;
  readonly parts: Map<number, StoredObject>;
}

export interface S3Emulator extends Emulator {
  /** From now on a byte of everything that is read is another than was written. */
  damageWhatIsStored(): void;
  /** `bucket/key` of all that lies there. */
  names(): readonly string[];
}

type Handler = (shelf: Shelf, request: EmulatedRequest) => Promise<EmulatedResponse> | EmulatedResponse;

const NO_OBJECT = refusal(404, "NoSuchKey", "The key does not exist.");
const TAKEN = refusal(412, "PreconditionFailed", "A condition did not hold.");
const NO_UPLOAD = refusal(404, "NoSuchUpload", "The upload does not exist.");

/** All that lies there, and what is on its way. */
interface Shelf {
  readonly objects: Map<string, StoredObject>;
  readonly uploads: Map<string, Upload>;
  damaged: boolean;
  /** Uploads that were ever begun. */
  begun: number;
}

export function createS3Emulator({ clock }: SandboxContext, seed: S3Seed): S3Emulator {
  const shelf: Shelf = { objects: new Map(), uploads: new Map(), damaged: false, begun: 0 };
  const route = (method: string, path: string, handle: Handler): Route => ({
    method,
    path,
    async handle(request) {
      const refused = await checkSignature(request, seed, clock.now());
      if (refused !== null) return refused;
      const isThere = seed.buckets === null || seed.buckets.includes(request.params["bucket"] ?? "");
      return isThere ? handle(shelf, request) : refusal(404, "NoSuchBucket", "The bucket does not exist.");
    },
  });
  return {
    name: "s3",
    routes: [
      route("PUT", "/:bucket/:key*", put),
      route("POST", "/:bucket/:key*", post),
      route("GET", "/:bucket/:key*", read),
      route("HEAD", "/:bucket/:key*", read),
      route("DELETE", "/:bucket/:key*", remove),
      route("GET", "/:bucket", list),
    ],
    state: () => ({ objects: [...shelf.objects].map(([name, { content }]) => ({ name, size: content.length })) }),
    damageWhatIsStored() {
      shelf.damaged = true;
    },
    names: () => [...shelf.objects.keys()].toSorted(),
  };
}

async function put({ objects, uploads }: Shelf, request: EmulatedRequest): Promise<EmulatedResponse> {
  const name = nameOf(request);
  const content = await request.body();
  const checksum = request.headers["x-amz-checksum-sha256"] ?? null;
  if (checksum !== null && checksum !== sha256(content)) {
    return refusal(400, "BadDigest", "The checksum is not that of what was received.");
  }
  const stored = { content, etag: `"${createHash("md5").update(content).digest("hex")}"`, checksum };
  const uploadId = request.query.get("uploadId");
  if (uploadId === null) {
    if (isTaken(objects, request)) return TAKEN;
    objects.set(name, stored);
  } else {
    const upload = uploads.get(uploadId);
    if (upload?.name !== name) return NO_UPLOAD;
    upload.parts.set(Number(request.query.get("partNumber")), stored);
  }
  return { status: 200, headers: { etag: stored.etag } };
}

function post(shelf: Shelf, request: EmulatedRequest): EmulatedResponse {
  const name = nameOf(request);
  if (request.query.has("uploads")) {
    shelf.begun += 1;
    const begun = `upload-${shelf.begun}`;
    shelf.uploads.set(begun, { name, parts: new Map() });
    return document(`<InitiateMultipartUploadResult><UploadId>${begun}</UploadId></InitiateMultipartUploadResult>`);
  }
  const id = request.query.get("uploadId") ?? "";
  const upload = shelf.uploads.get(id);
  if (upload?.name !== name) return NO_UPLOAD;
  if (isTaken(shelf.objects, request)) return TAKEN;
  const parts = [...upload.parts].toSorted(([one], [other]) => one - other).map(([, part]) => part);
  shelf.objects.set(name, joinParts(parts));
  shelf.uploads.delete(id);
  return document("<CompleteMultipartUploadResult/>");
}

function read({ objects, damaged }: Shelf, request: EmulatedRequest): EmulatedResponse {
  const found = objects.get(nameOf(request));
  // An answer to HEAD has no body, also where it is a refusal.
  if (found === undefined) return request.method === "HEAD" ? { status: 404 } : NO_OBJECT;
  const isAsked = request.headers["x-amz-checksum-mode"] === "ENABLED";
  const headers = {
    etag: found.etag,
    ...(isAsked && found.checksum !== null ? { "x-amz-checksum-sha256": found.checksum } : {}),
    "content-length": String(found.content.length),
  };
  return { status: 200, headers, body: damaged ? damage(found.content) : found.content };
}

function remove({ objects, uploads }: Shelf, request: EmulatedRequest): EmulatedResponse {
  const id = request.query.get("uploadId");
  if (id === null) objects.delete(nameOf(request));
  else if (!uploads.delete(id)) return NO_UPLOAD;
  return { status: 204 };
}

function list({ objects, uploads }: Shelf, { query, params }: EmulatedRequest): EmulatedResponse {
  const begins = `${params["bucket"] ?? ""}/${query.get("prefix") ?? ""}`;
  const keyOf = (name: string) => `<Key>${escapeXml(name.slice(name.indexOf("/") + 1))}</Key>`;
  const of = (kind: string, items: readonly string[]) =>
    document(`<${kind}><IsTruncated>false</IsTruncated>${items.join("")}</${kind}>`);
  if (query.has("uploads")) {
    const open = [...uploads].filter(([, { name }]) => name.startsWith(begins));
    return of(
      "ListMultipartUploadsResult",
      open.map(([id, { name }]) => `<Upload>${keyOf(name)}<UploadId>${id}</UploadId></Upload>`),
    );
  }
  const found = [...objects]
    .filter(([name]) => name.startsWith(begins))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return of(
    "ListBucketResult",
    found.map(([name, { content }]) => `<Contents>${keyOf(name)}<Size>${content.length}</Size></Contents>`),
  );
}

function nameOf({ params }: Pick<EmulatedRequest, "params">): string {
  return `${params["bucket"] ?? ""}/${params["key"] ?? ""}`;
}

function isTaken(objects: ReadonlyMap<string, StoredObject>, request: EmulatedRequest): boolean {
  return request.headers["if-none-match"] === "*" && objects.has(nameOf(request));
}

function joinParts(parts: readonly StoredObject[]): StoredObject {
  const hashed = (algorithm: string, hashes: readonly Buffer[]) =>
    createHash(algorithm).update(Buffer.concat(hashes)).digest();
  const checksums = parts.flatMap(({ checksum }) => (checksum === null ? [] : [Buffer.from(checksum, "base64")]));
  const etags = parts.map(({ etag }) => Buffer.from(etag.slice(1, -1), "hex"));
  return {
    content: Buffer.concat(parts.map(({ content }) => content)),
    etag: `"${hashed("md5", etags).toString("hex")}-${parts.length}"`,
    checksum:
      checksums.length === parts.length ? `${hashed("sha256", checksums).toString("base64")}-${parts.length}` : null,
  };
}

/** In the middle, where the data is: a file's beginning would be missed by anybody. */
function damage(content: Buffer): Buffer {
  const other = Buffer.from(content);
  const middle = Math.floor(other.length / 2);
  if (other.length > 0) other[middle] = (other[middle] ?? 0) ^ 1;
  return other;
}

function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("base64");
}
