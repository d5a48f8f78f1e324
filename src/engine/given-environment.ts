import type { Setting } from "../lib/setting.ts";
import type { PlanGate } from "../plan/extensions.ts";
import { credentialsOf, whyRefused } from "../plan/why-refused.ts";
import type { Members } from "./members.ts";

type Environment = Readonly<Record<string, string | undefined>>;

interface Surroundings {
  readonly env: Environment;
  readonly planSecrets?: Readonly<Record<string, string>>;
  readonly members: Pick<Members, "roles" | "metricProviders">;
}

/** Asked for at each probe of a watch; the registries stay as they are. */
const credentials = new WeakMap<Surroundings["members"], Promise<readonly Setting[]>>();

function credentialsFor(members: Surroundings["members"]): Promise<readonly Setting[]> {
  const known =
    credentials.get(members) ??
    members.metricProviders().then((metricProviders) => credentialsOf({ roles: members.roles, metricProviders }));
  credentials.set(members, known);
  return known;
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
  const own = await credentialsFor(members);
  const why = (name: string) => whyRefused(name, kind, own);
  const given = Object.entries(env).filter(([name]) => why(name) === null);
  const named = Object.entries(planSecrets).filter(([name]) => names.includes(name) && why(name) === null);
  return { env: Object.fromEntries([...given, ...named]), refused: names.map(why).find((one) => one !== null) ?? null };
}
