/** What people see of a step while it works: how far it is, that it lives, and that it runs late. */
import { renderDuration } from "../../lib/duration.ts";
import type { StepItem } from "../../plan/plan.ts";
import type { StepProgress } from "../../steps/contract.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";

/** Between two lines of a log while nothing else is said. Of long work less often: a log is read from its end. */
const BEAT_MS = 60_000;
const SLOW_BEAT_MS = 5 * 60_000;
const SLOW_AFTER_MS = 30 * 60_000;
/** A changing line of a terminal changes no faster than people read. */
const SHOWN_EVERY_MS = 500;

export interface ShownProgress {
  readonly report: (progress: StepProgress) => void;
  readonly end: () => Promise<void>;
}

/** Lines until `end`, whatever is reported in between. */
export function showProgress(
  { clock, signal }: Pick<CommandContext, "clock" | "signal">,
  journal: Journal,
  { title, takesMs: plannedMs }: Pick<StepItem, "title" | "takesMs">,
): ShownProgress {
  const startedAt = clock.now();
  const over = new AbortController();
  let last: StepProgress = { ratio: null, text: "" };
  let shownAt = Number.NEGATIVE_INFINITY;
  const show = (beat: boolean) => {
    shownAt = clock.now();
    journal.stepProgress({ title, ...last, elapsedMs: shownAt - startedAt, plannedMs, beat });
  };
  const beats = async () => {
    const until = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
    for (let toldLate = false; ;) {
      const elapsedMs = clock.now() - startedAt;
      const leftMs = plannedMs === null || toldLate ? Number.POSITIVE_INFINITY : Math.max(0, plannedMs - elapsedMs);
      const everyMs = elapsedMs >= SLOW_AFTER_MS ? SLOW_BEAT_MS : BEAT_MS;
      await clock.sleep(Math.min(everyMs, leftMs + 1), until);
      if (leftMs < everyMs) {
        toldLate = true;
        journal.note(`"${title}" runs late: it was planned to take ${renderDuration(plannedMs ?? 0)}`);
      } else show(true);
    }
  };
  // It ends by its signal alone.
  const beating = beats().catch(() => undefined);
  return {
    report(progress) {
      last = progress;
      if (clock.now() - shownAt >= SHOWN_EVERY_MS) show(false);
    },
    async end() {
      over.abort();
      await beating;
    },
  };
}
