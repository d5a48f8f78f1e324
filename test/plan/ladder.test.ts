import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { PlanRung } from "../../src/plan/extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { readForRollback } from "../../src/plan/load-for-rollback.ts";
import { listSettings } from "../../src/plan/settings.ts";
import { extensions as others, MINIMAL } from "./extensions.ts";

const words = { description: "A rung.", example: "", cannotUndo: "data", roles: [], explain: () => "goes back" };
const rungs: Readonly<Record<string, PlanRung>> = {
  host: { ...words, key: "host", moves: "deployment" },
  lever: {
    ...words,
    key: "lever",
    moves: "behavior",
    kind: "code",
    spec: z.strictObject({ pull: z.string(), env: z.array(z.string()).default([]) }),
    secrets: (spec) => (spec as { readonly env: readonly string[] }).env,
  },
  undo: { ...words, key: "undo", moves: "source", spec: z.strictObject({ draft: z.boolean().default(false) }) },
};
const extensions = { ...others, rungs };

function load(rollback: string) {
  return parsePlan(`${MINIMAL}rollback: ${rollback}\n`, "plan.yml", extensions);
}

function mistakes(rollback: string): readonly string[] {
  const result = load(rollback);
  return "plan" in result
    ? []
    : result.problems.map(({ position, message }) => `${position?.line}:${position?.column} ${message}`);
}

function rollbackOf(rollback: string) {
  const result = load(rollback);
  if ("plan" in result) return result.plan.rollback;
  throw new Error(JSON.stringify(result.problems));
}

describe("the ladder of a plan", () => {
  it("is the host alone where nothing is said", () => {
    expect(rollbackOf("{}")).toMatchObject({ ladder: ["host"], rungs: {} });
  });

  it("has each rung with what is said of it, defaults filled in", () => {
    expect(rollbackOf("{ ladder: [lever, host, undo], lever: { pull: left } }")).toMatchObject({
      ladder: ["lever", "host", "undo"],
      rungs: { lever: { pull: "left", env: [] }, undo: { draft: false } },
    });
  });

  it.each([
    [
      "a rung that does not exist",
      "{ ladder: [levr, host] }",
      ['21:22 rollback.ladder[0]: expected one of host, lever, undo, found "levr" (did you mean "lever"?)'],
    ],
    ["a rung twice", "{ ladder: [host, host] }", ["21:28 rollback.ladder[1]: this rung is named twice"]],
    [
      "no host",
      "{ ladder: [undo] }",
      ['21:21 rollback.ladder: expected "host" in every ladder: no other rung brings production back'],
    ],
    [
      "a rung before the host that changes only the repository",
      "{ ladder: [undo, host] }",
      ['21:22 rollback.ladder[0]: "undo" changes only the repository: expected it after "host"'],
    ],
    [
      "a rung of which nothing is said",
      "{ ladder: [lever, host] }",
      ['21:1 rollback.lever is missing: the ladder has the rung "lever", of which nothing is said'],
    ],
    [
      "settings of a rung that it does not have",
      "{ lever: { pull: left } }",
      ['21:20 rollback.lever: the ladder has no rung "lever"'],
    ],
    [
      "a mistake in a rung's settings",
      "{ ladder: [lever, host], lever: { push: left, pull: x } }",
      ['21:45 unknown key "push" in rollback.lever'],
    ],
    [
      "a rung that names Holdpoint's own credential",
      "{ ladder: [lever, host], lever: { pull: x, env: [GITHUB_TOKEN] } }",
      ["21:60 rollback.lever.env[0]: GITHUB_TOKEN is the runner's own, and is handed to nobody else"],
    ],
  ])("is refused with %s", (_, rollback, expected) => {
    expect(mistakes(rollback)).toEqual(expected);
  });

  it("needs the variables of its rungs for a release, and none of them for a rollback by hand", () => {
    const result = load("{ ladder: [lever, host], lever: { pull: x, env: [LEVER_KEY] } }");
    if (!("plan" in result)) throw new Error(JSON.stringify(result.problems));
    const names = (scope: "release" | "rollback") =>
      listSettings(result.plan, extensions, scope).map(({ setting }) => setting.name);
    expect(names("release")).toContain("LEVER_KEY");
    expect(names("rollback")).not.toContain("LEVER_KEY");
  });

  it("is read without its settings for a rollback by hand, which begins with the host whatever is said of the others", () => {
    const text = `${MINIMAL}rollback: { ladder: [lever, host, undo], lever: nonsense }\n`;
    expect(readForRollback(text, "plan.yml", ["vercel"])?.rollback).toMatchObject({
      ladder: ["lever", "host", "undo"],
      rungs: {},
    });
  });
});
