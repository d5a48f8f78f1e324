/** A step of the plan with what it is given of the run around it, and what it is not. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { members } from "../../../src/engine/members.ts";
import { openStep, type StepOrder } from "../../../src/engine/steps/open-step.ts";
import type { DatabaseHistory } from "../../../src/lib/database-history.ts";
import { UsageError } from "../../../src/lib/error.ts";
import type { StepItem } from "../../../src/plan/plan.ts";
import type { RoleName, Roles } from "../../../src/providers/contract.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import type { Step } from "../../../src/steps/contract.ts";
import { smallPlan } from "../small-world.ts";
import { itemOf } from "./steps-world.ts";

const HISTORY: DatabaseHistory = {
  database: "DATABASE_URL",
  tool: "drizzle",
  dir: "drizzle",
  table: { schema: "drizzle", table: "migrations", columns: ["id"] },
};

const BARE = {
  key: "keep",
  description: "Keeps it.",
  example: "",
  kind: "world",
  spec: z.unknown(),
  roles: ["databases", "managedDatabases"],
  explain: () => "keeps it",
  observe: async () => ({ is: "due", state: null }),
  apply: () => Promise.reject(new Error("nothing is applied")),
  leavesBehind: () => null,
} as const satisfies Step;

const ORDER: StepOrder = {
  release: { id: "r1", commit: "c0ffee" },
  stage: "staging",
  identity: "0123456789abcdef",
  begun: null,
  recorded: null,
  earlier: [],
  progress: () => undefined,
};

type Surroundings = Parameters<typeof openStep>[0];

interface Wishes extends Partial<Omit<Surroundings, "members" | "role">> {
  /** What is different about the step from one that says only what it must. */
  readonly step?: Partial<Step>;
  readonly item?: StepItem;
  readonly order?: Partial<StepOrder>;
}

async function open({ step = {}, item = itemOf("Keep", { step: "keep" }), order = {}, ...surroundings }: Wishes = {}) {
  const asked: string[] = [];
  const said: string[] = [];
  const given: Surroundings = {
    plan: { ...smallPlan(), name: "web" },
    env: {},
    planSecrets: {},
    directory: "/",
    clock: createVirtualClock(0),
    random: () => 0.5,
    emit: (event) => void (event.event === "output" && said.push(`${event.title}: ${event.line}`)),
    runUrl: null,
    ...surroundings,
    members: {
      ...members,
      metricProviders: async () => ({}),
      gates: async () => ({}),
      steps: async () => ({ keep: { ...BARE, ...step } }),
    },
    role: async <Name extends RoleName>(name: Name, wanted?: string): Promise<Roles[Name]> => {
      asked.push(`${name} ${wanted ?? ""}`.trim());
      return { name } as unknown as Roles[Name];
    },
  };
  const opened = await openStep(given, item, { ...ORDER, progress: ({ text }) => void said.push(text), ...order });
  return { ...opened, asked, said };
}

describe("a step of the plan", () => {
  it("has the roles that its spec needs, from the vendor that it names, and no others", async () => {
    const step: Step<{ readonly vendor: string | null }> = {
      ...BARE,
      spec: z.strictObject({ vendor: z.string().nullable() }),
      rolesFor: ({ vendor }) => (vendor === null ? ["databases"] : ["managedDatabases"]),
      provider: ({ vendor }) => vendor ?? undefined,
    };
    for (const [vendor, role, asked] of [
      [null, "databases", "databases"],
      ["elsewhere", "managedDatabases", "managedDatabases elsewhere"],
    ] as const) {
      const item = itemOf("Keep", { step: "keep", spec: { vendor } });
      const opened = await open({ step: step as Step, item });
      expect([opened.asked, opened.context.roles]).toEqual([[asked], { [role]: { name: role } }]);
    }
  });

  it("has all of its roles where its spec does not choose among them", async () => {
    expect((await open()).asked).toEqual(["databases", "managedDatabases"]);
  });

  it("hears of the release, its stage, its run and itself, and of the plan its name alone", async () => {
    const about = { begun: { at: 7, runUrl: null }, recorded: { kept: 1 }, earlier: [] };
    const item = itemOf("Keep", { step: "keep", spec: { days: 7 } });
    const signal = AbortSignal.abort();
    const opened = await open({ item, order: about, runUrl: "https://forge/runs/7", directory: "/work", signal });
    expect(opened.spec).toBe(item.spec);
    expect(opened.step.key).toBe("keep");
    expect(opened.context).toMatchObject({
      release: { id: "r1", commit: "c0ffee", project: "web", stage: "staging", runUrl: "https://forge/runs/7" },
      title: "Keep",
      identity: ORDER.identity,
      directory: "/work",
      ...about,
    });
    expect(opened.context).not.toHaveProperty("plan");
    expect(opened.context.signal).toBe(signal);
    expect((await open()).context.signal.aborted).toBe(false);
  });

  it("is told how the plan says that a database is migrated", async () => {
    const item = itemOf("Keep", { step: "keep" });
    const plan = smallPlan({ production: { before: [item] } });
    const { context } = await open({ plan, item, step: { history: () => HISTORY } });
    expect(await context.historyOf?.("DATABASE_URL")).toEqual(HISTORY);
    expect(await context.historyOf?.("OTHER_URL")).toBeNull();
  });

  it("is told since when the way back needs what was kept only where it is taken for a release", async () => {
    const wayBackSince = async () => ({ since: 7 });
    expect((await open({ order: { wayBackSince } })).context.wayBackSince).toBe(wayBackSince);
    expect((await open()).context).not.toHaveProperty("wayBackSince");
  });

  it("of a kind that nobody knows is a fault of ours", async () => {
    await expect(open({ item: itemOf("Keep", { step: "lose" }) })).rejects.toThrow(new Error("no step lose"));
  });
});

