/** Asks the migrations gate: loaded when there are migrations to look at. */
import { ProviderError } from "../../lib/error.ts";
import { Secret } from "../../lib/secret.ts";
import { hold, type Verdict, worstVerdict } from "../../lib/verdict.ts";
import type { DatabaseSession } from "../../providers/contract.ts";
import type { GateContext } from "../contract.ts";
import { judgeFindings } from "./additive-verdict.ts";
import { chooseJudged, type Chosen, KNOWN, markOf } from "./choose-judged.ts";
import { compareMigrations, type MigrationHistory } from "../../migrations/compare.ts";
import { judgeHistory } from "../../migrations/history-verdict.ts";
import { judgeAdditive } from "./judge-additive.ts";
import { readLockCatalog } from "./locks/lock-catalog.ts";
import { judgeLocks } from "./locks/judge-locks.ts";
import { judgeLockFindings } from "./locks/lock-verdict.ts";
import { nameThings } from "./locks/named-things.ts";
import type { LocalMigration } from "../../migrations/migration.ts";
import { openSqlParser, PARSE_WITHIN_MS, type SqlParser } from "../../migrations/parse-sql.ts";
import { checkRequirements } from "./requirements.ts";
import type { MigrationsSpec } from "./spec.ts";
import { MIGRATION_TOOLS } from "../../migrations/tools.ts";
import { UnreadableMigrations } from "../../migrations/unreadable-migrations.ts";

const LIMITS = { connectTimeoutMs: 10_000, statementTimeoutMs: 30_000 };

/** The gate's answer; see migrations.ts. */
export async function checkMigrations(
  spec: MigrationsSpec,
  context: GateContext<"databases">,
  parseWithinMs = PARSE_WITHIN_MS,
): Promise<Verdict> {
  const parser = openSqlParser(parseWithinMs, context.signal);
  try {
    const tool = MIGRATION_TOOLS[spec.tool];
    const local = await tool.readLocal({ directory: context.directory, path: spec.dir }, parser);
    if (local.length === 0) return nothingFound(spec);
    const verdict = await checkAll(spec, local, context, parser);
    return { ...verdict, measured: { [KNOWN]: local.map(markOf) } };
  } catch (error) {
    if (error instanceof UnreadableMigrations) return hold("no_data", error.message, error.remedy);
    throw error;
  } finally {
    await parser.close();
  }
}

type WithSession = <Value>(act: (session: DatabaseSession) => Promise<Value>) => Promise<Value>;

async function checkAll(
  spec: MigrationsSpec,
  local: readonly LocalMigration[],
  context: GateContext<"databases">,
  parser: SqlParser,
): Promise<Verdict> {
  const { database, since } = spec;
  const url = database === null ? "" : (context.env[database]?.trim() ?? "");
  if (database !== null && url === "") return notSet(database);
  const withSession: WithSession | null =
    database === null ? null : (act) => context.roles.databases.withSession(new Secret(database, url), LIMITS, act);
  const asked = withSession === null ? null : await askDatabase(spec, local, withSession, parser);
  if (asked !== null && asked.history === null) return asked.verdict;
  const history = asked?.history ?? null;
  const chosen = chooseJudged(local, since, history, context.baseline);
  if (chosen === null) return combine([...(asked === null ? [] : [asked.verdict]), unknownSince(since ?? "")]);
  const verdicts = [
    ...(asked === null ? [] : [asked.verdict]),
    ...(await checkRequired(spec, history, withSession)),
    ...(spec.additive ? [await checkAdditive(spec, chosen, parser)] : []),
    ...(await checkLocks(spec, history, chosen, withSession, parser)),
  ];
  return verdicts.length === 0 ? nothingFound(spec) : combine(verdicts);
}

/** Several may say no, and fixing one must not uncover the others. */
function combine(verdicts: readonly Verdict[]): Verdict {
  const worst = worstVerdict(verdicts);
  if (worst === null) throw new Error("no verdict to combine");
  const evidence = verdicts.flatMap((verdict) => verdict.evidence);
  const same = verdicts.filter(({ outcome, summary }) => outcome === worst.outcome && summary !== "");
  const summary = same.map((verdict) => verdict.summary).join(" ");
  if (worst.outcome === "pass") return { ...worst, summary, evidence };
  return { ...worst, summary, remedy: same.map((verdict) => verdict.remedy ?? "").join(" "), evidence };
}

