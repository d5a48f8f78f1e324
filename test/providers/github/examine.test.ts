/** What an examination of a repository finds, each thing well and each thing wrong once. */
import { afterAll, describe, expect, it } from "vitest";
import type { Finding } from "../../../src/lib/finding.ts";
import type { Expected } from "../../../src/providers/contract.ts";
import { githubForge } from "../../../src/providers/github/index.ts";
import type { GithubSeed } from "../../../src/sandbox/github/index.ts";
import {
  ADMIN_TOKEN,
  type GithubUnderTest,
  serveGithub,
  START,
  TEAM_TOKEN,
} from "../../sandbox/github/serve-github.ts";

const EXPECTED: Expected = {
  project: "web",
  team: null,
  repository: "acme/site",
  directory: "/nowhere",
  domains: [],
  stagingEnvironment: null,
  rollbackSteps: 1,
  runsChecks: false,
  environments: [
    { name: "staging", use: "staging" },
    { name: "production", use: "production" },
    { name: "rollback", use: "rollback" },
  ],
  status: { context: "holdpoint/checklist", askedByPromote: true },
  teams: [],
  schedules: [],
};

const MAIN = { branches: ["main"] };
const ENVIRONMENTS = [
  { name: "staging", ...MAIN },
  { name: "production", ...MAIN, reviewers: ["ada"] },
  { name: "rollback", ...MAIN },
];
const WELL: Partial<GithubSeed> = {
  environments: ENVIRONMENTS,
  branchRules: { kind: "ruleset", requiredStatuses: [{ context: "holdpoint/checklist", app: 15_368 }] },
};

/** No rule at all. */
const UNPROTECTED: Partial<GithubSeed> = { branchRules: null };

type Told = Finding | { readonly refused: string; readonly needed: boolean };

const opened: GithubUnderTest[] = [];

afterAll(async () => {
  for (const under of opened) await under.close();
});

/** Findings by subject; a refusal as its reason code. `about`: how the subjects begin that are looked at. */
async function examine(
  seed: Partial<GithubSeed> = {},
  expected: Partial<Expected> = {},
  env: Readonly<Record<string, string>> = {},
  about = "",
): Promise<ReadonlyMap<string, Told>> {
  const under = await serveGithub({ ...WELL, ...seed });
  opened.push(under);
  const context = {
    env: { GITHUB_TOKEN: ADMIN_TOKEN, GITHUB_API_URL: under.origin, ...env },
    clock: under.clock,
    random: () => 0,
    debug: () => undefined,
  };
  const examinations = (await githubForge.examine?.({ ...EXPECTED, ...expected }, context)) ?? [];
  const found = await Promise.all(
    examinations
      .filter(({ subject }) => subject.startsWith(about))
      .map(({ subject, needed, run }) =>
        run().then(
          (findings) => findings.map((finding): [string, Told] => [finding.subject, finding]),
          (error: { reasonCode: string }): [string, Told][] => [[subject, { refused: error.reasonCode, needed }]],
        ),
      ),
  );
  return new Map(found.flat());
}

async function standingOf(subject: string, ...[seed, expected, env]: Parameters<typeof examine>) {
  const finding = (await examine(seed, expected, env, subject.slice(0, 6))).get(subject);
  if (finding === undefined || "refused" in finding) throw new Error(`${subject}: ${JSON.stringify(finding)}`);
  expect(Boolean(finding.remedy)).toBe(finding.standing !== "ok");
  return `${finding.standing}: ${finding.found}`;
}

const environment = (name: string, changes: object): Partial<GithubSeed> => ({
  environments: ENVIRONMENTS.map((one) => (one.name === name ? { ...one, ...changes } : one)),
});

