import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkGate } from "../../src/gates/check-gate.ts";
import type { Gate } from "../../src/gates/contract.ts";
import { gates } from "../../src/gates/index.ts";
import { fail, pass, type Verdict } from "../../src/lib/verdict.ts";
import { ask, vendorTrouble } from "./gate-context.ts";

function gateThat(check: () => Promise<Verdict>): Gate<unknown, never> {
  return { key: "sample", description: "A sample.", kind: "world", spec: z.unknown(), roles: [], check };
}

describe("checkGate", () => {
  test("passes an answer on", async () => {
    const yes = pass("gate_passed", "Yes.");
    const no = fail("gate_failed", "No.", "Repair it.");
    expect(
      await ask(
        gateThat(async () => yes),
        null,
        {},
      ),
    ).toEqual(yes);
    expect(
      await ask(
        gateThat(async () => no),
        null,
        {},
      ),
    ).toEqual(no);
  });

  test("a vendor without a usable answer is a hold with its own reason", async () => {
    const verdict = await ask(
      gateThat(() => Promise.reject(vendorTrouble())),
      null,
      {},
    );
    expect(verdict).toEqual({
      outcome: "hold",
      reasonCode: "vendor_unavailable",
      summary: "Vercel answered with an error: GET /v9/projects → 503.",
      remedy: "Look at the status page.",
      evidence: [{ label: "no usable answer from", value: "Vercel (HTTP 503)" }],
    });
  });

  test.each([[new TypeError("undefined is not iterable")], ["undefined is not iterable"]])(
    "a gate that breaks with %s is a hold that names it",
    async (thrown) => {
      const verdict = await ask(
        gateThat(() => Promise.reject(thrown)),
        null,
        {},
      );
      expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "internal_error" });
      expect(verdict.summary).toBe('The gate "sample" broke: undefined is not iterable');
    },
  );

  test("an abort is passed on, before the gate and while it works", async () => {
    const controller = new AbortController();
    const gate = gateThat(async () => {
      controller.abort(new Error("stopped by hand"));
      throw vendorTrouble();
    });
    await expect(ask(gate, null, {}, { signal: controller.signal })).rejects.toThrow("stopped by hand");
    await expect(
      ask(
        gateThat(async () => pass("gate_passed", "Yes.")),
        null,
        {},
        { signal: controller.signal },
      ),
    ).rejects.toThrow("stopped by hand");
  });
});

describe("the registry", () => {
  const files = readdirSync(new URL("../../src/gates", import.meta.url)).map((file) => file.replace(/\.ts$/, ""));

  test("has one file per gate, of the gate's name", () => {
    for (const [key, gate] of Object.entries(gates)) {
      expect(gate.key).toBe(key);
      expect(files).toContain(key);
    }
  });

  test("leaves no gate's file out: every other file is the contract's, the registry's, or a part of one gate", () => {
    const own = new Set(["contract", "index", "check-gate"]);
    const stray = files.filter(
      (file) => !own.has(file) && !(file in gates) && !Object.keys(gates).some((key) => file.startsWith(`${key}-`)),
    );
    expect(stray).toEqual([]);
  });

  test.each(Object.entries(gates))("%s describes itself and every field of its spec", (_key, gate) => {
    expect(gate.description).toMatch(/\.$/);
    const schema = z.toJSONSchema(gate.spec as z.ZodType, { io: "input" });
    for (const form of [schema, ...(schema.anyOf ?? [])]) {
      const bare = Object.entries(form.properties ?? {}).filter(
        ([, field]) => typeof field !== "object" || field.description === undefined,
      );
      expect(bare).toEqual([]);
    }
  });

  test("can be asked without knowing which gate it is", async () => {
    const all: Readonly<Record<string, Gate>> = gates;
    const gate = all.tls;
    if (gate === undefined) throw new Error("no tls gate");
    const asked = checkGate(gate, gate.spec.parse({}), {
      roles: {} as never,
      target: { url: "http://127.0.0.1:1", deploymentId: "d", commit: "c", stage: "staging", bypass: null },
      protection: null,
      clock: { now: () => 0, sleep: async () => {} },
      random: Math.random,
      directory: "/",
      env: {},
      output: () => {},
      authors: [],
      people: null,
      baseline: null,
      base: null,
    });
    expect(await asked).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  });
});
