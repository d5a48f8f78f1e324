/** What an examination of a project at Vercel finds, each thing well and each thing wrong once. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Finding } from "../../../src/lib/finding.ts";
import type { Expected, ProviderContext } from "../../../src/providers/contract.ts";
import { examineAccount } from "../../../src/providers/vercel/examine-account.ts";
import { examineDomains, examineEnvironment } from "../../../src/providers/vercel/examine-domains.ts";
import { examineProject } from "../../../src/providers/vercel/examine-project.ts";
import { examineToken } from "../../../src/providers/vercel/examine-token.ts";

const NOW = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;
const SECRET = "bypass0000000000000000000000000";
const switchedOff = mkdtempSync(join(tmpdir(), "holdpoint-examine-"));
writeFileSync(join(switchedOff, "vercel.json"), '{ "git": { "deploymentEnabled": false } }');

afterAll(() => rmSync(switchedOff, { recursive: true }));

const EXPECTED: Expected = {
  project: "web",
  team: "acme",
  repository: "acme/web",
  directory: "/nowhere",
  domains: ["app.example.com", "www.example.com"],
  stagingEnvironment: null,
  rollbackSteps: 1,
  runsChecks: false,
  environments: [],
  status: null,
  teams: [],
  schedules: [],
};

const answering = (body: unknown) => () => Promise.resolve(body);

function told(findings: readonly Finding[], subject: string): string {
  const found = findings.find((finding) => finding.subject === subject);
  expect(Boolean(found?.remedy)).toBe(found?.standing !== "ok");
  return `${found?.standing}: ${found?.found}`;
}

describe("a project", () => {
  const PROJECT = { id: "prj_1", name: "web", targets: { production: { id: "dpl_1" } } };
  const LINK = { type: "github", org: "acme", repo: "web", productionBranch: "main" };
  const SSO = { deploymentType: "all_except_custom_domains" };
  const bypass = { [SECRET]: { scope: "automation-bypass" } };

  async function project(answer: object, expected: Partial<Expected> = {}, secret?: string) {
    const context = { env: { VERCEL_AUTOMATION_BYPASS_SECRET: secret } } as unknown as ProviderContext;
    return examineProject(
      answering({ ...PROJECT, ...answer }),
      "/v9/projects/web",
      { ...EXPECTED, ...expected },
      context,
    );
  }

  it.each<[string, Parameters<typeof project>, RegExp]>([
    ["project", [{}], /^ok: web \(prj_1\) belongs to the team acme; production serves dpl_1\.$/],
    ["project", [{ targets: {} }, { team: null }], /^ok: .*the token's own account.*nothing yet/],
    ["automatic assignment", [{}], /^ok/],
    ["automatic assignment", [{ autoAssignCustomDomains: false }], /^warning: It is off/],
    ["deployments from Git", [{ link: null }], /^ok: No repository/],
    ["deployments from Git", [{ link: LINK }], /^warning: .*a push to main goes straight to production/],
    ["deployments from Git", [{ link: LINK }, { directory: switchedOff }], /^ok: vercel\.json/],
    ["deployments from Git", [{ link: { ...LINK, repo: "old" } }], /^warning: .*acme\/old, and releases come from/],
    ["automatic assignment", [{}, { letIn: "staged" }], /^broken: It is on: each build from Git is in production/],
    [
      "automatic assignment",
      [{ autoAssignCustomDomains: false }, { letIn: "staged" }],
      /^ok: It is off, so that builds/,
    ],
    ["automatic assignment", [{ autoAssignCustomDomains: false }, { letIn: "check" }], /^broken: It is off: a passed/],
    ["automatic assignment", [{}, { letIn: "check" }], /^ok/],
    ["deployments from Git", [{ link: LINK }, { letIn: "staged" }], /^ok: acme\/web is built at each push to main/],
    ["deployments from Git", [{ link: null }, { letIn: "staged" }], /^broken: No repository is connected/],
    ["deployments from Git", [{ link: { ...LINK, repo: "old" } }, { letIn: "check" }], /^broken: .*from acme\/old/],
    ["deployments from Git", [{ link: LINK }, { letIn: "staged", directory: switchedOff }], /^broken: vercel\.json/],
    ["deployment protection", [{}], /^ok: It is off/],
    ["deployment protection", [{ ssoProtection: SSO }], /^broken: .*is not set/],
    ["deployment protection", [{ passwordProtection: { deploymentType: "all" } }], /^broken: .*is not set/],
    ["deployment protection", [{ ssoProtection: SSO, protectionBypass: bypass }, {}, SECRET], /^ok: It is on/],
    ["deployment protection", [{ ssoProtection: SSO, protectionBypass: bypass }, {}, "other"], /^broken: .*not one of/],
    ["deployment protection", [{ ssoProtection: SSO }, {}, SECRET], /^warning: Cannot be checked with this token/],
  ])("%s is judged by its settings (%#)", async (subject, given, expected) => {
    expect(told(await project(...given), subject)).toMatch(expected);
  });

  it("in a shape that is not known is no answer", async () => {
    await expect(project({ id: 7 })).rejects.toThrow(/was not understood: id/);
  });
});

describe("domains", () => {
  const domain = (name: string, changes: object = {}) => ({ name, verified: true, gitBranch: null, ...changes });
  const BOTH = EXPECTED.domains.map((name) => domain(name));

  it("that belong to the project are named together", async () => {
    const found = await examineDomains(answering({ domains: BOTH }), "/domains", EXPECTED);
    expect(found).toEqual([expect.objectContaining({ subject: "domains", standing: "ok" })]);
  });

  it("are looked for on every page", async () => {
    const asked: unknown[] = [];
    const found = await examineDomains(
      (_path, query) => {
        asked.push(query?.["until"]);
        return Promise.resolve(
          asked.length === 1
            ? { domains: BOTH.slice(0, 1), pagination: { next: 5 } }
            : { domains: BOTH.slice(1), pagination: { next: null } },
        );
      },
      "/domains",
      EXPECTED,
    );
    expect([asked, found[0]?.standing]).toEqual([[undefined, 5], "ok"]);
  });

  it.each([
    [BOTH.slice(0, 1), /does not belong to the project/],
    [[domain("app.example.com"), domain("www.example.com", { verified: false })], /has not verified/],
    [[domain("app.example.com"), domain("www.example.com", { gitBranch: "next" })], /belongs to a branch/],
    [[domain("app.example.com"), domain("www.example.com", { customEnvironmentId: "env_1" })], /another environment/],
  ])("that no promote could point are broken (%#)", async (domains, expected) => {
    const found = await examineDomains(answering({ domains }), "/domains", EXPECTED);
    expect(told(found, "domain www.example.com")).toMatch(new RegExp(`^broken: .*${expected.source}`));
  });
});

it("a custom environment that does not exist is broken", async () => {
  const environments = [{ id: "env_1", slug: "qa" }];
  const examine = (slug: string) => examineEnvironment(answering({ environments }), "/custom-environments", slug);
  expect(told(await examine("qa"), "environment qa")).toMatch(/^ok/);
  expect(told(await examine("staging"), "environment staging")).toMatch(/^broken/);
});

describe("the account", () => {
  const team = (plan: unknown, role: unknown) => ({ billing: { plan }, membership: { role } });

  it.each<[string, object, Partial<Expected>, RegExp]>([
    ["plan limits", team("pro", "MEMBER"), {}, /^ok/],
    ["plan limits", team("hobby", "OWNER"), {}, /^warning: .*may have to go further back/],
    ["plan limits", team("hobby", "OWNER"), { rollbackSteps: 0 }, /^warning: .*can be restored\.$/],
    ["plan limits", team(null, "OWNER"), {}, /^warning: Cannot be checked/],
    ["plan limits", team("galaxy", "OWNER"), {}, /^warning: .*"galaxy" is not known/],
    ["plan limits", { user: { billing: { plan: "hobby" } } }, { team: null }, /^warning: On the free plan/],
    ["plan limits", { user: { limited: true } }, { team: null }, /^warning: Cannot be checked/],
    ["role in the team", team("pro", "DEVELOPER"), {}, /^ok/],
    ["role in the team", team("pro", "VIEWER"), {}, /^broken: .*may neither deploy nor promote/],
    ["role in the team", team("pro", "VIEWER"), { onlyObserves: true }, /^ok: .*is VIEWER/],
    ["role in the team", team("pro", "BILLING"), { onlyObserves: true }, /^broken/],
    ["role in the team", team("pro", "CONTRIBUTOR"), {}, /^warning: .*cannot be seen here/],
    ["role in the team", { billing: { plan: "pro" } }, {}, /^warning: Cannot be checked/],
  ])("is judged by its %s (%#)", async (subject, answer, expected, found) => {
    expect(told(await examineAccount(answering(answer), { ...EXPECTED, ...expected }), subject)).toMatch(found);
  });
});

it.each([
  [{ scopes: [{ type: "team", teamId: "team_1" }] }, /^ok: It is valid and does not expire; it is limited to a team/],
  [{ expiresAt: NOW + 30 * DAY_MS }, /^ok: It is valid and expires in 30 days\.$/],
  [{ expiresAt: NOW + 1.5 * DAY_MS }, /^warning: It expires in 1 day;/],
  [{ scopes: [{ type: "user" }] }, /^warning: .*reaches everything/],
])("a token is judged by what it says of itself (%#)", async (token, expected) => {
  expect(told(await examineToken(answering({ token }), NOW), "VERCEL_TOKEN")).toMatch(expected);
});
