/** Whether what was restored is what was backed up: rows and checksums of every table, against the list beside the archive. */
import { fail, type Verdict } from "../../lib/verdict.ts";
import { compareCensus } from "../../steps/database/compare-census.ts";
import { takeCensus } from "../../steps/database/take-census.ts";
import type { ServerWorld } from "./observe-server.ts";
import type { Server } from "./open-server.ts";
import { LIMITS, type RestoreSource } from "./restore-order.ts";
import { type Acting, markNow } from "./switch-databases.ts";
import { commentOn } from "./write-mark.ts";

const NAMED = 5;

/** Null where they are equal. */
export async function compareCopy(
  server: Server,
  world: ServerWorld,
  acting: Acting,
  source: RestoreSource,
): Promise<Verdict | null> {
  const { copyName } = world;
  const verdict = await compareDatabase(copyName, acting, source, { mayHaveMore: false });
  if (verdict !== null) return verdict;
  await server.change([commentOn(copyName, "", markNow(world, acting, { phase: "compared", kept: null }))]);
  return null;
}

/** `mayHaveMore`: tables that the backup has not stay where it was restored over others. */
export async function compareDatabase(
  name: string,
  acting: Acting,
  source: RestoreSource,
  { mayHaveMore }: { readonly mayHaveMore: boolean },
): Promise<Verdict | null> {
  const { work, url, progress, step } = acting;
  const expected = await source.census();
  const found = await takeCensus(work, work.otherDatabase(url, name), LIMITS.applicationName, {
    progress: ({ text }) => progress(`comparing: ${text}`),
  });
  const differences = compareCensus(expected, found).filter(({ kind }) => !mayHaveMore || kind !== "new");
  if (differences.length > 0)
    return differs(
      name,
      differences.map(({ text }) => text),
    );
  const rows = found.tables.reduce((sum, table) => sum + table.rows, 0);
  step(
    `${name} has the rows and checksums of the backup: ${found.tables.length} tables, ${rows.toLocaleString("en")} rows`,
  );
  return null;
}

function differs(name: string, texts: readonly string[]): Verdict {
  const more = texts.length > NAMED ? `; and ${texts.length - NAMED} more` : "";
  return fail(
    "restore_differs",
    `${name} is not what was backed up: ${texts.slice(0, NAMED).join("; ")}${more}.`,
    "A copy beside was not switched to: look at it, and take another backup (--from); --abandon removes it.",
  );
}
