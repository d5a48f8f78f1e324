/**
 * The way back of a release, as it was proven before its promote: what stands in its record, and what a rollback makes of
 * it. Whoever decides on a rollback asks `holdsRollback` of the record's payload: where it gives an answer, the host's rung
 * is not for a machine to take, and the answer says why. Pure, and by hand like the rest of the payload.
 */
import { isText } from "../lib/fields.ts";
import { hold, type Verdict } from "../lib/verdict.ts";

const WORDS = ["safe", "unsafe", "until-migration", "unknown"] as const;
const TOPICS = ["gates", "target", "host", "migrations"] as const;

export type WayBackWord = (typeof WORDS)[number];

/** Something that was found out, and what it is about. */
export interface WayBackReason {
  readonly about: (typeof TOPICS)[number];
  /** A part of a sentence. */
  readonly says: string;
}

export interface WayBack {
  readonly verdict: WayBackWord;
  /** Deployment that it leads to. */
  readonly to: string;
  /** Of `until-migration`: the way is proven for a deployment that has this one already. */
  readonly migration?: string;
  /** What the verdict rests on. */
  readonly reasons: readonly WayBackReason[];
  /** What a rollback would bring along, in parts of sentences. */
  readonly differences: readonly string[];
  /** What could not be found out, in parts of sentences. */
  readonly unknown: readonly string[];
  /** On which schema each of the two was released; absent where no step migrates production. */
  readonly schemas?: readonly MetSchemas[];
}

/** Of one database, by the newest migration: null where that is not known. */
export interface MetSchemas {
  /** Variable of its address. */
  readonly database: string;
  readonly knownGood: string | null;
  readonly candidate: string | null;
}

/** Null where it is none, or not understood: it is told nothing by then, and what nobody knows holds nothing up. */
export function readWayBack(value: unknown): WayBack | null {
  if (!isFields(value)) return null;
  const { verdict, to, migration } = value;
  const word = WORDS.find((one) => one === verdict);
  if (word === undefined || typeof to !== "string") return null;
  return {
    verdict: word,
    to,
    ...(typeof migration === "string" ? { migration } : {}),
    reasons: listOf(value["reasons"]).flatMap(readReason),
    differences: listOf(value["differences"]).filter(isText),
    unknown: listOf(value["unknown"]).filter(isText),
    ...readMet(value["schemas"]),
  };
}

/**
 * Is it shown that the deployment would do harm? Only that keeps a machine from going back to it: one that is gone, or that
 * the host's plan does not restore, harms nobody by being asked for, and the host has the last word on it.
 */
function isShownUnsafe({ verdict, reasons }: WayBack): boolean {
  return verdict === "unsafe" && reasons.some(({ about }) => about === "gates");
}

/** Where nobody but a person may go back; null where a machine may. `subject`: `A rollback is due (…)`. */
export function holdsRollback(wayBack: WayBack | undefined, to: string, subject: string): Verdict | null {
  if (wayBack === undefined || wayBack.to !== to || !isShownUnsafe(wayBack)) return null;
  return hold(
    "way_back_unsafe",
    `${subject}, but the only way back was shown to be unsafe before the promote: ${reasonsOf(wayBack)}.`,
    `A person decides: dispatch a rollback with \`to: ${to}\`, which goes there all the same, or with another deployment, or deploy a fix. A dry run shows what there is.`,
    wayBack.differences.map((value) => ({ label: "it would bring along", value })),
  );
}

/** In sentences, for people. */
export function describeWayBack(wayBack: WayBack): string {
  const { verdict, to, migration, differences, unknown, schemas = [] } = wayBack;
  const why = reasonsOf(wayBack);
  const because = why === "" ? "" : `: ${why}`;
  const word: Readonly<Record<WayBackWord, string>> = {
    safe: `The way back to ${to} is safe${because}.`,
    unsafe: `The way back to ${to} is unsafe${because}.${isShownUnsafe(wayBack) ? " No rollback goes there by itself." : ""}`,
    "until-migration": `The way back to ${to} is safe until migration ${migration ?? "(not named)"}${because}.`,
    unknown: `Whether the way back to ${to} is safe is not known${because}.`,
  };
  return [
    word[verdict],
    ...schemas.map((met) => describeMet(met, to)),
    ...(differences.length === 0 ? [] : [`It would bring along: ${differences.join("; ")}.`]),
    ...(unknown.length === 0 ? [] : [`Not known: ${unknown.join("; ")}.`]),
  ].join(" ");
}

function describeMet({ database, knownGood, candidate }: MetSchemas, to: string): string {
  const now = `The schema of ${database} is at ${candidate ?? "a migration that is not known"} with this release`;
  return knownGood === null
    ? `${now}; which one ${to} was released on is not recorded.`
    : `${now}, and ${to} was released on ${knownGood}.`;
}

/** For a table: `safe`, `until migration 0042`. */
export function nameWayBack({ verdict, migration }: WayBack): string {
  return verdict === "until-migration" ? `until migration ${migration ?? "(not named)"}` : verdict;
}

function reasonsOf({ reasons }: WayBack): string {
  return reasons.map(({ says }) => says).join("; ");
}

function readMet(value: unknown): Pick<WayBack, "schemas"> {
  const schemas = listOf(value).flatMap((one): readonly MetSchemas[] => {
    if (!isFields(one)) return [];
    const { database, knownGood, candidate } = one;
    if (!isText(database) || !isNewest(knownGood) || !isNewest(candidate)) return [];
    return [{ database, knownGood, candidate }];
  });
  return schemas.length === 0 ? {} : { schemas };
}

function isNewest(value: unknown): value is string | null {
  return value === null || isText(value);
}

function readReason(value: unknown): readonly WayBackReason[] {
  if (!isFields(value)) return [];
  const about = TOPICS.find((one) => one === value["about"]);
  const { says } = value;
  return about === undefined || !isText(says) ? [] : [{ about, says }];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
