/** What of the production gates a single look leaves out. */
import { describe, expect, it } from "vitest";
import { neverAsked, withoutCode } from "../../../src/engine/look/without-code.ts";
import { GATE, openSmallWorld } from "../small-world.ts";

const FLOW = { ...GATE, title: "Flow", gate: "playwright" };
const SCRIPT = { ...GATE, title: "Script", gate: "command" };

async function left(verify: readonly (typeof GATE)[]) {
  const setup = { ...GATE, title: "Prepare" } as never;
  const { context } = openSmallWorld({ plan: { production: { verify, setup } } });
  const given = { ...context, runsCode: async ({ gate }: { readonly gate: string }) => gate !== "http" };
  return { given, ...(await withoutCode(given)) };
}

describe("a look", () => {
  it("asks the gates that run no code, without what prepares the others", async () => {
    const { given, context, left: titles } = await left([FLOW, GATE, SCRIPT]);
    expect(titles).toEqual(["Flow", "Script"]);
    expect(context.plan.stages.production).toEqual({ ...given.plan.stages.production, setup: null, verify: [GATE] });
    expect(context.plan.stages.staging).toBe(given.plan.stages.staging);
    expect(context.plan.project).toBe(given.plan.project);
    expect(context.clock).toBe(given.clock);
  });

  it("leaves a plan whose gates run none as it is", async () => {
    const { given, context, left: titles } = await left([GATE]);
    expect([context, titles]).toEqual([given, []]);
    expect(context.plan.stages.production.setup).not.toBeNull();
  });

  it("holds at its end for gates that nobody has asked, and names them", () => {
    expect(neverAsked(["Flow", "Script"])).toEqual({
      outcome: "hold",
      reasonCode: "item_not_run",
      summary: "Flow, Script: nobody asked after the promote, and a look does not run code of the repository.",
      remedy: "Check what production serves and decide: keep it, or dispatch a rollback.",
      evidence: [],
    });
  });
});
