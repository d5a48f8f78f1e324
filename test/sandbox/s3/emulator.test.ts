/** The store of a rehearsal, asked by a client that others wrote. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { AwsClient } from "aws4fetch";
import { seedFor, startSandbox, type Sandbox } from "../../../src/sandbox/index.ts";
import { FIRST_COMMIT } from "../../../src/sandbox/seed-sandbox.ts";

const NOW = Date.now();
let sandbox: Sandbox;
let client: AwsClient;
const at = (path: string) => `${sandbox.origins.s3}/${path}`;
const base64 = (text: string) => createHash("sha256").update(text).digest("base64");
const put = (key: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
  client.fetch(at(key), { method: "PUT", body, headers });

beforeAll(async () => {
  const seed = seedFor({
    project: "web",
    team: null,
    domains: ["loopback"],
    repository: { owner: "acme", name: "web" },
    firstVersion: { version: "1", commit: FIRST_COMMIT, pages: [], versionEndpoint: null },
    items: [],
    metrics: [],
    variables: {},
    traffic: { perMinute: 0, paths: [] },
    random: 1,
  });
  sandbox = await startSandbox(seed, { clock: { now: () => NOW, sleep: async () => undefined } });
  client = new AwsClient({ ...seed.s3, service: "s3", region: "us-east-1", retries: 0 });
});
afterAll(() => sandbox.close());

it("keeps what it was given, with its checksum, and overwrites nothing on that condition", async () => {
  const headers = { "if-none-match": "*", "x-amz-checksum-sha256": base64("first") };
  expect((await put("backups/a/one.dump", "first", headers)).status).toBe(200);
  const again = await put("backups/a/one.dump", "second", { "if-none-match": "*" });
  expect([again.status, await again.text()]).toEqual([412, expect.stringContaining("<Code>PreconditionFailed</Code>")]);
  expect(await (await client.fetch(at("backups/a/one.dump"))).text()).toBe("first");
  const look = await client.fetch(at("backups/a/one.dump"), {
    method: "HEAD",
    headers: { "x-amz-checksum-mode": "ENABLED" },
  });
  expect([look.headers.get("content-length"), look.headers.get("x-amz-checksum-sha256")]).toEqual([
    "5",
    base64("first"),
  ]);
});

it("refuses a checksum that is not that of what came", async () => {
  const wrong = await put("backups/wrong.dump", "sent", { "x-amz-checksum-sha256": base64("meant") });
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining("<Code>BadDigest</Code>")]);
  expect((await client.fetch(at("backups/wrong.dump"), { method: "HEAD" })).status).toBe(404);
});

it("joins parts, and keeps the checksum of their checksums", async () => {
  const begun = await (await client.fetch(at("backups/parts.dump?uploads="), { method: "POST" })).text();
  const id = /<UploadId>([^<]+)/.exec(begun)?.[1] ?? "";
  for (const [number, text] of [
    [2, "world"],
    [1, "hello "],
  ] as const) {
    await put(`backups/parts.dump?partNumber=${number}&uploadId=${id}`, text, {
      "x-amz-checksum-sha256": base64(text),
    });
  }
  const pending = await (await client.fetch(at("backups?uploads=&prefix=parts"))).text();
  expect(pending).toContain(`<UploadId>${id}</UploadId>`);
  await client.fetch(at(`backups/parts.dump?uploadId=${id}`), { method: "POST", body: "<CompleteMultipartUpload/>" });
  expect(await (await client.fetch(at("backups/parts.dump"))).text()).toBe("hello world");
  const of = createHash("sha256");
  for (const text of ["hello ", "world"]) of.update(Buffer.from(base64(text), "base64"));
  const look = await client.fetch(at("backups/parts.dump"), {
    method: "HEAD",
    headers: { "x-amz-checksum-mode": "ENABLED" },
  });
  expect(look.headers.get("x-amz-checksum-sha256")).toBe(`${of.digest("base64")}-2`);
});

it("lists by what names begin with", async () => {
  await put("backups/b/two.dump", "two");
  const text = await (await client.fetch(at("backups?list-type=2&prefix=b%2F"))).text();
  expect([...text.matchAll(/<Key>([^<]+)/g)].map(([, key]) => key)).toEqual(["b/two.dump"]);
});

it("refuses a wrong signature, an unknown key, and a body that was not signed", async () => {
  const { accessKeyId, secretAccessKey } = sandbox.seed.s3;
  const codeOf = async (answer: Response) => /<Code>([^<]+)/.exec(await answer.text())?.[1];
  const as = (keys: { accessKeyId: string; secretAccessKey: string }) =>
    new AwsClient({ ...keys, service: "s3", region: "us-east-1", retries: 0 });
  const unknown = await as({ accessKeyId: "NOBODY", secretAccessKey }).fetch(at("backups/x"));
  const wrong = await as({ accessKeyId, secretAccessKey: "guessed" }).fetch(at("backups/x"));
  const headers = { "x-amz-content-sha256": createHash("sha256").update("other").digest("hex") };
  const swapped = await client.fetch(at("backups/x"), { method: "PUT", body: "mine", headers });
  expect([await codeOf(unknown), await codeOf(wrong), await codeOf(swapped)]).toEqual([
    "InvalidAccessKeyId",
    "SignatureDoesNotMatch",
    "XAmzContentSHA256Mismatch",
  ]);
  expect((await fetch(at("backups/x"))).status).toBe(403);
});

it("damages what is read, and nothing of what it says about it, once that is asked for", async () => {
  await put("backups/late.dump", "0123456789", { "x-amz-checksum-sha256": base64("0123456789") });
  await sandbox.cause("s3", "backup-damaged");
  expect(await (await client.fetch(at("backups/late.dump"))).text()).toBe("0123446789");
  const look = await client.fetch(at("backups/late.dump"), {
    method: "HEAD",
    headers: { "x-amz-checksum-mode": "ENABLED" },
  });
  expect(look.headers.get("x-amz-checksum-sha256")).toBe(base64("0123456789"));
});
