/** Vercel's deployment protection and firewall, as a probe meets them. */
import type { HttpAnswer, Protection } from "../contract.ts";
import { BYPASS } from "./settings.ts";

const WHERE = "Deployment Protection, Protection Bypass for Automation";

export const protection: Protection = {
  setting: BYPASS,
  header: "x-vercel-protection-bypass",
  recognize(answer, given) {
    const stopped = answer.headers["x-vercel-mitigated"];
    if (stopped !== undefined) {
      return {
        reason: `the host's firewall stopped it (${stopped}, status ${answer.status}).`,
        remedy: "Let this runner pass in the firewall's rules, or end attack mode; the bypass secret does not open it.",
      };
    }
    if (!isProtectionPage(answer)) return null;
    return given
      ? {
          reason: "the deployment is protected, and did not accept the bypass secret.",
          remedy: `Compare ${BYPASS.name} with the project's secret under ${WHERE}.`,
        }
      : {
          reason: "the deployment is protected, and no bypass secret was given.",
          remedy: `Make a secret under ${WHERE}, and pass it as ${BYPASS.name}.`,
        };
  },
};

/**
 * 401 with a page titled "Authentication Required" and a nonce cookie, or a redirect to vercel.com's login, which
 * answers 200. The firewall's challenge has a header of its own.
 */
function isProtectionPage({ status, headers, body, url }: HttpAnswer): boolean {
  const { hostname, pathname } = new URL(url);
  if (hostname === "vercel.com" && /^\/(sso-api|login|sso)\b/.test(pathname)) return true;
  if (/^https:\/\/vercel\.com\/sso-api\b/.test(headers.location ?? "")) return true;
  if (status !== 401) return false;
  const page = (headers["content-type"] ?? "").includes("html");
  return (
    /\b_vercel_(sso_nonce|password)\b/.test(headers["set-cookie"] ?? "") ||
    (page && /authentication required|vercel\.com\/sso-api/i.test(body))
  );
}
