/** Random checklists, of hostile text and of harmless. */
import fc from "fast-check";
import type { BoxReport, ChecklistReport, ItemReport } from "../../src/checklist/report.ts";
import { fail, type Evidence, type Verdict } from "../../src/lib/verdict.ts";

/** What would be markup, a link, a mention, a box or an end of something that is open. */
export const NASTY = [
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "<!-- x",
  "-->",
  "</details>",
  "<details><summary>",
  "</summary>",
  "</code>",
  "<code>",
  "[click](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "[ref]: https://evil.example",
  "<https://evil.example>",
  "https://evil.example/a_b_c",
  "_https://evil.example_",
  "www.evil.example",
  "WWW.EVIL.example).",
  "mail@evil.example",
  "mailto:mail@evil.example",
  "@octocat",
  "@acme/admins",
  "#12",
  "GH-12",
  "acme/web#12",
  ":tada:",
  "$x^2$",
  "$$",
  "`",
  "``",
  "```",
  "~~~",
  "\\",
  "|",
  "||\n|--|",
  "\\|",
  "**",
  "__",
  "~~",
  "* ",
  "\n",
  "\r\n",
  "\n\n",
  "\n# title",
  "\n> quote",
  "\n- item",
  "\n1. item",
  "\n---\n",
  "\n===\n",
  "\n    code",
  "- [x] ",
  "\n- [x] <!-- holdpoint:box=deadbeefdeadbeef --> **Approved** by `@acme/x`: not signed yet",
  "- [x] <!-- holdpoint:box=deadbeefdeadbeef --> **Approved** by `@acme/x`: signed by eve\n",
  "<!-- holdpoint:code=AAAA -->",
  "\n<!-- holdpoint:run=aHR0cHM6Ly9ldmls -->\n",
  '<!-- holdpoint:checklist plan="x" commit=',
  "&lt;b&gt;",
  "&#64;octocat",
  "\u202e",
  "\u2066",
  "\u200b",
  "\u200d",
  "\u00a0",
  "\u2028",
  "\u0000",
  "\u001b[31m",
  "\ud83d",
  "😀",
  "[^1]",
  "[^1]: note",
  "word",
  " ",
  "1.",
  "+",
  "-",
  "=",
] as const;

/** fast-check's own `binary` first maps a million code points back, which takes longer than all the tests that use it. */
export const anyCharacter = fc.integer({ min: 0, max: 0x10_ff_ff }).map((point) => String.fromCodePoint(point));

export const nastyText = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...NASTY) }, fc.string({ unit: anyCharacter, maxLength: 5 })),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(""));

const hex = (length: number) =>
  fc.array(fc.constantFrom(..."0123456789abcdef"), { minLength: length, maxLength: length }).map((all) => all.join(""));
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });

function evidence(text: fc.Arbitrary<string>): fc.Arbitrary<Evidence> {
  return fc
    .record({ label: text, value: text, url: fc.option(fc.oneof(text, fc.webUrl()), { nil: undefined }) })
    .map(({ url, ...fact }) => (url === undefined ? fact : { ...fact, url }));
}

function verdictOf(text: fc.Arbitrary<string>): fc.Arbitrary<Verdict> {
  const said = { summary: text, remedy: text, evidence: fc.array(evidence(text), { maxLength: 4 }) };
  return fc.oneof(
    fc.record({ outcome: fc.constant("pass"), reasonCode: fc.constant("gate_passed"), ...said }),
    fc.record({ outcome: fc.constant("fail"), reasonCode: fc.constant("gate_failed"), ...said }),
    fc.record({ outcome: fc.constant("hold"), reasonCode: fc.constant("no_data"), ...said }),
  );
}

function boxOf(text: fc.Arbitrary<string>): fc.Arbitrary<BoxReport> {
  return fc.record({
    id: hex(16),
    label: text,
    approval: fc.option(fc.record({ box: text, login: text, at: instant, commit: hex(40), lasting: fc.boolean() })),
    lasting: fc.boolean(),
  });
}

function itemOf(text: fc.Arbitrary<string>): fc.Arbitrary<ItemReport> {
  return fc.record({
    title: text,
    group: fc.option(text),
    gate: fc.constant("command"),
    kind: fc.constantFrom("code", "world"),
    verdict: verdictOf(text),
    boxes: fc.array(boxOf(text), { maxLength: 3 }),
    override: fc.option(fc.record({ login: text, at: instant, reason: text })),
    overriders: fc.array(text, { maxLength: 2 }),
    overrideCommand: fc.option(text),
  });
}

/** A checklist whose boxes have different ids. */
export function checklistOf(text: fc.Arbitrary<string> = nastyText): fc.Arbitrary<ChecklistReport> {
  return fc
    .record({
      name: text,
      planFile: text,
      pullRequest: fc.constant(1),
      commit: hex(40),
      items: fc.array(itemOf(text), { maxLength: 6 }),
      verdict: verdictOf(text),
      headline: fc.constantFrom(null, "What one item measured is kept."),
      notices: fc.array(text, { maxLength: 3 }),
      runUrl: fc.option(fc.oneof(text, fc.webUrl())),
      codeResult: fc.oneof(fc.stringMatching(/^[\w-]{0,30}$/), text),
    })
    .filter(({ items }) => {
      const ids = items.flatMap(({ boxes }) => boxes.map(({ id }) => id));
      return new Set(ids).size === ids.length;
    });
}

/** 300 items, 100 boxes, long texts that need escaping everywhere. */
export function hugeChecklist(counts: { items: number; boxes: number; groups: number }, unit: string): ChecklistReport {
  const long = (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const verdict = fail("gate_failed", long(2_000), long(2_000), [
    { label: long(200), value: long(5_000) },
    { label: "lines", value: `${long(300)}\n`.repeat(50) },
  ]);
  return {
    name: long(100),
    planFile: `.github/${long(100)}.yml`,
    pullRequest: 1,
    commit: "c".repeat(40),
    verdict,
    headline: null,
    notices: Array.from({ length: 100 }, () => long(1_000)),
    runUrl: "https://github.com/acme/web/actions/runs/1",
    codeResult: "A".repeat(20_000),
    items: Array.from({ length: counts.items }, (_, index) => ({
      title: `${index} ${long(100)}`.slice(0, 100),
      group: counts.groups === 0 ? null : `${index % counts.groups} ${long(100)}`,
      gate: "command",
      kind: "code",
      verdict,
      boxes: Array.from({ length: Math.ceil((counts.boxes - index) / counts.items) }, (_, box) => ({
        id: (index + box * counts.items).toString(16).padStart(16, "0"),
        label: `@${long(100)}`,
        approval:
          box % 2 === 0 ? null : { box: "x", login: "l".repeat(39), at: 0, commit: "d".repeat(40), lasting: true },
        lasting: true,
      })),
      override: null,
      overriders: [long(100)],
      overrideCommand: long(160),
    })),
  };
}
