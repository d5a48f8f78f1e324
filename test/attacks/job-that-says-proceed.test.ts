/**
 * Code on the runner, or another job, says that the stage proceeded: an output of a step is a line in a file that everything
 * in the job may write, and the promote job starts on it. It believes none of it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { COMMIT, FIRST_COMMIT, OTHER_COMMIT, parseTestPlan, planText } from "../commands/open-world.ts";
import { underAttack } from "./open-attack.ts";

const PARTS = { watch: null };

it("a promote without a build, without a verified one, or after a failed verification changes nothing", async () => {
  await underAttack({ plan: PARTS }, async (attack) => {
    expect((await attack.run("promote")).reasonCode).toBe("staging_not_verified");
    await attack.run("deploy");
    expect((await attack.run("promote")).reasonCode).toBe("staging_not_verified");
    const strict = parsePlan(planText(PARTS).replace("New thread", "Nothing like it"), "plan.yml", extensions);
    if ("problems" in strict) throw new Error(JSON.stringify(strict.problems));
    expect((await attack.runAll(["deploy", "verify"], strict)).decision).toBe("failed");
    expect((await attack.run("promote", strict)).summary).toContain('its staging record says "failed"');
    expect(await attack.served()).toBe(FIRST_COMMIT);
  });
});

it("nor does one whose plan was changed in the folder since, before or after the verification", async () => {
  await underAttack({ plan: PARTS }, async (attack) => {
    const easier = parseTestPlan({ ...PARTS, productionGate: "" });
    await attack.run("deploy");
    expect((await attack.run("verify", { plan: easier })).reasonCode).toBe("release_not_found");
    await attack.run("verify");
    expect(await attack.run("promote", { plan: easier })).toMatchObject({ reasonCode: "staging_not_verified" });
    expect((await attack.run("promote")).decision).toBe("proceed");
  });
});

it("nor does one of another commit under the same release id", async () => {
  await underAttack({ plan: PARTS }, async (attack) => {
    const release = "v1";
    await attack.runAll(["deploy", "verify"], { release });
    const other = { release, commit: OTHER_COMMIT };
    expect((await attack.run("promote", other)).reasonCode).toBe("staging_not_verified");
    expect((await attack.run("promote", { release })).decision).toBe("proceed");
    await attack.runAll(["deploy", "verify"], other);
    expect((await attack.run("promote", other)).reasonCode).toBe("release_reused");
    expect(await attack.served()).toBe(COMMIT);
  });
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

function jobsOf(name: string): Readonly<Record<string, { readonly steps: readonly Step[] }>> {
  const path = join(import.meta.dirname, "../../.github/workflows", name);
  return (parse(readFileSync(path, "utf8")) as { jobs: Record<string, { steps: readonly Step[] }> }).jobs;
}

it("no step with a secret comes after one that runs the repository's code, which can change what later steps are given", () => {
  const order = ["release.yml", "rollback.yml"].flatMap((name) => {
    return Object.values(jobsOf(name)).map(({ steps }) =>
      steps.flatMap(({ with: given, run }) => (run === undefined ? [String(given?.["command"] ?? "")] : ["shell"])),
    );
  });
  const commands = order.map((steps) => steps.filter((step) => step !== ""));
  // Only `verify` and `watch` run commands of the plan.
  expect(commands).toEqual([["deploy", "verify"], ["promote", "watch"], ["rollback"], ["restore"]]);
  const { checklist, record } = jobsOf("checklist.yml");
  for (const job of [checklist, record]) {
    expect(job?.steps.filter(({ run, with: given }) => run !== undefined || given?.["only"] === "code")).toEqual([]);
  }
});

it("no workflow restores a cache or another run's artifact beside a secret", () => {
  for (const name of ["checklist.yml", "release.yml", "rollback.yml"]) {
    const steps = Object.values(jobsOf(name)).flatMap((job) => job.steps);
    const of = (action: string) => steps.filter(({ uses = "" }) => uses.startsWith(`actions/${action}@`));
    expect(of("cache")).toEqual([]);
    for (const step of of("setup-node")) expect(step.with).toMatchObject({ "package-manager-cache": false });
    for (const step of of("download-artifact")) {
      expect(Object.keys(step.with ?? {})).toEqual(["name", "path"]);
    }
  }
});
