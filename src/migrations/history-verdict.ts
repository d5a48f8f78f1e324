/** What the comparison with the database says, in words. Pure. */
import { type Evidence, fail, pass, type Verdict } from "../lib/verdict.ts";
import type { MigrationHistory } from "./compare.ts";
import type { MigrationTable, MigrationTool } from "./migration.ts";

const SHOWN = 20;

export interface HistoryQuestion {
  /** False where the tool's first run would create its table. */
  readonly tableExists: boolean;
  /** `allow`: something else applies them later. */
  readonly pending: "refuse" | "allow";
}

export function judgeHistory(
  history: MigrationHistory,
  tool: Pick<MigrationTool, "applyCommand" | "lateRemedy" | "unknownRemedy" | "editedRemedy" | "failedRemedy">,
  table: MigrationTable,
  { tableExists, pending: allowed }: HistoryQuestion,
): Verdict {
  const evidence = evidenceOf(history, table, tableExists);
  const { applied, pending, late, unknown, edited, broken } = history;
  const total = applied.length + pending.length;
  if (broken.length > 0) {
    const said = broken.map(({ name, state }) => `${name} (${state})`);
    return fail(
      "migrations_pending",
      `${counted(broken.length, "migration")} did not complete in the database: ${listed(said)}.`,
      tool.failedRemedy,
      evidence,
    );
  }
  if (edited.length > 0) {
    return fail(
      "migration_edited",
      `${counted(edited.length, "migration")} changed after they were applied: ${listed(edited.map(({ name }) => name))}.`,
      tool.editedRemedy,
      evidence,
    );
  }
  if (unknown.length > 0) {
    return fail(
      "migration_unknown",
      `The database has ${counted(unknown.length, "migration")} that the repository does not know: ${listed(unknown)}.`,
      tool.unknownRemedy,
      evidence,
    );
  }
  if (pending.length > 0 && allowed === "allow") {
    return pass(
      "gate_passed",
      `${pending.length} of ${total} migrations are pending: ${listed(pending.map(({ name }) => name))}.`,
      evidence,
    );
  }
  if (pending.length > 0) {
    return fail(
      "migrations_pending",
      `${pending.length} of ${total} migrations are not applied: ${listed(pending.map(({ name }) => name))}.`,
      `${late.length > 0 ? `${tool.lateRemedy} ` : ""}Apply them to this database: ${tool.applyCommand}.`,
      evidence,
    );
  }
  return pass("gate_passed", `All ${total} migrations are applied.`, evidence);
}

function evidenceOf(history: MigrationHistory, table: MigrationTable, tableExists: boolean): Evidence[] {
  const { applied, pending, late, unknown, edited, broken, uncompared } = history;
  const newest = applied.at(-1);
  const list = (label: string, names: readonly string[]): Evidence[] =>
    names.length === 0 ? [] : [{ label, value: `${names.length}: ${listed(names)}` }];
  const names = (migrations: readonly { readonly name: string }[]) => migrations.map(({ name }) => name);
  return [
    ...(tableExists ? [] : [{ label: "table", value: `${table.schema}.${table.table} does not exist yet` }]),
    { label: "applied", value: newest === undefined ? "0" : `${applied.length}, the newest is ${newest.name}` },
    ...list("pending", names(pending)),
    ...list("pending, older than an applied one", names(late)),
    ...list("unknown to the repository", unknown),
    ...list("changed after being applied", names(edited)),
    ...list(
      "failed or unfinished",
      broken.map(({ name, state }) => `${name} (${state})`),
    ),
    ...list("applied, but its text cannot be compared", names(uncompared)),
  ];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(", ");
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
