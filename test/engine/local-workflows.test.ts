/** Which workflows of a repository call Holdpoint's, with what, and which start by themselves. */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseWorkflow, readLocalWorkflows } from "../../src/engine/local-workflows.ts";

const FILE = ".github/workflows/ci.yml";

const calling = (uses: string, job = "", top = "") =>
  parseWorkflow(FILE, `${top}\njobs:\n  go:\n    uses: ${uses}\n${job}`).calls;
const granted = (job: string, top = "") =>
  calling("acme/holdpoint/.github/workflows/release.yml@v1", job, top)[0]?.granted;

/** A repository with these workflow files, and what is made of it. */
async function read(
  files: Readonly<Record<string, string>>,
  more: (root: string) => Promise<void> = async () => undefined,
) {
  const folder = await mkdtemp(join(tmpdir(), "holdpoint-workflows-"));
  const root = join(folder, "repository");
  try {
    await mkdir(root);
    for (const [name, text] of Object.entries(files)) {
      const path = join(root, ".github/workflows", name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
    await more(root);
    return await readLocalWorkflows(root);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("a call of a workflow of Holdpoint's", () => {
  it("is known with its revision, what it is given and by whom", () => {
    const job = "    with: { plan: web.yml, deep: true }\n    permissions: { contents: read }";
    expect(calling("acme/holdpoint/.github/workflows/release.yml@v1.2", job)).toEqual([
      {
        name: "release",
        revision: "v1.2",
        inputs: { plan: "web.yml", deep: true },
        caller: FILE,
        job: "go",
        granted: { others: "none", named: { contents: "read" } },
      },
    ]);
  });

  it.each(["checklist", "release", "rollback", "watch"])("may be of %s", (name) => {
    expect(calling(`a-b.c/d_e/.github/workflows/${name}.yml@main`)).toMatchObject([
      { name, revision: "main", inputs: {} },
    ]);
  });

  it.each([
    ["of this repository, which is the team's own", "./.github/workflows/release.yml"],
    ["of another name", "acme/holdpoint/.github/workflows/deploy.yml@v1"],
    ["below another folder", "x/acme/holdpoint/.github/workflows/release.yml@v1"],
    ["without a revision", "acme/holdpoint/.github/workflows/release.yml@"],
    ["that is no text", "{ a: acme/holdpoint/.github/workflows/release.yml@v1 }"],
  ])("is none %s", (_, uses) => {
    expect(calling(uses)).toEqual([]);
  });

  it("is found in every job, and in none of a document of another shape", () => {
    const call = "{ uses: acme/holdpoint/.github/workflows/watch.yml@v1, with: [no, fields] }";
    const { calls } = parseWorkflow(
      FILE,
      `jobs: { one: ${call}, two: { runs-on: ubuntu }, three: ${call}, four: null }`,
    );
    expect(calls.map(({ job, inputs }) => [job, inputs])).toEqual([
      ["one", {}],
      ["three", {}],
    ]);
    for (const text of ["", "a text", "7", `[{ jobs: { one: ${call} } }]`, `jobs: [${call}]`])
      expect(parseWorkflow(FILE, text)).toEqual({ calls: [], schedules: [], unreadable: [] });
  });
});

describe("what the token of a call is granted", () => {
  const own = "    permissions: { contents: read }";

  it("is the job's own word, else the workflow's, else the repository's default", () => {
    expect(granted(own, "permissions: write-all")).toEqual({ others: "none", named: { contents: "read" } });
    expect(granted("", "permissions: { issues: write }")).toEqual({ others: "none", named: { issues: "write" } });
    expect(granted("")).toBeNull();
  });

  it.each([
    ["read-all", "read"],
    ["write-all", "write"],
    ["{}", "none"],
    ["else", "none"],
  ])("is with %s: %s", (said, others) => {
    expect(granted(`    permissions: ${said}`)).toEqual({ others, named: {} });
  });
});

describe("a workflow that starts by itself", () => {
  it("is known with its times, in UTC unless it says another place", () => {
    const text =
      'on: { schedule: [{ cron: "0 3 * * *" }, { cron: "5 * * * *", timezone: Europe/Berlin }, { timezone: 7, cron: 9 }] }';
    expect(parseWorkflow(FILE, text).schedules).toEqual([
      { workflow: FILE, cron: "0 3 * * *", timezone: "UTC" },
      { workflow: FILE, cron: "5 * * * *", timezone: "Europe/Berlin" },
      { workflow: FILE, cron: "9", timezone: "UTC" },
    ]);
  });

  it("is none where it is started by something else", () => {
    for (const text of ["on: push", "on: [push, schedule]", "on: { schedule: { cron: x } }", "on: { push: {} }"])
      expect(parseWorkflow(FILE, text).schedules).toEqual([]);
  });
});

describe("the workflows of a repository", () => {
  const CALL = "jobs: { go: { uses: acme/holdpoint/.github/workflows/watch.yml@v1 } }";

  it("are all files that GitHub takes for one, in the order of their names", async () => {
    const schedule = 'on: { schedule: [{ cron: "0 3 * * *" }] }';
    const { calls, schedules, unreadable } = await read({
      "b.yaml": CALL,
      "a.yml": `${CALL}\n${schedule}`,
      "c.yml": "jobs: [",
      "a.yml.off": CALL,
      "readme.md": CALL,
      yml: CALL,
    });
    expect(calls.map(({ caller }) => caller)).toEqual([".github/workflows/a.yml", ".github/workflows/b.yaml"]);
    expect(schedules).toMatchObject([{ workflow: ".github/workflows/a.yml" }]);
    expect(unreadable).toEqual([".github/workflows/c.yml"]);
  });

  it("are none where there is no folder of them", async () => {
    expect(await read({})).toEqual({ calls: [], schedules: [], unreadable: [] });
  });

  it("are not read where they lead outside, or are larger than any workflow", async () => {
    const size = 512 * 1024;
    const padded = (length: number) => `${CALL}\n#`.padEnd(length, "x");
    const { calls, unreadable } = await read(
      { "full.yml": padded(size), "large.yml": padded(size + 1) },
      async (root) => {
        await cp(join(root, ".github/workflows/full.yml"), join(root, "../outside.yml"));
        await symlink(join(root, "../outside.yml"), join(root, ".github/workflows/link.yml"));
      },
    );
    expect(calls.map(({ caller }) => caller)).toEqual([".github/workflows/full.yml"]);
    expect(unreadable).toEqual([".github/workflows/large.yml", ".github/workflows/link.yml"]);
  });
});
