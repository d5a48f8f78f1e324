import { expect, it } from "vitest";
import { fail, hold, pass } from "../../../src/lib/verdict.ts";
import { DATA_ELEMENT } from "../../../src/report/page/data-element.ts";
import { renderPage } from "../../../src/report/page/render-page.ts";
import { comparedWatch } from "../compared-watch.ts";
import { resultOf } from "../result-of.ts";

const RESULT = resultOf({
  comparison: comparedWatch(),
  verdicts: [
    { title: "Health", verdict: pass("condition_clear", "200 in 12 ms") },
    { title: "p99_latency > 2s", verdict: hold("no_data", "p99_latency > 2s: no data", "Check `settle`.") },
    {
      title: "error_rate > 5%",
      verdict: fail("condition_met", "error_rate > 5%: error_rate is 7.9 %", "Rolled back.", [
        { label: "error_rate", value: "7.9 % of 412 samples", url: "https://sentry.io/x?a=1&b=2" },
      ]),
    },
  ],
  timeline: [{ at: Date.UTC(2026, 0, 5, 2, 42, 7), text: "fail: error_rate is 7.9 %", about: ["error_rate > 5%"] }],
  buildLog: ["npm error <code>"],
});
const page = renderPage(RESULT);

it("says first what production serves, then what was decided, what to do, what was measured and what was judged", () => {
  const words = page.slice(page.indexOf("<main>")).replace(/<[^>]+>/g, "\n");
  const order = [
    "Production serves dpl_old again",
    "ROLLED BACK\n, production serves dpl_old",
    "Fix it and release",
    "Evidence against",
    "Verdicts",
  ];
  const places = order.map((text) => words.indexOf(text));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

it("puts what needs a person's eye first, with its evidence and its remedy", () => {
  const titles = [...page.matchAll(/<td><strong>([^<]+)<\/strong>/g)].map(([, title]) => title);
  expect(titles).toEqual(["error_rate &gt; 5%", "p99_latency &gt; 2s", "Health"]);
  expect(page).toContain('<a href="https://sentry.io/x?a=1&amp;b=2" rel="noreferrer">');
  expect(page).toContain("Check <code>settle</code>.");
});

it("says when what happened, by the day too, and shows the end of a build log as it was", () => {
  expect(page).toContain('<time datetime="2026-01-05T02:42:07Z">2026-01-05 02:42:07</time>');
  expect(page).toContain("<pre>npm error &lt;code&gt;</pre>");
});

it("holds the result, so that it can be judged again from the page alone", () => {
  const data = new RegExp(`<script type="application/json" id="${DATA_ELEMENT}">(.*)</script>`).exec(page)?.[1];
  expect(JSON.parse(data ?? "")).toEqual(JSON.parse(JSON.stringify(RESULT)));
});

it("loads and runs nothing, in light and in dark", () => {
  expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
  expect(page).toContain("color-scheme: light dark");
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/<(?:img|link|iframe|object|embed|base|form)\b|@import|url\(/);
});

it("gives every chart a name of its own and the same numbers as a table", () => {
  const names = [...page.matchAll(/aria-labelledby="([^"]+)"/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(2);
  expect(page).toContain('<td>at the promotion</td><td class="number">0 (1.0 : 1)</td>');
  expect(page).toContain('<td>14 min after the promotion</td><td class="number">4 %</td>');
});

it("says without a chart what a command did that measured nothing", () => {
  const plain = renderPage(resultOf({ command: "deploy", decision: "proceed", remedy: null }));
  expect(plain).not.toContain("<svg");
  expect(plain).not.toContain("What was measured");
});
