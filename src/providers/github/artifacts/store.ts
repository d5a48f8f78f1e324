/** Artifacts of workflow runs: uploaded by the runner's service, and read, listed and removed by GitHub's API, also by later runs. */
import type { BackupStore, FileToStore, ProviderContext, StoredFile } from "../../contract.ts";
import { ProviderError } from "../../../lib/error.ts";
import { networkTrouble } from "../../network-trouble.ts";
import { readBaseUrl } from "../../read-base-url.ts";
import { readToken } from "../../read-token.ts";
import type { GithubClient, GithubRequest } from "../client.ts";
import { connectGithub } from "../connect.ts";
import { unknownAnswer } from "../failure.ts";
import { readInstant, readNumber, readText, toFields } from "../fields.ts";
import { API_URL, TOKEN, VENDOR } from "../settings.ts";
import { unlessGone } from "../unless-gone.ts";
import { uploadArtifact } from "./results-service.ts";
import { unzip, zipOf } from "./zip.ts";

const ONE = "/repos/{owner}/{repo}/actions/artifacts/{artifact_id}";
/** From the end of an upload until GitHub's API shows it. */
const LOOKS = 10;
const LOOK_MS = 2_000;

export async function openArtifactStore(repository: string | null, context: ProviderContext): Promise<BackupStore> {
  const { client } = await connectGithub(repository, context);
  const look = (id: string): Promise<StoredFile | null> => lookAt(client, id);
  return {
    look,
    put: async (file) => {
      const [there] = await listNamed(client, file.name);
      const uploaded = there === undefined ? await upload(file, context) : null;
      const found = await untilShown(client, uploaded?.id ?? there?.id ?? "", context);
      if (found === null) throw mismatch(`The artifact ${file.name} was uploaded, and GitHub does not show it.`);
      const zip = await zipOf(file.name, file.path, file.size);
      if (found.size !== zip.size || (uploaded !== null && found.mark !== `sha256:${uploaded.sha256}`)) {
        throw mismatch(
          `The artifact ${file.name} is not what was uploaded: ${found.size} bytes instead of ${zip.size}, or other ones.`,
        );
      }
      return found;
    },
    list: async (prefix) => {
      const request: GithubRequest = {
        route: "GET /repos/{owner}/{repo}/actions/artifacts",
        permission: "actions: read",
        listField: "artifacts",
      };
      const all = (await client.list(request)).flatMap((item) => readArtifact(client, request, item) ?? []);
      return all.filter(({ name }) => name.startsWith(prefix));
    },
    read: (id) => unzip(download(repository ?? "", id, context)),
    remove: async (id) => {
      await unlessGone(
        client.request({ route: `DELETE ${ONE}`, parameters: { artifact_id: id }, permission: "actions: write" }),
      );
    },
    // An upload that was never finished is no artifact, and takes no room.
    endBrokenUploads: () => Promise.resolve(0),
  };
}

async function upload(file: FileToStore, context: ProviderContext) {
  const zip = await zipOf(file.name, file.path, file.size);
  const expiresAt = file.keepMs === null ? null : context.clock.now() + file.keepMs;
  return uploadArtifact(file.name, zip, {
    context,
    expiresAt,
    sent: (bytes) => file.sent?.(Math.min(bytes, file.size)),
  });
}

async function untilShown(
  client: GithubClient,
  id: string,
  { clock, signal }: ProviderContext,
): Promise<StoredFile | null> {
  for (let looks = 1; ; looks += 1) {
    const found = await lookAt(client, id);
    if (found !== null || looks === LOOKS) return found;
    await clock.sleep(LOOK_MS, signal);
  }
}

async function lookAt(client: GithubClient, id: string): Promise<StoredFile | null> {
  const request: GithubRequest = { route: `GET ${ONE}`, parameters: { artifact_id: id }, permission: "actions: read" };
  const answer = await unlessGone(client.request(request));
  return answer === null ? null : readArtifact(client, request, answer.data);
}

async function listNamed(client: GithubClient, name: string): Promise<readonly StoredFile[]> {
  const request: GithubRequest = {
    route: "GET /repos/{owner}/{repo}/actions/artifacts",
    parameters: { name },
    permission: "actions: read",
    listField: "artifacts",
  };
  return (await client.list(request)).flatMap((item) => readArtifact(client, request, item) ?? []);
}

/** Null where its time is over: its name is still shown then. */
function readArtifact(client: GithubClient, request: GithubRequest, item: unknown): StoredFile | null {
  const attempted = client.describe(request);
  const fields = toFields(item, attempted);
  if (fields["expired"] === true) return null;
  const { digest } = fields;
  if (typeof digest !== "string" || digest === "") throw unknownAnswer(attempted, "`digest` is no text");
  return {
    id: String(readNumber(fields, "id", attempted)),
    name: readText(fields, "name", attempted),
    size: readNumber(fields, "size_in_bytes", attempted),
    mark: digest,
    expiresAt: readInstant(fields, "expires_at", attempted),
  };
}

/** The API leads to where it lies; only the API is sent the token. */
async function* download(repository: string, id: string, context: ProviderContext): AsyncIterable<Uint8Array> {
  const base = readBaseUrl(context, VENDOR, API_URL).href.replace(/\/+$/, "");
  const token = readToken(context.env, VENDOR, TOKEN).reveal();
  const signal = context.signal === undefined ? {} : { signal: context.signal };
  const path = `/repos/${repository}/actions/artifacts/${encodeURIComponent(id)}/zip`;
  try {
    const headers = { authorization: `Bearer ${token}`, "user-agent": "holdpoint" };
    const led = await fetch(`${base}${path}`, { headers, redirect: "manual", ...signal });
    const location = led.headers.get("location");
    if (location === null) throw refusedDownload(id, led.status);
    const answer = await fetch(new URL(location, base), { redirect: "error", ...signal });
    if (!answer.ok || answer.body === null) throw refusedDownload(id, answer.status);
    for await (const chunk of answer.body) yield chunk as Uint8Array;
  } catch (error) {
    context.signal?.throwIfAborted();
    if (error instanceof ProviderError) throw error;
    const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
    throw new ProviderError({
      reasonCode: "vendor_unavailable",
      vendor: VENDOR,
      message: `The artifact ${id} could not be read: ${networkTrouble(cause).reason}.`,
      remedy: "Look at https://www.githubstatus.com and run this again.",
    });
  }
}

function refusedDownload(id: string, status: number): ProviderError {
  const gone = status === 404 || status === 410;
  return new ProviderError({
    reasonCode: gone
      ? "not_found"
      : status === 401 || status === 403
        ? "credential_insufficient"
        : "vendor_unavailable",
    vendor: VENDOR,
    status,
    message: `GitHub does not give the artifact ${id}: ${status}.`,
    remedy: gone
      ? "Its time may be over: use the backup from another place."
      : `Give the job's token actions: read (${TOKEN.name}).`,
  });
}

function mismatch(message: string): ProviderError {
  return new ProviderError({
    reasonCode: "read_back_mismatch",
    vendor: VENDOR,
    message,
    remedy: "Run this again; if it stays so, store backups elsewhere, too.",
  });
}
