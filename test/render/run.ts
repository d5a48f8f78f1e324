/**
 * `npm run test:render`: the checklist's comment in Chromium, as GitHub renders it, and a report's page. `-- --write` renews the pictures in
 * docs/images. Without Chromium nothing is tested, which is an error in CI and said loudly elsewhere.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderChecklistComment } from "../../src/report/checklist/comment.ts";
import { renderChecklistSummary } from "../../src/report/checklist/summary.ts";
import { REALISTIC } from "../report/checklist-report.ts";
import { createSuite } from "../workflows/suite.ts";
import { type Browser, flatten, type Page, startBrowser, wordsIn } from "./browser.ts";
import { renderPage, type Theme } from "./comment-page.ts";
import { contrastOf } from "./contrast.ts";
import { renderAsGitHub } from "./github-html.ts";
import {
  checkPageContrast,
  checkPageIsHeard,
  checkPageIsInert,
  checkPageLooks,
  checkPageWidth,
} from "./report-page.ts";
import { HOSTILE, HUGE } from "./reports.ts";
import { findChromium, installPackages } from "./tools.ts";

const PHONE = { width: 390, height: 844, deviceScaleFactor: 1.5 };
const DESKTOP = { width: 1012, height: 800, deviceScaleFactor: 1 };
const images = join(import.meta.dirname, "../../docs/images");

const chromium = findChromium(process.env);
if (chromium === null) {
  console.error(
    "NOT TESTED: no Chromium on this machine, so that nobody looked at the comment. Install it (Debian: apt-get install chromium) or name it in CHROMIUM.",
  );
  process.exit(process.env.CI === "true" ? 1 : 0);
}
installPackages();
const browser = await startBrowser(chromium);
try {
  process.exitCode = (await testAll(browser)) ? 0 : 1;
} finally {
  await browser.close();
}

async function testAll(browser: Browser): Promise<boolean> {
  const suite = createSuite();
  const page = await browser.newPage();
  const comment = await renderAsGitHub(renderChecklistComment(REALISTIC));
  const summary = await renderAsGitHub(renderChecklistSummary(REALISTIC));
  for (const theme of ["light", "dark"] as const) {
    for (const [what, html] of [
      ["the comment", comment],
      ["the job summary", summary],
      ["a hostile comment", await renderAsGitHub(renderChecklistComment(HOSTILE))],
      ["a comment of 300 items", await renderAsGitHub(renderChecklistComment(HUGE))],
    ] as const) {
      await suite.check(`nothing scrolls sideways but a table or an output: ${what}, ${theme}, phone`, () =>
        checkWidth(page, html, theme),
      );
    }
    await suite.check(`what is read stands out from what is behind it: ${theme}`, () =>
      checkContrast(page, comment, theme),
    );
  }
  await suite.check("a finding can be read on a phone without scrolling", () => checkReadable(page, comment));
  await suite.check("every box is a checkbox that a screen reader can read", () => checkBoxes(page, comment));
  await suite.check("headings are in order, tables have headers", () => checkStructure(page, comment));
  await suite.check("these looks find what is wrong", () => checkLooks(page));
  await suite.check("hostile texts leave no script, picture or link", () => checkInjection(page));
  await checkReport(suite, page);
  if (process.argv.includes("--write")) {
    await suite.check("pictures", async () => {
      // Of a comment that the gates themselves wrote, so that no word in them is made up.
      const rehearsed = await renderAsGitHub(rehearseComment());
      await show(page, rehearsed, "light", DESKTOP);
      await page.screenshot({ path: join(images, "checklist-desktop.png"), fullPage: true });
      await show(page, rehearsed, "light", PHONE);
      await page.screenshot({ path: join(images, "checklist-phone.png"), fullPage: true });
    });
  }
  console.log(`${suite.passed} passed, ${suite.failed} failed`);
  return suite.failed === 0;
}

async function checkReport(suite: ReturnType<typeof createSuite>, page: Page): Promise<void> {
  for (const theme of ["light", "dark"] as const) {
    await suite.check(`a report's page scrolls sideways nowhere but in a chart or an output: ${theme}, phone`, () =>
      checkPageWidth(page, theme),
    );
    await suite.check(`every word of a report's page stands out: ${theme}`, () => checkPageContrast(page, theme));
  }
  await suite.check("a report's charts can be heard, and its headings are in order", () => checkPageIsHeard(page));
  await suite.check("a report's page runs and loads nothing", () => checkPageIsInert(page));
  await suite.check("these looks at a page find what is wrong", () => checkPageLooks(page));
  await page.goto("about:blank");
  await page.emulateMediaFeatures([]);
}

/** The comment of a rehearsal on a day on which not everything is well. */
function rehearseComment(): string {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-picture-"));
  const file = join(folder, "comment.md");
  const cli = join(import.meta.dirname, "../../dist/cli.js");
  const faults = ["coverage-low", "supabase-down"].flatMap((fault) => ["--fault", fault]);
  spawnSync(process.execPath, [cli, "rehearse", "--checklist", "--comment", file, ...faults], { cwd: folder });
  const body = readFileSync(file, "utf8");
  rmSync(folder, { recursive: true });
  return body;
}

async function show(page: Page, html: string, theme: Theme, size: typeof PHONE): Promise<void> {
  await page.setViewport(size);
  await page.setContent(renderPage(html, theme));
}

