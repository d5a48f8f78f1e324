/** What the site itself says that it serves: evidence beside what the host says. */
import { cutText } from "../lib/cut-text.ts";
import { ProviderError } from "../lib/error.ts";
import type { CommandContext } from "./context.ts";

/** Of what a site says it serves: more than any commit or version has. */
const LONGEST_VERSION = 100;

/** What a site that answers, but not with a version, is said to answer. */
const statusOf = (status: number): ServedAnswer => ({ said: `HTTP ${status}`, isVersion: false });

const NOTHING: ServedAnswer = { said: null, isVersion: false };

interface ServedAnswer {
  readonly said: string | null;
  /** A version that the plan's field names. */
  readonly isVersion: boolean;
}

/**
 * What the production addresses themselves say: the version where the plan names one, else the first one's status line.
 * Where they say different things all of it is given, which then is nobody's commit. Null where nothing answered;
 * it is evidence, and never throws.
 */
export async function readServed(context: CommandContext): Promise<string | null> {
  return (await readServedAnswer(context)).said;
}

/** The same, and whether any of the addresses named a version. */
export async function readServedAnswer(context: CommandContext): Promise<ServedAnswer> {
  const { domains, version } = context.plan.project;
  const asked = version === null ? domains.slice(0, 1) : domains;
  const answers = await Promise.all(asked.map(async (domain) => readServedAt(context, domain)));
  const isVersion = answers.some((answer) => answer.isVersion);
  const said = answers.map((answer) => answer.said);
  if (new Set(said).size <= 1) return { said: said[0] ?? null, isVersion };
  return { said: asked.map((domain, index) => `${domain}: ${said[index] ?? "nothing"}`).join(", "), isVersion };
}

async function readServedAt(context: CommandContext, domain: string): Promise<ServedAnswer> {
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
    if (version === null || answer.status !== 200) return statusOf(answer.status);
    const said = fieldOf(JSON.parse(answer.body), version.json);
    return said === null ? NOTHING : { said: cutText(said, LONGEST_VERSION), isVersion: true };
  } catch (error) {
    if (error instanceof ProviderError || error instanceof SyntaxError) return NOTHING;
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
