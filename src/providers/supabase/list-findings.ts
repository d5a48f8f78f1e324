/** What Supabase's security advisor says about a project. The answer has no pages. */
import { fieldsOf } from "../../lib/fields.ts";
import { cutText } from "../../lib/cut-text.ts";
import { z } from "zod";
import { ProviderError } from "../../lib/error.ts";
import type { AdvisorFinding } from "../contract.ts";
import type { VendorAnswer, VendorClient } from "../http.ts";
import { CREDENTIAL_REMEDY } from "./client.ts";
import { ADVISORS_PERMISSION, VENDOR } from "./settings.ts";
import { parseUrl } from "../../lib/parse-url.ts";

const LEVELS: Readonly<Record<string, AdvisorFinding["level"]>> = { ERROR: "error", WARN: "warning", INFO: "info" };

/** Unknown keys are ignored, so that additions by the vendor break nothing. */
const lints = z.object({
  lints: z.array(
    z.object({
      name: z.string().min(1),
      title: z.string(),
      level: z.string(),
      detail: z.string().nullish(),
      description: z.string().nullish(),
      /** Mostly an address of the vendor's documentation, sometimes words. */
      remediation: z.string().nullish(),
      cache_key: z.string().min(1),
    }),
  ),
});

type Lint = z.infer<typeof lints>["lints"][number];

/** Every finding now. Throws ProviderError. */
export async function listFindings(client: VendorClient, project: string): Promise<readonly AdvisorFinding[]> {
  const path = `/v1/projects/${encodeURIComponent(project)}/advisors/security`;
  const answer = await client.request({ method: "GET", path, repeatable: true, accept: [403] });
  if (answer.status === 403) throw refused(answer, path);
  const parsed = lints.safeParse(answer.body);
  if (parsed.success) return parsed.data.lints.map((lint) => findingOf(lint, path));
  const issue = parsed.error.issues[0];
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.join(".")}` : "";
  throw unknownAnswer(
    `Supabase answered ${path} in a shape that is not known${where}: ${issue?.message ?? "no detail"}.`,
  );
}

function findingOf(lint: Lint, path: string): AdvisorFinding {
  const level = LEVELS[lint.level];
  // A level of next year may be worse than any that is known: not to count it would be to pass it.
  if (level === undefined) {
    const said = JSON.stringify(cutText(lint.level, 40));
    throw unknownAnswer(`Supabase answered ${path} with a finding of a level that is not known: ${said}.`);
  }
  return {
    key: lint.cache_key,
    rule: lint.name,
    level,
    title: lint.title,
    detail: lint.detail ?? lint.description ?? "",
    url: webAddress(lint.remediation ?? ""),
  };
}

function webAddress(text: string): string | null {
  const url = parseUrl(text);
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href : null;
}

function unknownAnswer(message: string): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message,
    remedy: "Run this again; if it stays, report this: the advisor's answer is marked as experimental by Supabase.",
  });
}

/** Names what the token lacks: in the vendor's own words where it says so, else what this request needs. */
function refused({ status, body }: VendorAnswer, path: string): ProviderError {
  const { missing_permissions: named, message } = fieldsOf(body);
  const missing = Array.isArray(named) ? named.filter((name) => typeof name === "string").slice(0, 5) : [];
  const lacks = cutText(missing.length > 0 ? missing.join(", ") : ADVISORS_PERMISSION, 200);
  const said = typeof message === "string" && message !== "" ? ` (${cutText(message, 200)})` : "";
  const verb = missing.length > 0 ? "lacks" : "may lack";
  return new ProviderError({
    reasonCode: "credential_insufficient",
    vendor: VENDOR,
    status,
    message: `Supabase refused GET ${path} → 403${said}: the token ${verb} the permission ${lacks}.`,
    remedy: CREDENTIAL_REMEDY,
  });
}
