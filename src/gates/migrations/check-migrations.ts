/** Asks the migrations gate: loaded when there are migrations to look at. */
import { digestOf } from "../../lib/digest.ts";
import { Secret } from "../../lib/secret.ts";
import { hold, type Verdict, worstVerdict } from "../../lib/verdict.ts";
import type { GateContext } from "../contract.ts";
import type { Measured } from "../../lib/verdict.ts";
import { judgeFindings } from "./additive-verdict.ts";
import { compareMigrations, type MigrationHistory } from "../../migrations/compare.ts";
import { judgeHistory } from "../../migrations/history-verdict.ts";
import { judgeAdditive } from "./judge-additive.ts";
import type { LocalMigration } from "../../migrations/migration.ts";
import { openSqlParser, PARSE_WITHIN_MS, type SqlParser } from "../../migrations/parse-sql.ts";
import type { MigrationsSpec } from "./spec.ts";
import { MIGRATION_TOOLS } from "../../migrations/tools.ts";
import { UnreadableMigrations } from "../../migrations/unreadable-migrations.ts";

const LIMITS = { connectTimeoutMs: 10_000, statementTimeoutMs: 30_000 };
/** Under this name the base branch keeps what it has. */
const KNOWN = "migrations";

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

async function checkAll(
  spec: MigrationsSpec,
  local: readonly LocalMigration[],
  context: GateContext<"databases">,
  parser: SqlParser,
): Promise<Verdict> {
  const asked = spec.database === null ? null : await askDatabase(spec, spec.database, local, context, parser);
  if (asked !== null && asked.history === null) return asked.verdict;
  if (!spec.additive) return asked?.verdict ?? nothingFound(spec);
  const additive = await checkAdditive(spec, local, asked?.history ?? null, context.baseline, parser);
  const verdicts = [...(asked === null ? [] : [asked.verdict]), additive];
  const worst = worstVerdict(verdicts) ?? additive;
  const evidence = verdicts.flatMap((verdict) => verdict.evidence);
  if (worst.outcome === "pass") {
    return { ...worst, summary: verdicts.map(({ summary }) => summary).join(" "), evidence };
  }
  // Both may say no, and fixing one must not uncover the other.
  const bad = verdicts.filter(({ outcome }) => outcome === worst.outcome);
  const remedy = bad.map((verdict) => verdict.remedy ?? "").join(" ");
  return { ...worst, summary: bad.map(({ summary }) => summary).join(" "), remedy, evidence };
}

async function askDatabase(
  spec: MigrationsSpec,
  variable: string,
  local: readonly LocalMigration[],
  context: GateContext<"databases">,
  parser: SqlParser,
): Promise<{ readonly verdict: Verdict; readonly history: MigrationHistory | null }> {
  const url = context.env[variable]?.trim() ?? "";
  if (url === "") {
    const verdict = hold(
      "secret_missing",
      `${variable} is not set here, so it is not known which migrations are applied.`,
      `Set ${variable} in the environment of this step to the database's URL.`,
    );
    return { verdict, history: null };
  }
  const tool = MIGRATION_TOOLS[spec.tool];
  const recorded = await context.roles.databases.withSession(new Secret(variable, url), LIMITS, (session) =>
    tool.readRecorded(session, spec.table, parser),
  );
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
  return { verdict: judgeHistory(history, tool, spec.table, recorded !== null), history };
}

async function checkAdditive(
  spec: MigrationsSpec,
  local: readonly LocalMigration[],
  history: MigrationHistory | null,
  baseline: Measured | null,
  parser: SqlParser,
): Promise<Verdict> {
  const after = spec.since === null ? -1 : local.findIndex(({ name }) => isNamed(name, spec.since ?? ""));
  if (spec.since !== null && after < 0) {
    return hold(
      "no_data",
      `There is no migration ${spec.since}, so it is not known which ones to judge.`,
      "Correct since: it is the name of a migration, as its file or folder is called.",
    );
  }
  const known = baseline?.[KNOWN];
  const marks = Array.isArray(known) ? new Set<string>(known) : null;
  const isNew = (migration: LocalMigration) =>
    history?.pending.includes(migration) === true ||
    (marks === null ? history === null : !marks.has(markOf(migration)));
  const judged = local.slice(after + 1).filter(isNew);
  const older = local.filter((migration) => !judged.includes(migration));
  const chosen = [
    ...(history === null ? [] : ["pending"]),
    ...(marks === null
      ? history === null
        ? ["all, the base branch having recorded none"]
        : []
      : ["new or changed against the base branch"]),
    ...(spec.since === null ? [] : [`after ${spec.since}`]),
  ];
  return judgeFindings(await judgeAdditive(older, judged, spec, parser), judged.length, chosen.join(", or "));
}

/** What the base branch keeps of a migration: changed text is another one. */
function markOf({ name, text }: LocalMigration): string {
  return digestOf(`${name}\n${text.replaceAll("\r\n", "\n")}`, 12);
}

function isNamed(name: string, wanted: string): boolean {
  return name === wanted || name.replace(/\.sql$/, "") === wanted.replace(/\.sql$/, "");
}

function nothingFound(spec: MigrationsSpec): Verdict {
  return hold(
    "no_data",
    `The folder ${spec.dir} has no migrations of ${MIGRATION_TOOLS[spec.tool].title.toLowerCase() === "the folder" ? "the form *.sql" : MIGRATION_TOOLS[spec.tool].title}, so nothing was checked.`,
    "Check dir and tool.",
  );
}
