import { describe, expect, it } from "vitest";
import type { Decision } from "../../src/release/result.ts";
import { renderHeadline } from "../../src/report/headline.ts";
import { renderPage } from "../../src/report/page/render-page.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { resultOf } from "./result-of.ts";

const SERVED = { before: "dpl_new", after: "dpl_old", served: null };
const headline = (decision: Decision, production: Parameters<typeof renderHeadline>[0]["production"] = SERVED) =>
  renderHeadline({ decision, production });

describe("the headline of a release that was rolled back", () => {
  it("says what production serves, which that of a failed one does not", () => {
    expect(headline("rolled-back")).toBe("ROLLED BACK, production serves dpl_old");
    expect((["failed", "hold", "watching", "proceed"] as const).map((decision) => headline(decision))).toEqual([
      "Failed",
      "On hold",
      "Watching",
      "Proceed",
    ]);
  });

  it("claims nothing that was not read", () => {
    expect(headline("rolled-back", { ...SERVED, after: null })).toBe(
      "ROLLED BACK, what production serves is not known",
    );
    const elsewhere = [{ domain: "www.example.com", deploymentId: "dpl_new" }];
    expect(headline("rolled-back", { ...SERVED, elsewhere })).toBe(
      "ROLLED BACK, production is split, the host names dpl_old",
    );
  });

  it("stands in the summary and on the page, there in a colour of its own", () => {
    const result = resultOf();
    const { after } = result.production;
    expect(renderSummary(result)).toContain(`## ROLLED BACK, production serves \`${after}\`: \`${result.command}\``);
    const page = renderPage(result);
    expect(page).toContain(`<title>ROLLED BACK, production serves ${after}`);
    expect(page).toContain('<span class="word back">ROLLED BACK</span>');
    expect(renderPage(resultOf({ decision: "failed" }))).toContain('<span class="word fail">Failed</span>');
  });
});
