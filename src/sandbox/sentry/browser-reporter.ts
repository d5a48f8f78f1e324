/** What the visitors' browsers measure of the pages that the demo site answers with. It stands in for Sentry's browser SDK. */
import type { SiteCrowdFacts, SiteReporter, SiteRequestFacts } from "../contract.ts";

/** Pages that were as fast as each other. */
export interface MeasuredViews {
  readonly at: number;
  /** Of the page, as the site calls it. */
  readonly transaction: string;
  readonly views: number;
  /** By attribute, as SDK 11 sends them. */
  readonly vitals: Readonly<Record<string, number>>;
}

/** Reports each page beside what the site itself reports of it. */
export function withBrowser(reporter: SiteReporter, receive: (views: MeasuredViews) => void): SiteReporter {
  return {
    ...reporter,
    report(facts) {
      reporter.report(facts);
      if (isPage(facts)) receive(viewsOf(facts, facts.startedAt, facts.endedAt - facts.startedAt, 1));
    },
    reportMany(facts) {
      reporter.reportMany(facts);
      if (!isPage(facts)) return;
      for (const { startedAt, latencyMs, requests } of facts.answers) {
        receive(viewsOf(facts, startedAt, latencyMs, requests));
      }
    },
  };
}

type Page = Pick<SiteRequestFacts & SiteCrowdFacts, "method" | "route" | "name" | "status">;

/** An error shows no page, and what an API answers is none. */
function isPage({ method, route, status }: Page): boolean {
  return method === "GET" && status < 400 && !route.startsWith("/api/");
}

/** A light page: whatever the server takes longer, the visitor waits several times for, since not all of it comes at once. */
function viewsOf(page: Page, startedAt: number, latencyMs: number, views: number): MeasuredViews {
  const lcp = 600 + 4 * latencyMs;
  return {
    at: startedAt + lcp,
    transaction: page.name ?? `${page.method} ${page.route}`,
    views,
    vitals: {
      "browser.web_vital.ttfb.value": latencyMs,
      "browser.web_vital.fcp.value": 300 + 2 * latencyMs,
      "browser.web_vital.lcp.value": lcp,
      "browser.web_vital.inp.value": 60 + latencyMs / 4,
      "browser.web_vital.cls.value": 0.02,
    },
  };
}