async function askDatabase(
  spec: MigrationsSpec,
  local: readonly LocalMigration[],
  withSession: WithSession,
  parser: SqlParser,
): Promise<{ readonly verdict: Verdict; readonly history: MigrationHistory | null }> {
  const tool = MIGRATION_TOOLS[spec.tool];
  const recorded = await withSession((session) => tool.readRecorded(session, spec.table, parser));
  const shown = `${spec.table.schema}.${spec.table.table}`;
  if (recorded === null && !tool.createsTable) {
    const verdict = hold(
      "no_data",
      `The table ${shown} does not exist in the database, so it is not known which migrations are applied.`,
      "Name the table and its column in table:, such as app.migrations(name), and check that the URL is the right database's.",
    );
    return { verdict, history: null };
  }
  const history = compareMigrations(local, recorded ?? []);
  const verdict = judgeHistory(history, tool, spec.table, { tableExists: recorded !== null, pending: spec.pending });
  return { verdict, history };
}

async function checkAdditive(
  spec: MigrationsSpec,
  { judged, older, words }: Chosen,
  parser: SqlParser,
): Promise<Verdict> {
  return judgeFindings(await judgeAdditive(older, judged, spec, parser), judged.length, words);
}

/** What is applied was required before it was. */
async function checkRequired(
  { requires }: MigrationsSpec,
  history: MigrationHistory | null,
  withSession: WithSession | null,
): Promise<readonly Verdict[]> {
  if (requires.length === 0 || withSession === null || history?.pending.length === 0) return [];
  return [await withSession((session) => checkRequirements(session, requires))];
}

/** What has run locks nothing any more: with a database only what it lacks is judged. */
async function checkLocks(
  { locks, tool, since }: MigrationsSpec,
  history: MigrationHistory | null,
  chosen: Chosen,
  withSession: WithSession | null,
  parser: SqlParser,
): Promise<readonly Verdict[]> {
  const pending =
    history === null
      ? chosen
      : (chooseJudged([...history.applied, ...history.pending], since, history, null) ?? chosen);
  const { judged, older } = pending;
  if (locks.mode === "off" || judged.length === 0) return [];
  const things = await nameThings(judged, parser);
  const read = withSession?.((session) => readLockCatalog(session, things)) ?? null;
  // What is only shown must not hold anything up: some databases that speak like PostgreSQL have another catalog.
  const catalog = await (locks.mode === "named" ? read?.catch(withoutCatalog) : read);
  const { transactionOf } = MIGRATION_TOOLS[tool];
  const findings = await judgeLocks({ known: older, judged, transactionOf, catalog: catalog ?? null }, parser);
  const question = { migrations: judged.length, serverVersion: catalog?.version ?? null };
  return [judgeLockFindings(findings, locks, question)];
}

function withoutCatalog(error: unknown): null {
  if (error instanceof ProviderError && error.reasonCode === "database_refused") return null;
  throw error;
}

function unknownSince(since: string): Verdict {
  return hold(
    "no_data",
    `There is no migration ${since}, so it is not known which ones to judge.`,
    "Correct since: it is the name of a migration, as its file or folder is called.",
  );
}

function notSet(variable: string): Verdict {
  return hold(
    "secret_missing",
    `${variable} is not set here, so it is not known which migrations are applied.`,
    `Set ${variable} in the environment of this step to the database's URL.`,
  );
}

function nothingFound(spec: MigrationsSpec): Verdict {
  return hold(
    "no_data",
    `The folder ${spec.dir} has no migrations of ${MIGRATION_TOOLS[spec.tool].title.toLowerCase() === "the folder" ? "the form *.sql" : MIGRATION_TOOLS[spec.tool].title}, so nothing was checked.`,
    "Check dir and tool.",
  );
}
