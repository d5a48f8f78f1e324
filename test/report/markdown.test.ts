import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellCode, escapeCell, escapeHtml, escapeMarkdown, fence, isLinkable } from "../../src/report/markdown.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { fail } from "../../src/lib/verdict.ts";
import type { CommandResult } from "../../src/release/result.ts";
import { growthOf, NEARLY_LINEAR } from "../growth.ts";

const HOSTILE = [
  "<img src=x onerror=alert(1)>",
  "[click](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "@octocat @acme/admins",
  "| a | b |",
  "`code` **bold** _it_ ~~no~~",
  "# title\n## title\n- list\n1. list\n> quote",
  "https://evil.example www.evil.example",
  "&lt;b&gt; &#64;octocat",
  "</details></summary>",
];

const RESULT: CommandResult = {
  version: 1,
  command: "watch",
  release: "r1",
  commit: "c".repeat(40),
  decision: "rolled-back",
  reasonCode: "condition_met",
  summary: "summary",
  remedy: "remedy",
  candidate: { id: "dpl_new", url: "dpl_new.vercel.app" },
  production: { before: "dpl_old", after: "dpl_old", served: null },
  verdicts: [],
  buildLog: [],
  notes: [],
  timeline: [],
  startedAt: Date.UTC(2026, 0, 5, 9),
  endedAt: Date.UTC(2026, 0, 5, 9, 30),
};

/** What GitHub would make markup, a link, a mention or an entity of: a mark without a backslash before it. */
const LIVE_MARK = /(?<!\\)(?:\\\\)*[`*_[\]<>|~#&]|@[\w/]|(?<!\\)https?:\/\/|\bwww\.\w/;

/** Outside of the code that an address stands as, and of the element that keeps mathematics from beginning. */
function findLive(escaped: string): string | null {
  const rest = escaped
    .replace(/(?<!\\)(?:\\\\)*`(?:(?:https?|ftp):\/\/|www)[^`]*`/gi, "")
    .replaceAll("<span>$</span>", "");
  return LIVE_MARK.exec(rest)?.[0] ?? (/\$/.exec(rest)?.[0] || null);
}

describe("text from outside", () => {
  it("is inert in Markdown", () => {
    for (const text of HOSTILE) {
      expect(findLive(escapeMarkdown(text))).toBeNull();
      expect(escapeMarkdown(text)).not.toContain("\n");
    }
  });

  it("is inert whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const escaped = escapeMarkdown(text);
        expect(findLive(escaped)).toBeNull();
        expect(escaped).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it("begins no list, no number and no line of its own", () => {
    expect(escapeMarkdown("- item")).toBe("\\- item");
    expect(escapeMarkdown("1. item")).toBe("1\\. item");
    expect(escapeMarkdown("=== title")).toBe("\\=== title");
    expect(escapeMarkdown("took 1.5 s - fine")).toBe("took 1.5 s - fine");
  });

  it("keeps what GitHub finds in the finished text from being found", () => {
    expect(escapeMarkdown("#12 GH-12 acme/web#12")).toBe("\\#\u206012 GH-\u206012 acme/web\\#\u206012");
    expect(escapeMarkdown(":tada: at 12:03:44 :+1:")).toBe(":\u2060tada: at 12:03:44 :\u2060\\+1:");
    expect(escapeMarkdown("$5")).toBe("<span>$</span>5");
  });

  it.each([
    ["an emoji's name without end", (size: number) => `:a${"_".repeat(size)}`],
    ["many of them", (size: number) => ":a_-".repeat(size / 4)],
    ["an address of dots", (size: number) => `https://${".".repeat(size)}x`],
    ["code without end", (size: number) => "`".repeat(size)],
  ])("is inert in a time that grows with the text and no faster: %s", async (_, make) => {
    const growth = await growthOf((size) => {
      const text = make(size);
      expect(escapeMarkdown(text).length).toBeGreaterThan(text.length / 2);
      expect(escapeHtml(text, 200_000).length).toBeGreaterThan(text.length / 2);
    }, 10_000);
    expect(growth).toBeLessThan(NEARLY_LINEAR);
  });

  it("has nothing that is not seen", () => {
    expect(escapeMarkdown("pass\u202eliaf\u200b\u2066\ufeff\ud800")).toBe("passliaf\ufffd");
  });

  it("shows an address as code that can be copied whole", () => {
    expect(escapeMarkdown("see https://a.example/x_y?b=c, or WWW.b.example.")).toBe(
      "see `https://a.example/x_y?b=c`, or `WWW.b.example`.",
    );
    expect(escapeMarkdown("https://a|b")).toBe("`https://a`\\|b");
  });

  it("is code that a table does not cut", () => {
    expect(cellCode("npm test")).toBe("`npm test`");
    expect(cellCode("a|b `c` \\")).toBe("<code>a\\|b \\`c\\` \\\\</code>");
  });

  it("is a link only where nothing in the address can end it", () => {
    expect(isLinkable("https://a.example/x?y=z#w")).toBe(true);
    for (const url of [
      undefined,
      null,
      "javascript:x",
      "https://a)b",
      "https://a b",
      "https://a\u202e",
      'https://a"b',
    ]) {
      expect(isLinkable(url)).toBe(false);
    }
  });

  it("is cut in a cell by whole characters", () => {
    expect(escapeCell("😀".repeat(20), 10)).toBe("😀😀😀😀…");
    expect(escapeCell("short", 10)).toBe("short");
  });

  it("cannot close the fence around it, nor bring escape sequences along", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[`a \n]{0,12}$/)), (lines) => {
        const marks = /^`+/.exec(fence(lines))?.[0] ?? "";
        const inner = fence(lines).split("\n").slice(1, -1);
        expect(inner.every((line) => !line.includes(marks))).toBe(true);
      }),
    );
    const shown = fence(["\u001b[31mred\u001b[0m\u0007", "a\tb"]);
    expect(shown).toContain("red\na\tb");
    expect(shown.replace(/[\t\n]/g, "")).not.toMatch(/\p{Cc}/u);
  });
});

