import { describe, expect, it } from "vitest";
import { fail, hold, pass } from "../../src/lib/verdict.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { resultOf } from "./result-of.ts";

const firstLine = (text: string) => text.split("\n")[0];

describe("the first line of the summary", () => {
  it("says after a rollback what production serves again, since when, and what was taken out", () => {
    expect(firstLine(renderSummary(resultOf()))).toBe(
      "**Production serves `dpl_old` again** (the site answers `0f0000000000`) as of 02:49:00 UTC. Taken out: `dpl_new`.",
    );
  });

  it("says of domains that disagree where each points, and never plainly what production serves", () => {
    const elsewhere = [
      { domain: "www.example.com", deploymentId: "dpl_new" },
      { domain: "shop.example.com", deploymentId: null },
    ];
    const production = { before: "dpl_new", after: "dpl_old", elsewhere, served: null };
    expect(firstLine(renderSummary(resultOf({ decision: "hold", production })))).toBe(
      "**Production is split: the host names `dpl_old`, but www.example.com points at `dpl_new`, shop.example.com points at nothing** as of 02:49:00 UTC.",
    );
  });

  it("names what a manual rollback took out, and no other release", () => {
    const production = { before: "dpl_new", after: "dpl_old", served: null };
    const text = renderSummary(resultOf({ command: "rollback", candidate: null, production }));
    expect(firstLine(text)).toBe("**Production serves `dpl_old` again** as of 02:49:00 UTC. Taken out: `dpl_new`.");
    expect(text).not.toContain("5e1f9a3c7b2d");
  });

  it("says before and after for a change, and that nothing changed where nothing did", () => {
    const changed = { before: "dpl_old", after: "dpl_new", served: "HTTP 200" };
    expect(firstLine(renderSummary(resultOf({ decision: "hold", production: changed })))).toBe(
      "**Production serves `dpl_new`** (the site answers `HTTP 200`) as of 02:49:00 UTC. Before: `dpl_old`.",
    );
    const same = { before: "dpl_old", after: "dpl_old", served: null };
    expect(firstLine(renderSummary(resultOf({ decision: "failed", production: same })))).toBe(
      "**Production serves `dpl_old`** as of 02:49:00 UTC. Unchanged.",
    );
  });

  it("does not guess what production serves where it was not read", () => {
    const production = { before: null, after: null, served: null };
    expect(firstLine(renderSummary(resultOf({ decision: "hold", production })))).toContain("is not known.");
  });

  it("leaves the last word to the watch that follows a promote in the same job", () => {
    const text = renderSummary(resultOf({ command: "promote", decision: "proceed" }));
    expect(firstLine(text)).toContain("The watch follows");
  });
});

describe("the rest of the summary", () => {
  it("shows what to do, and when what happened", () => {
    const at = Date.UTC(2026, 0, 5, 2, 42, 7);
    const text = renderSummary(
      resultOf({ timeline: [{ at, text: "hold: Sentry is down", about: ["error_rate > 5%", "p99_latency > 2s"] }] }),
    );
    expect(text).toContain("**What to do:** Fix it and release with `unpin`.");
    expect(text).toContain("- 02:42:07 hold: Sentry is down \\(error\\_rate \\> 5%, p99\\_latency \\> 2s\\)");
  });

  it("says how many lines of a long history it leaves out", () => {
    const timeline = Array.from({ length: 40 }, (_, index) => ({
      at: index * 1_000,
      text: `line ${index}`,
      about: [],
    }));
    const text = renderSummary(resultOf({ timeline }));
    expect(text).toContain("- 25 earlier lines: see the log");
    expect(text).toContain("line 25");
    expect(text).not.toContain("line 24\n");
  });

  it("puts what failed first, then what is not known, and does not repeat the condition", () => {
    const text = renderSummary(
      resultOf({
        verdicts: [
          { title: "Health", verdict: pass("gate_passed", "fine") },
          { title: "uptime < 99%", verdict: hold("no_data", "uptime < 99%: no data.", "Wait.") },
          { title: "error_rate > 5%", verdict: fail("condition_met", "error_rate > 5%: is 8 %", "Fix it.") },
        ],
      }),
    );
    const rows = text.split("\n").filter((line) => line.startsWith("| ") && line.includes("<br>"));
    expect(rows.map((row) => row.split("<br>")[0])).toEqual([
      "| **fail** | **error\\_rate \\> 5%**",
      "| **hold** | **uptime \\< 99%**",
      "| pass | **Health**",
    ]);
    expect(rows[0]).toContain("<br>is 8 % |");
  });

  it("lets no text of a site, a vendor or a person become markup", () => {
    const hostile = "`</details>` <img src=x> @acme/devops | [x](javascript:1)\n# heading";
    const text = renderSummary(
      resultOf({
        summary: hostile,
        remedy: hostile,
        timeline: [{ at: 0, text: hostile, about: [] }],
        verdicts: [
          {
            title: hostile,
            verdict: pass("gate_passed", hostile, [{ label: hostile, value: hostile, url: "https://a.example/|<br>" }]),
          },
        ],
        buildLog: ["```", "</details>"],
        production: { before: null, after: "dpl_`old", served: "`<b>`" },
      }),
    );
    const withoutCode = text.replace(/(`{3,})text\n[^]*?\n\1/g, "").replace(/`[^`\n]*`/g, "");
    expect(withoutCode).not.toMatch(/(?<!\\)<img|(?<!\\)<b>|\n# heading|@acme|\]\(javascript/);
    expect(withoutCode).not.toMatch(/(?<!\\)\[x/);
    expect(text).toContain("````text\n```\n</details>\n````");
  });
});
