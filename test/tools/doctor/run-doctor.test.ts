/** Doctor in a whole sandbox: all well, all wrong, and with a token that may see little. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clock, systemClock } from "../../../src/lib/clock.ts";
import { type Sandbox, type SandboxSeed, seedFor, startSandbox } from "../../../src/sandbox/index.ts";
import { registries } from "../../../src/tools/registries.ts";
import { runDoctor } from "../../../src/tools/doctor/run-doctor.ts";

const FIRST_COMMIT = "0f00000000000000000000000000000000000001";
const PERSON = "ghp_a_person_who_administers_it";
const JOB = "sandbox-github-token-000000";
const TEAMS = "github_pat_who_is_in_a_team";
const CALL = "holdpoint/holdpoint/.github/workflows";
const PLAN = `
version: 1
name: web
project:
  vercel: { project: web, team: acme }
  domains: [app.example.com]
checklist:
  - { title: Approved, sign-off: { all-of: ["@acme/eng-leads"] } }
stages:
  staging:
    verify:
      - { title: Chat, http: { path: /chat } }
      - { title: Variables set, env: { target: production, required: [API_KEY] } }
  production:
    watch:
      for: 30m
      metrics:
        error_rate: { sentry: { project: web, org: acme } }
      rollback_conditions: ["error_rate > 5% over 5m"]
`;

const directory = mkdtempSync(join(tmpdir(), "holdpoint-doctor-"));
const planFile = ".github/holdpoint.yml";
const back = process.cwd();

beforeAll(() => {
  mkdirSync(join(directory, ".github/workflows"), { recursive: true });
  writeFileSync(join(directory, planFile), PLAN);
  for (const name of ["checklist", "release", "rollback"]) {
    writeFileSync(
      join(directory, `.github/workflows/${name}.yml`),
      `on: push\njobs: { a: { permissions: write-all, uses: "${CALL}/${name}.yml@v1" } }\n`,
    );
  }
  // A plan is named from the repository's root: its path is a part of the checklist's status.
  process.chdir(directory);
});

afterAll(() => {
  process.chdir(back);
  rmSync(directory, { recursive: true });
});

function worldSeed(): SandboxSeed {
  const seed = seedFor({
    project: "web",
    team: { id: "team_acme", slug: "acme" },
    domains: ["app.example.com"],
    repository: { owner: "acme", name: "web" },
    firstVersion: {
      version: "1",
      commit: FIRST_COMMIT,
      pages: [{ path: "/chat", contains: "New thread" }],
      versionEndpoint: { path: "/api/version", json: "commit" },
    },
    items: [],
    metrics: [{ name: "error_rate", provider: "sentry", spec: { project: "web", org: "acme" } }],
    variables: { API_KEY: "x" },
    traffic: { perMinute: 60, paths: ["/", "/chat"] },
    ownClients: true,
    random: 7,
  });
  const { github } = seed;
  return {
    ...seed,
    github: {
      ...github,
      tokens: [
        { token: PERSON, login: "ada" },
        { token: TEAMS, login: "ada", permissions: { members: "read" } },
        ...github.tokens,
      ],
      users: [{ login: "ada", role: "admin" }],
      teams: [{ slug: "eng-leads", members: ["ada"] }],
    },
  };
}

interface Outcome {
  readonly code: number;
  readonly findings: readonly {
    readonly area: string;
    readonly subject: string;
    readonly standing: string;
    readonly found: string;
  }[];
  readonly lines: readonly string[];
}

async function doctorIn(
  sandbox: Sandbox,
  env: Readonly<Record<string, string | undefined>> = {},
  { json = true, clock = systemClock }: { readonly json?: boolean; readonly clock?: Clock } = {},
): Promise<Outcome> {
  const lines: string[] = [];
  const code = await runDoctor(
    { plan: planFile, json },
    {
      env: { ...sandbox.environment(), GITHUB_TOKEN: PERSON, TEAM_READ_TOKEN: TEAMS, ...env },
      stdout: { columns: 80, line: (text) => void lines.push(text), progress: () => undefined },
      signal: new AbortController().signal,
      node: "24.0.0",
    },
    { registries, clock, directory: "." },
  );
  const { findings } = json ? (JSON.parse(lines.join("")) as Outcome) : { findings: [] };
  return { code, findings, lines };
}

async function inSandbox(seed: SandboxSeed, body: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox(seed, { clock: systemClock });
  try {
    await body(sandbox);
  } finally {
    await sandbox.close();
  }
  expect(sandbox.unknownRequests()).toEqual([]);
}

const troubles = ({ findings }: Outcome) =>
  Object.fromEntries(
    findings
      .filter(({ standing }) => standing !== "ok")
      .map(({ area, subject, standing }) => [`${area}: ${subject}`, standing]),
  );

describe("doctor", () => {
  it("finds nothing where all is well, and where something is it says what and nothing else", async () => {
    await inSandbox(worldSeed(), async (sandbox) => {
      const now = Date.now();
      await sandbox.traffic.run(now - 10 * 60_000, now - 3 * 60_000);

      const well = await doctorIn(sandbox);
      expect([well.code, troubles(well)]).toEqual([0, {}]);
      expect(well.findings.length).toBeGreaterThanOrEqual(20);

      const noToken = await doctorIn(sandbox, { VERCEL_TOKEN: undefined });
      expect(noToken.code).toBe(1);
      expect(troubles(noToken)).toMatchObject({
        "Settings: VERCEL_TOKEN": "broken",
        "Vercel: everything": "warning",
        "Metrics: error_rate": "warning",
        "Gates: Variables set": "warning",
      });

      const rejected = await doctorIn(sandbox, {
        VERCEL_TOKEN: "a-wrong-token-1",
        SENTRY_AUTH_TOKEN: "a-wrong-token-2",
      });
      expect(rejected.code).toBe(1);
      expect(troubles(rejected)).toMatchObject({
        "Vercel: project": "broken",
        "Vercel: domains": "broken",
        "Gates: Variables set": "broken",
        "Metrics: error_rate": "broken",
      });
      expect(JSON.stringify(rejected.lines)).not.toMatch(/a-wrong-token|ghp_|github_pat/);

      const lost = await doctorIn(sandbox, { GITHUB_REPOSITORY: "acme/other" });
      expect(troubles(lost)).toMatchObject({ "GitHub: repository": "broken", "GitHub: branch rules": "warning" });
      const nowhere = await doctorIn(sandbox, { GITHUB_REPOSITORY: undefined });
      expect(troubles(nowhere)).toEqual({ "GitHub: everything": "broken" });

      const ahead: Clock = { ...systemClock, now: () => Date.now() + 300_000 };
      expect(troubles(await doctorIn(sandbox, {}, { clock: ahead }))).toMatchObject({
        "This machine: clock": "broken",
      });
    });
  });

  it("takes what a token may not see for unknown, and never for good", async () => {
    await inSandbox(worldSeed(), async (sandbox) => {
      const outcome = await doctorIn(sandbox, { GITHUB_TOKEN: JOB, TEAM_READ_TOKEN: undefined });
      expect(troubles(outcome)).toEqual({
        "GitHub: GITHUB_TOKEN writes": "warning",
        "GitHub: team acme/eng-leads": "broken",
        "GitHub: Actions": "warning",
        "GitHub: workflow permissions": "warning",
        // Nobody has visited.
        "Metrics: error_rate": "warning",
      });
      const unseen = outcome.findings.find(({ subject }) => subject === "workflow permissions");
      expect(unseen?.found).toMatch(/^Cannot be checked with this token: /);
    });
  });

  it("tells everything that is wrong at once, in a table, and asks only what reads", async () => {
    const seed = worldSeed();
    const methods: string[] = [];
    const wrong: SandboxSeed = {
      ...seed,
      vercel: {
        ...seed.vercel,
        unverifiedDomains: ["app.example.com"],
        env: [],
        role: "VIEWER",
        options: { ...seed.vercel.options, plan: "hobby" },
        tokens: seed.vercel.tokens.map((one) => ({ ...one, wide: true })),
        link: { org: "acme", repo: "web", productionBranch: "main" },
        protection: { bypassSecret: "byp_0000000000000000000000000000" },
        autoAssignCustomDomains: false,
      },
      github: {
        ...seed.github,
        environments: ["staging", "rollback"],
        branchRules: null,
        actions: { enabled: false, defaultPermissions: "write" },
        teams: [{ slug: "eng-leads", members: [] }],
      },
    };
    const sandbox = await startSandbox(wrong, {
      clock: systemClock,
      onAnswer: (_emulator, { method }) => void methods.push(method),
    });
    try {
      const outcome = await doctorIn(sandbox);
      expect([outcome.code, troubles(outcome)]).toEqual([
        1,
        {
          "Vercel: automatic assignment": "warning",
          "Vercel: deployments from Git": "warning",
          "Vercel: deployment protection": "broken",
          "Vercel: domain app.example.com": "broken",
          "Vercel: plan limits": "warning",
          "Vercel: role in the team": "broken",
          "Vercel: VERCEL_TOKEN": "warning",
          "GitHub: team acme/eng-leads": "broken",
          "GitHub: environment staging": "warning",
          "GitHub: environment production": "broken",
          "GitHub: environment rollback": "broken",
          "GitHub: branch main": "warning",
          "GitHub: Actions": "broken",
          "GitHub: workflow permissions": "warning",
          "Metrics: error_rate": "warning",
          "Gates: Variables set": "warning",
        },
      ]);
      expect(methods.length).toBeLessThanOrEqual(30);
      expect(new Set(methods)).toEqual(new Set(["GET"]));
      const table = await doctorIn(sandbox, {}, { json: false });
      expect(table.code).toBe(1);
      expect(table.lines.filter((line) => line.length > 80)).toEqual([]);
      expect(table.lines.at(-1)).toMatch(/^\d+ broken, \d+ warnings, \d+ ok\.$/);
    } finally {
      await sandbox.close();
    }
  });
});
