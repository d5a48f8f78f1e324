/** Signed requests to one bucket (Signature Version 4), with bodies from disk and answers as they come. */
import type { ClientRequest, IncomingMessage } from "node:http";
import { AwsV4Signer } from "aws4fetch";
import { ProviderError } from "../../lib/error.ts";
import { createMask } from "../../lib/mask.ts";
import { readFileChunks } from "../../lib/read-file-chunks.ts";
import { DEFAULT_RETRY, retry } from "../../lib/retry.ts";
import { readSetting } from "../../lib/setting.ts";
import { readText } from "../answer-body.ts";
import type { ProviderContext } from "../contract.ts";
import { retryAfterMs } from "../http-failure.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { createTransport, headersOf, responseTo, type Transport } from "../transport.ts";
import { brokenExchange } from "./failure.ts";
import type { FilePart, S3Answer, S3Client, S3Request } from "./wire.ts";
import { AMAZON, ENDPOINT, KEY_ID, REGION, SECRET_KEY, SESSION_TOKEN, VENDOR } from "./settings.ts";

/** Of no byte in either direction. */
const SILENCE_MS = 60_000;
const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** Throws ProviderError where a setting is missing, or names an address that no key may be sent to. */
export function connectS3(bucket: string, context: ProviderContext): S3Client {
  const { base, sign, secrets } = createSigner(bucket, context);
  const transport = createTransport(base, context);

  const exchange = async (request: S3Request): Promise<IncomingMessage> => {
    context.signal?.throwIfAborted();
    return carry(transport, { method: request.method, ...(await sign(request)) }, request, context.signal);
  };

  return {
    bucket,
    context,
    mask: createMask(secrets),
    async send(request) {
      const outcome = await retry<S3Answer | ProviderError>(DEFAULT_RETRY, context, async (tryNumber) => {
        const result = await readWhole(exchange(request)).catch((cause: unknown) =>
          brokenExchange(cause, base, request),
        );
        context.signal?.throwIfAborted();
        const shown = result instanceof ProviderError ? result.reasonCode : result.status;
        context.debug(`S3 ${request.method} /${bucket}/${request.key} → ${shown} (try ${tryNumber})`);
        return judgeTry(result, context.clock.now());
      });
      if (outcome instanceof ProviderError) throw outcome;
      return outcome;
    },
    async open(request) {
      try {
        const response = await exchange(request);
        return response.statusCode === 200 ? response : await readWhole(Promise.resolve(response));
      } catch (error) {
        context.signal?.throwIfAborted();
        throw brokenExchange(error, base, request);
      }
    },
  };
}

/** "Not implemented" (501) is an answer: no other try gets another one. */
function judgeTry(value: S3Answer | ProviderError, now: number) {
  if (value instanceof ProviderError) return { done: false, value } as const;
  if ((value.status < 500 && value.status !== 429) || value.status === 501) return { done: true, value } as const;
  const waitMs = retryAfterMs(value.headers, now);
  return { done: false, value, ...(waitMs === null ? {} : { waitMs }) } as const;
}

/** A part of the address that the backup and the session's token are sent to, so that nothing but a region may stand there. */
function readRegion(env: ProviderContext["env"]): string {
  const region = readSetting(env, REGION) ?? "us-east-1";
  if (/^[a-z]{2,}(?:-[a-z]+)*-\d{1,2}$|^auto$/.test(region)) return region;
  throw new ProviderError({
    reasonCode: "usage",
    vendor: VENDOR,
    message: `${REGION.name} is not the name of a region.`,
    remedy: `Set ${REGION.name} to the region of the bucket, such as eu-central-1.`,
  });
}

function createSigner(bucket: string, context: ProviderContext) {
  const { env, clock } = context;
  const region = readRegion(env);
  const accessKeyId = readToken(env, VENDOR, KEY_ID).reveal();
  const secretAccessKey = readToken(env, VENDOR, SECRET_KEY).reveal();
  const sessionToken = readSetting(env, SESSION_TOKEN);
  const written = readBaseUrl(context, VENDOR, ENDPOINT);
  const base = written.origin === AMAZON ? new URL(`https://s3.${region}.amazonaws.com`) : written;
  const cache = new Map<string, ArrayBuffer>();
  return {
    base,
    secrets: [secretAccessKey, ...(sessionToken === null ? [] : [sessionToken])],
    sign: async ({ method, key, query = {}, headers = {}, body }: S3Request) => {
      const url = new URL(`${base.href.replace(/\/$/, "")}/${bucket}${key === "" ? "" : `/${key}`}`);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const length = body === undefined ? 0 : "text" in body ? Buffer.byteLength(body.text) : body.size;
      const signed = await new AwsV4Signer({
        method,
        url: url.href,
        headers: { ...headers, "x-amz-content-sha256": body?.sha256 ?? EMPTY_SHA256 },
        accessKeyId,
        secretAccessKey,
        ...(sessionToken === null ? {} : { sessionToken }),
        service: "s3",
        region,
        cache,
        datetime: new Date(clock.now()).toISOString().replaceAll(/[:-]|\.\d{3}/g, ""),
      }).sign();
      return { url, headers: { ...Object.fromEntries(signed.headers), "content-length": String(length) } };
    },
  };
}

async function readWhole(pending: Promise<IncomingMessage>): Promise<S3Answer> {
  const response = await pending;
  return { status: response.statusCode ?? 0, headers: headersOf(response), text: await readText(response) };
}

async function carry(
  transport: Transport,
  address: Parameters<Transport["prepare"]>[0],
  { body, sent }: S3Request,
  signal: AbortSignal | undefined,
): Promise<IncomingMessage> {
  const request = transport.prepare(address)();
  const abort = () => request.destroy(new Error("the request was given up"));
  signal?.addEventListener("abort", abort, { once: true });
  request.once("close", () => signal?.removeEventListener("abort", abort));
  request.setTimeout(SILENCE_MS, () =>
    request.destroy(Object.assign(new Error(`not a byte within ${SILENCE_MS / 1_000} s`), { name: "TimeoutError" })),
  );
  const answered = responseTo(request);
  if (body === undefined || "text" in body) {
    request.end(body?.text);
    return answered;
  }
  if (body.size === 0) {
    request.end();
    return answered;
  }
  void writeFile(request, body, sent).catch((error: unknown) => request.destroy(error as Error));
  return answered;
}

/** The next part of it when the last one was handed over: they lie in the same memory. */
async function writeFile(request: ClientRequest, { path, start, size }: FilePart, sent: S3Request["sent"]) {
  // A store that has already answered reads no more of it, and nobody says then that the last part was not taken.
  const gone = new Promise<void>((resolve) => request.once("close", () => resolve()));
  let bytes = 0;
  for await (const chunk of readFileChunks(path, { start, size })) {
    await Promise.race([gone, new Promise<void>((resolve) => request.write(chunk, () => resolve()))]);
    if (request.destroyed) return;
    bytes += chunk.length;
    sent?.(bytes);
  }
  request.end();
}
