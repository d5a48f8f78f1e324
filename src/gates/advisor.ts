import { cutText } from "../lib/cut-text.ts";
import { z } from "zod";
import { digestOf } from "../lib/digest.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { AdvisorFinding } from "../providers/contract.ts";
import type { Gate } from "./contract.ts";
import type { Measured } from "../lib/verdict.ts";

export interface AdvisorSpec {
  readonly project: string;
  readonly level: "error" | "warning";
  readonly ignore: readonly IgnoredFinding[];
}

interface IgnoredFinding {
  readonly rule?: string | undefined;
  readonly key?: string | undefined;
  readonly reason: string;
}

/** Findings that a verdict lists; the vendor's own page has them all. */
const SHOWN = 20;
const SHOWN_CHARACTERS = 300;
/** Hex digits of a finding's digest: of a thousand findings, two are the same once in two million projects. */
const DIGEST_LENGTH = 10;

const advisorSpec = z.strictObject({
  project: z
    .string()
    .regex(/^[a-z]{20}$/, "expected the project's reference: 20 lower-case letters, as in the address of its dashboard")
    .describe("Reference of the project at Supabase: the 20 letters in the address of its dashboard."),
  level: z
    .enum(["error", "warning"])
    .default("error")
    .describe("The lowest severity that counts: `error`, or `warning` for both warnings and errors."),
  ignore: z
    .array(
      z
        .strictObject({
          rule: z
            .string()
            .min(1)
            .optional()
            .describe("Ignores every finding of this rule, such as `security_definer_view`."),
          key: z.string().min(1).optional().describe("Ignores one finding, by the key that the gate shows beside it."),
          reason: z.string().trim().min(1).max(300).describe("Why it does not count, for the reviewer."),
        })
        .refine(({ rule, key }) => (rule === undefined) !== (key === undefined), "expected either rule or key"),
    )
    .default([])
    .describe("Findings that do not count, each with its reason."),
}) satisfies z.ZodType<AdvisorSpec>;

export const advisor: Gate<AdvisorSpec, "advisor"> = {
  key: "advisor",
  description:
    "Supabase's security advisor reports nothing beyond what was recorded at the last push to the base branch. Without such a record, findings hold.",
  example: `- title: No new security advice
  advisor:
    project: abcdefghijklmnopqrst
    ignore:
      - { rule: security_definer_view, reason: The views show nothing but totals }
`,
  kind: "world",
  spec: advisorSpec,
  explain: ({ project, level, ignore }) =>
    [
      `project ${project}, ${level === "error" ? "errors" : "errors and warnings"}`,
      ...ignore.map(({ rule, key, reason }) => `not ${rule ?? key}: ${reason}`),
    ].join(", "),
  roles: ["advisor"],
  provider: "supabase",
  measures: true,
  async check(spec, { roles, baseline }) {
    const all = await roles.advisor.listSecurityFindings(spec.project);
    const serious = all.filter(({ level }) => level === "error" || (level === "warning" && spec.level === "warning"));
    const counted = serious.filter((finding) => !spec.ignore.some((entry) => isIgnored(finding, entry)));
    // Ignored ones are recorded, too: they were there, and are not new when the plan stops to ignore them.
    const measured: Measured = {
      findings: [...new Set(serious.map((finding) => digestOfFinding(finding)))].toSorted(),
    };
    return { ...judge(spec, serious, counted, knownFrom(baseline)), measured };
  },
};

function judge(
  spec: AdvisorSpec,
  serious: readonly AdvisorFinding[],
  counted: readonly AdvisorFinding[],
  known: ReadonlySet<string> | null,
): Verdict {
  const ignored = spec.ignore.flatMap((entry) => evidenceOfIgnored(serious, entry));
  const what = spec.level === "error" ? "error" : "error or warning";
  if (counted.length === 0) return pass("gate_passed", `The advisor reports no ${what} that counts.`, ignored);
  if (known === null) {
    return hold(
      "no_data",
      `The advisor reports ${numberOf(counted, spec)}, and the last release's findings were not recorded.`,
      "Fix them, or have a person approve the merge: the checklist's run on the base branch records the findings, and later pull requests are compared with that record.",
      [...shown(counted), ...ignored],
    );
  }
  const fresh = counted.filter((finding) => !isKnown(finding, known));
  const before: Evidence = {
    label: "known before",
    value: numberOf(
      counted.filter((one) => !fresh.includes(one)),
      spec,
    ),
  };
  if (fresh.length === 0) {
    return pass("gate_passed", `The advisor reports nothing that the last release did not have.`, [before, ...ignored]);
  }
  const [first] = fresh;
  return fail(
    "advisor_errors",
    `The advisor reports ${numberOf(fresh, spec)} that the last release did not have: ${[...new Set(fresh.map(({ rule }) => rule))].slice(0, 5).join(", ")}.`,
    `Fix what is named below (${first?.url ?? "Supabase, Advisors, Security Advisor"}), or list it in ignore with a reason.`,
    [...shown(fresh), before, ...ignored],
  );
}

/** What one item of the base branch's record says; null where it holds no list of findings. */
function knownFrom(baseline: Measured | null): ReadonlySet<string> | null {
  const findings = baseline?.["findings"];
  return Array.isArray(findings) ? new Set(findings) : null;
}

/** A warning that has become an error is new; an error that has become a warning is not. */
function isKnown(finding: AdvisorFinding, known: ReadonlySet<string>): boolean {
  if (known.has(digestOfFinding(finding))) return true;
  return finding.level === "warning" && known.has(digestOfFinding({ ...finding, level: "error" }));
}

function digestOfFinding({ level, key }: Pick<AdvisorFinding, "level" | "key">): string {
  return digestOf(`${level} ${key}`, DIGEST_LENGTH);
}

function isIgnored(finding: AdvisorFinding, { rule, key }: IgnoredFinding): boolean {
  return rule === undefined ? finding.key === key : finding.rule === rule;
}

function evidenceOfIgnored(serious: readonly AdvisorFinding[], entry: IgnoredFinding): readonly Evidence[] {
  const count = serious.filter((finding) => isIgnored(finding, entry)).length;
  return count === 0
    ? []
    : [{ label: `ignored: ${entry.rule ?? entry.key}`, value: `${count}, since: ${entry.reason}` }];
}

function shown(findings: readonly AdvisorFinding[]): readonly Evidence[] {
  const listed = findings.slice(0, SHOWN).map(({ rule, level, title, detail, key, url }): Evidence => {
    const text = cutText(`${level}: ${title}. ${detail}`, SHOWN_CHARACTERS);
    return { label: rule, value: `${text} (key ${cutText(key, SHOWN_CHARACTERS)})`, ...(url === null ? {} : { url }) };
  });
  const rest = findings.length - listed.length;
  return rest === 0 ? listed : [...listed, { label: "not listed here", value: `${rest} more` }];
}

/** `2 errors`, `1 error and 3 warnings`. */
function numberOf(findings: readonly AdvisorFinding[], { level }: AdvisorSpec): string {
  const errors = findings.filter((finding) => finding.level === "error").length;
  const warnings = findings.length - errors;
  const parts = [
    ...(errors > 0 || level === "error" || warnings === 0 ? [`${errors} ${errors === 1 ? "error" : "errors"}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? "warning" : "warnings"}`] : []),
  ];
  return parts.join(" and ");
}
