/**
 * Signature Version 4 of a request, computed from what arrived: whoever signs something else than they send is refused.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
import { createHash, createHmac } from "node:crypto";
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import { refusal } from "./refusals.ts";
import type { S3Seed } from "./seed.ts";

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
/** A store takes a request of this age. */
const SKEW_MS = 15 * 60_000;

/** Null where it is right. */
export async function checkSignature(
  request: EmulatedRequest,
  { accessKeyId, secretAccessKey }: S3Seed,
  now: number,
): Promise<EmulatedResponse | null> {
  const [, keyId, date = "", region = "", signed = "", signature] =
    AUTHORIZATION.exec(request.headers["authorization"] ?? "") ?? [];
  if (keyId === undefined) return refusal(403, "AccessDenied", "Access Denied");
  if (keyId !== accessKeyId) return refusal(403, "InvalidAccessKeyId", "The key does not exist in our records.");
  const written = request.headers["x-amz-date"] ?? "";
  const at = Date.parse(written.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (!(Math.abs(at - now) <= SKEW_MS)) return refusal(403, "RequestTimeTooSkewed", "The time differs too much.");
  const content = request.headers["x-amz-content-sha256"] ?? "";
  if (content !== "UNSIGNED-PAYLOAD" && content !== sha256(await request.body()).toString("hex")) {
    return refusal(400, "XAmzContentSHA256Mismatch", "The x-amz-content-sha256 is not that of the body.");
  }
  const scope = `${date}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", written, scope, sha256(canonical(request, signed, content)).toString("hex")].join(
    "\n",
  );
  const key = [date, region, "s3", "aws4_request"].reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, text).toString("hex") === signature
    ? null
    : refusal(403, "SignatureDoesNotMatch", "The signature does not match the one that was computed.");
}

function canonical({ method, path, query, headers, host }: EmulatedRequest, signed: string, content: string): string {
  const pairs = [...query].map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted();
  const names = signed.split(";");
  const lines = names.map((name) => `${name}:${(name === "host" ? host : (headers[name] ?? "")).trim()}`);
  return [method, path, pairs.join("&"), ...lines, "", signed, content].join("\n");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(content: Buffer | string): Buffer {
  return createHash("sha256").update(content).digest();
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
