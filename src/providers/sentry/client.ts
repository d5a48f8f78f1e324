/** The organization's API: base URL, token, numeric project id, pages. */
import { z } from "zod";
import { ProviderError } from "../../lib/error.ts";
import type { Secret } from "../../lib/secret.ts";
import { missingSetting, readSetting } from "../../lib/setting.ts";
import type { ProviderContext } from "../contract.ts";
import { type AnswerHeaders, createVendorClient, type VendorClient, type VendorRequest } from "../http.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { API_URL, ORGANIZATION, SCOPES, TOKEN, VENDOR } from "./settings.ts";
import type { SentrySpec } from "./spec.ts";

/** Far beyond any real list; a vendor that always answers "next" must not hold a watch forever. */
const MAXIMUM_PAGES = 1_000;

export interface SentryApi {
  /** GET below `/api/0/organizations/<org>/`, with the project's numeric id added; the answer in the given shape. */
  get<Answer>(path: string, query: VendorRequest["query"], shape: z.ZodType<Answer>): Promise<Answer>;
  /** All pages of a list. */
  list<Item>(path: string, query: VendorRequest["query"], item: z.ZodType<Item>): Promise<readonly Item[]>;
  /** The page that a person opens, below `/organizations/<org>/`. */
  pages(): Promise<(path: string, query: VendorRequest["query"]) => string>;
}

export function createSentryApi(spec: SentrySpec, context: ProviderContext): SentryApi {
  const token = readApiToken(context);
  const organization = readOrganization(spec, context);
  const client = createVendorClient({
    vendor: VENDOR,
    baseUrl: readBaseUrl(context, VENDOR, API_URL).href,
    headers: () => ({ authorization: `Bearer ${token.reveal()}` }),
    token,
    credentialRemedy: `Set ${TOKEN.name} to a token of an internal integration with the scopes ${SCOPES}.`,
    context,
    rateLimitWaitMs: resetWaitMs,
  });
  let projectId: Promise<string> | null = null;

  /** The reading endpoints take numeric ids only. A failure is not kept: the next reading asks again. */
  function project(): Promise<string> {
    projectId ??= resolveProject(client, organization, spec.project).catch((error: unknown) => {
      projectId = null;
      throw error;
    });
    return projectId;
  }

  async function get(path: string, query: VendorRequest["query"]) {
    return client.request({
      method: "GET",
      path: `/api/0/organizations/${organization}/${path}`,
      query: { project: await project(), ...query },
      repeatable: true,
    });
  }

  return {
    async get(path, query, shape) {
      return parseAnswer(shape, (await get(path, query)).body, path);
    },
    async list<Item>(path: string, query: VendorRequest["query"], item: z.ZodType<Item>) {
      const items: Item[] = [];
      let cursor: string | null = "";
      for (let page = 0; cursor !== null; page += 1) {
        const answer = await get(path, cursor === "" ? query : { ...query, cursor });
        items.push(...parseAnswer(z.array(item), answer.body, path));
        const next = nextCursor(answer.headers.get("link"));
        if (next !== null && (next === cursor || page >= MAXIMUM_PAGES)) throw unknownAnswer(path, "pages without end");
        cursor = next;
      }
      return items;
    },
    async pages() {
      const id = await project();
      return (path, query) => client.url(`/organizations/${organization}/${path}`, { project: id, ...query }).href;
    },
  };
}

function readApiToken(context: ProviderContext): Secret {
  const token = readToken(context.env, VENDOR, TOKEN);
  // An organization token carries org:ci only: enough to create releases, not to read a single number.
  if (token.reveal().startsWith("sntrys_")) {
    throw new ProviderError({
      reasonCode: "credential_insufficient",
      vendor: VENDOR,
      message: `${TOKEN.name} is an organization token (sntrys_…), which can create releases but may not read events, sessions or issues.`,
      remedy: `Create an internal integration in Sentry with the scopes ${SCOPES} and set ${TOKEN.name} to its token.`,
    });
  }
  return token;
}

function readOrganization(spec: SentrySpec, context: ProviderContext): string {
  const organization = spec.org ?? readSetting(context.env, ORGANIZATION);
  if (organization !== null) return encodeURIComponent(organization);
  const { message, remedy } = missingSetting(ORGANIZATION, VENDOR);
  throw new ProviderError({ reasonCode: "secret_missing", vendor: VENDOR, message, remedy });
}

async function resolveProject(client: VendorClient, organization: string, slug: string): Promise<string> {
  const path = `/api/0/projects/${organization}/${encodeURIComponent(slug)}/`;
  const answer = await client.request({ method: "GET", path, repeatable: true });
  return parseAnswer(z.object({ id: z.coerce.string().regex(/^\d+$/) }), answer.body, path).id;
}

/** Sentry sends no Retry-After: `X-Sentry-Rate-Limit-Reset` is the second at which the fixed window ends. */
function resetWaitMs(headers: AnswerHeaders, now: number): number | null {
  const reset = Number(headers.get("x-sentry-rate-limit-reset") ?? Number.NaN);
  return Number.isFinite(reset) && reset > 0 ? Math.max(100, reset * 1_000 - now) : null;
}

/**
 * The cursor of the next page, null at the end. The header is always there, so `results` decides, not absence.
 * Only the cursor is used: the address in the header may name another host.
 */
function nextCursor(link: string | null): string | null {
  for (const part of link?.split(/,\s*(?=<)/) ?? []) {
    if (!/;\s*rel="next"/.test(part) || !/;\s*results="true"/.test(part)) continue;
    return /;\s*cursor="([^"]+)"/.exec(part)?.[1] ?? null;
  }
  return null;
}

function parseAnswer<Answer>(shape: z.ZodType<Answer>, body: unknown, path: string): Answer {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw unknownAnswer(path, `${issue?.path.join(".") || "the answer"}: ${issue?.message ?? "not as expected"}`);
}

function unknownAnswer(path: string, what: string): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message: `Sentry's answer to GET ${path} was not understood: ${what}.`,
    remedy:
      "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
  });
}
