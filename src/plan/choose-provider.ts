/** Who plays a role in a plan: the one that its own words name, or the only one that there is. */
import type { RoleName } from "../providers/contract.ts";
import type { Plan } from "./plan.ts";

/**
 * `wanted` is the key that a gate gives, whose word in the plan names a vendor. Throws where it is not clear who is
 * meant: a plan that loads has only registered names in it, so that is our mistake, and no default is taken for an answer.
 */
export function chooseProvider<Provider>(
  role: RoleName,
  members: Readonly<Record<string, Provider>>,
  plan: Pick<Plan, "project">,
  wanted?: string,
): Provider {
  const [only, ...others] = Object.keys(members);
  const ofHost = role === "host" || role === "variables";
  const named = ofHost ? plan.project.host.provider : wanted;
  const key = named !== undefined && (ofHost || Object.hasOwn(members, named)) ? named : undefined;
  const chosen = key ?? (others.length === 0 ? only : undefined);
  const provider = chosen === undefined ? undefined : members[chosen];
  if (provider === undefined) throw new Error(`no provider for ${role}: ${chosen ?? "the plan does not say which"}`);
  return provider;
}
