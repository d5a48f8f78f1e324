import type { PlanGate } from "../plan/extensions.ts";
import { credentialsOf, whyRefused } from "../plan/why-refused.ts";
import type { Members } from "./members.ts";

type Environment = Readonly<Record<string, string | undefined>>;

interface Surroundings {
  readonly env: Environment;
  readonly planSecrets?: Readonly<Record<string, string>>;
  readonly members: Pick<Members, "roles" | "metricProviders">;
}

/**
 * What a gate or a rung can read: of the plan's own secrets those that it names, and nothing of the credentials that no plan
 * may name. That was a mistake in the plan already; should it ever be asked for all the same, it is not there.
 */
export async function givenEnvironment(
  { env, planSecrets = {}, members }: Surroundings,
  kind: PlanGate["kind"],
  names: readonly string[],
): Promise<{ readonly env: Environment; readonly refused: string | null }> {
  const credentials = credentialsOf({ roles: members.roles, metricProviders: await members.metricProviders() });
  const why = (name: string) => whyRefused(name, kind, credentials);
  const given = Object.entries(env).filter(([name]) => why(name) === null);
  const own = Object.entries(planSecrets).filter(([name]) => names.includes(name) && why(name) === null);
  return { env: Object.fromEntries([...given, ...own]), refused: names.map(why).find((one) => one !== null) ?? null };
}
