/** A person's rollback whose ladder has the rung for a database, with its name typed: before the host's own or after it. */
import { hold, type Verdict } from "../../lib/verdict.ts";
import { DATABASE_RUNG, HOST_RUNG } from "../../plan/patterns.ts";
import type { RestoreWish } from "../../release/restore-wish.ts";
import type { CommandResult } from "../../release/result.ts";
import type { CommandContext } from "../context.ts";
import { createPart, type Journal, type JournalEnd } from "../journal.ts";
import { restoreAsked } from "./run-restore.ts";

/** What a plan says of the rung; its own schema has checked it. */
interface DatabaseWords {
  readonly database: string;
  readonly via: "backup" | "down";
}

export async function rollBackWithDatabase(
  context: CommandContext,
  journal: Journal,
  wish: RestoreWish,
  rollBack: (journal: Journal) => Promise<CommandResult>,
): Promise<CommandResult> {
  const { ladder, rungs } = context.plan.rollback;
  const words = rungs[DATABASE_RUNG] as DatabaseWords | undefined;
  if (words === undefined || !ladder.includes(DATABASE_RUNG)) return journal.finishWith(noRung());
  const take = async () => {
    const way = words.via === "down" ? "down" : "beside";
    const verdict = await restoreAsked(context, journal, { ...wish, variable: words.database, way }, () => undefined);
    journal.gate(`rollback: ${DATABASE_RUNG}`, verdict);
    const rung = (await context.rungs())[DATABASE_RUNG];
    if (verdict.outcome === "pass" && way === "beside" && rung !== undefined)
      journal.noteOnce(`${DATABASE_RUNG} does not undo ${rung.cannotUndo}`);
    return verdict;
  };
  if (ladder.indexOf(DATABASE_RUNG) < ladder.indexOf(HOST_RUNG)) {
    const verdict = await take();
    // The plan wants the data back first: the known-good build may not run on what is there.
    return verdict.outcome === "pass" ? rollBack(journal) : journal.finish(beforeHost(verdict));
  }
  const result = await rollBack(createPart(journal));
  const { decision, reasonCode, summary, remedy } = result;
  if (decision !== "rolled-back") return journal.finish({ decision, reasonCode, summary, remedy });
  const verdict = await take();
  if (verdict.outcome === "pass") {
    return journal.finish({ decision, reasonCode, summary: `${summary} ${verdict.summary}`, remedy });
  }
  return journal.finish({
    decision: "hold",
    reasonCode: verdict.reasonCode,
    summary: `Production is rolled back, and its database is not restored: ${verdict.summary}`,
    remedy: verdict.remedy ?? null,
  });
}

function beforeHost({ reasonCode, summary, remedy }: Verdict): JournalEnd {
  return {
    decision: "hold",
    reasonCode,
    summary: `The database comes before \`host\` in the plan's ladder and was not restored, so the host was not asked: ${summary}`,
    remedy: remedy ?? "Run it again, or roll back without the database's name.",
  };
}

function noRung(): Verdict {
  return hold(
    "usage",
    "A database's name was typed, and the plan's ladder has no rung for a database.",
    "Roll back without it, or restore by `holdpoint restore`.",
  );
}
