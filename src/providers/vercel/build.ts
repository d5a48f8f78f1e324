/**
 * Creates a build: file tree, hashes, the create request, the files that the host misses, the create request again.
 * A create whose answer was lost is not sent again before the host was asked whether it exists.
 */
import { ProviderError } from "../../lib/error.ts";
import { createUuid } from "../../lib/uuid.ts";
import type { BuildProgress, BuildRequest, HostDeployment } from "../contract.ts";
import type { VendorAnswer } from "../http.ts";
import { messageOf } from "../http-failure.ts";
import { deploymentShape, missingFilesShape, parseAnswer, type ProjectAnswer } from "./api.ts";
import { composeBuildBody, describeFiles } from "./build-body.ts";
import type { Connection } from "./connection.ts";
import { VENDOR } from "./settings.ts";
import { readFileTree, type TreeFile } from "./file-tree.ts";
import { findBuildsByMeta } from "./read.ts";
import { type Upload, uploadFiles } from "./upload.ts";

/** The host may name missing files again, where it forgot or dropped some; more rounds than this is no progress. */
const CREATE_ROUNDS = 6;
/** A lost create is looked for this many times, since lists may lag behind, before it is sent again. */
const LOOKS_AFTER_LOST_ANSWER = 3;
const LOST_ANSWERS = 2;
const LOOK_EVERY_MS = 1_500;
const CREATE_TIMEOUT_MS = 60_000;
/** Tells this create from any other of the same release. */
const ATTEMPT_KEY = "holdpointAttempt";

interface Creation {
  readonly connection: Connection;
  readonly project: ProjectAnswer;
  readonly attempt: string;
  readonly body: unknown;
  readonly query: Readonly<Record<string, string>>;
}

/** Resolves as soon as the build exists. Two calls with the same content upload nothing twice, but make two builds. */
export async function createBuild(
  connection: Connection,
  project: () => Promise<ProjectAnswer>,
  request: BuildRequest,
  progress: (step: BuildProgress) => void,
): Promise<HostDeployment> {
  // Slow to load, and needed by the file tree: it loads while the project is read.
  void import("@vercel/client/dist/utils/index.js").catch(() => undefined);
  const settings = await project();
  const [files, body] = await Promise.all([
    readFileTree({
      directory: request.directory,
      prebuilt: request.prebuilt,
      rootDirectory: settings.rootDirectory,
      projectName: settings.name,
      debug: connection.context.debug,
    }),
    composeBuildBody(request, settings),
  ]);
  const uploads = uniqueUploads(files);
  progress({ step: "scan", files: files.length, bytes: sumOf(files.map((file) => file.content?.size ?? 0)) });
  const attempt = createUuid(connection.context.random);
  const creation: Creation = {
    connection,
    project: settings,
    attempt,
    body: { ...body, meta: { ...request.meta, [ATTEMPT_KEY]: attempt }, files: describeFiles(files) },
    query: request.prebuilt ? { prebuilt: "1" } : { skipAutoDetectionConfirmation: "1" },
  };
  const deployment = await createWithUploads(creation, uploads, progress);
  progress({ step: "created", deployment });
  return deployment;
}

async function createWithUploads(
  creation: Creation,
  uploads: ReadonlyMap<string, Upload>,
  progress: (step: BuildProgress) => void,
): Promise<HostDeployment> {
  let missing: readonly string[] = [];
  for (let round = 1; round <= CREATE_ROUNDS; round += 1) {
    const result = await create(creation);
    if ("deployment" in result) return result.deployment;
    // They were uploaded: the answer may be that of the time before, and the build there.
    const created = round === 1 ? null : await lookForCreated(creation, 1);
    if (created !== null) return created;
    missing = [...new Set(result.missing)];
    await uploadMissing(creation.connection, uploads, missing, progress);
  }
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    status: 400,
    message: `Vercel still misses ${missing.length} files after they were uploaded ${CREATE_ROUNDS} times (first: ${missing[0] ?? "none named"}).`,
    remedy: "Look at https://www.vercel-status.com and run this again.",
  });
}

async function uploadMissing(
  connection: Connection,
  uploads: ReadonlyMap<string, Upload>,
  missing: readonly string[],
  progress: (step: BuildProgress) => void,
): Promise<void> {
  const wanted = missing.map((sha) => {
    const upload = uploads.get(sha);
    if (upload !== undefined) return upload;
    throw new ProviderError({
      reasonCode: "vendor_answer_unknown",
      vendor: VENDOR,
      status: 400,
      message: `Vercel asks for a file that was not announced (${sha}).`,
      remedy: "Run this again; if it stays, report it to Vercel.",
    });
  });
  const total = { files: wanted.length, bytes: sumOf(wanted.map((upload) => upload.size)) };
  let doneFiles = 0;
  let doneBytes = 0;
  await uploadFiles(connection, wanted, (upload) => {
    doneFiles += 1;
    doneBytes += upload.size;
    progress({ step: "upload", doneFiles, doneBytes, ...total });
  });
}

type CreateResult = { readonly deployment: HostDeployment } | { readonly missing: readonly string[] };

async function create(creation: Creation): Promise<CreateResult> {
  for (let lost = 0; ; lost += 1) {
    try {
      return readCreateAnswer(await postCreate(creation));
    } catch (error) {
      if (!isLostAnswer(error)) throw error;
      const deployment = await lookForCreated(creation);
      if (deployment !== null) return { deployment };
      if (lost === LOST_ANSWERS) throw error;
    }
  }
}

function postCreate(creation: Creation): Promise<VendorAnswer> {
  const { connection, body, query } = creation;
  return connection.request({
    method: "POST",
    path: "/v13/deployments",
    query,
    json: body,
    repeatable: false,
    accept: [400],
    timeoutMs: connection.context.requestTimeoutMs ?? CREATE_TIMEOUT_MS,
  });
}

function readCreateAnswer(answer: VendorAnswer): CreateResult {
  if (answer.status !== 400) return { deployment: parseAnswer(deploymentShape, answer.body, "POST /v13/deployments") };
  const parsed = missingFilesShape.safeParse(answer.body);
  if (parsed.success && parsed.data.error.missing.length > 0) return { missing: parsed.data.error.missing };
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    status: 400,
    message: `Vercel refused the build: POST /v13/deployments → 400 (${messageOf(answer.body) ?? "no reason given"}).`,
    remedy:
      "Fix what the message names, in vercel.json, the project's settings or the number of files, and run this again.",
  });
}

/** Whether the build may exist although no answer came: then it must be looked for before it is asked for again. */
function isLostAnswer(error: unknown): boolean {
  return (
    error instanceof ProviderError &&
    (error.reasonCode === "vendor_unavailable" || error.reasonCode === "vendor_timeout")
  );
}

async function lookForCreated(creation: Creation, looks = LOOKS_AFTER_LOST_ANSWER): Promise<HostDeployment | null> {
  const { connection, project, attempt } = creation;
  for (let look = 1; look <= looks; look += 1) {
    await connection.context.clock.sleep(LOOK_EVERY_MS * look, connection.context.signal);
    const [found] = await findBuildsByMeta(connection, project.id, ATTEMPT_KEY, attempt);
    if (found !== undefined) return found;
  }
  return null;
}

/** One upload for each content, however many files have it. */
function uniqueUploads(files: readonly TreeFile[]): ReadonlyMap<string, Upload> {
  const uploads = new Map<string, Upload>();
  for (const { absolute, content } of files) {
    if (content !== null && (content.bytes !== null || !uploads.has(content.sha))) {
      uploads.set(content.sha, { ...content, absolute });
    }
  }
  return uploads;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
