/** What a site, a vendor or a stranger says stands in a report as words: it runs nothing, loads nothing, and hides nothing. */
import { expect, it } from "vitest";
import { fail } from "../../src/lib/verdict.ts";
import { renderPage } from "../../src/report/page/render-page.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { chartsOf } from "../../src/report/charts/comparison-charts.ts";
import { comparedWatch } from "../report/compared-watch.ts";
import { resultOf } from "../report/result-of.ts";

const WORDS = [
  "</script><script>alert(1)</script><script type=module src=https://evil.example/x.js></script>",
  '"><img src=x onerror=alert(1)><svg onload=alert(1)><style>*{display:none}</style>',
  "</style></title></textarea></pre></table><base href=https://evil.example><meta http-equiv=refresh content=0>",
  "<!-- --> <![CDATA[ ]]> &lt;script&gt; &#60;script&#62; \u2028\u2029",
  "'onmouseover='alert(1) javascript:alert(1) `</code><b>`",
  "\u202egnorw\u202c\u0000\u001b[2J",
].join(" ");

const [compared] = comparedWatch().compared;
const hostile = resultOf({
  command: WORDS,
  release: WORDS,
  commit: WORDS,
  summary: WORDS,
  remedy: WORDS,
  candidate: { id: WORDS, url: WORDS },
  production: { before: WORDS, after: WORDS, served: WORDS, elsewhere: [{ domain: WORDS, deploymentId: WORDS }] },
  notes: [WORDS],
  buildLog: [WORDS],
  timeline: [{ at: 0, text: WORDS, about: [WORDS] }],
  verdicts: [
    { title: WORDS, verdict: fail("gate_failed", WORDS, WORDS, [{ label: WORDS, value: WORDS, url: WORDS }]) },
    {
      title: "link",
      verdict: fail("gate_failed", "x", "y", [{ label: "a", value: "b", url: "javascript:alert(1)" }]),
    },
  ],
  ...(compared === undefined ? {} : { comparison: comparedWatch({ compared: [{ ...compared, metric: WORDS }] }) }),
});

it("in a page: no element and no attribute that we did not write", () => {
  const page = renderPage(hostile);
  const plain = renderPage(resultOf({ ...hostile, comparison: comparedWatch() }));
  const written = new Set([...page.matchAll(/<\/?([a-zA-Z!][\w-]*)/g)].map(([, name]) => name?.toLowerCase()));
  const known = ["!doctype", "html", "head", "meta", "title", "style", "body", "main", "p", "h1", "h2", "h3", "span"];
  const more = ["code", "strong", "figure", "figcaption", "div", "svg", "desc", "text", "line", "path", "details"];
  const rest = ["summary", "table", "thead", "tbody", "tr", "th", "td", "br", "ul", "li", "time", "pre", "script", "a"];
  expect([...written].filter((name) => ![...known, ...more, ...rest].includes(name ?? ""))).toEqual([]);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page.match(/<\/script/g)).toHaveLength(1);
  expect(page.match(/<style/g)).toHaveLength(1);
  expect(page).not.toMatch(/<[^>]*\son\w+\s*=/i);
  expect(page).not.toMatch(/href="(?!https?:)/);
  expect(/\p{Cc}|\p{Bidi_Control}/u.exec(page.replaceAll("\n", ""))).toBe(null);
  expect(plain.match(/<svg/g)).toHaveLength(2);
});

it("in a page: the result in it is still the whole result", () => {
  const data = /<script type="application\/json" id="holdpoint-result">(.*)<\/script>/.exec(renderPage(hostile))?.[1];
  expect(JSON.parse(data ?? "")).toEqual(JSON.parse(JSON.stringify(hostile)));
});

it("in a summary's charts: a metric's name ends no diagram and begins no markup", () => {
  const text = renderSummary(
    resultOf({ comparison: hostile.comparison ?? comparedWatch() }),
    null,
    chartsOf(hostile, null),
  );
  const outside = text.split(/```mermaid\n[\s\S]*?\n```/).join("");
  expect(outside.replace(/\\./g, "").replace(/`[^`]*`/g, "")).not.toMatch(/<script|<img|<style|<svg/);
  expect(text.match(/^```/gm)?.length).toBe(4);
});
