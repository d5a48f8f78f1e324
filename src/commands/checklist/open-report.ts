/** Ends a checklist with a report: the command's result, and what the edges show of it. */
import { packCodeResults, INPUT_LIMIT, COMMENT_LIMIT, type CodeResults } from "../../checklist/code-results.ts";
import type { ChecklistReport, ChecklistResult, ItemReport } from "../../checklist/report.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { PlanChange } from "../../plan/compare/plan-change.ts";
import type { CommandContext } from "../../engine/context.ts";
import type { Journal } from "../../engine/journal.ts";
import type { ChecklistRequest } from "../../checklist/request.ts";

export interface ReportFacts {
  readonly items: readonly ItemReport[];
  readonly verdict: Verdict;
  readonly pullRequest?: number | null;
  readonly commit?: string;
  readonly notices?: readonly string[];
  readonly planChanges?: readonly PlanChange[];
  readonly codeResults?: CodeResults | null;
  readonly askedItems?: string | null;
  readonly runUrl?: string | null;
  readonly headline?: string;
}

export interface OpenReport {
  render(facts: ReportFacts): ChecklistReport;
  /** `quiet`: what is to be known is known elsewhere (the commit's status), so the job need not fail. */
  finish(facts: ReportFacts & { readonly quiet: boolean }): ChecklistResult;
}

export function createReport(context: CommandContext, journal: Journal, request: ChecklistRequest): OpenReport {
  const render = (facts: ReportFacts): ChecklistReport => ({
    name: context.plan.name,
    planFile: request.planFile,
    pullRequest: facts.pullRequest ?? null,
    commit: facts.commit ?? context.release.commit,
    items: facts.items,
    verdict: facts.verdict,
    headline: facts.headline ?? null,
    notices: facts.notices ?? [],
    ...(facts.planChanges === undefined ? {} : { planChanges: facts.planChanges }),
    runUrl: facts.runUrl === undefined ? context.runUrl : facts.runUrl,
    codeResult: facts.codeResults ? packCodeResults(facts.codeResults, COMMENT_LIMIT) : "",
  });
  return {
    render,
    finish: ({ quiet, ...facts }) => ({
      ...journal.finishWith(facts.verdict),
      checklist: render(facts),
      quiet,
      codeResult: facts.codeResults ? packCodeResults(facts.codeResults, INPUT_LIMIT) : "",
      askedItems: facts.askedItems ?? null,
    }),
  };
}
