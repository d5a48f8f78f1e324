/** What lies in a bucket, and what is on its way there; page by page to the end. */
import { z } from "zod";
import { parseAnswer } from "../parse-answer.ts";
import type { S3Client, S3Request } from "./wire.ts";
import { refusedBy } from "./failure.ts";
import { VENDOR } from "./settings.ts";

interface Listed {
  readonly key: string;
  readonly size: number;
}

interface Upload {
  readonly key: string;
  readonly uploadId: string;
}

const truth = z.enum(["true", "false"]).transform((word) => word === "true");
const objects = z.object({
  ListBucketResult: z.object({
    IsTruncated: truth,
    NextContinuationToken: z.string().optional(),
    Contents: z.array(z.object({ Key: z.string(), Size: z.string().regex(/^\d+$/).transform(Number) })).default([]),
  }),
});
const uploads = z.object({
  ListMultipartUploadsResult: z.object({
    IsTruncated: truth,
    NextKeyMarker: z.string().optional(),
    NextUploadIdMarker: z.string().optional(),
    Upload: z.array(z.object({ Key: z.string(), UploadId: z.string() })).default([]),
  }),
});

export async function listObjects(client: S3Client, prefix: string): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for (let token: string | undefined; ;) {
    const query = { "list-type": "2", prefix, ...(token === undefined ? {} : { "continuation-token": token }) };
    const { ListBucketResult: page } = await readList(client, query, objects);
    found.push(...page.Contents.map(({ Key, Size }) => ({ key: Key, size: Size })));
    token = page.NextContinuationToken;
    if (!page.IsTruncated || token === undefined) return found;
  }
}

export async function listUploads(client: S3Client, prefix: string): Promise<readonly Upload[]> {
  const found: Upload[] = [];
  for (let from: Readonly<Record<string, string>> = {}; ;) {
    const { ListMultipartUploadsResult: page } = await readList(client, { uploads: "", prefix, ...from }, uploads);
    // Not every store keeps to the prefix here, and another's upload must never be ended.
    const ours = page.Upload.filter(({ Key }) => Key.startsWith(prefix));
    found.push(...ours.map(({ Key, UploadId }) => ({ key: Key, uploadId: UploadId })));
    if (!page.IsTruncated || page.NextKeyMarker === undefined) return found;
    from = { "key-marker": page.NextKeyMarker, "upload-id-marker": page.NextUploadIdMarker ?? "" };
  }
}

async function readList<Page>(
  client: S3Client,
  query: Readonly<Record<string, string>>,
  shape: z.ZodType<Page>,
): Promise<Page> {
  const request: S3Request = { method: "GET", key: "", query };
  const answer = await client.send(request);
  if (answer.status !== 200) throw refusedBy(client, request, answer);
  const { XMLParser } = await import("fast-xml-parser");
  const parser = new XMLParser({
    // Numbers and names stay as they are written: a key may look like either.
    parseTagValue: false,
    trimValues: false,
    isArray: (name) => name === "Contents" || name === "Upload",
  });
  return parseAnswer(VENDOR, shape, parser.parse(answer.text), `GET s3://${client.bucket}`);
}
