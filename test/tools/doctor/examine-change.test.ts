/** The plan that a pull request brings, looked at where no secret is: as data, whoever wrote it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ASKED_PERMISSIONS } from "../../../src/engine/asked-permissions.ts";
import { examineChange } from "../../../src/tools/doctor/examine-change.ts";
import { planText } from "../../commands/open-world.ts";

const ROOT = mkdtempSync(join(tmpdir(), "holdpoint-change-"));
const FILE = ".github/holdpoint.yml";
const [base, head] = [join(ROOT, "base"), join(ROOT, "head")];

function write(folder: string, path: string, text: string): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function caller(name: keyof typeof ASKED_PERMISSIONS, permissions: object = ASKED_PERMISSIONS[name]): string {
  const job = { uses: `holdpoint/holdpoint/.github/workflows/${name}.yml@v1`, permissions };
  return JSON.stringify({ on: "push", jobs: { call: job } });
}

/** As the job has it: the base branch's plan here, the pull request's checkout beside it. */
const examine = () => examineChange({ planFile: join(base, FILE), directory: head });

async function examineHere() {
  const before = process.cwd();
  process.chdir(base);
  try {
    return await examineChange({ planFile: FILE, directory: head });
  } finally {
    process.chdir(before);
  }
}

beforeEach(() => {
  rmSync(base, { recursive: true, force: true });
  rmSync(head, { recursive: true, force: true });
  mkdirSync(join(head, ".git"), { recursive: true });
  write(base, FILE, planText());
  write(head, FILE, planText());
  for (const name of ["release", "rollback"] as const) write(head, `.github/workflows/${name}.yml`, caller(name));
});
afterAll(() => rmSync(ROOT, { recursive: true, force: true }));

describe("a pull request's plan", () => {
  it("says nothing where it is the same", async () => {
    expect(await examineHere()).toEqual({ text: "", broken: 0 });
  });

  it("is told by what it changes, what it needs and how the workflows call ours", async () => {
    write(head, FILE, planText().replace("> 5% over 2m", "> 8% over 2m"));
    write(head, ".github/workflows/rollback.yml", caller("rollback", { contents: "read" }));
    const { text, broken } = await examineHere();
    expect(broken).toBe(1);
    expect(text).toContain(
      "**weaker**, watch: rollback condition `error_rate > 5% over 2m` → `error_rate > 8% over 2m`",
    );
    expect(text).toMatch(/\| \*\*broken\*\* \| permissions of rollback\.yml \| .*issues: write/);
    expect(text).toMatch(/It reads .*`SENTRY_AUTH_TOKEN`.*no secret is in this job/);
  });

  it("that has mistakes is told with each line", async () => {
    write(head, FILE, planText().replace("error_rate > 5%", "eror_rate > 5%"));
    const { text, broken } = await examineHere();
    expect(broken).toBe(1);
    expect(text).toMatch(/\| \*\*broken\*\* \| line \d+ \| unknown metric/);
  });

  it("is compared with nothing where the base branch has none yet", async () => {
    rmSync(join(base, FILE));
    const { text, broken } = await examineHere();
    expect(broken).toBe(0);
    expect(text).not.toContain("What this changes");
  });

  it("is read as data: links out of the checkout lead nowhere, and no value of the environment is shown", async () => {
    write(ROOT, "outside.yml", "password: hunter2");
    rmSync(join(head, FILE));
    symlinkSync(join(ROOT, "outside.yml"), join(head, FILE));
    expect((await examineHere()).text).toContain("has no plan at");
    rmSync(join(head, FILE));
    write(head, FILE, `# Changed.\n${planText()}`);
    symlinkSync(join(ROOT, "outside.yml"), join(head, ".github/workflows/leak.yml"));
    const { text } = await examineHere();
    expect(text).toContain("It is no YAML");
    expect(text).not.toContain("hunter2");
    expect((await examine()).text).not.toContain("hunter2");
  });
});

it("the job that looks at it has no secret, may write nothing, and runs nothing of it", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../.github/workflows/checklist.yml"), "utf8");
  const { plan } = (
    parse(text) as {
      jobs: Record<string, { permissions: object; steps: { uses?: string; run?: string; env?: object }[] }>;
    }
  ).jobs;
  expect(plan?.permissions).toEqual({ contents: "read" });
  expect(JSON.stringify(plan)).not.toContain("secrets.");
  expect(plan?.steps.map(({ uses, run, env }) => [uses?.split("@")[0], run, env])).toEqual([
    ["actions/checkout", undefined, undefined],
    ["actions/checkout", undefined, undefined],
    ["$/", undefined, undefined],
  ]);
});
