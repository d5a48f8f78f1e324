/**
 * What is remembered about one commit: commit statuses of our own author, which no edit of a comment reaches. People's
 * words are one status each; the status of the whole carries, in its link, which comment shows it and a digest of that
 * comment. Pure: (statuses) → record, and (fact) → status.
 */
import type { Approval, Override } from "../gates/contract.ts";
import { isAuthor } from "../lib/authors.ts";
import { digestOf } from "../lib/digest.ts";
import { DEFAULT_PLAN_FILE } from "../plan/plan.ts";
import type { CommitStatus } from "../providers/contract.ts";
import { newestSignOffs, readSignOffs, shown, SHOWN_TITLE, type StatusText } from "./sign-off-status.ts";

const CHECKLIST = "holdpoint/checklist";
/** Hex digits of a comment's digest: 128 bits. */
const DIGEST_LENGTH = 32;

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
  /** By the box's id: every withdrawal on this commit, also those that somebody's word has followed. */
  readonly takenBack: ReadonlyMap<string, readonly Withdrawal[]>;
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

const TARGET = /\/pull\/(\d+)\?(?:.*&)?holdpoint=([0-9a-f]{32})(?:&.*)?#issuecomment-(\d+)$/;

/** `statuses`: all of the commit, newest first. */
export function parseStatusRecord(statuses: readonly CommitStatus[], scope: RecordScope): StatusRecord {
  const ours = statuses.filter(({ creator }) => isAuthor(creator, scope.authors));
  const whole = ours.filter(({ context }) => context === checklistContext(scope));
  const mine = whole.filter(
    ({ targetUrl }) => (readTarget(targetUrl)?.pullRequest ?? scope.pullRequest) === scope.pullRequest,
  );
  const links = mine.flatMap(({ targetUrl }) => readTarget(targetUrl) ?? []);
  const [current] = mine;
  const signOffs = readSignOffs(ours).filter(({ pullRequest }) => pullRequest === scope.pullRequest);
  const approvals = new Map<string, Approval>();
  const withdrawals = new Map<string, Withdrawal>();
  const takenBack = new Map<string, readonly Withdrawal[]>();
  const overrides = new Map<string, Override>();
  for (const { id, given, login, at } of signOffs) {
    if (!given) takenBack.set(id, [...(takenBack.get(id) ?? []), { login, at }]);
  }
  for (const { kind, id, given, login, at, commit, lasting, reason } of newestSignOffs(signOffs)) {
    if (kind === "override") overrides.set(id, { login, at, reason });
    else if (given) approvals.set(id, { box: "", login, at, commit, lasting });
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
    takenBack,
    overrides,
  };
}

function readTarget(url: string | null) {
  const [, number, digest, commentId] = TARGET.exec(url ?? "") ?? [];
  return digest === undefined ? null : { pullRequest: Number(number), digest, commentId: Number(commentId) };
}
