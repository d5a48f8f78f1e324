import type { BoxReport, ChecklistReport, ItemReport } from "../../src/checklist/report.ts";
import { fail, hold, pass, type Verdict } from "../../src/lib/verdict.ts";

const COMMIT = "5e1f9a3c7b2d48e6a0c4f1b8d93e27650a4c8b1d";
const EARLIER = "0b7c41de95aa02f6c8134e7d5b6f90a1c2d3e4f5";
const AT = Date.UTC(2026, 10, 20, 12, 3);

export function itemOf(title: string, verdict: Verdict, parts: Partial<ItemReport> = {}): ItemReport {
  return {
    title,
    group: null,
    gate: "command",
    kind: "code",
    verdict,
    boxes: [],
    override: null,
    overriders: [],
    overrideCommand: null,
    ...parts,
  };
}

export function boxOf(
  id: string,
  label: string,
  login: string | null = null,
  parts: Partial<BoxReport> = {},
): BoxReport {
  const approval = login === null ? null : { box: label, login, at: AT, commit: COMMIT, lasting: false };
  return { id, label, approval, lasting: false, ...parts };
}

const BUILD = "Build";
const DATA = "Data";
const PEOPLE = "People";
const RUN = "https://github.com/acme/health-companion/actions/runs/19540123456";

const TAIL = `FAIL  src/threads/thread-list.test.tsx > ThreadList > keeps the order of threads after a reload
AssertionError: expected [ 'b', 'a' ] to deeply equal [ 'a', 'b' ]
    at src/threads/thread-list.test.tsx:41:27
    at processTicksAndRejections (node:internal/process/task_queues:105:5)

 Test Files  1 failed | 47 passed (48)
      Tests  1 failed | 411 passed (412)
   Duration  31.84s`;

/** The plan of a team that releases a web application, on a day on which not everything is well. */
export const REALISTIC: ChecklistReport = {
  name: "health-companion",
  planFile: ".github/holdpoint.yml",
  pullRequest: 231,
  commit: COMMIT,
  runUrl: RUN,
  codeResult: "",
  verdict: fail("gate_failed", "3 of 12 items failed", "Fix them."),
  headline: null,
  notices: ["The box of On-call schedule confirmed was set back: mallory may not sign for @acme/devops."],
  items: [
    itemOf(
      "All tests passing",
      fail(
        "command_failed",
        "`npm test && npm run test:e2e` ended with exit code 1 after 32 s",
        "Run `npm test` and fix the test that fails.",
        [
          { label: "exit code", value: "1" },
          { label: "took", value: "32 s" },
          { label: "last lines", value: TAIL },
        ],
      ),
      { group: BUILD },
    ),
    itemOf("TypeScript compiles", pass("gate_passed", "exit code 0 after 14 s"), { group: BUILD }),
    itemOf("Production build succeeds", pass("gate_passed", "exit code 0 after 1m 8s"), { group: BUILD }),
    itemOf(
      "Bundle within budget",
      pass("gate_passed", "311.4 kB gzip of at most 350 kB, 1.2 % more than the base branch", [
        { label: "largest", value: "app/chat/page.js, 84.0 kB" },
      ]),
      { group: BUILD, gate: "bundle" },
    ),
    itemOf(
      "Coverage above 80 %",
      fail(
        "gate_failed",
        "Lines are covered to 78.6 %, less than 80 %",
        "Cover 43 more lines, most of which are in the files named here.",
        [
          { label: "lines", value: "78.6 % (2,431 of 3,093)" },
          { label: "branches", value: "71.2 % (802 of 1,126)" },
          { label: "src/threads/merge.ts", value: "12 of 58 lines" },
          { label: "src/threads/reload.ts", value: "9 of 31 lines" },
        ],
      ),
      {
        group: BUILD,
        gate: "coverage",
        overriders: ["@acme/eng-leads"],
        overrideCommand: `/override Coverage above 80 % @${COMMIT}:`,
      },
    ),
    itemOf(
      "Migrations applied to staging",
      fail(
        "gate_failed",
        "1 of 14 migrations is not additive: 0014_rename_threads.sql, line 3, renames a column",
        "Add the new column beside the old one, write to both, and drop the old one a release later.",
        [
          { label: "applied", value: "13" },
          { label: "pending", value: "0014_rename_threads.sql" },
          { label: "line 3", value: "ALTER TABLE health_companion.threads RENAME COLUMN title TO subject" },
        ],
      ),
      { group: DATA, gate: "migrations", kind: "world" },
    ),
    itemOf(
      "RLS policies verified",
      pass("gate_passed", "9 of 9 tables have row security and a policy; anon sees 0 rows", [
        { label: "schema", value: "health_companion" },
      ]),
      { group: DATA, gate: "rls", kind: "world" },
    ),
    itemOf("Environment variables set", pass("gate_passed", "23 of 23 names exist for production"), {
      group: DATA,
      gate: "env",
      kind: "world",
    }),
    itemOf(
      "No new security advice",
      hold(
        "vendor_unavailable",
        "Supabase did not answer: 503 after 3 tries",
        "Run the job again when Supabase answers.",
        [{ label: "asked", value: "2026-11-20 12:01 UTC", url: "https://status.supabase.com" }],
      ),
      {
        group: DATA,
        gate: "advisor",
        kind: "world",
        overriders: ["@acme/eng-leads", "@carol"],
        overrideCommand: `/override No new security advice @${COMMIT}:`,
      },
    ),
    itemOf(
      "Inside a release window",
      pass("overridden", "It is Friday 07:03 in New York; the window is Sunday 02:00 to 09:00"),
      {
        group: PEOPLE,
        gate: "window",
        kind: "world",
        override: { login: "carol", at: AT, reason: "the fixed login must not wait until Sunday" },
        overriders: ["@acme/eng-leads"],
      },
    ),
    itemOf(
      "On-call schedule confirmed",
      hold(
        "sign_off_pending",
        "0 of 1 signed off: @acme/devops is missing",
        "Tick the box beside @acme/devops in this comment.",
        [{ label: "@acme/devops", value: "not signed" }],
      ),
      { group: PEOPLE, gate: "sign-off", kind: "world", boxes: [boxOf("3f0a91c23f0a91c2", "@acme/devops")] },
    ),
    itemOf(
      "Approved",
      hold(
        "sign_off_pending",
        "2 of 4 signed off: @acme/devops and @acme/product are missing",
        "Tick the box beside @acme/devops and the one beside @acme/product in this comment.",
        [
          { label: "@acme/eng-leads", value: "@alice, 2026-11-20T12:03:00Z, on this commit" },
          { label: "@acme/product", value: "not signed" },
        ],
      ),
      {
        group: PEOPLE,
        gate: "sign-off",
        kind: "world",
        boxes: [
          boxOf("1a2b3c4d1a2b3c4d", "@acme/eng-leads", "alice"),
          boxOf("5e6f7a8b5e6f7a8b", "@acme/safety", "bob", {
            lasting: true,
            approval: { box: "acme/safety", login: "bob", at: AT - 86_400_000, commit: EARLIER, lasting: true },
          }),
          boxOf("9c0d1e2f9c0d1e2f", "@acme/devops"),
          boxOf("a3b4c5d6a3b4c5d6", "@acme/product"),
        ],
      },
    ),
  ],
};
