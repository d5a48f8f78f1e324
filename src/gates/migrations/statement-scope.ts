/** What the judges of statements share: the schema so far, and where they say what they found. */
import type { Node } from "libpg-query";
import type { AdditiveRuleName } from "./additive-rules.ts";
import type { SchemaState } from "./schema-state.ts";

export interface StatementScope {
  readonly state: SchemaState;
  /** Of a migration that is judged; others are only remembered. */
  readonly judged: boolean;
  /** An older version could not live with it. */
  refuse(rule: AdditiveRuleName, what: string): void;
  /** Worth knowing, and no reason to refuse. */
  note(what: string): void;
}

type KindOf<Union> = Union extends unknown ? keyof Union : never;

/** Every kind of node of PostgreSQL's parse tree: `DropStmt`, `AlterTableStmt`, … */
export type Kind = KindOf<Node>;

export type BodyOf<Name extends Kind> = Extract<Node, Readonly<Record<Name, unknown>>>[Name];

/** One judge for each kind of statement. */
export type Judges = { readonly [Name in Kind]?: (body: BodyOf<Name>, scope: StatementScope) => void };

/** The values of all nodes of one kind anywhere below, outer ones first. */
export function nodesBelow<Name extends Kind>(tree: unknown, kind: Name): BodyOf<Name>[] {
  const found: BodyOf<Name>[] = [];
  const waiting: unknown[] = [tree];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (!Array.isArray(next) && kind in next) found.push((next as Readonly<Record<Name, BodyOf<Name>>>)[kind]);
    // One by one: a list of a hundred thousand is more than one call takes.
    for (const one of Object.values(next).toReversed()) waiting.push(one);
  }
  return found;
}
