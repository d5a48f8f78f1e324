/** Our deployment check at the host: set up once, answered once, and never past a check of somebody else's. */
import { describe, expect, it } from "vitest";
import { awaitOthers, checksOf, ensureCheck, failByCheck, letInByCheck } from "../../../src/engine/adopt/own-check.ts";
import { hold } from "../../../src/lib/verdict.ts";
import type { DeploymentCheckRun, Host } from "../../../src/providers/contract.ts";
import { judgeForeignRuns } from "../../../src/release/judge-check-runs.ts";
import { NOW } from "../small-world.ts";
import { type AdoptWishes, CHECK, HELD, openAdoptWorld, othersRun, runOf } from "./adopt-world.ts";

const RUN = "https://forge/runs/7";
const open = (wishes: AdoptWishes = {}) => openAdoptWorld({ runUrl: RUN, letIn: CHECK, ...wishes });
const CREATING = { ...CHECK, create: true };

it("a host without deployment checks is none that a plan may let builds in by", () => {
  const { host, checks } = open();
  expect(checksOf(host)).toBe(checks);
  expect(() => checksOf({} as Host)).toThrow("a host without deployment checks");
});

describe("our check", () => {
  it("is the one of its name, and is not created again", async () => {
    const { journal, checks, asked } = open();
    expect(await ensureCheck(journal, checks, CREATING)).toEqual(HELD);
    expect(asked).toEqual([]);
  });

  it("is created where there is none and the plan says so, which is told", async () => {
    const world = open({ checks: [{ ...HELD, name: "Theirs" }] });
    expect(await ensureCheck(world.journal, world.checks, CREATING)).toMatchObject({
      id: "chk_new",
      name: "Holdpoint",
    });
    expect(world.asked).toEqual(["create check Holdpoint 600000"]);
    expect(world.said("note")).toEqual([
      "created the deployment check Holdpoint (chk_new); it holds builds of later pushes",
    ]);
  });

  it("is missing where the plan does not say so", async () => {
    const { journal, checks, asked } = open({ checks: [] });
    expect(await ensureCheck(journal, checks, CHECK)).toMatchObject({ outcome: "hold", reasonCode: "check_missing" });
    expect(asked).toEqual([]);
  });
});

describe("checks of others", () => {
  async function awaited(runs: readonly (readonly DeploymentCheckRun[])[]) {
    let asked = 0;
    const world = open({ runs: () => runs[Math.min((asked += 1), runs.length) - 1] ?? [] });
    const judge = (found: readonly DeploymentCheckRun[]) => judgeForeignRuns("dpl_new", found);
    const judged = await awaitOthers(world.context, world.journal, world.checks, "dpl_new", judge);
    return { world, judged, asked, tookMs: world.clock.now() - NOW };
  }

  it("are waited for, five seconds at a time, while one is open", async () => {
    const { world, judged, asked, tookMs } = await awaited([
      [othersRun(), runOf({ id: "x", name: "Lint" })],
      [othersRun()],
      [],
    ]);
    expect(judged).toEqual({ open: [] });
    expect([asked, tookMs]).toEqual([3, 10_000]);
    expect(world.said("progress")).toEqual([
      "waiting for other deployment checks: Their suite, Lint",
      "waiting for other deployment checks: Their suite",
    ]);
  });

  it("are given up after five minutes, and at once where one failed", async () => {
    const { judged, tookMs } = await awaited([[othersRun()]]);
    expect(judged).toMatchObject({ outcome: "hold", reasonCode: "foreign_check_open" });
    expect(tookMs).toBe(5 * 60_000);
    const failed = await awaited([[othersRun({ state: "failed" })]]);
    expect(failed.judged).toMatchObject({ reasonCode: "foreign_check_failed" });
    expect(failed.tookMs).toBe(0);
  });
});

describe("a build that passed its gates", () => {
  const letIn = async (wishes: AdoptWishes = {}) => {
    const world = open(wishes);
    const answer = await letInByCheck(world.context, world.checks, CHECK, "dpl_new");
    return { answer, sent: world.asked.filter((text) => text.startsWith("answer")) };
  };

  it("is let in by an answer to our run", async () => {
    const { answer, sent } = await letIn();
    expect(answer).toEqual({ kind: "accepted" });
    expect(sent).toEqual([
      `answer run_1 of dpl_new: true Every gate of Holdpoint's plan passed for this build. ${RUN}`,
    ]);
  });

  it("is let in already where our run has passed", async () => {
    const { answer, sent } = await letIn({ runs: () => [runOf({ state: "passed" })] });
    expect([answer, sent]).toEqual([{ kind: "accepted" }, []]);
  });

  it.each([
    ["our check is gone", { checks: [] }, /no deployment check named Holdpoint/],
    ["it has no run of ours", { runs: () => [] }, /has no run of the deployment check/],
    ["our run ended", { runs: () => [runOf({ state: "failed" })] }, /ended before it was answered/],
    ["another check is open", { runs: () => [runOf(), othersRun()] }, /are not finished: Their suite/],
    ["another check is open", { runs: () => [runOf({ state: "passed" }), othersRun()] }, /are not finished/],
    ["another check failed", { runs: () => [runOf(), othersRun({ state: "failed" })] }, /did not pass: Their suite/],
  ] satisfies readonly (readonly [string, AdoptWishes, RegExp])[])(
    "is not let in where %s, as if the host had refused it",
    async (_, wishes, message) => {
      const { answer, sent } = await letIn(wishes);
      expect(answer).toEqual({ kind: "refused", status: 409, message: expect.stringMatching(message) });
      expect(sent).toEqual([]);
    },
  );

  it("is not let in where the host does not take the answer", async () => {
    const { answer } = await letIn({ deploymentChecks: { answerRun: async () => "too late" } });
    expect(answer).toEqual({ kind: "refused", status: 409, message: "too late" });
  });
});

describe("a build that failed a gate", () => {
  const failed = async (wishes: AdoptWishes) => {
    const { context, checks, asked } = open(wishes);
    await failByCheck(context, checks, CHECK, { buildId: "dpl_new", summary: "Chat fails." });
    return asked.filter((text) => text.startsWith("answer"));
  };

  it("is refused by each open run of our check, and by nobody else's", async () => {
    const runs = () => [runOf(), runOf({ id: "run_3", state: "passed" }), runOf({ id: "run_4" }), othersRun()];
    expect(await failed({ runs })).toEqual(
      ["run_1", "run_4"].map((id) => `answer ${id} of dpl_new: false Chat fails. ${RUN}`),
    );
  });

  it("is refused by nothing where our check is gone", async () => {
    expect(await failed({ checks: [] })).toEqual([]);
  });
});

it("what is judged as a verdict is not waited for", async () => {
  const verdict = hold("check_run_missing", "none", "again");
  const { context, journal, checks } = open();
  expect(await awaitOthers(context, journal, checks, "dpl_new", () => verdict)).toBe(verdict);
});
