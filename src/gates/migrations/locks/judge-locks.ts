/** Walks through the pending statements as their tool runs them, and says what each takes of the tables. */
import type { Node } from "libpg-query";
import { readBlock } from "../judge-block.ts";
import { remember } from "../judge-additive.ts";
import { judgeStatement } from "../judge-statement.ts";
import type { LocalMigration, TransactionSpan } from "../../../migrations/migration.ts";
import { parsableText } from "../parsable-text.ts";
import type { SqlParser, SqlReader, Statement } from "../../../migrations/parse-sql.ts";
import { createSchemaState, qualified, relationName, shownName } from "../schema-state.ts";
import { UnreadableMigrations } from "../../../migrations/unreadable-migrations.ts";
import type { LockCatalog } from "./lock-catalog.ts";
import type { LockFinding } from "./lock-finding.ts";
import { stoppedBy } from "./lock-modes.ts";
import { safeWay } from "./lock-rules.ts";
import { seedState } from "./seed-state.ts";
import { createSettings, type SettingsSoFar } from "./session-settings.ts";
import { createSeen, type Touch, type TouchScope } from "./touch.ts";
import { refusesTransaction, touchesOf } from "./touches-of.ts";

const MAXIMUM_FINDINGS = 10_000;

export interface LockOrder {
  /** Older ones, read only for what they made of the schema. */
  readonly known: readonly LocalMigration[];
  readonly judged: readonly LocalMigration[];
  /** How the tool runs a file with this text. */
  readonly transactionOf: (text: string) => TransactionSpan;
  readonly catalog: LockCatalog | null;
}

interface Held {
  readonly touch: Touch;
  readonly place: string;
}

interface Walk {
  readonly scope: Omit<TouchScope, "timeZone">;
  readonly settings: SettingsSoFar;
  readonly findings: LockFinding[];
  /** Locks that stop others, since the transaction began. */
  held: Held[];
  /** BEGIN of the migrations' own. */
  begun: boolean;
}

export async function judgeLocks(order: LockOrder, parser: SqlParser): Promise<readonly LockFinding[]> {
  const { catalog, known, judged } = order;
  const state = createSchemaState();
  for (const migration of known) await remember(migration, state, parser);
  if (catalog !== null) await seedState(state, catalog, parser);
  const walk: Walk = {
    scope: { state, catalog, seen: createSeen() },
    settings: createSettings({ timeout: (catalog?.lockTimeoutMs ?? 0) > 0, timeZone: catalog?.timeZone ?? null }),
    findings: [],
    held: [],
    begun: false,
  };
  for (const migration of judged) {
    state.searchPath = "public";
    const span = order.transactionOf(migration.text);
    if (span !== "set") endTransaction(walk);
    if (span !== "set") walk.settings.reset();
    await walkMigration(migration, span, walk, parser.reading(migration.file));
  }
  return walk.findings;
}

async function walkMigration(
  migration: LocalMigration,
  span: TransactionSpan,
  walk: Walk,
  reader: SqlReader,
): Promise<void> {
  const { file } = migration;
  const parsed = await reader.parse(parsableText(migration));
  if ("error" in parsed) {
    add(walk, { file, line: parsed.error.line, kind: "unread", says: `is not SQL: ${parsed.error.message}` });
    return;
  }
  const together = span === "set" || span === "file" || (span === "query" && parsed.statements.length > 1);
  for (const statement of parsed.statements) {
    const { node, line } = statement;
    if ("TransactionStmt" in node) {
      const { kind } = node.TransactionStmt;
      if (kind === "TRANS_STMT_BEGIN" || kind === "TRANS_STMT_START") walk.begun = true;
      if (kind === "TRANS_STMT_COMMIT" || kind === "TRANS_STMT_ROLLBACK") endTransaction(walk);
      continue;
    }
    walk.settings.follow(node);
    const inner = await innerStatements(node, statement, reader);
    for (const one of inner) judgeOne(one.node, { file, line: one.line }, together || walk.begun, walk);
    if (inner.length === 0) add(walk, { file, line, kind: "unread", says: "does what cannot be read here" });
    if (!together && !walk.begun) endTransaction(walk);
  }
}

interface Inner {
  /** Null where it is put together while it runs. */
  readonly node: Node | null;
  readonly line: number;
}

/** What a DO block may run stands in one statement, and so in one transaction. */
async function innerStatements(node: Node, statement: Statement, reader: SqlReader): Promise<readonly Inner[]> {
  if (!("DoStmt" in node)) return [{ node, line: statement.line }];
  return (await readBlock(node.DoStmt, statement, reader)) ?? [];
}

interface Place {
  readonly file: string;
  readonly line: number;
}

