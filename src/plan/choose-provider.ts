/** Who plays a role in a plan: the one that the plan's own words name, or the only one that there is. */
import type { RoleName } from "../providers/contract.ts";
import type { Plan } from "./plan.ts";

/** Throws where it is not clear who is meant: the plan's schema knows only registered names, so that is our mistake. */
export function chooseProvider<Provider>(
  role: RoleName,
  members: Readonly<Record<string, Provider>>,
  plan: Pick<Plan, "project">,
): Provider {
  const named = role === "host" ? plan.project.host.provider : null;
  const [only, ...others] = Object.keys(members);
  const key = named ?? (others.length === 0 ? only : undefined);
  const provider = key === undefined ? undefined : members[key];
  if (provider === undefined) throw new Error(`no provider for ${role}: ${key ?? "the plan does not say which"}`);
  return provider;
}
