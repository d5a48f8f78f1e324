/** Branches of a project with its data: each a project of its own, found by name. The list has no pages. */
import { z } from "zod";
import { ProviderError } from "../../../lib/error.ts";
import { parseUrl } from "../../../lib/parse-url.ts";
import { Secret } from "../../../lib/secret.ts";
import type { CopyWish, Following, ManagedCopy, ManagedPlace } from "../../contract.ts";
import { isoInstant } from "../../iso-instant.ts";
import { parseAnswer } from "../../parse-answer.ts";
import { MANAGED_REMEDY, VENDOR } from "../settings.ts";
import { projectPath, type Supabase } from "./supabase.ts";

const READY = new Set(["MIGRATIONS_PASSED", "FUNCTIONS_DEPLOYED"]);
const COMING = new Set(["CREATING_PROJECT", "RUNNING_MIGRATIONS"]);
const GIVEN_UP = new Set(["INIT_FAILED", "RESTORE_FAILED", "PAUSE_FAILED", "REMOVED", "GOING_DOWN"]);
const HEALTHY = "ACTIVE_HEALTHY";
const POLL_MS = 5_000;
const SESSION_PORT = 5_432;

const branchShape = z.object({
  id: z.string().min(1),
  name: z.string(),
  project_ref: z.string(),
  is_default: z.boolean(),
  status: z.string(),
  with_data: z.boolean(),
  created_at: isoInstant,
  deletion_scheduled_at: isoInstant.nullish(),
  preview_project_status: z.string().nullish(),
});
const branchesAnswer = z.array(branchShape);
const configAnswer = z.object({
  ref: z.string().min(1),
  db_host: z.string().min(1),
  db_port: z.number().int().positive(),
  db_user: z.string().nullish(),
  db_pass: z.string().nullish(),
});
const poolersAnswer = z.array(
  z.object({ database_type: z.string(), db_user: z.string().min(1), db_host: z.string().min(1) }),
);

type Branch = z.infer<typeof branchShape>;

export async function findBranch(supabase: Supabase, place: ManagedPlace, name: string): Promise<ManagedCopy | null> {
  const found = (await listBranches(supabase, place)).filter((branch) => branch.name === name);
  const [one] = found;
  if (one === undefined) return null;
  if (found.length === 1) return copyOf(one);
  throw problem("vendor_answer_unknown", `Supabase has ${found.length} branches that are named ${name}.`);
}

async function listBranches({ client }: Supabase, place: ManagedPlace): Promise<readonly Branch[]> {
  const path = `${projectPath(place)}/branches`;
  const answer = await client.request({ method: "GET", path, repeatable: true });
  return parseAnswer(VENDOR, branchesAnswer, answer.body, `GET ${path}`);
}

export async function createBranch({ client }: Supabase, place: ManagedPlace, wish: CopyWish): Promise<ManagedCopy> {
  if (wish.at !== null) throw problem("usage", "Supabase makes no branch of a moment that is over.");
  const path = `${projectPath(place)}/branches`;
  // Not persistent: Supabase pauses it by itself where nobody uses it.
  const json = { branch_name: wish.name, with_data: true, persistent: false };
  const answer = await client.request({ method: "POST", path, json, repeatable: false });
  return copyOf(parseAnswer(VENDOR, branchShape, answer.body, `POST ${path}`));
}

function copyOf(branch: Branch): ManagedCopy {
  const project = branch.preview_project_status ?? null;
  const isReady = READY.has(branch.status) && (project === null || project === HEALTHY);
  const isComing = (COMING.has(branch.status) || READY.has(branch.status)) && !GIVEN_UP.has(project ?? "");
  return {
    way: "branch",
    id: branch.id,
    name: branch.name,
    createdAt: branch.created_at,
    dataAt: null,
    lsn: null,
    expiresAt: branch.deletion_scheduled_at ?? null,
    // A branch without data is no copy of the database, whatever was asked for.
    state: !branch.with_data || branch.is_default ? "failed" : isReady ? "ready" : isComing ? "coming" : "failed",
    operations: [],
    url: `https://supabase.com/dashboard/project/${branch.project_ref}`,
  };
}

export async function followBranch(
  supabase: Supabase,
  place: ManagedPlace,
  { name }: ManagedCopy,
  { timeoutMs, progress }: Following,
): Promise<ManagedCopy> {
  const { clock, signal } = supabase.context;
  const until = clock.now() + timeoutMs;
  for (;;) {
    const found = await findBranch(supabase, place, name);
    if (found?.state === "ready") return found;
    if (found === null || found.state === "failed") {
      throw problem(
        "managed_copy_failed",
        found === null
          ? `The branch ${name} is not in Supabase's list.`
          : `Supabase gave up the branch ${name}, or made it without the project's data.`,
      );
    }
    progress(`the branch ${name} is being made`);
    if (clock.now() + POLL_MS > until) throw problem("vendor_timeout", `The branch ${name} is not ready yet.`);
    await clock.sleep(POLL_MS, signal);
  }
}

/**
 * By the pooler in session mode, since a project's own address has no IPv4, which GitHub's runners need
 * (https://supabase.com/docs/guides/database/connecting-to-postgres).
 */
export async function addressOfBranch({ client }: Supabase, { id, name }: ManagedCopy, like: Secret): Promise<Secret> {
  const path = `/v1/branches/${encodeURIComponent(id)}`;
  const answer = await client.request({ method: "GET", path, repeatable: true });
  const { ref, db_pass: password } = parseAnswer(VENDOR, configAnswer, answer.body, `GET ${path}`);
  if (typeof password !== "string" || password === "" || /^\*+$/.test(password)) {
    throw problem(
      "credential_insufficient",
      `Supabase does not show the password of the branch ${name} to this token.`,
    );
  }
  const poolerPath = `${projectPath({ project: ref })}/config/database/pooler`;
  const poolers = await client.request({ method: "GET", path: poolerPath, repeatable: true });
  const primary = parseAnswer(VENDOR, poolersAnswer, poolers.body, `GET ${poolerPath}`).find(
    ({ database_type: type }) => type === "PRIMARY",
  );
  if (primary === undefined) throw problem("vendor_answer_unknown", `Supabase names no pooler of the branch ${name}.`);
  const [address = "", ...certificates] = like.reveal().trim().split(/\r?\n/);
  const url = parseUrl(address);
  // Certificates of the authorities, and how strictly they are checked, are the project's.
  const search = url?.search ?? "";
  const database = url?.pathname ?? "/postgres";
  const user = encodeURIComponent(primary.db_user);
  const made = `postgres://${user}:${encodeURIComponent(password)}@${primary.db_host}:${SESSION_PORT}${database}${search}`;
  return new Secret(`${like.name} (Supabase branch ${name})`, [made, ...certificates].join("\n"));
}

/** Also where it is gone already. */
export async function deleteBranch(supabase: Supabase, place: ManagedPlace, id: string): Promise<void> {
  const path = `/v1/branches/${encodeURIComponent(id)}`;
  await supabase.client.request({ method: "DELETE", path, repeatable: true, accept: [404] });
  if (!(await listBranches(supabase, place)).some((branch) => branch.id === id)) return;
  throw problem("read_back_mismatch", `Supabase took the order to delete the branch ${id}, and it is still there.`);
}

function problem(reasonCode: ProviderError["reasonCode"], message: string): ProviderError {
  return new ProviderError({
    reasonCode,
    vendor: VENDOR,
    message,
    remedy:
      reasonCode === "credential_insufficient"
        ? MANAGED_REMEDY
        : "Look at the project's branches in Supabase's dashboard; run again, this finds what was begun.",
  });
}
