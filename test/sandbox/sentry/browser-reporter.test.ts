import { expect, it } from "vitest";
import type { SiteReporter } from "../../../src/sandbox/contract.ts";
import { type MeasuredViews, withBrowser } from "../../../src/sandbox/sentry/browser-reporter.ts";
import { sentry as declaration } from "../../../src/sandbox/sentry/index.ts";
import { MINUTE, STARTED_AT, startSentry } from "./start-sentry.ts";

const SILENT: SiteReporter = { report: () => {}, reportMany: () => {}, flush: async () => {}, close: async () => {} };

function reporterOf(received: MeasuredViews[]): SiteReporter {
  return withBrowser(SILENT, (views) => void received.push(views));
}

const page = { method: "GET", route: "/chat", status: 200, error: null, startedAt: 1_000, endedAt: 1_100 };

it("measures pages, and neither errors nor what an API answers", () => {
  const received: MeasuredViews[] = [];
  const reporter = reporterOf(received);
  reporter.report(page);
  reporter.report({ ...page, status: 500, error: new Error("boom") });
  reporter.report({ ...page, route: "/api/threads" });
  reporter.report({ ...page, method: "POST" });
  expect(received).toMatchObject([{ transaction: "GET /chat", views: 1, at: 2_000 }]);
  expect(received[0]?.vitals).toMatchObject({
    "browser.web_vital.lcp.value": 1_000,
    "browser.web_vital.ttfb.value": 100,
  });
});

it("measures visitors who are drawn as those who are sent", () => {
  const received: MeasuredViews[] = [];
  const answers = [{ startedAt: 1_000, latencyMs: 2_500, requests: 40 }];
  reporterOf(received).reportMany({ ...page, answers });
  expect(received).toMatchObject([{ views: 40, vitals: { "browser.web_vital.lcp.value": 10_600 } }]);
});

it("shows Sentry what was measured, of each release by itself", async () => {
  const sentry = await startSentry();
  const views = { at: STARTED_AT, transaction: "GET /", views: 30, project: "42", environment: "production" };
  const { receiveViews } = sentry.emulator as ReturnType<typeof declaration.create>;
  receiveViews({ ...views, release: "a", vitals: { "browser.web_vital.lcp.value": 900 } });
  receiveViews({ ...views, release: "b", vitals: { "browser.web_vital.lcp.value": 4_000 } });
  sentry.clock.advance(5 * MINUTE);
  const query = encodeURIComponent("has:browser.web_vital.lcp.value release:b");
  const fields = "field=p75(browser.web_vital.lcp.value)&field=count()";
  const { body } = await sentry.get(
    `/api/0/organizations/acme/events/?dataset=spans&${fields}&statsPeriod=1h&query=${query}`,
  );
  await sentry.close();
  expect(body).toMatchObject({ data: [{ "p75(browser.web_vital.lcp.value)": 4_000, "count()": 30 }] });
});

it("measures where a plan asks for it", () => {
  const seedOf = (name: string, spec: object) =>
    declaration.seedFor({
      project: "web",
      repository: { owner: "acme", name: "web" },
      metrics: [{ name, provider: "sentry", spec }],
    } as unknown as Parameters<typeof declaration.seedFor>[0]).vitals;
  expect([seedOf("lcp", {}), seedOf("slow_pages", { measure: "inp" }), seedOf("error_rate", {})]).toEqual([
    true,
    true,
    undefined,
  ]);
});
