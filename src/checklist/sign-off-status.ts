/**
 * A person's word as a commit status: a sign-off, its withdrawal, an override. One status each, only ever added to, so that
 * two people who sign in the same second lose nothing; the newest of a box counts. Pure: (word) → status, and back.
 */
import { isAuthor } from "../lib/authors.ts";
import { digestOf } from "../lib/digest.ts";
import { renderInstant } from "../lib/instant.ts";
import type { RecordedSignOff } from "../release/people-in-record.ts";
import type { CommitStatus, CommitStatusState } from "../providers/contract.ts";
import { boxId, ID_LENGTH, type ItemBox } from "./boxes.ts";

const SIGN_OFF = "holdpoint/sign-off";
const OVERRIDE = "holdpoint/override";
/** Characters of the readable part of a context; what tells contexts apart is the id at their end. */
export const SHOWN_TITLE = 60;

export interface StatusText {
  readonly context: string;
  readonly state: CommitStatusState;
  readonly description: string;
}

/** Other overriders make another id, as other names make another box: what was said under one plan counts under no other. */
export function itemId(planFile: string, item: string, overriders: readonly string[]): string {
  const names = overriders.map((name) => name.toLowerCase()).toSorted();
  return boxId(planFile, item, `override by ${names.join(" or ")}`);
}

const CONTEXT = /^holdpoint\/(sign-off|override): (.*) ([0-9a-f]{16})$/s;
const SIGNED = /^(signed|withdrawn) by (\S+) at (\S+Z) on ([0-9a-f]{40}) in #(\d+)(, lasting)?$/;
const OVERRIDDEN = /^overridden by (\S+) at (\S+Z) in #(\d+): (.*)$/s;

export function renderSignOff(sign: {
  readonly given: boolean;
  readonly box: ItemBox;
  readonly login: string;
  readonly at: number;
  readonly commit: string;
  /** The kind that the person was shown; of a withdrawal it says nothing. */
  readonly lasting: boolean;
  readonly pullRequest: number;
}): StatusText {
  const { given, box, login, at, commit, lasting, pullRequest } = sign;
  const kind = given && lasting ? ", lasting" : "";
  return {
    context: `${SIGN_OFF}: ${shown(box.item)} (${shown(box.box.label)}) ${box.id}`,
    state: given ? "success" : "pending",
    description: `${given ? "signed" : "withdrawn"} by ${login} at ${renderInstant(at)} on ${commit} in #${pullRequest}${kind}`,
  };
}

/** The same word under a context that nobody foresees; what it is about, the id at its end says. */
export function withSpareContext({ context, state, description }: StatusText): StatusText {
  const id = context.slice(-ID_LENGTH);
  return { context: `${context.slice(0, -ID_LENGTH)}${digestOf(description, 8)} ${id}`, state, description };
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

/** Every sign-off and override on a commit that still counts, in the order of their contexts. `statuses`: newest first. */
export function parseSignOffsOf(
  statuses: readonly CommitStatus[],
  authors: readonly string[],
  commit: string,
): readonly RecordedSignOff[] {
  return newestSignOffs(readSignOffs(statuses.filter(({ creator }) => isAuthor(creator, authors))))
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
  readonly lasting: boolean;
  readonly pullRequest: number;
  /** Empty for a sign-off. */
  readonly reason: string;
}

/** Every sign-off and override that was ever written, newest first. What cannot be read hides what is older. */
export function readSignOffs(ours: readonly CommitStatus[]): readonly SignOffStatus[] {
  const hidden = new Set<string>();
  return ours.flatMap((status): SignOffStatus[] => {
    const [, kind, item, id] = CONTEXT.exec(status.context) ?? [];
    if ((kind !== "sign-off" && kind !== "override") || item === undefined || id === undefined) return [];
    const read = kind === "override" ? parseOverride(status) : parseSignOff(status);
    if (read === null) hidden.add(`${kind} ${id}`);
    return read === null || hidden.has(`${kind} ${id}`) ? [] : [{ kind, id, item, ...read }];
  });
}

/**
 * The newest of each box or item and pull request: several pull requests may stand at one commit, and each has sign-offs of
 * its own. Told apart by the id, since a label's words may change.
 */
export function newestSignOffs(all: readonly SignOffStatus[]): readonly SignOffStatus[] {
  const newest = new Map<string, SignOffStatus>();
  for (const one of all) {
    const key = `${one.kind} ${one.id} ${one.pullRequest}`;
    if (!newest.has(key)) newest.set(key, one);
  }
  return [...newest.values()];
}

type ParsedSignOff = Omit<SignOffStatus, "kind" | "id" | "item">;

function parseSignOff({ state, description }: CommitStatus): ParsedSignOff | null {
  const [, word, login, when, commit, number, kind] = SIGNED.exec(description) ?? [];
  const at = Date.parse(when ?? "");
  if (login === undefined || commit === undefined || Number.isNaN(at)) return null;
  const given = word === "signed" && state === "success";
  return { given, login, at, commit, lasting: kind !== undefined, pullRequest: Number(number), reason: "" };
}

function parseOverride({ state, description }: CommitStatus): ParsedSignOff | null {
  const [, login, when, number, reason] = OVERRIDDEN.exec(description) ?? [];
  const at = Date.parse(when ?? "");
  if (state !== "success" || login === undefined || Number.isNaN(at)) return null;
  return { given: true, login, at, commit: "", lasting: false, pullRequest: Number(number), reason: reason ?? "" };
}

/** One line of plain text, short enough that contexts can be read in a pull request's list of checks. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(/[^\u0020-\uffff]|[\ud800-\udfff]/g, "");
  return line.length > SHOWN_TITLE ? `${line.slice(0, SHOWN_TITLE - 1)}…` : line;
}
