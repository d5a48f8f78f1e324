/** Reports of a crowd: past the SDK, which sends one by one, but with what it would have made of each answer and error. */
import type { SiteCrowdFacts, SiteReporter } from "../contract.ts";
import type { ReportedCrowd } from "./ingest-crowd.ts";

export type ReceiveCrowd = (crowd: Pick<ReportedCrowd, "facts" | "status" | "frames">) => void;

export async function createCrowdReporter(receive: ReceiveCrowd): Promise<Pick<SiteReporter, "reportMany">> {
  const { defaultStackParser, getSpanStatusFromHttpCode } = await import("@sentry/node");
  const known = new WeakMap<Error, readonly object[]>();
  const framesOf = (error: Error) => {
    const frames = known.get(error) ?? defaultStackParser(error.stack ?? "");
    known.set(error, frames);
    return frames;
  };
  return {
    reportMany(facts: SiteCrowdFacts) {
      const { message: status = "ok" } = getSpanStatusFromHttpCode(facts.status);
      const frames = facts.error === null ? [] : framesOf(facts.error);
      receive({ facts, status, frames });
    },
  };
}
