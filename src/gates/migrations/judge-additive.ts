/** Whether an older version could live with what migrations do. */
import type { AdditiveRuleName } from "./additive-rules.ts";
import { type AllowComments, parseAllowComments } from "./allow-comments.ts";
import { judgeBlock } from "./judge-block.ts";
import { routineOf } from "./judge-drop.ts";
import { judgeStatement } from "./judge-statement.ts";
import type { LocalMigration } from "../../migrations/migration.ts";
import { parsableText } from "./parsable-text.ts";
import type { SqlParser, SqlReader, Statement } from "../../migrations/parse-sql.ts";
import { createSchemaState, relationName, replaceRoutine, type SchemaState } from "./schema-state.ts";
import type { StatementScope } from "./statement-scope.ts";
import { UnreadableMigrations } from "../../migrations/unreadable-migrations.ts";

/** A file of four megabytes may drop a million things; nobody reads that, and each finding takes memory. */
const MAXIMUM_FINDINGS = 10_000;

export interface AdditiveFinding {
  readonly file: string;
  readonly line: number;
  readonly rule: AdditiveRuleName;
  readonly what: string;
  /** Why it is allowed; null where it is not. */
  readonly allowedBecause: string | null;
  /** Allowed by the file itself, not by the plan. */
  readonly allowedByFile: boolean;
  /** A comment that means to allow it, and what is wrong with that. */
  readonly mistakes: readonly string[];
}

export interface AdditiveJudgement {
  readonly findings: readonly AdditiveFinding[];
  readonly notes: readonly { readonly file: string; readonly line: number; readonly what: string }[];
  /** Left out of `notes`: they decide nothing. */
  readonly moreNotes: number;
  /** What is no SQL; `command` for a command of psql, which PostgreSQL itself does not know. */
  readonly invalid: readonly {
    readonly file: string;
    readonly line: number;
    readonly message: string;
    readonly command: boolean;
  }[];
}

/** What may allow a finding: the plan, by rule, and comments in the files where the plan says so. */
export interface Allowances {
  readonly allow: Readonly<Partial<Record<AdditiveRuleName, string>>>;
  readonly allowComments: boolean;
}

/** `known` are older and only read for what they created; `judged` come after them. */
export async function judgeAdditive(
  known: readonly LocalMigration[],
  judged: readonly LocalMigration[],
  allowances: Allowances,
  parser: SqlParser,
): Promise<AdditiveJudgement> {
  const state = createSchemaState();
  for (const migration of known) await remember(migration, state, parser);
  // Parsed twice, one at a time: the trees of large files are far larger than the files.
  for (const migration of judged) {
    const parsed = await parser.reading(migration.file).parse(parsableText(migration));
    if ("statements" in parsed) collectReplacements(parsed.statements, state);
  }
  const judgement: Judgement = { findings: [], notes: [], moreNotes: 0, invalid: [] };
  for (const migration of judged) {
    // Each is run by itself, so a search path does not outlive it.
    state.searchPath = "public";
    await judgeMigration(migration, { state, judgement, allowances }, parser.reading(migration.file));
  }
  return judgement;
}

/** What a migration made of the schema, without judging it. */
export async function remember(migration: LocalMigration, state: SchemaState, parser: SqlParser): Promise<void> {
  const parsed = await parser.reading(migration.file).parse(parsableText(migration));
  if ("error" in parsed) return;
  state.searchPath = "public";
  const scope: StatementScope = { state, judged: false, refuse: () => {}, note: () => {} };
  for (const { node } of parsed.statements) if (!("DoStmt" in node)) judgeStatement(node, scope);
}

function collectReplacements(statements: readonly Statement[], state: SchemaState): void {
  for (const { node } of statements) {
    if ("CreateFunctionStmt" in node) {
      const { funcname, parameters = [] } = node.CreateFunctionStmt;
      replaceRoutine(state, routineOf(funcname, parameters, state));
    }
    if ("CreateTrigStmt" in node) {
      const { relation, trigname = "" } = node.CreateTrigStmt;
      state.replaced.add(`trigger ${relationName(relation, state)} ${trigname}`);
    }
  }
}

/** As it grows. */
interface Judgement extends AdditiveJudgement {
  readonly findings: AdditiveFinding[];
  readonly notes: AdditiveJudgement["notes"][number][];
  moreNotes: number;
  readonly invalid: AdditiveJudgement["invalid"][number][];
}

interface JudgementSoFar {
  readonly state: SchemaState;
  readonly judgement: Judgement;
  readonly allowances: Allowances;
}

async function judgeMigration(migration: LocalMigration, soFar: JudgementSoFar, reader: SqlReader): Promise<void> {
  const { file } = migration;
  const { judgement } = soFar;
  const parsed = await reader.parse(parsableText(migration));
  if ("error" in parsed) {
    const { line, message, at } = parsed.error;
    judgement.invalid.push({ file, line, message, command: at === "\\" });
    return;
  }
  for (const statement of parsed.statements) {
    const { node } = statement;
    const comments = parseAllowComments(statement.before);
    const scopeAt = (line: number) => scopeOf({ file, line, comments, ...soFar });
    if ("DoStmt" in node) await judgeBlock(node.DoStmt, statement, scopeAt, reader);
    else judgeStatement(node, scopeAt(statement.line));
  }
}

interface Place extends JudgementSoFar {
  readonly file: string;
  readonly line: number;
  readonly comments: AllowComments;
}

function scopeOf({ file, line, comments, state, judgement, allowances }: Place): StatementScope {
  const { allow, allowComments } = allowances;
  return {
    state,
    judged: true,
    refuse: (rule, what) => {
      if (judgement.findings.length >= MAXIMUM_FINDINGS) throw tooManyFindings(file);
      const comment = comments.allowed.get(rule) ?? null;
      const byFile = allowComments && comment !== null;
      const allowedBecause = byFile ? comment : (allow[rule] ?? null);
      const unheard = comment === null || allowComments ? [] : ['counts only where the plan says "allow-comments"'];
      const mistakes = [...comments.mistakes, ...unheard];
      judgement.findings.push({ file, line, rule, what, allowedBecause, allowedByFile: byFile, mistakes });
    },
    note: (what) => {
      if (judgement.notes.length < MAXIMUM_FINDINGS) judgement.notes.push({ file, line, what });
      else judgement.moreNotes += 1;
    },
  };
}

function tooManyFindings(file: string): UnreadableMigrations {
  return new UnreadableMigrations(
    `Up to ${file} there are more than ${MAXIMUM_FINDINGS} places that an older version might not live with, so they were not all judged.`,
    "Judge only the newest migrations (since), or take the generated SQL out of them.",
  );
}
