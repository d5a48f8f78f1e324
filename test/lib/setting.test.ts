import { describe, expect, it } from "vitest";
import { isSecret, missingSetting, mustBeSet, readSetting, type Setting } from "../../src/lib/setting.ts";

const TOKEN: Setting = { name: "A_TOKEN", source: "secret", purpose: "deploy", scopes: "token that may deploy" };

describe("a setting that is missing", () => {
  it("says who needs it, and what for", () => {
    expect(missingSetting(TOKEN, "Acme")).toMatchObject({
      message: "A_TOKEN is not set; Acme needs it to deploy.",
      reasonCode: "secret_missing",
    });
  });

  it.each([
    ["secret", "Add A_TOKEN to the secrets of the repository"],
    ["secret", "secrets: A_TOKEN: ${{ secrets.A_TOKEN }}"],
    ["variable", "Add A_TOKEN to the configuration variables of the repository"],
    ["variable", "env: A_TOKEN: ${{ vars.A_TOKEN }}"],
    ["address", "the address of an emulator"],
    ["github-token", "leave out its input github-token"],
    ["runner", "The runner sets it automatically"],
  ] as const)("of the kind %s has a remedy of its own: %s", (source, words) => {
    const { remedy } = missingSetting({ ...TOKEN, source }, "Acme");
    expect(remedy).toContain(words);
    expect(remedy).toContain("It is: token that may deploy.");
  });
});

describe("a setting", () => {
  it("must be set unless it is said when it may be left out", () => {
    expect(mustBeSet(TOKEN, {})).toBe(true);
    expect(mustBeSet({ ...TOKEN, optional: "where it helps" }, {})).toBe(false);
    expect(mustBeSet({ ...TOKEN, namedByPlan: true }, {})).toBe(false);
    expect(mustBeSet({ ...TOKEN, source: "address" }, {})).toBe(false);
    expect(mustBeSet({ ...TOKEN, source: "runner" }, {})).toBe(false);
  });

  it("must be set for the specs that need it", () => {
    const neededFor = (spec: unknown) => spec === "all";
    expect(mustBeSet({ ...TOKEN, neededFor }, "all")).toBe(true);
    expect(mustBeSet({ ...TOKEN, neededFor }, "none")).toBe(false);
  });

  it("is read without the white space around it, and is not set where it is empty", () => {
    expect(readSetting({ A_TOKEN: " value\n" }, TOKEN)).toBe("value");
    expect(readSetting({ A_TOKEN: " \n" }, TOKEN)).toBeNull();
    expect(readSetting({}, TOKEN)).toBeNull();
  });

  it("is a secret by where it comes from", () => {
    const sources = ["secret", "github-token", "variable", "address", "runner"] as const;
    expect(sources.filter((source) => isSecret({ source }))).toEqual(["secret", "github-token"]);
  });
});
