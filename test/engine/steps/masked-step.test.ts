import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { maskStep } from "../../../src/engine/steps/masked-step.ts";
import { ProviderError, UsageError } from "../../../src/lib/error.ts";
import { createMask } from "../../../src/lib/mask.ts";
import { pass } from "../../../src/lib/verdict.ts";
import type { Step, StepContext } from "../../../src/steps/contract.ts";
import { DATABASE, SPELLINGS, telltale, TOKEN } from "./telltale.ts";

// What it says aloud goes another way; see open-step.
const silent = { output: () => undefined, progress: () => undefined, recorded: null } as unknown as StepContext;
const mask = createMask([TOKEN, DATABASE]);

type At = Parameters<typeof telltale.observe>[0]["at"];

function open(at: At, step: Step = telltale as Step) {
  const spec = { database: "STAGING_DATABASE_URL", at };
  return { spec, step: maskStep(step, mask, spec) };
}

const leaksOf = (said: unknown) => SPELLINGS.filter((one) => inspect(said, { depth: 20 }).includes(one));
const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

describe("what a step says", () => {
  it("holds no secret in verdict, evidence, details and their keys, and else says the same", async () => {
    const { spec, step } = open("record");
    const end = await step.apply(spec, null, silent);
    expect(leaksOf(end)).toEqual([]);
    const masked = "*** and *** and *** and *** and *** and ***";
    expect(end.details).toEqual({
      database: "STAGING_DATABASE_URL",
      whole: 12,
      [masked]: "a key",
      list: [{ deep: masked, none: null, is: true }, [masked]],
    });
    expect(end.verdict).toEqual({
      outcome: "pass",
      reasonCode: "step_done",
      summary: `Applied with ${masked}.`,
      evidence: [{ label: masked, value: masked, url: `https://vendor.example/?token=${masked}` }],
    });
    const refused = open("refusal");
    const said = [
      await refused.step.observe(refused.spec, silent),
      await step.observe(spec, { ...silent, recorded: { list: [] } }),
      await step.undo?.apply(spec, silent),
      await step.undo?.foresee?.(spec, silent),
      step.leavesBehind(spec, null),
    ];
    expect(leaksOf(said)).toEqual([]);
    expect(said).toMatchObject([
      { is: "impossible", verdict: { outcome: "hold", remedy: `Ask without ${masked}.` } },
      {
        is: "done",
        summary: `Done with ${masked}.`,
        evidence: [{ label: masked, value: masked, url: `https://vendor.example/?token=${masked}` }],
        details: { again: masked, list: [] },
      },
      { outcome: "hold", reasonCode: "step_left" },
      { outcome: "hold", summary: `Not with ${masked}.` },
      `a trace of ${masked}`,
    ]);
  });

  it("reaches its own apply as it was, since nobody else hears of it", async () => {
    const { spec, step } = open("record");
    expect(leaksOf(await step.observe(spec, silent))).not.toEqual([]);
  });

  it("holds no secret in an error either, nor in its cause, and stays an error of its class", async () => {
    const classes = [
      ["provider error", ProviderError],
      ["usage error", UsageError],
      ["bug", Error],
    ] as const;
    for (const [at, kind] of classes) {
      const { spec, step } = open(at);
      const error = await thrownBy(step.apply(spec, null, silent));
      expect(error).toBeInstanceOf(kind);
      expect(error).toMatchObject({ message: expect.stringContaining("refused ***") });
      expect(leaksOf(error)).toEqual([]);
    }
  });

  it("is the same error where it holds none: an abort is known by its reason", async () => {
    const reason = new DOMException("stopped", "AbortError");
    const { spec, step } = open("record", { ...(telltale as Step), observe: () => Promise.reject(reason) });
    expect(await thrownBy(step.observe(spec, silent))).toBe(reason);
  });

  it("keeps a text that the plan itself has, by which a later run finds what it made", async () => {
    const place = "s3://acme-web/staging";
    const step = {
      ...(telltale as Step),
      apply: async () => ({
        ...(await telltale.apply({ database: "", at: "record" }, null, silent)),
        details: { place, other: `${place}/x` },
      }),
    };
    const spec = { to: [place], from: undefined, keep: 3 };
    const masked = maskStep(step, createMask(["acme-web"]), spec);
    expect((await masked.apply(null, null, silent)).details).toEqual({ place, other: "s3://***/staging/x" });
  });

  /** The step that says this, with a secret of its own. */
  const answering = (apply: () => Promise<unknown>) =>
    maskStep({ ...(telltale as Step), apply } as Step, createMask(["s3cr3t-value"]), {});

  it("is masked in each of its parts, and has no part that it had not", async () => {
    const whole = {
      outcome: "fail",
      reasonCode: "step_failed",
      summary: "s3cr3t-value",
      remedy: "Not s3cr3t-value.",
      evidence: [{ label: "l", value: "v" }],
      measured: { "of s3cr3t-value": ["a", "s3cr3t-value"], number: 12 },
    };
    expect(await answering(async () => ({ verdict: whole, untouched: true })).apply(null, null, silent)).toEqual({
      verdict: {
        ...whole,
        summary: "***",
        remedy: "Not ***.",
        measured: { "of ***": ["a", "***"], number: 12 },
      },
      untouched: true,
    });
    const bare = { outcome: "pass", reasonCode: "step_done", summary: "Done.", evidence: [] };
    const end = await answering(async () => ({ verdict: bare })).apply(null, null, silent);
    expect(end).toEqual({ verdict: bare });
    expect([Object.keys(end), Object.keys(end.verdict)]).toEqual([["verdict"], Object.keys(bare)]);
  });

  it("that it is done has no part that the step did not say", async () => {
    const observe = async () => ({ is: "done", summary: "Done with s3cr3t-value." }) as const;
    const step = maskStep({ ...(telltale as Step), observe }, createMask(["s3cr3t-value"]), {});
    expect(await step.observe(null, silent)).toStrictEqual({ is: "done", summary: "Done with ***." });
  });

  it("is nothing where the step says nothing of a way back, or of what it leaves behind", async () => {
    const { undo, ...bare } = telltale as Step;
    const way = { has: () => true, losesData: () => false, apply: async () => pass("step_undone", "Back.") };
    const masked = (step: Partial<Step>) => maskStep({ ...bare, ...step }, createMask(["s3cr3t-value"]), {});
    expect(undo).toBeDefined();
    expect(masked({ leavesBehind: () => null }).leavesBehind(null, null)).toBeNull();
    expect(masked({})).not.toHaveProperty("undo");
    expect(masked({ undo: way }).undo).not.toHaveProperty("foresee");
    expect(await masked({ undo: { ...way, foresee: async () => null } }).undo?.foresee?.(null, silent)).toBeNull();
  });

  it.each([
    ["deep in its cause", { one: { two: { three: { four: "s3cr3t-value" } } } }],
    ["far back in a list", [...Array.from({ length: 100 }, () => ""), "s3cr3t-value"]],
    ["far back in a text", `${"x".repeat(10_000)}s3cr3t-value`],
  ])("is no error that has a secret %s", async (_, cause) => {
    const error = await thrownBy(
      answering(() => Promise.reject(new Error("it broke", { cause }))).apply(null, null, silent),
    );
    expect(error).toEqual(new Error("it broke"));
    expect(error).not.toHaveProperty("cause");
  });

  it("throws what it threw, word for word but for the secret", async () => {
    const refused = { reasonCode: "vendor_unavailable", vendor: "Neon", status: 503 } as const;
    const throwing = (error: unknown) => {
      const refuse = async () => {
        throw error;
      };
      return thrownBy(answering(refuse).apply(null, null, silent));
    };
    const provider = new ProviderError({ ...refused, message: "no s3cr3t-value", remedy: "Ask for s3cr3t-value." });
    expect(await throwing(provider)).toMatchObject({ ...refused, message: "no ***", remedy: "Ask for ***." });
    const usage = new UsageError("plan_invalid", [
      { message: "at s3cr3t-value", remedy: "Take s3cr3t-value out." },
      { message: "and here", position: { file: "plan.yml", line: 3, column: 1 } },
    ]);
    expect(await throwing(usage)).toMatchObject({
      reasonCode: "plan_invalid",
      problems: [
        { message: "at ***", remedy: "Take *** out." },
        { message: "and here", position: { file: "plan.yml", line: 3, column: 1 } },
      ],
    });
    expect(await throwing("a text with s3cr3t-value")).toEqual(new Error("a text with ***"));
    // Only its cause has it: that is left out, and its own words stay.
    const wrapped = new Error("it broke", { cause: new Error("s3cr3t-value") });
    expect(await throwing(wrapped)).toEqual(new Error("it broke"));
  });
});
