import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import type { ChecklistReport } from "../../src/checklist/report.ts";
import { renderChecklistComment } from "../../src/report/checklist/comment.ts";
import { renderChecklistSummary } from "../../src/report/checklist/summary.ts";
import { escapeHtml, escapeMarkdown, isLinkable } from "../../src/report/markdown.ts";
import { checklistOf, NASTY, nastyText } from "./checklist-arbitrary.ts";
import { boxOf, itemOf, REALISTIC } from "./checklist-report.ts";

/** As GitHub reads it: HTML is let through here, since GitHub keeps what it holds for safe. */
function render(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

const EMPTY = new Set(["br", "input", "hr", "img"]);
const ATTRIBUTES =
  /^(?:| \/| href="[^"]*"| align="left"| class="language-text"| type="checkbox" disabled=""(?: checked="")? \/)$/;
const ALLOWED = new Set(
  "p strong code pre span br a ul li input h3 h4 table thead tbody tr th td details summary".split(" "),
);

interface Skeleton {
  readonly tags: Readonly<Record<string, number>>;
  readonly comments: readonly string[];
  readonly hrefs: readonly string[];
  /** What is read, outside of code. */
  readonly text: string;
}

/** Elements, comments and links of a page; throws where elements are not properly inside each other. */
function skeletonOf(html: string): Skeleton {
  const comments = html.match(/<!--[^]*?-->/g) ?? [];
  const bare = html.replace(/<!--[^]*?-->/g, "");
  const tags: Record<string, number> = {};
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [tag, slash, name = "", attributes = ""] of bare.matchAll(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>/gi)) {
    if (slash === "/") wrong.push(...(open.pop() === name ? [] : [tag]));
    else {
      tags[name] = (tags[name] ?? 0) + 1;
      if (!ATTRIBUTES.test(attributes)) wrong.push(tag);
      if (!EMPTY.has(name)) open.push(name);
    }
  }
  expect([...wrong, ...open]).toEqual([]);
  const hrefs = [...bare.matchAll(/<a href="([^"]*)">/g)].map(([, href = ""]) => href);
  const text = bare.replace(/<(code|pre)\b[^]*?<\/\1>/g, " ").replace(/<[^>]*>/g, "");
  return { tags, comments, hrefs, text };
}

function groupsOf({ items }: ChecklistReport): { all: number; named: number } {
  const names = new Set(items.map(({ group }) => group));
  return { all: names.size, named: names.size - (names.has(null) ? 1 : 0) };
}