describe("the summary", () => {
  const hostile = HOSTILE.join(" ");
  const evil = fail("condition_met", hostile, hostile, [
    { label: hostile, value: hostile, url: "javascript:alert(1)" },
    { label: "x", value: "y", url: "https://ok.example/a?b=c" },
  ]);

  it("says in its first line what production serves now", () => {
    expect(renderSummary(RESULT).split("\n")[0]).toMatch(/^\*\*Production serves `dpl_old`/);
    const unknown = { ...RESULT, production: { before: "dpl_old", after: null, served: null } };
    expect(renderSummary(unknown).split("\n")[0]).toMatch(/not known/);
  });

  it("keeps titles, findings, evidence, notes and what the site answers inert", () => {
    const text = renderSummary({
      ...RESULT,
      summary: hostile,
      remedy: null,
      production: { before: "dpl_a", after: "dpl_b", served: "`<img src=x>` @octocat" },
      verdicts: [{ title: hostile, verdict: evil }],
      timeline: [{ at: 0, text: hostile, about: [hostile] }],
      notes: [hostile],
    });
    // What stands in inline code is inert by itself.
    const prose = text.replace(/(?<!\\)`[^`\n]*`/g, "");
    expect(prose).not.toMatch(/(?<!\\)<(?!br>)/);
    expect(prose).not.toMatch(/@octocat|@acme/);
    expect(text).not.toContain("](javascript:");
    expect(text).not.toContain("](https://evil.example");
    expect(text).toContain("](https://ok.example/a?b=c)");
    const row = text.split("\n").find((line) => line.startsWith("| **fail**")) ?? "";
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(3);
  });

  it("stays readable with many verdicts and much evidence", () => {
    const verdicts = Array.from({ length: 200 }, (_, index) => ({
      title: `gate ${index}`,
      verdict: fail(
        "gate_failed",
        "x".repeat(5_000),
        "fix",
        Array.from({ length: 50 }, () => ({ label: "l", value: "v".repeat(900) })),
      ),
    }));
    const text = renderSummary({ ...RESULT, verdicts });
    expect(text.length).toBeLessThan(400_000);
    expect(text).toContain("and 45 more");
  });
});
