/** Which folder a build is made of: one of the repository, whatever links it holds. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ensureBuild } from "../../src/engine/build.ts";
import type { CommandContext } from "../../src/engine/context.ts";
import { createJournal } from "../../src/engine/journal.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { UsageError } from "../../src/lib/error.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { Host } from "../../src/providers/contract.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";

function planOf(directory: string): Plan {
  const text = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
stages:
  staging: { deploy: { directory: ${directory} }, verify: [{ title: Home, http: { path: / } }] }
  production: {}
`;
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

/** The folder that the host was asked to build, or what stopped it. */
async function folderOf(repository: string, directory: string): Promise<unknown> {
  let asked: string | null = null;
  const host: Partial<Host> = {
    findBuilds: async () => [],
    createBuild: async (request) => {
      asked = request.directory;
      throw new Error("asked");
    },
  };
  const context: Partial<CommandContext> = {
    plan: planOf(directory),
    release: { id: "r1", commit: "c0ffee" },
    directory: repository,
    clock: systemClock,
    emit: () => undefined,
  };
  const whole = context as CommandContext;
  const journal = createJournal("deploy", whole);
  const error: unknown = await ensureBuild(whole, journal, host as Host, { kind: "production" }).catch(
    (thrown: unknown) => thrown,
  );
  return asked ?? error;
}

it("is a folder of the repository, and never one that a link leads to outside", async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "holdpoint-folder-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const repository = join(root, "repository");
  mkdirSync(join(repository, "apps/web"), { recursive: true });
  mkdirSync(join(root, "secrets"));
  symlinkSync(join(root, "secrets"), join(repository, "apps/out"));
  symlinkSync(join(repository, "apps/web"), join(repository, "site"));

  expect(await folderOf(repository, ".")).toBe(repository);
  expect(await folderOf(repository, "apps/web")).toBe(join(repository, "apps/web"));
  expect(await folderOf(repository, "site")).toBe(join(repository, "apps/web"));
  for (const directory of ["apps/out", "apps/none"]) {
    const stopped = await folderOf(repository, directory);
    expect(stopped).toBeInstanceOf(UsageError);
    expect(String(stopped)).toContain(directory);
  }
});
