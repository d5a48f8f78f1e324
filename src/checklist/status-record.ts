/**
 * What is remembered about one commit: commit statuses of our own author, which no edit of a comment reaches. Signs are
 * one status each and only ever added to, so that two people who sign in the same second lose nothing; the newest of a
 * context counts. The status of the whole carries, in its link, which comment shows it and a digest of that comment.
 * Pure: (statuses) → record, and (fact) → status.
 */
import type { Approval, Override } from "../gates/contract.ts";
import { isAuthor } from "../lib/authors.ts";
import { digestOf } from "../lib/digest.ts";
import { renderInstant } from "../lib/instant.ts";
import { DEFAULT_PLAN_FILE } from "../plan/plan.ts";
import type { RecordedSignOff } from "../release/payload.ts";
import type { CommitStatus, CommitStatusState } from "../providers/contract.ts";
import { boxId, type ItemBox } from "./boxes.ts";

const CHECKLIST = "holdpoint/checklist";
const SIGN_OFF = "holdpoint/sign-off";
const OVERRIDE = "holdpoint/override";
/** Hex digits of a comment's digest: 128 bits. */
const DIGEST_LENGTH = 32;
/** A readable part of a context; what tells contexts apart is the id at their end. */
const SHOWN_TITLE = 60;

export interface StatusText {
  readonly context: string;
  readonly state: CommitStatusState;
  readonly description: string;
}

/** Whose statuses of which pull request. */
export interface RecordScope {
  /** Logins that write our statuses and comments; nobody else's count. */
  readonly authors: readonly string[];
  readonly planFile: string;
  readonly pullRequest: number;
  readonly commit: string;
  /** Branch that the pull request goes into; null where that is the default branch. */
  readonly into: string | null;
}

export interface StatusRecord {
  /** The newest status of the whole for this pull request; null where none was written yet. */
  readonly current: (StatusText & { readonly targetUrl: string | null; readonly commentId: number | null }) | null;
  /** Another pull request at the same commit wrote its own after it: GitHub shows that one. */
  readonly replaced: boolean;
  /** When the first status of the whole was written; null where none was. */
  readonly shownSince: number | null;
  /** Digest of the comment that the newest status speaks of. */
  readonly digest: string | null;
  /** Digests of every comment text that we ever showed for this commit. */
  readonly digests: ReadonlySet<string>;
  /** By the box's id; withdrawn ones are not here. */
  readonly approvals: ReadonlyMap<string, Approval>;
  /** By the box's id: who withdrew the newest sign-off, and when. */
  readonly withdrawals: ReadonlyMap<string, Withdrawal>;
  /** By the item's id. */
  readonly overrides: ReadonlyMap<string, Override>;
}

export interface Withdrawal {
  readonly login: string;
  readonly at: number;
}

/**
 * The context that branch protection requires. Plans at another place than the usual have one each, and so has each
 * branch beside the default one: a commit that may go into one of them need not be fit for another.
 */
export function checklistContext({ planFile, into }: Pick<RecordScope, "planFile" | "into">): string {
  const marks = [
    ...(planFile === DEFAULT_PLAN_FILE ? [] : [planFile.slice(-SHOWN_TITLE)]),
    ...(into === null ? [] : [`into ${shown(into)}${shown(into) === into ? "" : ` ${digestOf(into, 16)}`}`]),
  ];
  return marks.length === 0 ? CHECKLIST : `${CHECKLIST} (${marks.join(", ")})`;
}

/** Other overriders make another id, as other names make another box: what was said under one plan counts under no other. */
export function itemId(planFile: string, item: string, overriders: readonly string[]): string {
  const names = overriders.map((name) => name.toLowerCase()).toSorted();
  return boxId(planFile, item, `override by ${names.join(" or ")}`);
}

/** Digest of a comment's text without its ticks. */
export function commentDigest(bodyWithoutTicks: string): string {
  return digestOf(bodyWithoutTicks, DIGEST_LENGTH);
}

/** The link of the status: to the comment, with its digest where GitHub ignores it. */
export function renderTargetUrl(commentUrl: string, digest: string): string {
  const url = new URL(commentUrl);
  url.searchParams.set("holdpoint", digest);
  return url.href;
}

const CONTEXT = /^holdpoint\/(sign-off|override): (.*) ([0-9a-f]{16})$/s;
const TARGET = /\/pull\/(\d+)\?(?:.*&)?holdpoint=([0-9a-f]{32})(?:&.*)?#issuecomment-(\d+)$/;
const SIGNED = /^(signed|withdrawn) by (\S+) at (\S+Z) on ([0-9a-f]{40}) in #(\d+)$/;
const OVERRIDDEN = /^overridden by (\S+) at (\S+Z) in #(\d+): (.*)$/s;

export function renderSignOff(sign: {
  readonly given: boolean;
  readonly box: ItemBox;
  readonly login: string;
  readonly at: number;
  readonly commit: string;
  readonly pullRequest: number;
}): StatusText {
  const { given, box, login, at, commit, pullRequest } = sign;
  return {
    context: `${SIGN_OFF}: ${shown(box.item)} (${shown(box.box.label)}) ${box.id}`,
    state: given ? "success" : "pending",
    description: `${given ? "signed" : "withdrawn"} by ${login} at ${renderInstant(at)} on ${commit} in #${pullRequest}`,
  };
}

