/**
 * Tells people of a rollback, or of one that was due and could not be made: one issue for each release, brought up to date,
 * and an event where the team has a place for it. It comes after everything else, may be lost, and decides nothing.
 */
import { isAuthor } from "../../lib/authors.ts";
import { ProviderError } from "../../lib/error.ts";
import type { CommitRange, Forge, ForgeIssue } from "../../providers/contract.ts";
import type { Deployed, ProductionPayload } from "../../release/payload.ts";
import {
  type Incident,
  isToldIn,
  renderIncident,
  renderIncidentTitle,
  storyKeyOf,
} from "../../report/incident/render-incident.ts";
import type { CommandContext } from "../context.ts";
import type { ForgePatience } from "../forge-patience.ts";
import type { Journal, JournalEnd } from "../journal.ts";
import { findIncident, type WantedIncident } from "./find-incident.ts";

export interface IncidentOrder {
  /** How the command is about to end. */
  readonly end: JournalEnd;
  readonly by: Incident["by"];
  /** Where production was to go; null where there was nothing. */
  readonly to: Deployed | null;
  /** Of the release that was taken out, or should have been. */
  readonly payload: ProductionPayload;
  readonly recordedAt: number;
}

export async function recordIncident(
  context: CommandContext,
  journal: Journal,
  patience: ForgePatience,
  order: IncidentOrder,
): Promise<void> {
  const { plan, runUrl } = context;
  const { payload, to } = order;
  if (plan.rollback.incident === null) return;
  const incident: Incident = {
    mark: { project: plan.project.host.project, release: payload.release },
    result: journal.conclude(order.end),
    by: order.by,
    to: to?.id ?? null,
    migrations: payload.migrations,
    differences: payload.wayBack?.to === to?.id ? (payload.wayBack?.differences ?? []) : [],
    runUrl,
  };
  const { labels } = plan.rollback.incident;
  const issue = await lose(journal, "no incident was written at GitHub", () =>
    patience.spend((forge) => writeIssue({ context, journal, forge, incident, order, labels })),
  );
  if (issue?.news === false) return;
  await lose(journal, "the incident was not reported", () => report(context, incident, issue?.url ?? runUrl));
}

interface Writing {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly forge: Forge;
  readonly incident: Incident;
  readonly order: IncidentOrder;
  readonly labels: readonly string[];
}

interface Written {
  readonly url: string;
  /** Whether anything was in it that the issue did not say before. */
  readonly news: boolean;
}

async function writeIssue(writing: Writing): Promise<Written> {
  const { context, journal, forge, incident, order, labels } = writing;
  const wanted: WantedIncident = {
    mark: incident.mark,
    authors: [...context.options.authors, ...context.plan.rollback.by],
    since: order.recordedAt,
  };
  const before = await findIncident(forge, wanted);
  if (before !== null && isToldIn(incident, before)) return { url: before.url, news: false };
  const text = renderIncident(incident, await readRange(forge, order), before);
  if (before !== null) {
    const { number, url } = await forge.updateIssue(before.number, { ...text, state: "open" });
    journal.step("incident", `incident #${number} brought up to date: ${text.title} (${url})`);
    return { url, news: true };
  }
  const made = await forge.createIssue({ ...text, labels });
  const first = await findFirst(forge, wanted, made);
  if (first !== null) return { url: await withdraw(forge, made, first), news: true };
  journal.step("incident", `incident #${made.number} opened: ${text.title} (${made.url})`);
  if (!isAuthor(made.author, wanted.authors)) {
    journal.note(
      `the incident was opened by ${made.author}, whose issues are not found again: list that login in the plan's \`rollback.by\``,
    );
  }
  return { url: made.url, news: true };
}

/** Another run may have opened one at the same moment: the older one stays. */
async function findFirst(forge: Forge, wanted: WantedIncident, made: ForgeIssue): Promise<ForgeIssue | null> {
  const first = await findIncident(forge, wanted);
  return first !== null && first.number < made.number ? first : null;
}

async function withdraw(forge: Forge, made: ForgeIssue, first: ForgeIssue): Promise<string> {
  const body = `Two runs opened this at the same moment. All of it is in #${first.number}.`;
  await forge.updateIssue(made.number, { title: `Duplicate of #${first.number}`, body, state: "closed" });
  return first.url;
}

/** Null where either end is not recorded, or the forge does not know it any more. */
async function readRange(forge: Forge, { to, payload }: IncidentOrder): Promise<CommitRange | null> {
  const base = to?.commit ?? null;
  if (base === null) return null;
  try {
    return await forge.compareCommits(base, payload.commit);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.reasonCode === "vendor_timeout") throw error;
    return null;
  }
}

async function report(context: CommandContext, incident: Incident, url: string | null): Promise<void> {
  const { mark, result, to } = incident;
  const reporter = await context.role("incidents");
  await reporter.report({
    key: `${mark.project} ${mark.release} ${storyKeyOf(incident)}`,
    title: renderIncidentTitle(incident),
    summary: result.summary,
    facts: {
      project: mark.project,
      "holdpoint.release": mark.release,
      decision: result.decision,
      reason_code: result.reasonCode,
      production: result.production.after ?? "unknown",
      ...(to === null ? {} : { rolled_back_to: to }),
    },
    url,
    at: result.endedAt,
  });
}

/** What may be lost becomes a note with what to do: most often the token lacks a permission. */
async function lose<Value>(journal: Journal, trouble: string, act: () => Promise<Value>): Promise<Value | null> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    journal.note(`${trouble}: ${error.message} ${error.remedy}`);
    return null;
  }
}
