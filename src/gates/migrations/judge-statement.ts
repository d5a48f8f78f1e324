import type { Node } from "libpg-query";
import { dataJudges } from "./judge-data.ts";
import { dropJudges } from "./judge-drop.ts";
import { renameJudges } from "./judge-rename.ts";
import { rightsJudges } from "./judge-rights.ts";
import { tableJudges } from "./judge-table.ts";
import { type Judges, type Kind, nodesBelow, type StatementScope } from "./statement-scope.ts";

const JUDGES: Judges = { ...tableJudges, ...dropJudges, ...renameJudges, ...rightsJudges, ...dataJudges };

/** Statements that take nothing from an older version, whatever they say. */
const HARMLESS: ReadonlySet<string> = new Set<Kind>([
  ...([
    "TransactionStmt",
    "VariableShowStmt",
    "CommentStmt",
    "SecLabelStmt",
    "LockStmt",
    "ConstraintsSetStmt",
  ] as const),
  ...(["CreateExtensionStmt", "AlterExtensionStmt", "AlterExtensionContentsStmt", "CreateStatsStmt"] as const),
  ...(["AlterStatsStmt", "CreateCastStmt", "CreateConversionStmt", "CreateOpClassStmt", "CreateOpFamilyStmt"] as const),
  ...(["AlterOpFamilyStmt", "CreateTransformStmt", "CreatePLangStmt", "CreateAmStmt", "AlterSeqStmt"] as const),
  ...(["CreateFdwStmt", "AlterFdwStmt", "CreateForeignServerStmt", "AlterForeignServerStmt"] as const),
  ...(["CreateUserMappingStmt", "AlterUserMappingStmt", "ImportForeignSchemaStmt", "CreateTableSpaceStmt"] as const),
  ...(["CreatePublicationStmt", "AlterPublicationStmt", "CreateSubscriptionStmt", "AlterSubscriptionStmt"] as const),
  ...(["VacuumStmt", "ClusterStmt", "ReindexStmt", "CheckPointStmt", "RefreshMatViewStmt", "DiscardStmt"] as const),
  ...(["NotifyStmt", "ListenStmt", "UnlistenStmt", "CreatedbStmt", "AlterDatabaseRefreshCollStmt"] as const),
  ...(["AlterObjectDependsStmt", "AlterCollationStmt", "AlterFunctionStmt", "AlterRoleSetStmt"] as const),
  ...(["AlterDatabaseSetStmt", "AlterTableMoveAllStmt", "DeallocateStmt"] as const),
]);

const UNJUDGED: Readonly<Record<string, string>> = {
  RuleStmt: "a rewrite rule changes what older versions' statements do",
  CallStmt: "a procedure does what is not known here",
  ExecuteStmt: "a prepared statement does what is not known here",
  PrepareStmt: "a statement is prepared",
  LoadStmt: "a library is loaded",
  CreateEventTrigStmt: "an event trigger acts on later statements",
};

/** Judges one statement, and remembers what it does to the schema. DO blocks are taken apart elsewhere. */
export function judgeStatement(node: Node, scope: StatementScope): void {
  // EXPLAIN with ANALYZE runs what it explains.
  if ("ExplainStmt" in node) {
    const runs = nodesBelow(node.ExplainStmt.options, "DefElem").some(({ defname }) => defname === "analyze");
    if (runs && node.ExplainStmt.query !== undefined) judgeStatement(node.ExplainStmt.query, scope);
    return;
  }
  const [kind = "", body] = Object.entries(node)[0] ?? [];
  const judge = JUDGES[kind as Kind] as ((body: unknown, scope: StatementScope) => void) | undefined;
  if (judge !== undefined) judge(body, scope);
  else if (!HARMLESS.has(kind)) scope.refuse("unjudged", UNJUDGED[kind] ?? `${kind} is not known here`);
}