/** With everything unfolded. */
async function checkWidth(page: Page, html: string, theme: Theme): Promise<void> {
  await show(page, html, theme, PHONE);
  const wide = await page.evaluate<string[]>(`
    document.querySelectorAll("details").forEach((element) => { element.open = true; });
    [document.documentElement, ...document.querySelectorAll("body *")]
      .filter((element) => !element.closest("table, pre"))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 || element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .map((element) => element.outerHTML.slice(0, 200))`);
  assert.deepEqual(wide, []);
}

/** Contrast of text by WCAG 2.1, 1.4.3: at least 4.5 to 1. */
async function checkContrast(page: Page, html: string, theme: Theme): Promise<void> {
  await show(page, html, theme, PHONE);
  const [text, link, behind] = await page.evaluate<[string, string, string]>(`
    [document.querySelector(".markdown-body td"), document.querySelector(".markdown-body a")]
      .map((element) => getComputedStyle(element).color)
      .concat(getComputedStyle(document.body).backgroundColor)`);
  for (const color of [text, link]) {
    assert.ok(contrastOf(color, behind) >= 4.5, `${color} on ${behind}`);
  }
}

/** The realistic checklist's tables need no scrolling at all. */
async function checkReadable(page: Page, html: string): Promise<void> {
  await show(page, html, "light", PHONE);
  const widths = await page.evaluate<number[]>(
    `[...document.querySelectorAll("table")].map((table) => table.scrollWidth - table.clientWidth)`,
  );
  assert.equal(widths.length, 3);
  assert.deepEqual(
    widths.filter((width) => width > 1),
    [],
  );
}

async function checkBoxes(page: Page, html: string): Promise<void> {
  await show(page, html, "light", PHONE);
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  assert.ok(tree);
  const items = flatten(tree).filter(({ role }) => role === "listitem");
  const tasks = items.flatMap((item) => {
    const box = flatten(item).find(({ role }) => role === "checkbox");
    return box === undefined ? [] : [{ name: box.name ?? "", checked: box.checked ?? false, words: wordsIn(item) }];
  });
  const boxes = REALISTIC.items.flatMap(({ title, boxes }) => boxes.map((box) => ({ title, ...box })));
  assert.equal(tasks.length, boxes.length);
  assert.equal(flatten(tree).filter(({ role }) => role === "checkbox").length, boxes.length);
  for (const [index, { title, label, approval }] of boxes.entries()) {
    const task = tasks[index];
    assert.ok(task?.name);
    assert.equal(task.checked, approval !== null);
    assert.ok(task.words.includes(title) && task.words.includes(label), task.words);
  }
}

async function checkStructure(page: Page, html: string): Promise<void> {
  await show(page, html, "light", DESKTOP);
  const { levels, headers, tables } = await page.evaluate<{ levels: number[]; headers: string[][]; tables: number }>(`({
    levels: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.tagName[1])),
    headers: [...document.querySelectorAll("table")].map((table) => [...table.querySelectorAll("thead th")].map((cell) => cell.textContent)),
    tables: document.querySelectorAll("table").length,
  })`);
  assert.equal(levels[0], 3);
  for (const [index, level] of levels.entries()) {
    assert.ok(index === 0 || level <= (levels[index - 1] ?? 0) + 1, `heading ${index + 1} is of level ${level}`);
  }
  assert.equal(tables, 3);
  for (const cells of headers) assert.deepEqual(cells, ["Verdict", "Item and finding"]);
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  assert.ok(tree);
  assert.equal(flatten(tree).filter(({ role }) => role === "columnheader").length, 6);
}

/** A page that breaks what the others ask for. */
async function checkLooks(page: Page): Promise<void> {
  await assert.rejects(checkWidth(page, '<p style="width: 500px">x</p>', "light"), assert.AssertionError);
  const table = `| a | b |\n|:--|:--|\n| x | <pre>${"x".repeat(400)}</pre> |`;
  await assert.rejects(checkReadable(page, await renderAsGitHub([table, table, table].join("\n\n"))));
  const unnamed = renderChecklistComment(REALISTIC).replaceAll("**Approved**", "**x**");
  await assert.rejects(checkBoxes(page, await renderAsGitHub(unnamed)), assert.AssertionError);
  await assert.rejects(checkStructure(page, await renderAsGitHub("### a\n\n##### b")), assert.AssertionError);
  await assert.rejects(checkContrast(page, '<table><td style="color:#999">x <a href="/">y</a></table>', "light"));
  for (const text of ["@octocat", "x \\#12", "https\\://evil.example", "![x](https://evil.example/x.png)"]) {
    await show(page, await renderAsGitHub(text), "light", PHONE);
    assert.equal((await findForeign(page)).length, 1, text);
  }
}

/** Elements that no checklist has. */
function findForeign(page: Page): Promise<string[]> {
  return page.evaluate(`
    [...document.querySelectorAll(".markdown-body :is(script, img, a, iframe, style, svg, form, button, h1, h2, ol, blockquote, del, em)")]
      .map((element) => element.outerHTML)
      .filter((html) => !html.startsWith('<a href="${HOSTILE.runUrl}"'))`);
}

async function checkInjection(page: Page): Promise<void> {
  for (const render of [renderChecklistComment, renderChecklistSummary]) {
    await show(page, await renderAsGitHub(render(HOSTILE)), "light", PHONE);
    const found = await findForeign(page);
    assert.deepEqual(found, []);
    const boxes = await page.evaluate<number>(`document.querySelectorAll(".markdown-body input").length`);
    assert.equal(boxes, render === renderChecklistComment ? HOSTILE.items.flatMap((item) => item.boxes).length : 0);
  }
}
