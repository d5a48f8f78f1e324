import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../src/engine/context.ts";
import type { Journal } from "../../src/engine/journal.ts";
import { checkGates } from "../../src/engine/stage-gates.ts";
import { createStageSetup } from "../../src/engine/stage-setup.ts";
import { fail, hold, pass, type Verdict } from "../../src/lib/verdict.ts";
import type { GateItem } from "../../src/plan/plan.ts";

const TARGET = { url: "https://build.example.com", deploymentId: "dpl_1", commit: "c", stage: "staging", bypass: null };
const item = (title: string, gate: string): GateItem => ({
  title,
  gate,
  spec: {},
  position: { file: "plan.yml", line: 1, column: 1 },
});
const SETUP = item("Setup", "command");
const PASSED = pass("gate_passed", "Fine.");

/** A stage whose gates answer as they are told; `asked`: what was asked, in that order. */
function createStage(answers: Readonly<Record<string, Verdict>>, setup: GateItem | null, verify: readonly GateItem[]) {
  const asked: string[] = [];
  const shown: string[] = [];
  const context = {
    runsCode: async ({ gate }: GateItem) => gate !== "http",
    checkGate: async ({ title }: GateItem) => {
      asked.push(title);
      await new Promise((resolve) => setImmediate(resolve));
      return answers[title] ?? PASSED;
    },
  } as unknown as CommandContext;
  const journal = {
    progress: () => undefined,
    gate: (title: string, { reasonCode }: Verdict) => shown.push(`${title} ${reasonCode}`),
  } as unknown as Journal;
  return { asked, shown, check: () => checkGates(context, journal, { setup, verify }, TARGET), context, journal };
}

describe("a stage's setup", () => {
  const verify = [item("Home", "http"), item("Tests", "command"), item("Bundle", "bundle")];

  it("runs once before the first gate that runs code, and the others do not wait for it", async () => {
    const stage = createStage({}, SETUP, verify);
    const verdict = await stage.check();
    expect(stage.asked.toSorted()).toEqual(["Bundle", "Home", "Setup", "Tests"]);
    expect(stage.shown.filter((line) => !line.startsWith("Home"))).toEqual([
      "Setup gate_passed",
      "Tests gate_passed",
      "Bundle gate_passed",
    ]);
    expect(verdict).toMatchObject({ outcome: "pass", summary: "3 of 3 gates passed." });
  });

  it.each([
    [
      "fails",
      fail("command_failed", "The command failed with exit code 1 after 2s.", "Read.", [{ label: "l", value: "v" }]),
    ],
    ["takes too long", fail("command_timed_out", "The command did not end within 10m.", "Read.")],
  ])("that %s holds with its last lines, and the gates that run code are not checked", async (_how, answer) => {
    const stage = createStage({ Setup: answer }, SETUP, verify);
    const verdict = await stage.check();
    expect(stage.asked.toSorted()).toEqual(["Home", "Setup"]);
    expect(stage.shown.toSorted()).toEqual([
      "Bundle item_not_run",
      "Home gate_passed",
      "Setup setup_failed",
      "Tests item_not_run",
    ]);
    expect(verdict).toMatchObject({
      outcome: "hold",
      reasonCode: "setup_failed",
      summary: `Setup: The setup for what runs code failed. ${answer.summary}`,
      evidence: answer.evidence,
    });
  });

  it("that fails answers for each gate that needed it, and says where to look", async () => {
    const answer = fail("command_failed", "No.", "Read.");
    const told = async (setup: Verdict | null, title = "Tests") => {
      const { context, journal } = createStage(setup === null ? {} : { Setup: setup }, SETUP, verify);
      const stage = createStageSetup(context, journal, { setup: SETUP, verify }, TARGET);
      return { stage, standsIn: await stage.standsInFor(item(title, title === "Home" ? "http" : "command")) };
    };
    const { stage, standsIn } = await told(answer);
    expect(standsIn).toEqual(
      hold(
        "item_not_run",
        "Not checked, because the setup before it did not succeed.",
        "See the setup's result for the cause, then run this again.",
      ),
    );
    expect((await stage.run())?.remedy).toBe("Read.");
    const { remedy: _none, ...silent } = answer;
    expect((await (await told(silent as Verdict)).stage.run())?.remedy).toBe(
      "Read the last lines of its output, fix the cause and run this again.",
    );
    expect([(await told(answer, "Home")).standsIn, (await told(null)).standsIn]).toEqual([null, null]);
  });

  it("that could not be started keeps its own reason", async () => {
    const stage = createStage({ Setup: hold("command_not_found", "Not found.", "Look.") }, SETUP, verify);
    expect(await stage.check()).toMatchObject({ outcome: "hold", reasonCode: "command_not_found" });
  });

  it("does not hide the no of a gate that needs no preparation", async () => {
    const no = fail("health_check_failed", "500.", "Look.");
    const stage = createStage({ Setup: fail("command_failed", "No.", "Read."), Home: no }, SETUP, verify);
    expect(await stage.check()).toMatchObject({ outcome: "fail", summary: "Home: 500." });
  });

  it("is left alone where no gate of the stage runs code", async () => {
    const stage = createStage({ Setup: fail("command_failed", "No.", "Read.") }, SETUP, [item("Home", "http")]);
    expect(await stage.check()).toMatchObject({ outcome: "pass" });
    expect(stage.asked).toEqual(["Home"]);
  });

  it("is run once however often the stage is asked", async () => {
    const { context, journal, asked } = createStage({}, SETUP, verify);
    const stage = { setup: SETUP, verify };
    const setup = createStageSetup(context, journal, stage, TARGET);
    await checkGates(context, journal, stage, TARGET, setup);
    await checkGates(context, journal, stage, TARGET, setup);
    expect(asked.filter((title) => title === "Setup")).toEqual(["Setup"]);
    expect(asked.filter((title) => title === "Tests")).toHaveLength(2);
  });
});