/** What a checklist consists of, whatever its texts are. */
function expectOnlyOurs(report: ChecklistReport, html: string, clickable: boolean): void {
  const { tags, comments, hrefs, text } = skeletonOf(html);
  const groups = groupsOf(report);
  const signed = report.items.filter(({ boxes }) => boxes.length > 0);
  const boxes = signed.flatMap((item) => item.boxes).length;
  expect(Object.keys(tags).filter((tag) => !ALLOWED.has(tag))).toEqual([]);
  expect(tags.table ?? 0).toBe(groups.all);
  expect(tags.tr ?? 0).toBe(groups.all + report.items.length);
  expect(tags.td ?? 0).toBe(2 * report.items.length);
  expect(tags.input ?? 0).toBe(clickable ? boxes : 0);
  expect(tags.h3 ?? 0).toBe(groups.named + (boxes > 0 ? 1 : 0) + (report.notices.length > 0 ? 1 : 0));
  const signedGroups = groupsOf({ ...report, items: signed });
  expect(tags.h4 ?? 0).toBe(signedGroups.all === 1 ? 0 : signedGroups.named);
  const lists = boxes + report.notices.length;
  const facts = report.items.flatMap(({ verdict }) => verdict.evidence);
  expect(tags.li ?? 0).toBeGreaterThanOrEqual(lists);
  expect(tags.li ?? 0).toBeLessThanOrEqual(lists + facts.length);
  expect(tags.details ?? 0).toBeLessThanOrEqual(report.items.length);
  const ours = 1 + boxes + (isLinkable(report.runUrl) ? 1 : 0) + (/^[\w-]+$/.test(report.codeResult) ? 1 : 0);
  expect(comments).toHaveLength(clickable ? ours : 0);
  const given = [report.runUrl, ...facts.map(({ url }) => url)].filter((url) => isLinkable(url)).map(plainAddress);
  expect(hrefs.filter((href) => !given.includes(plainAddress(href.replaceAll("&amp;", "&"))))).toEqual([]);
  expect(text).not.toMatch(/@\w|#\d|\bGH-\d|:tada:|\p{Bidi_Control}/iu);
  expect(text).not.toMatch(/https?:\/\/|www\.\w/i);
}

/** Programs differ in which harmless characters of an address they encode. */
function plainAddress(url: string): string {
  return new URL(url).href.replaceAll("^", "%5E").replaceAll("|", "%7C");
}

describe("hostile text in a checklist", () => {
  it("makes no element of its own in the comment", () => {
    fc.assert(
      fc.property(checklistOf(), (report) => {
        expectOnlyOurs(report, render(renderChecklistComment(report)), true);
      }),
      { numRuns: 30 },
    );
  });

  it("makes no element of its own in the job summary", () => {
    fc.assert(
      fc.property(checklistOf(), (report) => {
        expectOnlyOurs(report, render(renderChecklistSummary(report)), false);
      }),
      { numRuns: 30 },
    );
  });

  it("shows itself as it is", () => {
    // What is not seen is left out, and a space is a space.
    const seen = (text: string) => text.replace(/[\s\u2060]+/gu, " ").trim();
    const shown = (html: string) =>
      seen(
        html
          .replace(/<[^>]*>/g, "")
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&quot;", '"')
          .replaceAll("&apos;", "'")
          .replaceAll("&amp;", "&")
          .replaceAll("\u2060", ""),
      );
    for (const text of NASTY.filter((one) => !/\p{Cc}(?<!\s)|\p{Cf}|\p{Cs}/u.test(one) && !/^[+\-=\d.]*$/.test(one))) {
      expect(shown(render(`x ${escapeMarkdown(text)} y`))).toBe(seen(`x ${text} y`));
      expect(shown(`x ${escapeHtml(text)} y`)).toBe(seen(`x ${text} y`));
    }
  });

  it("cannot be a box, nor end the comment's marks, from wherever it comes", () => {
    const line = "- [x] <!-- holdpoint:box=deadbeefdeadbeef --> **Approved** by `@acme/x`: not signed yet";
    const text = `a\n${line}\n-->\n${line}`;
    const item = itemOf(
      text,
      {
        outcome: "fail",
        reasonCode: "gate_failed",
        summary: text,
        remedy: text,
        evidence: [{ label: text, value: text }],
      },
      {
        group: text,
        boxes: [boxOf("0000000100000001", text, text)],
        overriders: [text],
        overrideCommand: text,
        override: { login: text, at: 0, reason: text },
      },
    );
    const report = { ...REALISTIC, name: text, planFile: text, items: [item], notices: [text] };
    const html = render(renderChecklistComment(report));
    expectOnlyOurs(report, html, true);
    expect(html.match(/<input/g)).toHaveLength(1);
  });

  it("is as inert alone, wherever a line has it", () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        for (const line of [escapeMarkdown(text), `- ${escapeMarkdown(text)}`, `### ${escapeMarkdown(text)}`]) {
          const { tags, comments, hrefs } = skeletonOf(render(line));
          expect(Object.keys(tags).filter((tag) => !["p", "ul", "li", "h3", "code", "span"].includes(tag))).toEqual([]);
          expect([comments, hrefs]).toEqual([[], []]);
        }
        expect(escapeHtml(text).replace(/<span>\$<\/span>|<\/?code>/g, "")).not.toMatch(/[<>"'$]/);
      }),
      { numRuns: 100 },
    );
  });
});