describe("the variables of a step", () => {
  const named = { secrets: () => ["TOKEN"], optionalSecrets: () => ["EXTRA"] };
  const refusalOf = (work: () => unknown) => {
    try {
      return work();
    } catch (error) {
      return error instanceof UsageError ? { reasonCode: error.reasonCode, problems: error.problems } : error;
    }
  };

  it("are those that its spec names, also where it does without them", async () => {
    const { context } = await open({ step: named, env: { TOKEN: "t-0123" }, planSecrets: { EXTRA: "e-0123" } });
    expect([context.secret("TOKEN").reveal(), context.secret("TOKEN").name]).toEqual(["t-0123", "TOKEN"]);
    expect(context.secret("EXTRA").reveal()).toBe("e-0123");
  });

  it.each([[{}], [{ TOKEN: "" }]])("that are not set are asked for by name: %o", async (env) => {
    const { context } = await open({ step: named, env });
    expect(refusalOf(() => context.secret("TOKEN"))).toEqual({
      reasonCode: "secret_missing",
      problems: [
        {
          message: 'TOKEN is not set, and the step "Keep" (keep) needs it.',
          remedy: "Set TOKEN in the environment of this command.",
        },
      ],
    });
  });

  it("that its spec does not name are given to no step, although they are set", async () => {
    const { context } = await open({ step: named, env: { OTHER: "o-0123" } });
    const unnamed = new Error("the step keep asks for OTHER, which its spec does not name");
    expect(refusalOf(() => context.secret("OTHER"))).toEqual(unnamed);
    const bare = await open({ env: { OTHER: "o-0123" } });
    expect(refusalOf(() => bare.context.secret("OTHER"))).toEqual(unnamed);
  });

  it("are never the credentials by which we act ourselves, and a plan that names one is refused", async () => {
    const opening = open({ step: { secrets: () => ["VERCEL_TOKEN"] }, env: { VERCEL_TOKEN: "v-0123" } });
    await expect(opening).rejects.toMatchObject({
      name: "UsageError",
      reasonCode: "plan_invalid",
      problems: [
        {
          message: "VERCEL_TOKEN is a credential by which Holdpoint itself acts, and is handed to nobody else.",
          remedy: expect.stringContaining("Use a secret of its own"),
        },
      ],
    });
  });
});

describe("what a step says aloud", () => {
  it("has none of the secrets that the run knows, also of those that the step is not given", async () => {
    const { context, said } = await open({
      env: {
        VERCEL_TOKEN: "a-credential-of-ours",
        PLAIN: "plain words",
        DECLARED: "a-declared-one",
        NAMED: "a-named-one",
      },
      planSecrets: { OTHER_STEPS_WORD: "a-word-of-another" },
      secretNames: ["DECLARED"],
      step: { secrets: () => ["NAMED"] },
    });
    const leak = "a-credential-of-ours, plain words, a-declared-one, a-named-one, a-word-of-another";
    context.output(leak);
    context.progress({ ratio: null, text: leak });
    expect(context.env["VERCEL_TOKEN"]).toBeUndefined();
    const masked = "***, plain words, ***, ***, ***";
    expect(said).toEqual([`Keep: ${masked}`, masked]);
  });

  it("is as it was where the run knows no secret", async () => {
    const { context, said } = await open({ env: { PLAIN: "plain words" } });
    context.output("plain words");
    expect(said).toEqual(["Keep: plain words"]);
  });
});
