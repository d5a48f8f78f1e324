/** The watch of a release whose visitors come in stages: the stages, and then all of them. */
import { hold } from "../../lib/verdict.ts";
import type { CommandResult } from "../../release/result.ts";
import { decideSettled } from "../../release/decide-settled.ts";
import type { CommandContext } from "../context.ts";
import { endSettled } from "../end-settled.ts";
import type { Journal } from "../journal.ts";
import { readServed } from "../read-served.ts";
import { readAgain, readProduction } from "../release-records.ts";
import { writeCommitStatus } from "../write-release-status.ts";
import { driveRollout, type Rolling, type RolloutEnd } from "./drive-rollout.ts";
import { writeProgress } from "./record-stage.ts";

export interface Staying {
  /** When whoever stays must leave; null where nothing limits it. */
  readonly stayUntil: number | null;
  /** The watch of what everybody gets. */
  readonly rest: () => Promise<CommandResult>;
}

export async function watchRollout(
  context: CommandContext,
  journal: Journal,
  rolling: Rolling,
  { stayUntil, rest }: Staying,
): Promise<CommandResult> {
  const end = await driveRollout(context, journal, rolling, stayUntil);
  if (end.kind === "ended") return end.result;
  if (end.kind === "hand-over") return handOver(context, journal, rolling, end);
  const { promoted } = end;
  const watched = await rest();
  // As release.yml decides over a promote and its watch: what was read back wrong stays so, whatever the watch found.
  return promoted.decision === "proceed" || watched.decision === "rolled-back" ? watched : journal.finish(promoted);
}

/** What the next look needs stands in the record's status; that the rollout is open, on the commit. */
async function handOver(
  context: CommandContext,
  journal: Journal,
  { host, forge }: Rolling,
  { watched, progress, looks }: Extract<RolloutEnd, { kind: "hand-over" }>,
): Promise<CommandResult> {
  const [production, now] = await Promise.all([
    readProduction(context, host),
    readAgain(context, journal, forge, watched.record),
  ]);
  // A person may have rolled back while this stage was judged: what they wrote stays.
  const settled = decideSettled(production, now);
  if (settled !== null) return endSettled(context, journal, { host, forge, record: now, production }, settled);
  await writeProgress(context, forge, watched.record, { ...progress, looks });
  journal.productionAfter(production, await readServed(context));
  const { id } = watched.record.payload.candidate;
  const open = `${id} is in stage ${progress.stage + 1} of ${progress.stages} of its rollout, clear so far`;
  await writeCommitStatus(context, journal, forge, "pending", open);
  if (context.options.looksFollow !== true) {
    return journal.finishWith(
      hold(
        "watch_incomplete",
        `${open}; the rest takes longer than this job, and no workflow of the repository calls watch.yml: nobody goes on with it.`,
        "Run the watch again, which goes on from there, or add a workflow that calls watch.yml (examples/next-app has one).",
      ),
    );
  }
  return journal.finish({
    decision: "watching",
    reasonCode: "watch_open",
    summary: `${open}. This job ends before the rollout; the looks of watch.yml go on with it.`,
  });
}
