/** What the base branch measured: kept once for each push, by plan and branch, believed from nobody else. */
import { describe, expect, it } from "vitest";
import { body, worldsOfTests } from "./checklist-probe.ts";
import { BASE, type ChecklistWorld, HEAD, NEXT_HEAD, planWith } from "./checklist-world.ts";

const { open } = worldsOfTests();

const BUNDLE = "{ title: Size, bundle: { dir: dist, max: 50 kB, growth: 5% } }";
const TESTS = "{ title: Tests, command: 'echo fine' }";
const FILES = { "dist/index.js": `${"console.log(1);\n".repeat(20)}` };

interface Kept {
  readonly task: string;
  readonly environment: string;
  readonly sha: string;
  readonly payload: unknown;
}

function kept(world: ChecklistWorld): readonly Kept[] {
  return (world.github.state() as { readonly deployments: readonly Kept[] }).deployments;
}

describe("a push to the base branch", () => {
  it("keeps what items measure, and a second one with the same does not keep it again", async () => {
    const at = await open({ items: [BUNDLE, TESTS], files: FILES });
    at.checkOut(BASE);
    expect(await at.onPush("main", BASE)).toMatchObject({ decision: "proceed", reasonCode: "measured" });
    expect(kept(at)).toHaveLength(1);
    expect(kept(at)[0]).toMatchObject({ task: "holdpoint:measurements", environment: "checklist", sha: BASE });
    expect(kept(at)[0]?.payload).toMatchObject({ branch: "main", commit: BASE, items: { Size: expect.any(Object) } });
    expect(await at.onPush("main", BASE)).toMatchObject({ decision: "proceed", reasonCode: "already_done" });
    expect(kept(at)).toHaveLength(1);
  });

  it("records what a failing item measured", async () => {
    const at = await open({ items: [BUNDLE.replace("50 kB", "10 B")], files: FILES });
    at.checkOut(BASE);
    await at.onPush("main", BASE);
    expect(kept(at)[0]?.payload).toMatchObject({ items: { Size: expect.any(Object) } });
  });

  it("records nothing where no item measures", async () => {
    const at = await open({ items: [TESTS] });
    at.checkOut(BASE);
    expect(await at.onPush("main", BASE)).toMatchObject({ decision: "proceed", reasonCode: "already_done" });
    expect(kept(at)).toEqual([]);
  });

  it("holds where what is measured gave no answer, and keeps nothing", async () => {
    const at = await open({ items: [BUNDLE] });
    at.checkOut(BASE);
    expect(await at.onPush("main", BASE)).toMatchObject({ decision: "hold", reasonCode: "no_data" });
    expect(kept(at)).toEqual([]);
  });

  it("records its measurements once when GitHub's answer is lost", async () => {
    const at = await open({ items: [BUNDLE], files: FILES });
    at.checkOut(BASE);
    at.faults.add({ emulator: "github", route: "POST /repos/:owner/:repo/deployments", kind: "cut", times: 1 });
    await at.onPush("main", BASE);
    expect(kept(at)).toHaveLength(1);
  });
});

describe("a pull request", () => {
  const grown = {
    "dist/index.js": `${"console.log(1);\n".repeat(20)}${Array.from({ length: 60 }, (_, n) => n * 7919).join()}`,
  };

  async function withBase() {
    const at = await open({ items: [BUNDLE], files: FILES });
    at.checkOut(BASE);
    await at.onPush("main", BASE);
    at.checkOut(HEAD);
    return at;
  }

  it("is compared with what its base branch measured", async () => {
    const at = await withBase();
    expect(await at.onPullRequest("opened")).toMatchObject({ decision: "proceed" });
    for (const [path, text] of Object.entries(grown)) at.write(path, text);
    expect(await at.onPullRequest("reopened")).toMatchObject({ decision: "failed" });
    expect(body(at)).toContain("5");
  });

  it("is not compared with another branch's, another plan's, or what somebody else wrote", async () => {
    const at = await open({ items: [BUNDLE], files: FILES });
    at.checkOut(NEXT_HEAD);
    await at.onPush("next", NEXT_HEAD);
    at.checkOut(HEAD);
    expect(await at.onPullRequest("opened")).toMatchObject({ decision: "hold" });
    const payload = { ...(kept(at)[0]?.payload as object), branch: "main" };
    for (const wrong of [
      { ...payload, plan: "other.yml" },
      { ...payload, phase: "verified" },
      { ...payload, holdpoint: 2 },
      { ...payload, items: { Size: { total: "0" } } },
      { ...payload, items: "none" },
      "text",
    ]) {
      const other = await open({
        items: [BUNDLE],
        files: FILES,
        github: {
          deployments: [{ ref: BASE, task: "holdpoint:measurements", environment: "checklist", payload: wrong }],
        },
      });
      const { decision } = await other.onPullRequest("opened");
      expect([wrong, decision]).toEqual([wrong, "hold"]);
    }
  });

  it("holds and says so where the base branch has no measurements, and checks its other items", async () => {
    const at = await open({ items: [BUNDLE, TESTS], files: FILES });
    const result = await at.onPullRequest("opened");
    expect(result.checklist.items.map(({ verdict }) => verdict.outcome)).toEqual(["hold", "pass"]);
    at.writePlan("both", planWith([TESTS]));
    expect((await at.onPullRequest("reopened")).decision).toBe("proceed");
  });
});
