/** Whose account it is: what its plan allows, and what the token's owner may do in the team. */
import { z } from "zod";
import { broken, type Finding, ok, warning } from "../../lib/finding.ts";
import type { Expected } from "../contract.ts";
import { parseAnswer } from "./api.ts";
import type { Get } from "./get.ts";

const billingShape = z.object({ plan: z.string().nullish() }).nullish();
const teamShape = z.object({ billing: billingShape, membership: z.object({ role: z.string() }).nullish() });
const userShape = z.object({ user: z.object({ billing: billingShape }) });

const MAY_RELEASE = new Set(["OWNER", "MEMBER", "DEVELOPER"]);
const MAY_VIEW = new Set(["VIEWER", "VIEWER_FOR_PLUS"]);
const ONLY_LOOKS = new Set([...MAY_VIEW, "BILLING"]);
const PAID = new Set(["pro", "enterprise"]);

export async function examineAccount(get: Get, expected: Expected): Promise<readonly Finding[]> {
  const { team } = expected;
  if (team === null) {
    const { user } = parseAnswer(userShape, await get("/v2/user"), "GET /v2/user");
    return [judgePlan(user.billing?.plan ?? null, expected)];
  }
  const path = `/v2/teams/${encodeURIComponent(team)}`;
  const { billing, membership } = parseAnswer(teamShape, await get(path), `GET ${path}`);
  return [judgePlan(billing?.plan ?? null, expected), judgeRole(membership?.role ?? null, team, expected)];
}

function judgePlan(plan: string | null, { rollbackSteps }: Expected): Finding {
  const subject = "plan limits";
  if (plan === "hobby") {
    return warning(
      subject,
      `On the free plan only the previous production deployment can be restored${rollbackSteps > 0 ? ", and this plan's rollback may have to go further back" : ""}.`,
      rollbackSteps > 0
        ? "Set `rollback.to: previous` in the plan, or upgrade at Vercel: else such a rollback is refused, and a person must promote by hand."
        : "Know that an older deployment must be promoted by hand.",
    );
  }
  if (plan !== null && PAID.has(plan))
    return ok(subject, `On the plan ${plan} every earlier production deployment can be restored.`);
  return warning(
    subject,
    `Cannot be checked with this token: which plan the account has${plan === null ? "" : ` ("${plan}" is not known here)`}.`,
    "On the free plan only the previous production deployment can be restored.",
  );
}

function judgeRole(role: string | null, team: string, { onlyObserves }: Expected): Finding {
  const subject = "role in the team";
  const remedy = `Use the token of a member of ${team} who may deploy and promote.`;
  if (role !== null && (MAY_RELEASE.has(role) || (onlyObserves === true && MAY_VIEW.has(role))))
    return ok(subject, `The token's owner is ${role} of ${team}.`);
  if (role !== null && ONLY_LOOKS.has(role)) {
    return broken(subject, `The token's owner is ${role} of ${team}, and may neither deploy nor promote.`, remedy);
  }
  return warning(
    subject,
    role === null
      ? "Cannot be checked with this token: what its owner may do in the team."
      : `The token's owner is ${role} of ${team}: whether that may deploy to this project cannot be seen here.`,
    remedy,
  );
}
