/** Every table of a release's snapshot as it was then; what was written since is lost. */
import { ProviderError } from "../../lib/error.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import { parseRecordedSnapshot } from "../../release/recorded-snapshot.ts";
import type { StepContext } from "../contract.ts";
import { restoreSnapshot } from "./restore-snapshot.ts";
import type { SnapshotSpec } from "./spec.ts";

type Context = StepContext<"databaseWork" | "storedBackups">;

export async function undoSnapshot(spec: SnapshotSpec, context: Context): Promise<Verdict> {
  const recorded = parseRecordedSnapshot(context.recorded);
  const [first] = recorded?.places ?? [];
  if (recorded === null || first === undefined) throw new Error("taken back without a way back");
  const isSet = spec.identity !== null && (context.env[spec.identity] ?? "") !== "";
  if (recorded.encrypted && !isSet) return locked(spec, recorded.name);
  const done: string[] = [];
  try {
    await restoreSnapshot({
      work: context.roles.databaseWork,
      stores: context.roles.storedBackups,
      url: context.secret(spec.database),
      recorded,
      place: first.place,
      identity: recorded.encrypted && spec.identity !== null ? context.secret(spec.identity) : null,
      destination: () => "replace",
      restored: ({ table, rows }) => {
        done.push(table);
        context.progress({ ratio: done.length / recorded.tables, text: `${table}: ${rows.toLocaleString("en")} rows` });
      },
    });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const before =
      done.length === 0
        ? "No table was changed"
        : `${done.join(", ")} ${hasOrHave(done)} the rows of the snapshot again`;
    return hold(error.reasonCode, `${before}; then: ${error.message}`, error.remedy);
  }
  return pass(
    "step_undone",
    `${done.join(", ")} ${hasOrHave(done)} the rows of the snapshot again, counted and compared.`,
  );
}

function hasOrHave(tables: readonly string[]): string {
  return tables.length === 1 ? "has" : "have";
}

function locked({ identity }: SnapshotSpec, name: string): Verdict {
  const [why, remedy] =
    identity === null
      ? [
          "the plan names no identity",
          "Put the rows back with `holdpoint restore --tables`, whose --identity names the variable.",
        ]
      : [`${identity} is not set here`, `Set ${identity} (AGE-SECRET-KEY-1…), and run this again.`];
  return hold("secret_missing", `The snapshot ${name} is encrypted, and ${why}: no table was changed.`, remedy);
}
