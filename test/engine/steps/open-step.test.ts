import { expect, it } from "vitest";
import { z } from "zod";
import { members } from "../../../src/engine/members.ts";
import { openStep } from "../../../src/engine/steps/open-step.ts";
import type { Plan } from "../../../src/plan/plan.ts";
import type { RoleName, Roles } from "../../../src/providers/contract.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import type { Step } from "../../../src/steps/contract.ts";

const step: Step<{ readonly vendor: string | null }, "databases" | "managedDatabases"> = {
  key: "keep",
  description: "Keeps it.",
  example: "",
  kind: "world",
  spec: z.strictObject({ vendor: z.string().nullable() }),
  roles: ["databases", "managedDatabases"],
  rolesFor: ({ vendor }) => (vendor === null ? ["databases"] : ["managedDatabases"]),
  provider: ({ vendor }) => vendor ?? undefined,
  explain: () => "keeps it",
  observe: async () => ({ is: "due", state: null }),
  apply: () => Promise.reject(new Error("nothing is applied")),
  leavesBehind: () => null,
};

it("connects the roles that a spec needs, from the vendor that it names, and no others", async () => {
  const asked: string[] = [];
  const role = async <Name extends RoleName>(name: Name, wanted?: string): Promise<Roles[Name]> => {
    asked.push(`${name} ${wanted ?? ""}`.trim());
    return {} as Roles[Name];
  };
  for (const vendor of [null, "elsewhere"]) {
    const { context } = await openStep(
      {
        // Of the plan a step hears its name alone.
        plan: { name: "web" } as Plan,
        env: {},
        planSecrets: {},
        directory: "/",
        clock: createVirtualClock(0),
        random: () => 0.5,
        emit: () => undefined,
        runUrl: null,
        members: { ...members, metricProviders: async () => ({}), steps: async () => ({ keep: step }) },
        role,
      },
      {
        title: "Keep",
        step: "keep",
        spec: { vendor },
        position: { file: "plan.yml", line: 1, column: 1 },
        takesMs: null,
      },
      {
        release: { id: "r1", commit: "c0ffee" },
        stage: "staging",
        identity: "0123456789abcdef",
        begun: null,
        recorded: null,
        earlier: [],
        progress: () => undefined,
      },
    );
    expect(Object.keys(context.roles)).toHaveLength(1);
  }
  expect(asked).toEqual(["databases", "managedDatabases elsewhere"]);
});
