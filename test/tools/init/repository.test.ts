/** What `init` reads of a repository, and what it makes of it: pure functions, and one folder on disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { systemClock } from "../../../src/lib/clock.ts";
import { parsePlan } from "../../../src/plan/load.ts";
import type { ProviderContext } from "../../../src/providers/contract.ts";
import { seedFor, startSandbox } from "../../../src/sandbox/index.ts";
import { describeRepository } from "../../../src/tools/init/describe-repository.ts";
import { parseCodeOwners } from "../../../src/tools/init/repository/code-owners.ts";
import { parseRemotes, readGit } from "../../../src/tools/init/repository/read-git.ts";
import { type ProjectFacts, readRepository } from "../../../src/tools/init/repository/read-repository.ts";
import { workflowFiles } from "../../../src/tools/init/writing/workflow-files.ts";
import { chooseWay } from "../../../src/tools/init/choose-way.ts";
import { registries } from "../../../src/tools/registries.ts";
import { runInit } from "../../../src/tools/init/run-init.ts";
import type { InitValues } from "../../../src/tools/init/wishes.ts";

const folders: string[] = [];
const DEFAULT = ".github/holdpoint.yml";
const CONTEXT: ProviderContext = { env: {}, clock: systemClock, random: () => 0.5, debug: () => undefined };

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "holdpoint-init-"));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const GIT = {
  ".git/HEAD": "ref: refs/heads/feature\n",
  ".git/config": '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@github.com:acme/shop.git\n\tfetch = +refs\n',
  ".git/refs/remotes/origin/HEAD": "ref: refs/remotes/origin/trunk\n",
};
const SHOP = {
  ...GIT,
  "package.json": JSON.stringify({
    name: "shop",
    scripts: {
      test: "vitest run",
      typecheck: "tsc",
      build: "next build",
      "test:e2e": "playwright test",
      deploy: "vercel",
    },
    devDependencies: { "@playwright/test": "1.0.0" },
  }),
  "pnpm-lock.yaml": "",
  ".vercel/project.json": JSON.stringify({ projectId: "prj_1", orgId: "team_9", projectName: "shop" }),
  ".env.example": "DATABASE_URL=\n",
  ".sentryclirc": "[defaults]\norg=acme\nproject=shop-web\n",
  "checkly.config.ts": 'export default { checks: { tags: ["deploy", "web"] } };\n',
  "prisma/migrations/1_init/migration.sql": "",
  "app/api/health/route.ts": "",
  ".github/CODEOWNERS": "# who\n*.md @writer\n* @acme/web @dana\n",
};

interface Called {
  readonly code: number;
  readonly lines: readonly string[];
  readonly json: {
    readonly files: readonly { path: string; text: string; exists: boolean }[];
    readonly todos: readonly { what: string; how: string }[];
    readonly notes: readonly string[];
  };
}

async function call(
  directory: string,
  values: Partial<InitValues> = {},
  asked: string[] | null = null,
): Promise<Called> {
  const lines: string[] = [];
  const stdout = { columns: 100, line: (text: string) => lines.push(text), progress: () => undefined };
  const surroundings = { env: {}, stdout, signal: new AbortController().signal };
  const askDomain = asked === null ? null : async (project: string) => (asked.push(project), "shop.example.com");
  const code = await runInit({ plan: DEFAULT, ...values }, surroundings, { registries, directory, askDomain });
  return { code, lines, json: values.json === true ? JSON.parse(lines[0] ?? "") : { files: [], todos: [], notes: [] } };
}

describe("a repository", () => {
  it("answers nearly all that a plan asks", async () => {
    const { json } = await call(folderOf(SHOP), { json: true });
    const [plan, ...workflows] = json.files;
    expect(parsePlan(plan?.text ?? "", DEFAULT, registries.extensions)).toHaveProperty("plan");
    expect(parse(plan?.text ?? "")).toMatchObject({
      name: "shop",
      project: { vercel: { project: "shop", team: "team_9" } },
      checklist: [
        { command: "pnpm test" },
        { command: "pnpm run typecheck" },
        { command: "pnpm run build" },
        { env: { target: "production", required: ".env.example" } },
        { migrations: { tool: "prisma", additive: true } },
        { "sign-off": { by: ["@acme/web", "@dana"], "not-author": true } },
      ],
      stages: {
        staging: {
          setup: "pnpm install --frozen-lockfile && npx playwright install --with-deps chromium",
          verify: [
            { http: { path: "/" } },
            { http: { path: "/api/health" } },
            { command: { run: "pnpm run test:e2e" } },
            { checkly: { tags: ["deploy", "web"] } },
          ],
        },
        production: { watch: { metrics: { error_rate: { sentry: { project: "shop-web", org: "acme" } } } } },
      },
    });
    expect(workflows.map(({ path }) => path)).toEqual(
      ["checklist", "release", "rollback", "watch"].map((name) => `.github/workflows/${name}.yml`),
    );
    expect(workflows[1]?.text).toContain("branches: [trunk]");
    const hows = json.todos.map(({ how }) => how);
    expect(hows).toContain("gh secret set VERCEL_TOKEN --repo acme/shop");
    expect(hows).toContain("gh variable set SENTRY_ORG --repo acme/shop");
    expect(hows).toContain("fill in every production domain");
    expect(json.todos.find(({ what }) => what.startsWith("Require the status"))?.what).toContain("for trunk");
  });

  it("with nothing in it still gives a plan that loads, and says what is not known", async () => {
    const { json } = await call(folderOf({ "package.json": "{ not json" }), { json: true });
    expect(parsePlan(json.files[0]?.text ?? "", DEFAULT, registries.extensions)).toHaveProperty("plan");
    expect(json.notes.join("\n")).toMatch(
      /in no Git checkout[\s\S]*package.json is no JSON[\s\S]*linked to no project/,
    );
  });

  it("is asked for its domain at most, and not where a call says it", async () => {
    const asked: string[] = [];
    const directory = folderOf(SHOP);
    const first = await call(directory, { "dry-run": true }, asked);
    expect(asked).toEqual(["shop"]);
    expect(first.lines.join("\n")).toContain("+  domains: [shop.example.com]");
    await call(directory, { "dry-run": true, domain: ["www.example.com"] }, asked);
    await call(directory, { json: true }, asked);
    expect(asked).toHaveLength(1);
  });

  it("keeps every file that it has", async () => {
    const own = "version: 1\nname: mine\n";
    const directory = folderOf({ ...SHOP, [DEFAULT]: own, ".github/workflows/release.yml": "on: push\n" });
    const { lines } = await call(directory, { "no-rehearsal": true });
    expect(lines).toEqual(
      expect.arrayContaining([
        `kept     ${DEFAULT}`,
        "kept     .github/workflows/release.yml",
        "written  .github/workflows/rollback.yml",
      ]),
    );
    const again = await call(directory, { json: true });
    expect(again.json.files.every(({ exists }) => exists)).toBe(true);
    expect(again.json.files[0]?.text).toBe(own);
    const document = join(directory, "PLAN.md");
    writeFileSync(document, "# Deploy\n\n- [ ] go\n");
    await expect(call(directory, { from: document })).rejects.toThrow(/is there already, and nothing is overwritten/);
  });

  it("writes nothing in a dry run, and shows it as a diff", async () => {
    const directory = folderOf(SHOP);
    const { lines } = await call(directory, { "dry-run": true });
    expect(lines).toEqual(
      expect.arrayContaining(["+++ b/.github/holdpoint.yml", "+version: 1", "+++ b/.github/workflows/watch.yml"]),
    );
    expect((await call(directory, { json: true })).json.files.some(({ exists }) => exists)).toBe(false);
  });

  it("takes a document's plan with its own facts", async () => {
    const directory = folderOf(SHOP);
    const document = join(directory, "PLAN.md");
    writeFileSync(document, "# Deploy\n\n- [ ] go (`npm test`)\n\nRoll back if the error rate exceeds 5%.\n");
    const { lines } = await call(directory, { from: document, "no-rehearsal": true });
    expect(lines.join("\n")).toMatch(/PLAN\.md:3 +command[\s\S]*imported 3, manual 0, left 0/);
    const { json } = await call(directory, { json: true });
    expect(json.files[0]?.text).toMatch(
      /project: shop, team: team_9[\s\S]*error_rate: \{ sentry: \{ project: shop-web, org: acme \} \} # PLAN.md:5/,
    );
  });

  it("prints for a program what became of a document, and nothing else", async () => {
    const directory = folderOf(SHOP);
    const document = join(directory, "PLAN.md");
    writeFileSync(document, "# Deploy\n\n- [ ] go\n");
    const { lines } = await call(directory, { from: document, json: true });
    expect(lines).toHaveLength(1);
    expect(Object.keys(JSON.parse(lines[0] ?? ""))).toEqual(["items", "plan", "counts"]);
  });

  it("refuses a call that it does not understand, with every mistake", async () => {
    const wrong = { domain: ["https://a.example"], "sign-off": ["web"], repository: "acme", from: "x" };
    await expect(call(folderOf({}), wrong)).rejects.toThrow(
      /--sign-off web[\s\S]*--domain https:[\s\S]*--repository acme/,
    );
  });
});

describe("the way in", () => {
  const planOf = async (values: Partial<InitValues>, files: Readonly<Record<string, string>> = SHOP) => {
    const { json } = await call(folderOf(files), { json: true, ...values });
    const [plan, ...workflows] = json.files;
    expect(parsePlan(plan?.text ?? "", DEFAULT, registries.extensions)).toHaveProperty("plan");
    return { plan: parse(plan?.text ?? ""), names: workflows.map(({ path }) => path.split("/").at(-1)), json };
  };

  it("to observe is a plan without staging, one workflow, and no setting of the host", async () => {
    const { plan, names, json } = await planOf({ way: "observe" });
    expect(Object.keys(plan.stages)).toEqual(["production"]);
    expect(plan.checklist).toBeUndefined();
    expect(plan.stages.production.watch.observe).toBe(true);
    expect(names).toEqual(["watch.yml"]);
    const todos = json.todos.map(({ what }) => what).join("\n");
    expect(todos).not.toMatch(/Switch off|environment (?:staging|production)|status holdpoint\/checklist/);
    expect(todos).toContain("The environment rollback");
    expect(todos).toContain("Tokens that may only read are enough");
  });

  it("to adopt leaves the builds to the host, and asks for its domains to wait", async () => {
    const { plan, names, json } = await planOf({ way: "adopt" });
    expect(plan.stages.staging.deploy).toEqual({ source: "git" });
    expect(names).toHaveLength(4);
    expect(json.todos.map(({ what }) => what)).toContain(
      "Switch off the automatic assignment of production domains, and leave the deployments from Git on",
    );
  });

  it("is to build where nobody knows what the host does, and says how to take another", async () => {
    const { plan, json } = await planOf({});
    expect(plan.stages.staging.deploy).toBeUndefined();
    expect(json.notes.join("\n")).toMatch(/whether the host builds from Git is not known[\s\S]*--way observe/);
  });

  it("a document's plan takes as well, unless it only looks", async () => {
    const directory = folderOf(SHOP);
    const document = join(directory, "PLAN.md");
    writeFileSync(document, "# Deploy\n\n- [ ] go (`npm test`)\n");
    const { lines } = await call(directory, { from: document, way: "adopt", "dry-run": true });
    expect(lines.join("\n")).toMatch(/\+ +deploy: \{ source: git \} # not in /);
    await expect(call(directory, { from: document, way: "observe" })).rejects.toThrow(/--way observe/);
  });

  it("is to adopt where the host builds from Git, and to build where a workflow deploys as well", () => {
    const project = { folder: ".", host: { builds: "acme/shop" } } as unknown as ProjectFacts;
    expect(chooseWay(project, { deploying: [] })).toBe("adopt");
    expect(chooseWay(project, { deploying: ["deploy.yml"] })).toBe("build");
    const unlinked = { folder: ".", host: { builds: null } } as unknown as ProjectFacts;
    expect(chooseWay(unlinked, { deploying: [] })).toBe("build");
  });

  it.each([
    ["npx vercel deploy --prebuilt --prod", ["ci.yml"]],
    ["uses: amondnet/vercel-action@v42", ["ci.yml"]],
    ["npm test", []],
  ])("knows a workflow that deploys: %s", async (step, deploying) => {
    const files = { ...SHOP, ".github/workflows/ci.yml": `on: push\n# ${step}\n` };
    const facts = await readRepository(folderOf(files), CONTEXT, registries);
    expect(facts.deploying).toEqual(deploying);
  });
});

describe("several projects of one repository", () => {
  const MONOREPO = {
    ...GIT,
    "package.json": JSON.stringify({ workspaces: ["apps/*", "packages/*"] }),
    "package-lock.json": "{}",
    "apps/web/package.json": JSON.stringify({ name: "web", scripts: { test: "vitest" } }),
    "apps/web/next.config.mjs": "",
    "apps/web/.env.example": "A=\n",
    "apps/docs/package.json": JSON.stringify({ name: "docs" }),
    "apps/docs/.vercel/project.json": JSON.stringify({ projectId: "prj_2", orgId: "user_1", projectName: "acme-docs" }),
    "packages/ui/package.json": "{}",
  };

  it("get a plan each, by name, and workflows that name it", async () => {
    const { json } = await call(folderOf(MONOREPO), { json: true });
    expect(json.files.map(({ path }) => path).filter((path) => /holdpoint-|release/.test(path))).toEqual([
      ".github/holdpoint-acme-docs.yml",
      ".github/workflows/release-acme-docs.yml",
      ".github/holdpoint-web.yml",
      ".github/workflows/release-web.yml",
    ]);
    const text = (path: string) => json.files.find((file) => file.path === path)?.text ?? "";
    expect(parse(text(".github/holdpoint-web.yml"))).toMatchObject({
      checklist: [
        { command: { run: "npm test", directory: "apps/web" } },
        { env: { required: "apps/web/.env.example" } },
      ],
      stages: { staging: { deploy: { directory: "apps/web" } } },
    });
    for (const { path, text: plan } of json.files.filter(({ path }) => path.startsWith(".github/holdpoint")))
      expect(parsePlan(plan, path, registries.extensions)).toHaveProperty("plan");
    expect(parse(text(".github/workflows/release-web.yml")).jobs.release.with).toMatchObject({
      plan: ".github/holdpoint-web.yml",
    });
  });

  it("are chosen by name, and a document is for one of them", async () => {
    const directory = folderOf(MONOREPO);
    const one = await call(directory, { json: true, project: "web" });
    expect(one.json.files[0]?.path).toBe(DEFAULT);
    const document = join(directory, "PLAN.md");
    writeFileSync(document, "# Deploy\n\n- [ ] go\n");
    await expect(call(directory, { from: document })).rejects.toThrow(/several projects: acme-docs, web/);
  });
});

describe("the workflows", () => {
  it.each([null, "web"])("of the project %s are valid and hand over the plan and the branch", (project) => {
    const plan = project === null ? DEFAULT : ".github/holdpoint-web.yml";
    for (const { path, text } of workflowFiles({
      plan,
      mainBranch: "release/1.x",
      setup: "yarn install && yarn build:tools",
      project,
      way: "build",
    })) {
      const workflow = parse(text) as {
        on: Record<string, { branches?: string[] }>;
        jobs: Record<string, { uses?: string; with?: Record<string, string> }>;
      };
      const [job] = Object.values(workflow.jobs);
      expect(`${path} ${job?.uses}`).toMatch(/ holdpoint\/holdpoint\/\.github\/workflows\/\w+\.yml@v1$/);
      expect(job?.with?.["plan"]).toBe(project === null ? undefined : plan);
      expect(text).not.toContain("[main]");
      for (const { branches } of Object.values(workflow.on).filter((event) => event?.branches !== undefined))
        expect(branches).toEqual(["release/1.x"]);
    }
  });
});

describe("what Git's files say", () => {
  it("is the remote at GitHub, however its address is written", () => {
    const addresses = [
      "git@github.com:acme/web.git",
      "https://github.com/acme/web",
      "https://x:y@github.com/acme/web.git",
      "ssh://git@github.com/acme/web.git",
      "git@github.example.com:acme/web.git",
    ];
    for (const url of addresses)
      expect(parseRemotes(`[remote "origin"]\n\turl = ${url}\n`)).toEqual({ origin: "acme/web" });
    expect(
      parseRemotes('[remote "origin"]\n\turl = git@gitlab.com:acme/web.git\n[branch "main"]\n\turl = x\n'),
    ).toEqual({});
  });

  it("includes a detached head, a fork, no remote and a work tree", async () => {
    const detached = folderOf({ ...GIT, ".git/HEAD": `${"a".repeat(40)}\n`, ".git/config": "" });
    const facts = await readRepository(detached, CONTEXT, registries);
    expect(facts.git).toMatchObject({ branch: null, remotes: {} });
    expect(describeRepository(facts).join("\n")).toMatch(/No remote at GitHub[\s\S]*detached head/);
    const config = `${GIT[".git/config"]}[remote "upstream"]\n\turl = https://github.com/big/shop\n`;
    const fork = await readRepository(folderOf({ ...GIT, ".git/config": config }), CONTEXT, registries);
    expect(describeRepository(fork).join("\n")).toContain("acme/shop is a fork of big/shop");
    const first = folderOf(GIT);
    const tree = folderOf({ ".git": `gitdir: ${first}/.git/worktrees/x\n` });
    mkdirSync(join(first, ".git/worktrees/x"), { recursive: true });
    writeFileSync(join(first, ".git/worktrees/x/HEAD"), "ref: refs/heads/other\n");
    writeFileSync(join(first, ".git/worktrees/x/commondir"), "../..\n");
    expect(await readGit(tree)).toMatchObject({
      branch: "other",
      mainBranch: "trunk",
      remotes: { origin: "acme/shop" },
    });
  });
});

describe("CODEOWNERS", () => {
  it("names those of the last rule for all files, and nobody that GitHub would not know", () => {
    expect(parseCodeOwners("* @old\n/docs @writer\n* @acme/web dana@example.com @dana # us\n")).toEqual([
      "@acme/web",
      "@dana",
    ]);
    expect(parseCodeOwners("/a @acme/a\n/b @ACME/A @b\n")).toEqual(["@ACME/A", "@b"]);
    expect(parseCodeOwners("# nothing\n")).toEqual([]);
  });
});

describe("the host", () => {
  const wishes = {
    project: "web",
    team: { id: "team_acme", slug: "acme" },
    domains: ["app.example.com", "www.example.com"],
    repository: { owner: "acme", name: "web" },
    firstVersion: { version: "1", commit: "0".repeat(40), pages: [], versionEndpoint: null },
    items: [],
    metrics: [],
    variables: {},
    traffic: { perMinute: 1, paths: ["/"] },
    ownClients: false,
    random: 1,
  };
  const link = JSON.stringify({ projectId: "web", orgId: "team_acme" });
  const hostIn = async (env: Readonly<Record<string, string | undefined>>) => {
    const context: ProviderContext = { ...CONTEXT, env };
    const { projects } = await readRepository(folderOf({ ".vercel/project.json": link }), context, registries);
    return projects[0]?.host;
  };

  it("is asked for the project's domains where a token is there, and says nothing where it refuses", async () => {
    const sandbox = await startSandbox(seedFor(wishes), { clock: systemClock });
    try {
      const found = await hostIn(sandbox.environment());
      expect(found).toMatchObject({ domains: ["app.example.com", "www.example.com"], builds: null });
      for (const token of ["wrong", ""]) {
        const silent = await hostIn({ ...sandbox.environment(), VERCEL_TOKEN: token });
        expect([silent?.domains, silent?.builds]).toEqual([undefined, undefined]);
      }
    } finally {
      await sandbox.close();
    }
  });

  it("says from which repository it builds by itself", async () => {
    const seed = seedFor({ ...wishes, builtFrom: { repositoryId: 1, branch: "main" } });
    const sandbox = await startSandbox(seed, { clock: systemClock });
    try {
      expect((await hostIn(sandbox.environment()))?.builds).toBe("acme/web");
    } finally {
      await sandbox.close();
    }
  });

  it.each([
    ["no JSON", "{"],
    ["another shape", "[]"],
    ["a name that is none", '{ "projectId": "a b\\n#" }'],
  ])("is not known from a link with %s", async (_, text) => {
    const { projects } = await readRepository(folderOf({ ".vercel/project.json": text }), CONTEXT, registries);
    expect(projects[0]?.host).toBeNull();
  });
});
