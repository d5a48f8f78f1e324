/** What a browser makes of a report's page: nothing runs, nothing is too wide or too pale, and a chart can be heard. */
import assert from "node:assert/strict";
import { renderPage } from "../../src/report/page/render-page.ts";
import { fail, hold, pass } from "../../src/lib/verdict.ts";
import { comparedWatch } from "../report/compared-watch.ts";
import { resultOf } from "../report/result-of.ts";
import { flatten, type Page } from "./browser.ts";
import type { Theme } from "./comment-page.ts";
import { contrastOf } from "./contrast.ts";

const PHONE = { width: 390, height: 844, deviceScaleFactor: 1.5 };
const NASTY = `"><script>document.title = "ran"</script><img src=x onerror="document.title='ran'"><style>*{display:none}</style>`;

const [compared] = comparedWatch().compared;
export const REPORT = renderPage(
  resultOf({
    comparison: comparedWatch(),
    verdicts: [
      { title: "Health", verdict: pass("condition_clear", "200 in 12 ms") },
      { title: "p99_latency > 2s", verdict: hold("no_data", "no data", "Check `settle`.") },
      {
        title: "error_rate > 5%",
        verdict: fail("condition_met", `error_rate is 7.9 % ${"x".repeat(300)}`, "Rolled back.", [
          { label: "error_rate", value: "7.9 % of 412 samples", url: "https://sentry.io/x" },
        ]),
      },
    ],
    timeline: [{ at: Date.UTC(2026, 0, 5, 2, 42, 7), text: "fail: error_rate is 7.9 %", about: [] }],
    buildLog: [`npm error ${"x".repeat(300)}`],
  }),
);

const HOSTILE = renderPage(
  resultOf({
    summary: NASTY,
    remedy: NASTY,
    candidate: { id: NASTY, url: NASTY },
    verdicts: [{ title: NASTY, verdict: fail("gate_failed", NASTY, NASTY, [{ label: NASTY, value: NASTY }]) }],
    ...(compared === undefined ? {} : { comparison: comparedWatch({ compared: [{ ...compared, metric: NASTY }] }) }),
  }),
);

async function show(page: Page, html: string, theme: Theme): Promise<void> {
  await page.setViewport(PHONE);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  // What a page forbids holds for its document, which the next content would only be written into.
  await page.goto("about:blank");
  await page.setContent(html);
}

/** A chart may be scrolled by itself; the page may not. */
export async function checkPageWidth(page: Page, theme: Theme): Promise<void> {
  await show(page, REPORT, theme);
  const wide = await page.evaluate<string[]>(`
    document.querySelectorAll("details").forEach((element) => { element.open = true; });
    [document.documentElement, ...document.querySelectorAll("body *")]
      .filter((element) => !element.closest(".wide, pre"))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 200))`);
  assert.deepEqual(wide, []);
}

/** Contrast of text by WCAG 2.1, 1.4.3: at least 4.5 to 1, the words of a chart among it. */
export async function checkPageContrast(page: Page, theme: Theme, html = REPORT): Promise<void> {
  await show(page, html, theme);
  const ground = await page.evaluate<string>(`getComputedStyle(document.body).backgroundColor`);
  const colors = await page.evaluate<[string, string][]>(`
    [...document.querySelectorAll("body :is(p, h1, h2, h3, td, th, a, code, strong, li, summary, figcaption, .word, text)")]
      .map((element) => [element.tagName, getComputedStyle(element)[element.tagName === "text" ? "fill" : "color"]])`);
  assert.ok(colors.length > 50);
  const pale = colors.filter(([, color]) => contrastOf(color, ground) < 4.5);
  assert.deepEqual(pale, []);
}

export async function checkPageIsHeard(page: Page): Promise<void> {
  await show(page, REPORT, "light");
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  assert.ok(tree);
  const pictures = flatten(tree).filter(({ role }) => role === "image" || role === "img");
  assert.equal(pictures.length, 2);
  for (const { name = "" } of pictures) assert.match(name, /Highest .* Decided 15 min after the promotion/);
  const levels = await page.evaluate<number[]>(
    `[...document.querySelectorAll("h1, h2, h3")].map((heading) => Number(heading.tagName[1]))`,
  );
  assert.equal(levels[0], 1);
  for (const [index, level] of levels.entries()) assert.ok(index === 0 || level <= (levels[index - 1] ?? 0) + 1);
}

/** Even a script that got into it, past every escape, would not run. */
export async function checkPageIsInert(page: Page): Promise<void> {
  await show(page, HOSTILE, "light");
  assert.notEqual(await page.evaluate(`document.title`), "ran");
  assert.equal(
    await page.evaluate(`document.querySelectorAll("img, script:not([type='application/json'])").length`),
    0,
  );
  assert.equal(await page.evaluate(`getComputedStyle(document.querySelector("main")).display`), "block");
  await show(page, REPORT.replace("<main>", `<main><script>document.title = "ran"</script>`), "light");
  assert.notEqual(await page.evaluate(`document.title`), "ran");
}

/** A page that breaks what the others ask for. */
export async function checkPageLooks(page: Page): Promise<void> {
  const pale = REPORT.replace("<main>", `<main><p style="color:#999">x</p>`);
  await assert.rejects(checkPageContrast(page, "light", pale), assert.AssertionError);
  const open = REPORT.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  await show(page, open.replace("<main>", `<main><script>document.title = "ran"</script>`), "light");
  assert.equal(await page.evaluate(`document.title`), "ran");
}
