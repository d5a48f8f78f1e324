/** The final results of one check in a window, all pages. */
import { ProviderError } from "../../lib/error.ts";
import type { MetricWindow } from "../contract.ts";
import type { VendorClient } from "../http.ts";
import { VENDOR } from "./settings.ts";
import { parseAnswer, resultPage } from "./wire.ts";

const PAGE_SIZE = 100;
/** Far beyond any real list: a hundred thousand runs of one check. */
const MAXIMUM_PAGES = 1_000;

export interface FinalResult {
  readonly startedAt: number;
  readonly failed: boolean;
  /** The same for runs that were scheduled at once in several places; null where Checkly does not say. */
  readonly sequenceId: string | null;
  /** Where it ran: `eu-central-1`. */
  readonly location: string | null;
}

/**
 * Runs that started in the window and said something about the site: retried attempts, canceled runs and runs that
 * Checkly itself could not finish (`hasErrors` without `hasFailures`) are left out. A run that started before the
 * window may have met the release before, so it is out as well, whenever it ended.
 * `lateMs`: how much later than its start a result is looked for, since the vendor does not say which of a result's
 * instants its own limits compare.
 */
export async function listFinalResults(
  client: VendorClient,
  checkId: string,
  window: MetricWindow,
  lateMs: number,
): Promise<readonly FinalResult[]> {
  const path = `/v2/check-results/${encodeURIComponent(checkId)}`;
  const results = new Map<string, FinalResult>();
  const cursors = new Set<string>();
  let nextId: string | undefined;
  for (;;) {
    const answer = await client.request({
      method: "GET",
      path,
      query: {
        from: Math.floor(window.from / 1_000),
        to: Math.ceil((window.to + lateMs) / 1_000),
        limit: PAGE_SIZE,
        resultType: "FINAL",
        fields: "id,startedAt,hasFailures,hasErrors,isCancelled,resultType,runLocation,sequenceId",
        nextId,
      },
      repeatable: true,
    });
    const page = parseAnswer(resultPage, answer, path);
    for (const entry of page.entries ?? []) {
      const startedAt = Date.parse(entry.startedAt ?? "");
      const counts = (entry.resultType ?? "FINAL") === "FINAL" && !entry.isCancelled;
      const proves = entry.hasFailures || !entry.hasErrors;
      if (counts && proves && startedAt >= window.from && startedAt < window.to) {
        const { sequenceId = null, runLocation: location = null } = entry;
        results.set(entry.id, { startedAt, failed: entry.hasFailures, sequenceId, location });
      }
    }
    if (!page.nextId) return [...results.values()];
    if (cursors.has(page.nextId) || cursors.size >= MAXIMUM_PAGES) throw endlessList(path, cursors.size + 1);
    cursors.add(page.nextId);
    nextId = page.nextId;
  }
}

function endlessList(path: string, pages: number): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message: `Checkly gave a cursor again or gives them for ever: GET ${path} has no end after ${pages} pages.`,
    remedy: "Look at Checkly's status page (https://is.checkly.online) and run this again.",
  });
}
