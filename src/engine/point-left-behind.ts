import type { ChangeAnswer, Host } from "../providers/contract.ts";

/** One domain after the other; the first refusal ends it, with the domain's name. */
export async function pointLeftBehind(
  host: Pick<Host, "pointDomain">,
  domains: readonly string[],
  to: string,
): Promise<ChangeAnswer> {
  for (const domain of domains) {
    const answer = await host.pointDomain(domain, to);
    if (answer.kind === "refused") return { ...answer, message: `${domain}: ${answer.message}` };
  }
  return { kind: "accepted" };
}
