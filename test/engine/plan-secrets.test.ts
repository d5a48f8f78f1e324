import { describe, expect, it } from "vitest";
import { readPlanSecrets } from "../../src/engine/plan-secrets.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { UsageError } from "../../src/lib/error.ts";
import { vendorSettings } from "../../src/plan/settings.ts";

const problemsOf = async (text: string, env: Readonly<Record<string, string>> = {}) => {
  const error: unknown = await readPlanSecrets("verify", { ...env, HOLDPOINT_SECRETS: text }).catch(
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UsageError)) throw new Error("expected a usage error");
  return error.problems.map(({ message }) => message);
};

describe("readPlanSecrets", () => {
  it("reads the lines, and takes the variable that carries them out of the environment", async () => {
    const env = { PATH: "/bin", HOLDPOINT_SECRETS: "TEST_TOKEN=abcd\nSTAGING_DATABASE_URL=postgres://db" };
    expect(await readPlanSecrets("verify", env)).toEqual({
      env: { PATH: "/bin" },
      secrets: { TEST_TOKEN: "abcd", STAGING_DATABASE_URL: "postgres://db" },
    });
  });

  it("has nothing to say where none are set, as where a workflow passes a secret that does not exist", async () => {
    expect(await readPlanSecrets("verify", { PATH: "/bin" })).toEqual({ env: { PATH: "/bin" }, secrets: {} });
    expect(await readPlanSecrets("verify", { HOLDPOINT_SECRETS: "" })).toEqual({ env: {}, secrets: {} });
  });

  const own = vendorSettings(extensions).map(({ name }) => name);
  it.each(own)("refuses %s, which a vendor itself reads", async (name) => {
    expect(await problemsOf(`TEST_TOKEN=abcd\n${name}=abcd`)).toEqual([
      `Line 2 of HOLDPOINT_SECRETS sets ${name}, which is a vendor's setting and has a secret or variable of its own.`,
    ]);
  });

  it("refuses what would change where a token goes, and no database's address", () => {
    expect(own).toEqual(expect.arrayContaining(["VERCEL_TOKEN", "VERCEL_API_URL", "SENTRY_URL", "TEAM_READ_TOKEN"]));
    expect(own).not.toContain("DATABASE_URL");
  });

  it.each([
    "GITHUB_ENV",
    "ACTIONS_CACHE_URL",
    "RUNNER_TEMP",
    "INPUT_COMMAND",
    "HOLDPOINT_SECRETS",
    "DEPLOYMENT_URL",
    "NODE_OPTIONS",
    "PATH",
    "Path",
    "LD_PRELOAD",
    "DYLD_INSERT_LIBRARIES",
    "BASH_ENV",
    "npm_config_registry",
  ])("refuses %s, which steers the runner or a program", async (name) => {
    expect(await problemsOf(`${name}=abcd`)).toEqual([
      "Line 1 of HOLDPOINT_SECRETS has a name that steers the runner or a program.",
    ]);
  });

  it("refuses a name that is set with another value, and takes one that is set with the same or to nothing", async () => {
    expect(await problemsOf("TEST_TOKEN=abcd", { TEST_TOKEN: "efgh" })).toEqual([
      "Line 1 of HOLDPOINT_SECRETS has the name of a variable that is set here with another value.",
    ]);
    const env = {
      TEST_TOKEN: "abcd",
      DATABASE_URL: "",
      HOLDPOINT_SECRETS: "TEST_TOKEN=abcd\nDATABASE_URL=postgres://db",
    };
    expect((await readPlanSecrets("verify", env)).secrets).toEqual({
      TEST_TOKEN: "abcd",
      DATABASE_URL: "postgres://db",
    });
  });

  it("tells all mistakes at once, in the order of the lines", async () => {
    expect(await problemsOf("PATH=abcd\noops\nVERCEL_TOKEN=abcd")).toEqual([
      "Line 1 of HOLDPOINT_SECRETS has a name that steers the runner or a program.",
      "Line 2 of HOLDPOINT_SECRETS is not NAME=value.",
      "Line 3 of HOLDPOINT_SECRETS sets VERCEL_TOKEN, which is a vendor's setting and has a secret or variable of its own.",
    ]);
  });

  it("takes a name that only resembles one that steers", async () => {
    const names = ["MY_PATH", "PATHS", "HOMEPAGE", "MY_LD_PRELOAD", "NODE_ENVIRONMENT"];
    const { secrets } = await readPlanSecrets("verify", {
      HOLDPOINT_SECRETS: names.map((name) => `${name}=abcd`).join("\n"),
    });
    expect(Object.keys(secrets)).toEqual(names);
  });

  it("says how the lines are to be written", async () => {
    const mistake = readPlanSecrets("verify", { HOLDPOINT_SECRETS: "oops" });
    await expect(mistake).rejects.toMatchObject({
      reasonCode: "usage",
      problems: [{ remedy: "Write one NAME=value a line, without quotes; docs/secrets.md has the form." }],
    });
  });

  it("gives a rollback the secrets that steer nothing, and leaves the others out", async () => {
    const lines = "TEST_TOKEN=abcd\nPATH=efgh\nGITHUB_ENV=ijkl\nVERCEL_TOKEN=mnop";
    expect((await readPlanSecrets("rollback", { HOLDPOINT_SECRETS: lines })).secrets).toEqual({
      TEST_TOKEN: "abcd",
      VERCEL_TOKEN: "mnop",
    });
  });

  it("lets no mistake stand in the way of a rollback, which names none of them", async () => {
    expect(await readPlanSecrets("rollback", { PATH: "/bin", HOLDPOINT_SECRETS: "oops" })).toEqual({
      env: { PATH: "/bin" },
      secrets: {},
    });
  });
});
