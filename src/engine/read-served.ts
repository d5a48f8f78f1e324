/** What the site itself says that it serves: evidence beside what the host says. */
import { cutText } from "../lib/cut-text.ts";
import { ProviderError } from "../lib/error.ts";
import type { CommandContext } from "./context.ts";

/** Of what a site says it serves: more than any commit or version has. */
const LONGEST_VERSION = 100;

/**
 * What the production addresses themselves say: the version where the plan names one, else the first one's status line.
 * Where they say different things all of it is given, which then is nobody's commit. Null where nothing answered;
 * it is evidence, and never throws.
 */
export async function readServed(context: CommandContext): Promise<string | null> {
  const { domains, version } = context.plan.project;
  const asked = version === null ? domains.slice(0, 1) : domains;
  const answers = await Promise.all(asked.map(async (domain) => readServedAt(context, domain)));
  if (new Set(answers).size <= 1) return answers[0] ?? null;
  return asked.map((domain, index) => `${domain}: ${answers[index] ?? "nothing"}`).join(", ");
}

async function readServedAt(context: CommandContext, domain: string): Promise<string | null> {
  const { version } = context.plan.project;
  try {
    const probe = await context.role("http");
    const answer = await probe.request({
      method: "GET",
      url: `${context.domainUrl(domain)}${version?.path ?? "/"}`,
      headers: { "cache-control": "no-cache" },
      timeoutMs: 10_000,
      maximumBytes: 65_536,
    });
    if (version === null || answer.status !== 200) return `HTTP ${answer.status}`;
    const said = fieldOf(JSON.parse(answer.body), version.json);
    return said === null ? null : cutText(said, LONGEST_VERSION);
  } catch (error) {
    if (error instanceof ProviderError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The text of a dotted field, `build.sha`; null where it is missing. */
function fieldOf(value: unknown, path: string): string | null {
  let current = value;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null) return null;
    current = (current as Record<string, unknown>)[key];
  }
  return typeof current === "string" || typeof current === "number" ? String(current) : null;
}

/** Does the site say that it serves this commit? Sites often shorten it; seven characters are the fewest that count. */
export function servesCommit(served: string | null, commit: string): boolean {
  return served !== null && served.length >= 7 && commit.startsWith(served);
}
