/** How late the repository's own scheduled runs come: GitHub starts them when it can, and leaves some out. */
import { Cron } from "croner";
import { renderDuration } from "../../lib/duration.ts";
import { broken, type Finding, ok, warning } from "../../lib/finding.ts";
import type { Schedule } from "../contract.ts";
import type { Attempted } from "./failure.ts";
import { type Fields, readInstant } from "./fields.ts";
import type { GithubReader } from "./reader.ts";
import { TOKEN } from "./settings.ts";

const ASKED: Attempted = {
  method: "GET",
  path: "/repos/{owner}/{repo}/actions/runs",
  permission: "actions: read",
  tokenName: TOKEN.name,
};

/** One page; about a day of a schedule of every quarter of an hour. */
const RUNS = 100;
const LATE_MS = 30 * 60_000;
const MANY_LEFT_OUT_RATIO = 0.2;
/** Fewer runs say nothing about a share. */
const ENOUGH_RUNS = 5;

export async function examineSchedules(
  reader: GithubReader,
  schedules: readonly Schedule[],
): Promise<readonly Finding[]> {
  const runs = await reader.list("/actions/runs", ASKED.permission, {
    parameters: { event: "schedule" },
    field: "workflow_runs",
    limit: RUNS,
  });
  const workflows = [...new Set(schedules.map(({ workflow }) => workflow))];
  return workflows.map((workflow) => {
    const crons = schedules.filter((schedule) => schedule.workflow === workflow);
    return judgeWorkflow(
      workflow,
      crons,
      runs.filter((run) => isOf(run, workflow)).map((run) => readInstant(run, "created_at", ASKED)),
    );
  });
}

/** GitHub may add the ref: `.github/workflows/watch.yml@main`. */
function isOf({ path }: Fields, workflow: string): boolean {
  return String(path).split("@")[0] === workflow;
}

function judgeWorkflow(workflow: string, schedules: readonly Schedule[], startedAt: readonly number[]): Finding {
  const subject = `schedule of ${workflow.split("/").at(-1) ?? workflow}`;
  const crons = schedules.map(({ cron, timezone }) => createCron(cron, timezone));
  if (crons.some((cron) => cron === null)) {
    return broken(subject, "Its cron expression cannot be read.", `Correct \`on.schedule\` in ${workflow}.`);
  }
  const read = crons.filter((cron) => cron !== null);
  if (startedAt.length === 0) {
    return warning(
      subject,
      "It has not run on its schedule yet.",
      "GitHub starts schedules on the default branch only, and stops them after 60 days without activity in a public repository.",
    );
  }
  const delays = startedAt.map((at) => at - dueBefore(read, at)).toSorted((one, other) => one - other);
  const median = delays[Math.floor((delays.length - 1) / 2)] ?? 0;
  const worst = delays.at(-1) ?? 0;
  const leftOut = leftOutRatio(read, startedAt);
  const late = `Of ${startedAt.length} runs the middle one came ${renderDuration(round(median))} after its time, the latest ${renderDuration(round(worst))}`;
  const dropped = leftOut > MANY_LEFT_OUT_RATIO ? `, and ${Math.round(leftOut * 100)} % of its times had no run` : "";
  if (worst < LATE_MS && dropped === "") return ok(subject, `${late}.`);
  return warning(
    subject,
    `${late}${dropped}.`,
    "Do not rely on the minute: choose an odd one instead of the full hour, and let something else start what must not wait.",
  );
}

function createCron(cron: string, timezone: string): Cron | null {
  try {
    return new Cron(cron, { timezone, paused: true });
  } catch {
    return null;
  }
}

/** The last time before it at which it was due. */
function dueBefore(crons: readonly Cron[], at: number): number {
  const due = crons.flatMap((cron) => cron.previousRuns(1, new Date(at + 1_000))).map((date) => date.getTime());
  return Math.min(at, Math.max(...due));
}

/** Share of the times between the first and the last run at which none was started. */
function leftOutRatio(crons: readonly Cron[], startedAt: readonly number[]): number {
  if (startedAt.length < ENOUGH_RUNS) return 0;
  const first = Math.min(...startedAt);
  const last = Math.max(...startedAt);
  const due = crons
    .flatMap((cron) => cron.previousRuns(10 * RUNS, new Date(last + 1_000)))
    .filter((date) => date.getTime() > first);
  // The first run's own time lies before it.
  return Math.max(0, 1 - startedAt.length / (due.length + 1));
}

function round(ms: number): number {
  return Math.round(ms / 1_000) * 1_000;
}
