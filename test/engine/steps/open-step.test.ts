import { expect, it } from "vitest";
import { z } from "zod";
import { members } from "../../../src/engine/members.ts";
import { openStep, type StepOrder } from "../../../src/engine/steps/open-step.ts";
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

const POSITION = { file: "plan.yml", line: 1, column: 1 };
const ORDER: StepOrder = {
  release: { id: "r1", commit: "c0ffee" },
  stage: "staging",
  identity: "0123456789abcdef",
  begun: null,
  recorded: null,
  earlier: [],
  progress: () => undefined,
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
        position: POSITION,
        takesMs: null,
      },
      ORDER,
    );
    expect(Object.keys(context.roles)).toHaveLength(1);
  }
  expect(asked).toEqual(["databases", "managedDatabases elsewhere"]);
});

it("masks all that the run knows, also the credentials and the plan's secrets that the step is not given", async () => {
  const said: string[] = [];
  const { context } = await openStep(
    {
      plan: { name: "web" } as Plan,
      env: { VERCEL_TOKEN: "a-credential-of-ours", PLAIN: "plain words", DECLARED: "a-declared-one" },
      planSecrets: { OTHER_STEPS_WORD: "a-word-of-another" },
      secretNames: ["DECLARED"],
      directory: "/",
      clock: createVirtualClock(0),
      random: () => 0.5,
      emit: (event) => void (event.event === "output" && said.push(event.line)),
      runUrl: null,
      members: { ...members, metricProviders: async () => ({}), steps: async () => ({ keep: step }) },
      role: async <Name extends RoleName>() => ({}) as Roles[Name],
    },
    { title: "Keep", step: "keep", spec: { vendor: null }, position: POSITION, takesMs: null },
    { ...ORDER, progress: ({ text }) => void said.push(text) },
  );
  const leak = "a-credential-of-ours, plain words, a-declared-one, a-word-of-another";
  context.output(leak);
  context.progress({ ratio: null, text: leak });
  expect(context.env["VERCEL_TOKEN"]).toBeUndefined();
  expect(said).toEqual(["***, plain words, ***, ***", "***, plain words, ***, ***"]);
});

it("says since when the way back needs what was kept only where it is taken for a release", async () => {
  const surroundings = {
    plan: { name: "web" } as Plan,
    env: {},
    planSecrets: {},
    directory: "/",
    clock: createVirtualClock(0),
    random: () => 0.5,
    emit: () => undefined,
    runUrl: null,
    members: { ...members, metricProviders: async () => ({}), steps: async () => ({ keep: step }) },
    role: async <Name extends RoleName>(): Promise<Roles[Name]> => ({}) as Roles[Name],
  };
  const item = { title: "Keep", step: "keep", spec: { vendor: null }, position: POSITION, takesMs: null };
  const wayBackSince = async () => ({ since: 7 });
  expect((await openStep(surroundings, item, { ...ORDER, wayBackSince })).context.wayBackSince).toBe(wayBackSince);
  expect((await openStep(surroundings, item, ORDER)).context.wayBackSince).toBeUndefined();
});
