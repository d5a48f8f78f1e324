/** What a backtest found, as it is printed with `--json`; docs/backtest.md says what each field is. Pure. */
import { renderInstant } from "../../lib/instant.ts";
import type { Outcome } from "../../lib/outcome.ts";
import type { ReasonCode } from "../../lib/reason-code.ts";
import type { Plan } from "../../plan/plan.ts";
import { type LimitHistory, limitHistories } from "./closest-values.ts";
import { type ComparisonHistory, comparisonHistories } from "./comparison-history.ts";
import type { JudgedPast } from "./judge-past.ts";
import type { JudgeableWatch } from "./judgeable-watch.ts";
import type { PastRelease, PastReleases } from "./past-release.ts";

export interface Backtest {
  readonly version: 1;
  readonly plan: {
    readonly file: string;
    readonly name: string;
    readonly digest: string;
    /** It rolls nothing back; what counts as a rollback here it would only have reported. */
    readonly observe: boolean;
  };
  readonly source: PastReleases["source"];
  /** Oldest first. */
  readonly releases: readonly BacktestedRelease[];
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Of each rollback condition with a fixed limit. */
  readonly limits: readonly LimitHistory[];
  /** Of each comparison with what served before. */
  readonly comparisons: readonly ComparisonHistory[];
  /** What a backtest cannot see; whole sentences. */
  readonly unseen: readonly string[];
  readonly tookMs: number;
}

export interface BacktestedRelease {
  readonly commit: string | null;
  readonly deploymentId: string;
  /** ISO 8601, UTC. */
  readonly promotedAt: string;
  readonly servedUntil: string | null;
  readonly happened: PastRelease["happened"];
  /** What the plan would have said. `fail` is a rollback. */
  readonly outcome: Outcome;
  readonly reasonCode: ReasonCode;
  readonly text: string;
  readonly rollbackAt: string | null;
  /** Since the promotion; null where the plan would not have rolled it back. */
  readonly rollbackAfterSeconds: number | null;
  /** Seconds of the plan's watch that the release served. */
  readonly watchedSeconds: number;
  /** It was gone before the plan's watch of it would have been over. */
  readonly cut: boolean;
  readonly conditions: readonly {
    readonly text: string;
    readonly list: "regression" | "rollback" | "success";
    readonly outcome: Outcome | null;
    readonly reasonCode: ReasonCode | null;
    readonly summary: string | null;
  }[];
}

export interface Found {
  readonly plan: Plan;
  readonly judgeable: JudgeableWatch;
  readonly past: PastReleases;
  readonly judged: readonly JudgedPast[];
  readonly tookMs: number;
}

export function describeBacktest({ plan, judgeable, past, judged, tookMs }: Found): Backtest {
  const { observe } = judgeable.watch;
  const releases = judged.map((one) => describeRelease(one, observe));
  const count = (outcome: Outcome) => releases.filter((one) => one.outcome === outcome).length;
  return {
    version: 1,
    plan: { file: plan.file, name: plan.name, digest: plan.digest, observe },
    source: past.source,
    releases,
    counts: { pass: count("pass"), fail: count("fail"), hold: count("hold") },
    limits: limitHistories(judgeable.watch, judged),
    comparisons: comparisonHistories(judged),
    unseen: [...judgeable.unseen, ...past.unseen],
    tookMs,
  };
}

/** What a plan that only observes says of a release that another one would have rolled back. */
export const WOULD_ROLL_BACK = "would have rolled back (observe)";

function describeRelease(judged: JudgedPast, observe: boolean): BacktestedRelease {
  const { past, span, isCut, verdict, rollbackAt, standings, compared } = judged;
  const { commit, deploymentId, promotedAt, servedUntil, happened } = past;
  return {
    commit,
    deploymentId,
    promotedAt: renderInstant(promotedAt),
    servedUntil: servedUntil === null ? null : renderInstant(servedUntil),
    happened,
    outcome: verdict.outcome,
    reasonCode: verdict.reasonCode,
    text: observe && verdict.outcome === "fail" ? `${WOULD_ROLL_BACK}: ${verdict.summary}` : verdict.summary,
    rollbackAt: rollbackAt === null ? null : renderInstant(rollbackAt),
    rollbackAfterSeconds: rollbackAt === null ? null : (rollbackAt - promotedAt) / 1_000,
    watchedSeconds: (span.to - span.from) / 1_000,
    cut: isCut,
    conditions: [
      ...standings.map(({ watched, verdict: said }) => ({ text: watched.condition.text, list: watched.list, said })),
      ...compared.map(({ comparison, text, verdict: said }) => ({ text, list: comparison.list, said })),
    ].map(({ text, list, said }) => ({
      text,
      list,
      outcome: said?.outcome ?? null,
      reasonCode: said?.reasonCode ?? null,
      summary: said?.summary ?? null,
    })),
  };
}
