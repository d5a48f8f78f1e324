/** What a gate is given in these tests: a clock that does not wait, and roles that answer what the test says. */
import { tmpdir } from "node:os";
import { z } from "zod";
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import type { Clock } from "../../src/lib/clock.ts";
import { ProviderError } from "../../src/lib/error.ts";
import type { Verdict } from "../../src/lib/verdict.ts";
import { checkGate } from "../../src/gates/check-gate.ts";
import type { Gate, GateContext, GateTarget, ReviewInput } from "../../src/gates/contract.ts";
import type { Measured } from "../../src/lib/verdict.ts";
import type { GateRole, Roles } from "../../src/providers/contract.ts";
import { vercelHost } from "../../src/providers/vercel/index.ts";

export const NOW = Date.UTC(2026, 10, 20);

export interface TestClock extends Clock {
  readonly slept: readonly number[];
}

export function createTestClock(): TestClock {
  const slept: number[] = [];
  return {
    slept,
    now: () => NOW + slept.reduce((sum, ms) => sum + ms, 0),
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
    },
  };
}

export interface Setting {
  readonly target?: Partial<GateTarget>;
  readonly protection?: GateContext["protection"];
  readonly clock?: Clock;
  readonly directory?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  readonly output?: (line: string) => void;
  readonly people?: ReviewInput;
  readonly baseline?: Measured;
  readonly base?: string;
  readonly once?: true;
  readonly onHeard?: NonNullable<GateContext["onHeard"]>;
}

/** Parses the spec as a plan would and asks the gate. */
export async function ask<Spec, Needed extends GateRole>(
  gate: Gate<Spec, Needed>,
  written: unknown,
  roles: Pick<Roles, Needed>,
  setting: Setting = {},
): Promise<Verdict> {
  const context: GateContext<Needed> = {
    roles,
    target: {
      url: "https://web-abc123-acme.vercel.app",
      deploymentId: "dpl_1",
      commit: "0123456789abcdef",
      stage: "staging",
      bypass: null,
      ...setting.target,
    },
    protection: setting.protection === undefined ? vercelHost.protection : setting.protection,
    clock: setting.clock ?? createTestClock(),
    random: Math.random,
    directory: setting.directory ?? tmpdir(),
    env: setting.env ?? {},
    authors: [DEFAULT_AUTHOR],
    output: setting.output ?? (() => {}),
    people: setting.people ?? null,
    baseline: setting.baseline ?? null,
    base: setting.base ?? null,
    ...(setting.once === undefined ? {} : { once: setting.once }),
    ...(setting.onHeard === undefined ? {} : { onHeard: setting.onHeard }),
    ...(setting.signal ? { signal: setting.signal } : {}),
  };
  return checkGate(gate, gate.spec.parse(written), context);
}

/** A role of which only some methods are ever called. */
export function partly<Role extends object>(methods: Partial<Role>): Role {
  return methods as Role;
}

/** Every mistake as `path: message`. */
export function mistakesOf(schema: z.ZodType, written: unknown): string {
  const result = schema.safeParse(written);
  if (result.success) throw new Error(`${JSON.stringify(written)} was accepted`);
  return result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n");
}

export function vendorTrouble(): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_unavailable",
    vendor: "Vercel",
    message: "Vercel answered with an error: GET /v9/projects → 503.",
    remedy: "Look at the status page.",
    status: 503,
  });
}