function judgeOne(node: Node | null, at: Place, inTransaction: boolean, walk: Walk): void {
  if (node === null || "CallStmt" in node || "ExecuteStmt" in node) {
    add(walk, { ...at, kind: "unread", says: "does what cannot be read here" });
    return;
  }
  const { timeZone, timeout } = walk.settings.now();
  const scope: TouchScope = { ...walk.scope, timeZone };
  const alone = refusesTransaction(node);
  if (alone !== null && inTransaction) {
    const says = `fails: ${alone} cannot run inside a transaction, and this is run in one`;
    add(walk, { ...at, kind: "fails", says, instead: "put it into a migration of its own that runs without one" });
  }
  judgeInvalidIndex(node, at, walk);
  const touches = touchesOf(node, scope);
  judgeHeld(node, touches, at, walk);
  for (const touch of touches) addTouch(touch, at, timeout, walk);
  for (const touch of touches) {
    if (stoppedBy(touch.lock) !== null) walk.held.push({ touch, place: `${at.file}:${at.line}` });
  }
  judgeStatement(node, { state: scope.state, judged: true, refuse: () => {}, note: () => {} });
}

/** What a broken-off CREATE INDEX CONCURRENTLY leaves is an index by name, and IF NOT EXISTS looks at no more. */
function judgeInvalidIndex(node: Node, at: Place, walk: Walk): void {
  if (!("IndexStmt" in node)) return;
  const { idxname, if_not_exists: ifMissing, relation } = node.IndexStmt;
  if (idxname === undefined || ifMissing !== true) return;
  const name = qualified([relation?.schemaname ?? "", idxname], walk.scope.state);
  if (walk.scope.catalog?.relations.get(name)?.valid !== false) return;
  const says = `makes nothing: an invalid index ${shownName(name)} is there, and IF NOT EXISTS passes over it`;
  add(walk, { ...at, kind: "skipped", says, instead: `DROP INDEX CONCURRENTLY ${shownName(name)} before it` });
}

/** Whatever takes its time keeps the locks of the statements before it. */
function judgeHeld(node: Node, touches: readonly Touch[], at: Place, walk: Walk): void {
  const target = targetOf(node, touches, walk);
  if (target === null) return;
  for (const { touch, place } of walk.held) {
    const own = touches.find(({ table }) => table === touch.table);
    if (own !== undefined && stoppedBy(own.lock) === stoppedBy(touch.lock) && own.cost !== "moment") continue;
    const size = sizeOf(target, walk) ?? sizeOf(touch.table, walk);
    add(walk, {
      ...at,
      kind: "held",
      rule: touch.rule,
      table: touch.table,
      stops: stoppedBy(touch.lock),
      bytes: size?.bytes ?? null,
      says: `takes its time while ${touch.lock} on ${shownName(touch.table)}, taken at ${place}, is held until the transaction ends`,
      instead: "put it into a migration of its own, in another transaction",
    });
  }
}

/** The table that it works through; null where it is done in a moment. */
function targetOf(node: Node, touches: readonly Touch[], { scope }: Walk): string | null {
  const costly = touches.find(({ cost }) => cost !== "moment" && cost !== "empty");
  if (costly !== undefined) return costly.table;
  for (const body of [
    "UpdateStmt" in node ? node.UpdateStmt : null,
    "DeleteStmt" in node ? node.DeleteStmt : null,
    "MergeStmt" in node ? node.MergeStmt : null,
    "InsertStmt" in node && isSelect(node.InsertStmt.selectStmt) ? node.InsertStmt : null,
  ]) {
    if (body?.relation !== undefined) return relationName(body.relation, scope.state);
  }
  return "CreateTableAsStmt" in node ? "" : null;
}

/** Rows that are written out take as long as they are. */
function isSelect(source: Node | undefined): boolean {
  return source !== undefined && "SelectStmt" in source && source.SelectStmt.valuesLists === undefined;
}

function addTouch(touch: Touch, at: Place, timeout: boolean, walk: Walk): void {
  const { table, lock, cost, rule } = touch;
  const stops = stoppedBy(lock);
  const size = sizeOf(table, walk);
  add(walk, {
    ...at,
    kind: "lock",
    rule,
    table,
    lock,
    cost,
    stops,
    bytes: size?.bytes ?? null,
    rows: size?.rows ?? null,
    withoutTimeout: stops !== null && !timeout,
    says: "",
    instead: safeWay(rule, walk.scope.catalog?.major ?? null),
  });
}

function sizeOf(table: string, { scope }: Walk) {
  return scope.catalog?.relations.get(table);
}

function add({ findings }: Walk, finding: Partial<LockFinding> & Pick<LockFinding, "file" | "line" | "kind" | "says">) {
  if (findings.length >= MAXIMUM_FINDINGS) {
    throw new UnreadableMigrations(
      `Up to ${finding.file} there are more than ${MAXIMUM_FINDINGS} locks of tables, so they were not all judged.`,
      "Judge only the newest migrations (since), or take the generated SQL out of them.",
    );
  }
  findings.push({ ...NOTHING, ...finding });
}

const NOTHING = {
  rule: null,
  table: null,
  lock: null,
  cost: "moment",
  stops: null,
  bytes: null,
  rows: null,
  withoutTimeout: false,
  instead: null,
} as const;

function endTransaction(walk: Walk): void {
  walk.held = [];
  walk.begun = false;
  walk.settings.endTransaction();
}
