/** Ends a checklist with a report: the command's result, and what the edges show of it. */
import { packCodeResults, INPUT_LIMIT, COMMENT_LIMIT, type CodeResults } from "../../checklist/code-results.ts";
import { approvalOf } from "../../checklist/people-words.ts";
import { itemId, type StatusRecord } from "../../checklist/status-record.ts";
import type { ChecklistReport, ChecklistResult, ItemReport } from "../../checklist/report.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { CommandContext } from "../contract.ts";
import type { Journal } from "../outcome.ts";
import type { PlannedItem } from "./items.ts";
import type { ChecklistRequest } from "./request.ts";

export interface ReportFacts {
  readonly items: readonly ItemReport[];
  readonly verdict: Verdict;
  readonly pullRequest?: number | null;
  readonly commit?: string;
  readonly notices?: readonly string[];
  readonly codeResults?: CodeResults | null;
  readonly runUrl?: string | null;
  readonly headline?: string;
}

export interface OpenReport {
  render(facts: ReportFacts): ChecklistReport;
  /** `quiet`: what is to be known is known elsewhere (the commit's status), so the job need not fail. */
  finish(facts: ReportFacts & { readonly quiet: boolean }): ChecklistResult;
}

export function openReport(context: CommandContext, journal: Journal, request: ChecklistRequest): OpenReport {
  const render = (facts: ReportFacts): ChecklistReport => ({
    name: context.plan.name,
    planFile: request.planFile,
    pullRequest: facts.pullRequest ?? null,
    commit: facts.commit ?? context.release.commit,
    items: facts.items,
    verdict: facts.verdict,
    headline: facts.headline ?? null,
    notices: facts.notices ?? [],
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
    }),
  };
}

/** How an item stands, with its boxes; `record` is null where no pull request is looked at. */
export function reportItem(
  planned: PlannedItem,
  verdict: Verdict,
  record: StatusRecord | null,
  request: ChecklistRequest,
  commit: string,
): ItemReport {
  const { item, gate, boxes, overriders } = planned;
  return {
    title: item.title,
    group: item.group,
    gate: item.gate,
    kind: gate.kind,
    verdict,
    boxes: boxes.map((box) => ({
      id: box.id,
      label: box.box.label,
      approval: record === null ? null : approvalOf(record, box, commit),
      lasting: box.box.lasting,
    })),
    // A plan that names nobody lets nobody override, whatever was recorded before it was changed.
    override:
      overriders.length === 0
        ? null
        : (record?.overrides.get(itemId(request.planFile, item.title, overriders)) ?? null),
    overriders,
  };
}
