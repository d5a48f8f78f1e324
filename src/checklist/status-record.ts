/**
 * What is remembered about one commit: commit statuses of our own author, which no edit of a comment reaches. Signs are
 * one status each and only ever added to, so that two people who sign in the same second lose nothing; the newest of a
 * context counts. The status of the whole carries, in its link, which comment shows it and a digest of that comment.
 * Pure: (statuses) → record, and (fact) → status.
 */
import type { Approval, Override } from "../gates/contract.ts";
import { digestOf } from "../lib/digest.ts";
import { renderInstant } from "../lib/instant.ts";
import type { RecordedSign } from "../release/payload.ts";
import type { CommitStatus, CommitStatusState } from "../providers/contract.ts";
import { boxId, type ItemBox } from "./boxes.ts";

const DEFAULT_PLAN_FILE = ".github/holdpoint.yml";
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
  /** Login that writes our statuses and comments; nobody else's count. */
  readonly author: string;
  readonly planFile: string;
  readonly pullRequest: number;
  readonly commit: string;
}

export interface StatusRecord {
  /** The newest status of the whole; null where none was written yet. */
  readonly current: (StatusText & { readonly targetUrl: string | null; readonly commentId: number | null }) | null;
  /** Digest of the comment that the newest status speaks of. */
  readonly digest: string | null;
  /** Digests of every comment text that we ever showed for this commit. */
  readonly digests: ReadonlySet<string>;
  /** By the box's eight digits; withdrawn ones are not here. */
  readonly approvals: ReadonlyMap<string, Approval>;
  /** By the item's eight digits. */
  readonly overrides: ReadonlyMap<string, Override>;
}

/** The context that branch protection requires. Plans at another place than the usual have one each. */
export function checklistContext(planFile: string): string {
  return planFile === DEFAULT_PLAN_FILE ? CHECKLIST : `${CHECKLIST} (${planFile.slice(-SHOWN_TITLE)})`;
}

export function itemId(planFile: string, item: string): string {
  return boxId(planFile, item, "");
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
export function readStatusRecord(statuses: readonly CommitStatus[], scope: RecordScope): StatusRecord {
  const ours = statuses.filter(({ creator }) => creator.toLowerCase() === scope.author.toLowerCase());
  const whole = ours.filter(({ context }) => context === checklistContext(scope.planFile));
  const links = whole.flatMap(({ targetUrl }) => readTarget(targetUrl, scope.pullRequest) ?? []);
  const [current] = whole;
  const link = readTarget(current?.targetUrl ?? null, scope.pullRequest);
  const newest = new Map<string, CommitStatus>();
  for (const status of ours) if (!newest.has(status.context)) newest.set(status.context, status);
  const approvals = new Map<string, Approval>();
  const overrides = new Map<string, Override>();
  for (const [context, status] of newest) {
    const id = /([0-9a-f]{8})$/.exec(context)?.[1];
    if (id === undefined) continue;
    const approval = context.startsWith(`${SIGN_OFF}: `) ? readApproval(status, scope.pullRequest) : null;
    const override = context.startsWith(`${OVERRIDE}: `) ? readOverride(status, scope.pullRequest) : null;
    if (approval !== null) approvals.set(id, approval);
    if (override !== null) overrides.set(id, override);
  }
  return {
    current: current === undefined ? null : { ...current, commentId: link?.commentId ?? null },
    digest: link?.digest ?? null,
    digests: new Set(links.map(({ digest }) => digest)),
    approvals,
    overrides,
  };
}

/** Every sign and override on a commit that still stands, in the order of their contexts. `statuses`: newest first. */
export function readSignsOf(
  statuses: readonly CommitStatus[],
  author: string,
  commit: string,
): readonly RecordedSign[] {
  const newest = new Map<string, CommitStatus>();
  for (const status of statuses) {
    if (status.creator.toLowerCase() !== author.toLowerCase() || newest.has(status.context)) continue;
    newest.set(status.context, status);
  }
  return [...newest.values()]
    .flatMap((status): RecordedSign[] => {
      const item = /^holdpoint\/(?:sign-off|override): (.*) [0-9a-f]{8}$/.exec(status.context)?.[1];
      if (item === undefined || status.state !== "success") return [];
      const [, word, login, at, signedOn, number] = SIGNED.exec(status.description) ?? [];
      if (word === "signed" && login !== undefined && at !== undefined && signedOn !== undefined) {
        return [{ item, login, at, commit: signedOn, pullRequest: Number(number) }];
      }
      const [, who, when, inPull, reason] = OVERRIDDEN.exec(status.description) ?? [];
      if (who === undefined || when === undefined) return [];
      return [{ item, login: who, at: when, commit, pullRequest: Number(inPull), override: reason ?? "" }];
    })
    .toSorted((left, right) => (left.item < right.item ? -1 : 1));
}

function readTarget(url: string | null, pullRequest: number): { digest: string; commentId: number } | null {
  const match = TARGET.exec(url ?? "");
  if (match?.[2] === undefined || Number(match[1]) !== pullRequest) return null;
  return { digest: match[2], commentId: Number(match[3]) };
}

/** Null where it was withdrawn, or given on another pull request that happens to stand at the same commit. */
function readApproval({ state, description }: CommitStatus, pullRequest: number): Approval | null {
  const [, word, login, at, commit, number] = SIGNED.exec(description) ?? [];
  if (word !== "signed" || state !== "success" || login === undefined || commit === undefined) return null;
  const instant = Date.parse(at ?? "");
  if (Number.isNaN(instant) || Number(number) !== pullRequest) return null;
  return { box: "", login, at: instant, commit };
}

function readOverride({ state, description }: CommitStatus, pullRequest: number): Override | null {
  const [, login, at, number, reason] = OVERRIDDEN.exec(description) ?? [];
  const instant = Date.parse(at ?? "");
  if (state !== "success" || login === undefined || Number.isNaN(instant) || Number(number) !== pullRequest)
    return null;
  return { login, at: instant, reason: reason ?? "" };
}

/** One line of plain text, short enough that contexts can be read in a pull request's list of checks. */
function shown(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(/[^\u0020-\uffff]|[\ud800-\udfff]/g, "");
  return line.length > SHOWN_TITLE ? `${line.slice(0, SHOWN_TITLE - 1)}…` : line;
}