describe("a repository", () => {
  it("that is well kept has nothing to be told", async () => {
    const found = await examine({}, { teams: ["acme/eng-leads"] }, { TEAM_READ_TOKEN: TEAM_TOKEN });
    expect([...found].filter(([, finding]) => !("standing" in finding) || finding.standing !== "ok")).toEqual([]);
    expect([...found.keys()]).toEqual([
      "repository",
      "GITHUB_TOKEN reads",
      "GITHUB_TOKEN writes",
      "team acme/eng-leads",
      "environment staging",
      "environment production",
      "environment rollback",
      "branch main",
      "Actions",
      "workflow permissions",
    ]);
  });

  it.each<[string, Parameters<typeof examine>, RegExp]>([
    ["repository", [{ archived: true }], /^broken: .*archived/],
    ["environment rollback", [{ environments: ENVIRONMENTS.slice(0, 2) }], /^broken: There is no environment/],
    ["environment staging", [{ environments: ENVIRONMENTS.slice(1) }], /^warning: There is no environment/],
    [
      "environment rollback",
      [environment("rollback", { branches: undefined })],
      /^broken: .*any branch.*nobody is asked/,
    ],
    ["environment staging", [environment("staging", { branches: undefined })], /^warning: A workflow on any branch/],
    ["environment production", [environment("production", { branches: undefined })], /^warning: .*once a reviewer/],
    [
      "environment production",
      [environment("production", { branches: undefined, reviewers: [] })],
      /^warning: It has no reviewers/,
    ],
    ["environment rollback", [environment("rollback", { branches: "protected" })], /^warning: Any protected branch/],
    ["environment rollback", [environment("rollback", { branches: ["main", "release/*"] })], /^warning: .*release\/\*/],
    ["environment rollback", [environment("rollback", { tags: ["v*"] })], /^warning: .*tags v\*/],
    ["environment rollback", [environment("rollback", { branches: ["trunk"] })], /^broken: main may not deploy/],
    ["environment production", [environment("production", { reviewers: [] })], /^warning: It has no reviewers/],
    ["environment rollback", [environment("rollback", { reviewers: ["ada"] })], /^warning: .*waits for a reviewer/],
    ["environment production", [environment("production", { apps: ["gate"] })], /^broken: .*protection rule of gate/],
    ["environment rollback", [environment("rollback", { waitMinutes: 5 })], /^warning: .*waits for 5 minutes/],
    ["branch main", [{ branchRules: { kind: "ruleset" } }], /^warning: .*not required.*held at the promote only/],
    [
      "branch main",
      [{ branchRules: { kind: "protection", requiredStatuses: [{ context: "holdpoint/checklist" }] } }],
      /^warning: .*from any source/,
    ],
    [
      "branch main",
      [{ branchRules: { kind: "protection", requiredStatuses: [{ context: "holdpoint/checklist", app: 7 }] } }],
      /^ok: .*from the app 7/,
    ],
    ["branch main", [UNPROTECTED, { status: null }], /^warning: It is not protected/],
    ["branch main", [{}, { status: null }], /^ok/],
    [
      "branch main",
      [UNPROTECTED, { status: { context: "holdpoint/checklist", askedByPromote: false } }],
      /^warning: .*without it is released/,
    ],
    ["Actions", [{ actions: { enabled: false } }], /^broken: .*switched off/],
    ["Actions", [{ actions: { allowed: "local_only" } }], /^warning: Only actions of the repository's own/],
    ["Actions", [{ actions: { allowed: "selected" } }], /^warning: Only selected/],
    ["workflow permissions", [{ actions: { defaultPermissions: "write" } }], /^warning: .*may write/],
    [
      "team acme/nobody",
      [{ teams: [{ slug: "nobody", members: [] }] }, { teams: ["acme/nobody"] }],
      /^broken: .*no members/,
    ],
    ["GITHUB_TOKEN writes", [{ private: true }, {}, { GITHUB_TOKEN: "ghp_cyd" }], /^broken: Its scopes/],
  ])("%s is judged by what GitHub shows (%#)", async (subject, given, expected) => {
    expect(await standingOf(subject, ...given)).toMatch(expected);
  });

  it("in private is told what reviewers cost", async () => {
    const found = await examine({ private: true, ...environment("production", { reviewers: [] }) });
    expect(found.get("environment production")).toMatchObject({
      standing: "warning",
      remedy: expect.stringContaining("Enterprise"),
    });
  });
});

describe("a token", () => {
  it("of a job says nothing of what only an administrator sees, and nothing of what it may write", async () => {
    const found = await examine({}, {}, { GITHUB_TOKEN: "ghs_workflow_0123456789" });
    expect(found.get("GITHUB_TOKEN writes")).toMatchObject({ standing: "warning" });
    expect(found.get("environment rollback")).toMatchObject({ standing: "ok" });
    expect(found.get("Actions")).toEqual({ refused: "credential_insufficient", needed: false });
    expect(found.get("workflow permissions")).toEqual({ refused: "credential_insufficient", needed: false });
  });

  it.each([
    ["ghs_reader", "credential_insufficient"],
    ["ghp_wrong", "credential_rejected"],
  ])("that cannot read the record (%s) is refused where a release would be", async (token, refused) => {
    const found = await examine({}, {}, { GITHUB_TOKEN: token });
    expect(found.get("GITHUB_TOKEN reads")).toEqual({ refused, needed: true });
  });

  it("that may not see a team is refused as a sign-off would be", async () => {
    const found = await examine({}, { teams: ["acme/eng-leads"] }, { TEAM_READ_TOKEN: "github_pat_no_members" });
    expect(found.get("team acme/eng-leads")).toEqual({ refused: "team_unreadable", needed: true });
  });

  it("of a repository that it cannot see is refused", async () => {
    const found = await examine({}, { repository: "acme/other" });
    expect(found.get("repository")).toEqual({ refused: "not_found", needed: true });
  });
});

describe("a schedule", () => {
  const workflow = ".github/workflows/watch.yml";
  const every = (minutes: number, lateMs: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      workflow,
      at: START - (count - index) * minutes * 60_000 + lateMs,
    }));
  const of = (cron: string) => ({ schedules: [{ workflow, cron, timezone: "UTC" }] });

  it.each<[string, NonNullable<GithubSeed["scheduledRuns"]>, Partial<Expected>, RegExp]>([
    ["on time", every(15, 90_000, 20), of("*/15 * * * *"), /^ok: Of 20 runs the middle one came 1m 30s after/],
    ["late", every(60, 40 * 60_000, 6), of("0 * * * *"), /^warning: .*the latest 40m/],
    ["with times left out", every(60, 60_000, 8), of("*/15 * * * *"), /^warning: .*% of its times had no run/],
    ["that never ran", [], of("0 * * * *"), /^warning: It has not run/],
    ["that is no cron", [], of("every hour"), /^broken: Its cron expression/],
    ["of another workflow", [{ workflow: "other.yml", at: START }], of("0 * * * *"), /^warning: It has not run/],
  ])("%s is measured by its runs", async (_, scheduledRuns, expected, found) => {
    expect(await standingOf("schedule of watch.yml", { scheduledRuns }, expected)).toMatch(found);
  });
});
