import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepare } from "../../src/commands/prepare.ts";
import { UsageError } from "../../src/lib/error.ts";

const PLAN = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
stages:
  staging: { verify: [{ title: Home, http: { path: / } }] }
  production:
    watch:
      for: 10m
      metrics: { error_rate: { sentry: { project: web } } }
      rollback_conditions: [error_rate > 5%]
`;

const ALL = {
  VERCEL_TOKEN: "v",
  GITHUB_TOKEN: "g",
  GITHUB_REPOSITORY: "acme/web",
  GITHUB_SHA: "c0ffee0000000000000000000000000000000001",
  SENTRY_AUTH_TOKEN: "s",
  SENTRY_ORG: "acme",
};

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "holdpoint-prepare-"));
  writeFileSync(join(folder, "plan.yml"), PLAN);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refusalOf(
  command: "deploy" | "rollback",
  without: readonly (keyof typeof ALL)[],
  jobLimitMs?: number,
): Promise<UsageError | null> {
  const env = Object.fromEntries(Object.entries(ALL).filter(([name]) => !without.some((left) => left === name)));
  const values = { plan: join(folder, "plan.yml"), reason: "checkout is broken", "job-limit": jobLimitMs };
  return prepare(command, { values, problems: [] }, env).then(
    () => null,
    (error: unknown) => {
      if (error instanceof UsageError) return error;
      throw error;
    },
  );
}

describe("what a command is refused for before anything is touched", () => {
  it("is a drill for which the plan has no project of its own, and no commit that it could deploy", async () => {
    const values = { plan: join(folder, "plan.yml"), drill: true };
    const { GITHUB_SHA: _, ...env } = ALL;
    await expect(prepare("rollback", { values, problems: [] }, env)).rejects.toThrow(
      /The commit is not known[^]*The plan names no project for drills/,
    );
    writeFileSync(
      join(folder, "drill.yml"),
      `${PLAN}rollback: { drill: { project: web-staging, domains: [staging.example.com] } }\n`,
    );
    const ready = await prepare(
      "rollback",
      { values: { ...values, plan: join(folder, "drill.yml") }, problems: [] },
      ALL,
    );
    expect(ready.plan.project).toMatchObject({ host: { project: "web-staging" }, domains: ["staging.example.com"] });
    expect(ready.options.drillOf).toBe("web");
    expect(ready.release.id).toBe(`drill-${ALL.GITHUB_SHA}`);
  });

  it("is nothing where all is set", async () => {
    expect(await refusalOf("deploy", [])).toBeNull();
    expect(await refusalOf("rollback", [])).toBeNull();
  });

  it("is a watch that would outlive its job, where no workflow looks at it then: this repository calls none", async () => {
    const minute = 60_000;
    expect(await refusalOf("deploy", [], 180 * minute)).toBeNull();
    const refusal = await refusalOf("deploy", [], 20 * minute);
    expect(refusal?.reasonCode).toBe("usage");
    expect(refusal?.message).toMatch(/longer than its job may run \(20m\), and no workflow .* calls watch\.yml/);
    expect(await refusalOf("rollback", [], 20 * minute)).toBeNull();
  });

  it("is every setting that is missing, each with the remedy of its kind", async () => {
    const refusal = await refusalOf("deploy", ["VERCEL_TOKEN", "GITHUB_TOKEN", "SENTRY_ORG"]);
    expect(refusal?.reasonCode).toBe("secret_missing");
    expect(refusal?.problems.map(({ message, remedy }) => [message, remedy?.slice(0, 40)])).toEqual([
      [
        "GITHUB_TOKEN is not set; GitHub needs it to keep the release record.",
        "In a workflow the action uses the job's ",
      ],
      [
        "SENTRY_ORG is not set; metric error_rate (sentry) needs it to know whose project it is, where the plan has no `org`.",
        "Add SENTRY_ORG to the configuration vari",
      ],
      [
        "VERCEL_TOKEN is not set; Vercel needs it to build, promote and roll back.",
        "Add VERCEL_TOKEN to the secrets of the r",
      ],
    ]);
  });

  it("is, for a rollback, nothing of what only gates and metrics are reached with", async () => {
    expect(await refusalOf("rollback", ["SENTRY_AUTH_TOKEN", "SENTRY_ORG"])).toBeNull();
    const refusal = await refusalOf("rollback", ["VERCEL_TOKEN", "SENTRY_AUTH_TOKEN"]);
    expect(refusal?.reasonCode).toBe("secret_missing");
    expect(refusal?.problems.map(({ message }) => message.split(" ")[0])).toEqual(["VERCEL_TOKEN"]);
  });

  it.each(["deploy", "rollback"] as const)(
    "is a mistake in the call where %s does not know the repository, which is no secret",
    async (command) => {
      expect((await refusalOf(command, ["GITHUB_REPOSITORY"]))?.reasonCode).toBe("usage");
      expect((await refusalOf(command, ["GITHUB_REPOSITORY", "VERCEL_TOKEN"]))?.reasonCode).toBe("usage");
    },
  );
});
