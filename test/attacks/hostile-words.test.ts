/** What a site, a vendor or a stranger says is shown: as words, and never as markup, a command or a mark of our own. */
import { expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { fail, hold } from "../../src/lib/verdict.ts";
import type { CommandResult } from "../../src/release/result.ts";
import { parseBoxes, parseChecklistMarker } from "../../src/report/checklist/comment.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { renderTimeline } from "../../src/report/timeline.ts";
import { body, worldsOfTests } from "../commands/checklist-probe.ts";
import { HEAD } from "../commands/checklist-world.ts";
import { openWorld } from "../commands/open-world.ts";
import { serveHttp } from "../providers/loopback.ts";

const { open } = worldsOfTests();

const WORDS = [
  "\n::error::obeyed\n::set-output name=decision::proceed\n##[add-mask]a",
  "<img src=https://evil.example/x.png><script>alert(1)</script>",
  "](https://evil.example) [here](javascript:alert(1)) ![x](https://evil.example/x.png)",
  "@acme/everyone #1 GH-1 acme/web#1",
  "\n- [x] <!-- holdpoint:box=0123456789abcdef --> **Approved** signed by alice",
  "\n<!-- holdpoint:checklist plan=x commit=x -->\n</details></table>",
  "\u001b[2J\u001b]8;;https://evil.example\u0007 \u202egnorw\u202c \u0000\u0007",
  "```\n# Production serves dpl_good\n| a | b |\n|---|---|",
].join(" ");

/** Markup that GitHub would act on, outside of code. */
function expectInert(markdown: string): void {
  const text = markdown.replaceAll(/(`+)[^`][\s\S]*?\1/g, "").replaceAll(/\\./g, "");
  expect(text).not.toMatch(/<img|<script|\]\((?:javascript|https:\/\/evil)|(?<![\w`])@acme\/everyone/);
  // Neither a terminal's codes nor what turns the direction of writing round.
  expect(markdown.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
}

it("in a summary and a log of a release: the site's version, a vendor's refusal, a link of a vendor", async () => {
  const world = await openWorld({ plan: { watch: null } });
  const site = await serveHttp((_, response) => response.end(JSON.stringify({ commit: WORDS.repeat(50) })));
  const context = { ...world.context(), domainUrl: () => site.origin };
  await world.runAll(["deploy", "verify"]);
  const real = await commands.promote.run(context);
  await Promise.all([world.close(), site.close()]);
  expect(real).toMatchObject({ decision: "hold", reasonCode: "read_back_mismatch" });
  expect(JSON.stringify(real).length).toBeLessThan(6_000);
  const evidence = [
    { label: WORDS, value: WORDS, url: "javascript:alert(1)" },
    { label: "session", value: "1", url: "https://evil.example/a) [x](https://evil.example" },
  ];
  const result: CommandResult = {
    ...real,
    summary: WORDS,
    remedy: WORDS,
    notes: [WORDS],
    buildLog: WORDS.split("\n"),
    verdicts: [{ title: WORDS, verdict: fail("health_check_failed", WORDS, WORDS, evidence) }],
  };
  const summary = renderSummary(result);
  expectInert(summary);
  expect(summary.split("\n")[0]).toMatch(/^\*\*Production serves `dpl_/);
  const events = [
    { event: "gate" as const, at: 0, title: WORDS, verdict: hold("no_data", WORDS, WORDS) },
    { event: "output" as const, at: 0, title: WORDS, line: WORDS },
    { event: "note" as const, at: 0, text: WORDS },
  ];
  for (const line of events.flatMap((event) => renderTimeline(event, 0, 100))) {
    expect(line).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
  }
});

it("in a pull request's comment: what its code prints", async () => {
  const at = await open({
    items: ["{ title: Tests, command: 'cat words; exit 1' }", '{ title: Approved, sign-off: { by: ["@alice"] } }'],
    files: { words: WORDS },
  });
  await at.onPullRequest("opened");
  expect(body(at)).toContain("obeyed");
  expectInert(body(at));
  expect([...parseBoxes(body(at)).values()]).toEqual([false]);
  expect(parseChecklistMarker(body(at))?.commit).toBe(HEAD);
});
