/** How a request to Neon's API (api-docs.neon.tech) is sent, and what is done where the project is at work on something else. */
import { ProviderError } from "../../lib/error.ts";
import { type RetryPolicy, retry } from "../../lib/retry.ts";
import type { ProviderContext } from "../contract.ts";
import { messageOf } from "../http-failure.ts";
import { createVendorClient, type VendorAnswer, type VendorClient, type VendorRequest } from "../http.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { API_KEY, API_URL, CREDENTIAL_REMEDY, VENDOR } from "./settings.ts";

export interface Neon {
  readonly client: VendorClient;
  readonly context: ProviderContext;
  ask(request: VendorRequest): Promise<VendorAnswer>;
}

const LOCKED = 423;
/** Neon says of both that the request did nothing and may be sent again, whatever it is. */
const SAFE_TO_REPEAT = new Set([LOCKED, 503]);
/** Operations of one project do not overlap, and starting a compute takes seconds. */
const WAIT_FOR_OTHERS: RetryPolicy = { attempts: 12, firstDelayMs: 1_000, maximumDelayMs: 15_000 };
/** What only the subscription, or how much of it is used, stands in the way of. */
const PAYMENT_REQUIRED = 402;
const LIMIT = /_LIMIT_EXCEEDED$/;
const REFUSALS = [PAYMENT_REQUIRED, 409, 422, LOCKED];

export function connectNeon(context: ProviderContext): Neon {
  const token = readToken(context.env, VENDOR, API_KEY);
  const client = createVendorClient({
    vendor: VENDOR,
    baseUrl: readBaseUrl(context, VENDOR, API_URL).href,
    headers: () => ({ authorization: `Bearer ${token.reveal()}` }),
    token,
    credentialRemedy: CREDENTIAL_REMEDY,
    context,
  });
  return { client, context, ask: (request) => ask(client, context, request) };
}

async function ask(client: VendorClient, context: ProviderContext, request: VendorRequest): Promise<VendorAnswer> {
  const accept = [...(request.accept ?? []), ...REFUSALS, ...(request.repeatable ? [] : [503])];
  const answer = await retry(WAIT_FOR_OTHERS, context, async () => {
    const value = await client.request({ ...request, accept });
    return { done: !SAFE_TO_REPEAT.has(value.status), value };
  });
  if (answer.status < 300 || request.accept?.includes(answer.status)) return answer;
  throw refusalOf(request, answer);
}

function refusalOf({ method, path }: VendorRequest, { status, body }: VendorAnswer): ProviderError {
  const said = messageOf(body);
  const what = `${method} ${path} → ${status}${said === null ? "" : ` (${said})`}`;
  const problem = (reasonCode: ProviderError["reasonCode"], message: string, remedy: string) =>
    new ProviderError({ reasonCode, vendor: VENDOR, status, message, remedy });
  if (status === LOCKED) {
    return problem(
      "vendor_busy",
      `Neon is at work on the project and took nothing else for minutes: ${what}.`,
      "Look at the project's operations in Neon's console, and run this again when they have ended.",
    );
  }
  if (status === 503) {
    return problem(
      "vendor_unavailable",
      `Neon answered with an error: ${what}.`,
      "Look at Neon's status page (https://neonstatus.com) and run this again; it continues where it stopped.",
    );
  }
  if (status === PAYMENT_REQUIRED || LIMIT.test(codeOf(body))) {
    return problem(
      "not_in_subscription",
      `Neon refused because of what the subscription allows: ${what}.`,
      "Delete branches or snapshots that nobody needs, or choose a larger plan at Neon.",
    );
  }
  return problem(
    "vendor_answer_unknown",
    `Neon refused the request: ${what}.`,
    "Look at what Neon says in parentheses, and correct the plan or the project.",
  );
}

function codeOf(body: unknown): string {
  if (typeof body !== "object" || body === null || !("code" in body)) return "";
  return typeof body.code === "string" ? body.code : "";
}
