import { describe, expect, expectTypeOf, it } from "vitest";
import type { GateContext } from "../../src/gates/contract.ts";
import type { GateRole } from "../../src/providers/contract.ts";
import { gates } from "../../src/gates/index.ts";
import { roleProviders } from "../../src/providers/index.ts";
import { systemClock } from "../../src/lib/clock.ts";

const CONTEXT = {
  env: { GITHUB_TOKEN: "x".repeat(40), VERCEL_TOKEN: "y".repeat(24) },
  clock: systemClock,
  random: () => 0,
  debug: () => {},
};
const WRITES = /^(?:create|set|update|promote|rollback|delete)/;

describe("what a gate is given", () => {
  it("is never the host or the forge, which change production and write records", () => {
    expectTypeOf<"host" | "forge">().not.toExtend<GateRole>();
    expectTypeOf<GateContext["roles"]>().not.toHaveProperty("host");
    const asked = Object.values(gates).flatMap(({ roles }) => roles as readonly string[]);
    expect(asked).toEqual(expect.arrayContaining(["deployments", "variables", "files"]));
    expect(asked).not.toContain("host");
    expect(asked).not.toContain("forge");
  });

  it.each([
    ["deployments", roleProviders.deployments.github],
    ["variables", roleProviders.variables.vercel],
    ["files", roleProviders.files.github],
  ] as const)("can read %s and has no method that writes", async (_, provider) => {
    const role = await provider?.connect({ project: "web", team: null, repository: "acme/web" }, CONTEXT);
    const methods = Object.keys(role ?? {});
    expect(methods.length).toBeGreaterThan(0);
    expect(methods.filter((name) => WRITES.test(name))).toEqual([]);
  });
});
