/** A step of the plan with all that it needs: the roles that it names, and of the environment what it may see. */
import type { Clock } from "../../lib/clock.ts";
import { UsageError } from "../../lib/error.ts";
import { createMask } from "../../lib/mask.ts";
import { Secret } from "../../lib/secret.ts";
import { secretValues } from "../../lib/secret-names.ts";
import type { Plan, StepItem } from "../../plan/plan.ts";
import { plannedHistory } from "../../plan/planned-history.ts";
import { REFUSED_REMEDY } from "../../plan/why-refused.ts";
import type { RoleName, Roles } from "../../providers/contract.ts";
import type { ReleaseIdentity } from "../../release/world.ts";
import type { ReleaseEvent } from "../../release/result.ts";
import type { DoneStep, Step, StepContext, StepDetails, StepProgress } from "../../steps/contract.ts";
import { givenEnvironment } from "../given-environment.ts";
import type { Members } from "../members.ts";
import { maskStep } from "./masked-step.ts";

export interface StepOrder {
  readonly release: ReleaseIdentity;
  readonly stage: "staging" | "production";
  readonly identity: string;
  readonly begun: StepContext["begun"];
  readonly recorded: StepDetails | null;
  readonly earlier: readonly DoneStep[];
  readonly progress: (progress: StepProgress) => void;
  /** Only where it is taken for a release. */
  readonly wayBackSince?: NonNullable<StepContext["wayBackSince"]>;
}

export interface OpenStep {
  readonly step: Step;
  readonly spec: unknown;
  readonly context: StepContext;
}

interface Surroundings {
  readonly plan: Plan;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly planSecrets: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly emit: (event: ReleaseEvent) => void;
  readonly signal?: AbortSignal;
  readonly runUrl: string | null;
  readonly secretNames?: readonly string[];
  readonly members: Members;
  readonly role: <Name extends RoleName>(name: Name, wanted?: string) => Promise<Roles[Name]>;
}

/** Throws UsageError where the plan names what no plan may name; a variable that is not set is the step's to say. */
export async function openStep(surroundings: Surroundings, item: StepItem, order: StepOrder): Promise<OpenStep> {
  const { plan, clock, random, emit, runUrl, directory, members, role } = surroundings;
  const step = (await members.steps())[item.step];
  if (step === undefined) throw new Error(`no step ${item.step}`);
  const names = [...(step.secrets?.(item.spec) ?? []), ...(step.optionalSecrets?.(item.spec) ?? [])];
  const { env, refused } = await givenEnvironment(surroundings, step.kind, names);
  if (refused !== null) throw new UsageError("plan_invalid", [{ message: `${refused}.`, remedy: REFUSED_REMEDY }]);
  const wanted = step.provider?.(item.spec);
  const needed = step.rolesFor?.(item.spec) ?? step.roles;
  const roles = await Promise.all(needed.map(async (name) => [name, await role(name, wanted)] as const));
  const mask = createMask(knownSecrets(surroundings, names));
  const context: StepContext = {
    // Each is the role of its own name, which the compiler does not see through a list.
    roles: Object.fromEntries(roles) as unknown as StepContext["roles"],
    release: { ...order.release, project: plan.name, stage: order.stage, runUrl },
    title: item.title,
    identity: order.identity,
    clock,
    random,
    signal: surroundings.signal ?? new AbortController().signal,
    directory,
    env,
    secret: (name) => secretOf(item, names, env, name),
    output: (line) => emit({ event: "output", at: clock.now(), title: item.title, line: mask.apply(line) }),
    progress: ({ ratio, text }) => order.progress({ ratio, text: mask.apply(text) }),
    begun: order.begun,
    recorded: order.recorded,
    earlier: order.earlier,
    historyOf: async (database) =>
      plannedHistory(plan, { steps: await members.steps(), gates: await members.gates() }, database),
    ...(order.wayBackSince === undefined ? {} : { wayBackSince: order.wayBackSince }),
  };
  return { step: maskStep(step, mask, item.spec), spec: item.spec, context };
}

/** All that this run knows, also what this step is not given: it may have read it elsewhere. */
function knownSecrets(
  { env, planSecrets, secretNames = [] }: Surroundings,
  named: readonly string[],
): readonly string[] {
  const names = [...secretNames, ...named, ...Object.keys(planSecrets)];
  return [...secretValues(env, names), ...secretValues(planSecrets, names)];
}

function secretOf(
  { title, step }: StepItem,
  names: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  name: string,
): Secret {
  if (!names.includes(name)) throw new Error(`the step ${step} asks for ${name}, which its spec does not name`);
  const value = env[name] ?? "";
  if (value !== "") return new Secret(name, value);
  const message = `${name} is not set, and the step ${JSON.stringify(title)} (${step}) needs it.`;
  throw new UsageError("secret_missing", [{ message, remedy: `Set ${name} in the environment of this command.` }]);
}