export function renderOverride(override: {
  readonly item: string;
  readonly itemId: string;
  readonly login: string;
  readonly at: number;
  readonly reason: string;
  readonly pullRequest: number;
}): StatusText {
  const { item, login, at, reason, pullRequest } = override;
  return {
    context: `${OVERRIDE}: ${shown(item)} ${override.itemId}`,
    state: "success",
    description: `overridden by ${login} at ${renderInstant(at)} in #${pullRequest}: ${reason}`,
  };
}

/** `statuses`: all of the commit, newest first. */
export function parseStatusRecord(statuses: readonly CommitStatus[], scope: RecordScope): StatusRecord {
  const ours = statuses.filter(({ creator }) => isAuthor(creator, scope.authors));
  const whole = ours.filter(({ context }) => context === checklistContext(scope));
  const mine = whole.filter(
    ({ targetUrl }) => (readTarget(targetUrl)?.pullRequest ?? scope.pullRequest) === scope.pullRequest,
  );
  const links = mine.flatMap(({ targetUrl }) => readTarget(targetUrl) ?? []);
  const [current] = mine;
  const signOffs = newestSignOffs(ours).filter(({ pullRequest }) => pullRequest === scope.pullRequest);
  const approvals = new Map<string, Approval>();
  const withdrawals = new Map<string, Withdrawal>();
  const overrides = new Map<string, Override>();
  for (const { kind, id, given, login, at, commit, reason } of signOffs) {
    if (kind === "override") overrides.set(id, { login, at, reason });
    else if (given) approvals.set(id, { box: "", login, at, commit });
    else withdrawals.set(id, { login, at });
  }
  return {
    current: current === undefined ? null : { ...current, commentId: links[0]?.commentId ?? null },
    replaced: current !== whole[0],
    shownSince: mine.at(-1)?.createdAt ?? null,
    digest: readTarget(current?.targetUrl ?? null)?.digest ?? null,
    digests: new Set(links.map(({ digest }) => digest)),
    approvals,
    withdrawals,
    overrides,
  };
}

/** Every sign-off and override on a commit that still counts, in the order of their contexts. `statuses`: newest first. */
export function parseSignOffsOf(
  statuses: readonly CommitStatus[],
  authors: readonly string[],
  commit: string,
): readonly RecordedSignOff[] {
  return newestSignOffs(statuses.filter(({ creator }) => isAuthor(creator, authors)))
    .filter(({ given }) => given)
    .map(({ kind, item, login, at, pullRequest, reason, ...sign }): RecordedSignOff => {
      const found = { item, login, at: renderInstant(at), pullRequest };
      return kind === "override" ? { ...found, commit, override: reason } : { ...found, commit: sign.commit };
    })
    .toSorted((left, right) => (left.item < right.item ? -1 : 1));
}

interface SignOffStatus {
  readonly kind: "sign-off" | "override";
  /** Of the box or, for an override, of the item. */
  readonly id: string;
  /** As the context shows it. */
  readonly item: string;
  readonly given: boolean;
  readonly login: string;
  readonly at: number;
  /** Empty for an override. */
  readonly commit: string;
  readonly pullRequest: number;
  /** Empty for a sign-off. */
  readonly reason: string;
}

/**
 * The newest of each box or item and pull request: several pull requests may stand at one commit, and each has sign-offs of
 * its own. Told apart by the id, since a label's words may change. What cannot be read hides what is older.
 */
function newestSignOffs(ours: readonly CommitStatus[]): readonly SignOffStatus[] {
  const newest = new Map<string, SignOffStatus>();
  const hidden = new Set<string>();
  for (const status of ours) {
    const [, kind, item, id] = CONTEXT.exec(status.context) ?? [];
    if ((kind !== "sign-off" && kind !== "override") || item === undefined || id === undefined) continue;
    const read = kind === "override" ? parseOverride(status) : parseSignOff(status);
    if (read === null) hidden.add(`${kind} ${id}`);
    else if (!hidden.has(`${kind} ${id}`)) {
      const key = `${kind} ${id} ${read.pullRequest}`;
      if (!newest.has(key)) newest.set(key, { kind, id, item, ...read });
    }
  }
  return [...newest.values()];
}

function readTarget(url: string | null) {
  const [, number, digest, commentId] = TARGET.exec(url ?? "") ?? [];
  return digest === undefined ? null : { pullRequest: Number(number), digest, commentId: Number(commentId) };
}

type ParsedSignOff = Omit<SignOffStatus, "kind" | "id" | "item">;

function parseSignOff({ state, description }: CommitStatus): ParsedSignOff | null {
  const [, word, login, when, commit, number] = SIGNED.exec(description) ?? [];
  const at = Date.parse(when ?? "");
  if (login === undefined || commit === undefined || Number.isNaN(at)) return null;
  const given = word === "signed" && state === "success";
  return { given, login, at, commit, pullRequest: Number(number), reason: "" };
}

function parseOverride({ state, description }: CommitStatus): ParsedSignOff | null {
  const [, login, when, number, reason] = OVERRIDDEN.exec(description) ?? [];
  const at = Date.parse(when ?? "");
  if (state !== "success" || login === undefined || Number.isNaN(at)) return null;
  return { given: true, login, at, commit: "", pullRequest: Number(number), reason: reason ?? "" };
}

/** One line of plain text, short enough that contexts can be read in a pull request's list of checks. */
function shown(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(/[^\u0020-\uffff]|[\ud800-\udfff]/g, "");
  return line.length > SHOWN_TITLE ? `${line.slice(0, SHOWN_TITLE - 1)}…` : line;
}
