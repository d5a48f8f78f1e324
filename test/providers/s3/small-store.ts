/** An S3-compatible store in memory, as small as can be, which can be told to lie: our own, beside the one that others wrote. */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Loopback, serveHttp } from "../loopback.ts";

interface Kept {
  readonly bytes: Buffer;
  readonly checksum: string | null;
}

export interface SmallStore extends Loopback {
  readonly objects: Map<string, Kept>;
  readonly uploads: Map<string, { readonly key: string; readonly parts: Map<number, Buffer> }>;
  /** `PUT /bucket/key?query`, in order. */
  readonly requests: string[];
  /** Answers with it as long as it is set: a status and a code, or a connection that is closed. */
  fault: ((method: string, key: string) => Fault | null) | null;
  /** It keeps what it was told the checksum is, and another byte than it was sent. */
  flipsABit: boolean;
  keepsNoChecksum: boolean;
  knowsNoCondition: boolean;
}

export type Fault = { readonly status: number; readonly code: string } | "reset" | "takes it, then resets";

export async function openSmallStore(): Promise<SmallStore> {
  const state: Omit<SmallStore, keyof Loopback> = {
    objects: new Map(),
    uploads: new Map(),
    requests: [],
    fault: null,
    flipsABit: false,
    keepsNoChecksum: false,
    knowsNoCondition: false,
  };
  const loopback = await serveHttp((request, response) => void answer(state, request, response));
  return Object.assign(state, loopback);
}

async function answer(state: Omit<SmallStore, keyof Loopback>, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", "http://store");
  const [, , ...rest] = decodeURIComponent(url.pathname).split("/");
  const key = rest.join("/");
  const method = request.method ?? "";
  state.requests.push(`${method} ${key}${url.search}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const say = (status: number, text: string | Buffer = "", headers: Record<string, string> = {}) =>
    response.writeHead(status, headers).end(text);
  const refuse = (status: number, code: string) => say(status, `<Error><Code>${code}</Code></Error>`);
  const fault = state.fault?.(method, key) ?? null;
  if (fault === "reset") return request.socket.destroy();
  if (fault !== null && fault !== "takes it, then resets") return refuse(fault.status, fault.code);
  if (!(request.headers.authorization ?? "").startsWith("AWS4-HMAC-SHA256 Credential="))
    return refuse(403, "AccessDenied");
  const hit = {
    state,
    url,
    key,
    bytes: Buffer.concat(chunks),
    header: (name: string) => textOf(request.headers[name]),
  };
  const [status, text, headers] = (HANDLERS[method] ?? (() => [405, "", {}] as const))(hit);
  if (fault === "takes it, then resets") return request.socket.destroy();
  return say(status, text, headers);
}

interface Hit {
  readonly state: Omit<SmallStore, keyof Loopback>;
  readonly url: URL;
  readonly key: string;
  readonly bytes: Buffer;
  readonly header: (name: string) => string | null;
}
type Said = readonly [number, string | Buffer, Record<string, string>];

const refusal = (status: number, code: string): Said => [status, `<Error><Code>${code}</Code></Error>`, {}];

const HANDLERS: Readonly<Record<string, (hit: Hit) => Said>> = {
  HEAD: ({ state, key }) => {
    const kept = state.objects.get(key);
    return kept === undefined ? [404, "", {}] : [200, "", headersOf(kept)];
  },
  GET: ({ state, key, url }) => {
    const prefix = url.searchParams.get("prefix") ?? "";
    if (key === "" && url.searchParams.has("uploads")) {
      const found = [...state.uploads].map(
        ([id, { key: of }]) => `<Upload><Key>${of}</Key><UploadId>${id}</UploadId></Upload>`,
      );
      return [
        200,
        `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${found.join("")}</ListMultipartUploadsResult>`,
        {},
      ];
    }
    if (key === "") return [200, listOf(state, prefix, url.searchParams.get("continuation-token")), {}];
    const kept = state.objects.get(key);
    return kept === undefined ? refusal(404, "NoSuchKey") : [200, kept.bytes, headersOf(kept)];
  },
  PUT: ({ state, key, url, bytes, header }) => {
    const checksum = header("x-amz-checksum-sha256");
    const upload = state.uploads.get(url.searchParams.get("uploadId") ?? "");
    if (upload !== undefined) {
      upload.parts.set(Number(url.searchParams.get("partNumber")), bytes);
      return [200, "", { etag: `"${createHash("md5").update(bytes).digest("hex")}"` }];
    }
    const refused = refuseCondition(state, key, header);
    if (refused !== null) return refused;
    keep(state, key, bytes, checksum);
    return [200, "", {}];
  },
  POST: ({ state, key, url, header }) => {
    if (url.searchParams.has("uploads")) {
      const id = `upload-${state.uploads.size + 1}`;
      state.uploads.set(id, { key, parts: new Map() });
      return [200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`, {}];
    }
    const id = url.searchParams.get("uploadId") ?? "";
    const upload = state.uploads.get(id);
    if (upload === undefined) return refusal(404, "NoSuchUpload");
    const refused = refuseCondition(state, key, header);
    if (refused !== null) return refused;
    const parts = [...upload.parts].toSorted(([one], [other]) => one - other).map(([, part]) => part);
    const hashes = parts.map((part) => createHash("sha256").update(part).digest());
    const checksum = `${createHash("sha256").update(Buffer.concat(hashes)).digest("base64")}-${parts.length}`;
    keep(state, key, Buffer.concat(parts), checksum);
    state.uploads.delete(id);
    return [200, "<CompleteMultipartUploadResult/>", {}];
  },
  DELETE: ({ state, key, url }) => {
    const upload = url.searchParams.get("uploadId");
    if (upload === null) state.objects.delete(key);
    else state.uploads.delete(upload);
    return [204, "", {}];
  },
};

function refuseCondition(state: Hit["state"], key: string, header: Hit["header"]): Said | null {
  if (header("if-none-match") !== "*") return null;
  if (state.knowsNoCondition) return refusal(501, "NotImplemented");
  return state.objects.has(key) ? refusal(412, "PreconditionFailed") : null;
}

function keep(state: Hit["state"], key: string, bytes: Buffer, checksum: string | null): void {
  const kept = Buffer.from(bytes);
  if (state.flipsABit) kept[0] = (kept[0] ?? 0) ^ 1;
  state.objects.set(key, { bytes: kept, checksum: state.keepsNoChecksum ? null : checksum });
}

/** Two to a page. */
function listOf(state: Hit["state"], prefix: string, token: string | null): string {
  const keys = [...state.objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
  const from = Number(token ?? 0);
  const page = keys.slice(from, from + 2);
  const more = from + 2 < keys.length;
  const entries = page.map(
    (key) => `<Contents><Key>${key}</Key><Size>${state.objects.get(key)?.bytes.length ?? 0}</Size></Contents>`,
  );
  return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ""}${entries.join("")}</ListBucketResult>`;
}

function headersOf({ bytes, checksum }: Kept): Record<string, string> {
  const md5 = createHash("md5").update(bytes).digest("hex");
  return {
    "content-length": String(bytes.length),
    etag: `"${md5}"`,
    ...(checksum === null ? {} : { "x-amz-checksum-sha256": checksum }),
  };
}

function textOf(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
