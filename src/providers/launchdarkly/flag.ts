/**
 * A flag at LaunchDarkly, by its REST API (launchdarkly.com/docs/api/feature-flags). It is turned off by a semantic patch of one
 * instruction, which touches nothing but the flag's targeting switch in one environment: whatever somebody else does to its
 * rules at the same moment stays. The API has no condition for such a patch, so the version is compared by reading.
 */
import { z } from "zod";
import { ProviderError } from "../../lib/error.ts";
import { type Finding, ok, warning } from "../../lib/finding.ts";
import type { Flag, FlagReading, Flags, ProviderContext, RoleSettings } from "../contract.ts";
import { FLAG_REFUSALS, readFlagAnswer } from "../flag-answer.ts";
import { type AnswerHeaders, createVendorClient, type VendorClient } from "../http.ts";
import { parseAnswer } from "../parse-answer.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { API_URL, TOKEN, VENDOR } from "./settings.ts";
import type { LaunchDarklySpec } from "./spec.ts";

/** The version of the API that these shapes are of: a token has one of its own otherwise. */
const API_VERSION = "20240415";
const SEMANTIC_PATCH = "application/json; domain-model=launchdarkly.semanticpatch";
/** Somebody else's change was written at the same moment. */
const CONFLICT = 409;

const environmentShape = z.object({
  on: z.boolean(),
  version: z.int(),
  lastModified: z.number(),
  archived: z.boolean().nullish(),
});
const flagShape = z.object({
  key: z.string(),
  archived: z.boolean().nullish(),
  tags: z.array(z.string()).nullish(),
  environments: z.record(z.string(), environmentShape),
});
const auditShape = z.object({
  items: z.array(
    z.object({
      date: z.number(),
      member: z.object({ email: z.string().nullish() }).nullish(),
      token: z.object({ name: z.string().nullish() }).nullish(),
    }),
  ),
});
const approvalShape = z.object({
  approvalSettings: z.object({ required: z.boolean(), requiredApprovalTags: z.array(z.string()).nullish() }).nullish(),
});

export function connectFlags(_: RoleSettings, context: ProviderContext): Flags<LaunchDarklySpec> {
  const client = connectClient(context);
  return { open: (spec) => createFlag(client, spec) };
}

function connectClient(context: ProviderContext): VendorClient {
  const token = readToken(context.env, VENDOR, TOKEN);
  return createVendorClient({
    vendor: VENDOR,
    baseUrl: readBaseUrl(context, VENDOR, API_URL).href,
    // The token alone: LaunchDarkly knows no scheme.
    headers: () => ({ authorization: token.reveal(), "ld-api-version": API_VERSION }),
    token,
    credentialRemedy: `Set ${TOKEN.name} to an access token (${TOKEN.scopes}); an SDK key cannot be used here.`,
    context,
    rateLimitWaitMs,
  });
}

/** `X-Ratelimit-Reset` is an instant in milliseconds. */
function rateLimitWaitMs(headers: AnswerHeaders, now: number): number | null {
  const reset = headers.get("x-ratelimit-reset") ?? "";
  return /^\d{13}$/.test(reset) ? Math.max(0, Number(reset) - now) : null;
}

function createFlag(client: VendorClient, { project, environment, key, safe }: LaunchDarklySpec): Flag {
  const path = `/api/v2/flags/${encodeURIComponent(project)}/${encodeURIComponent(key)}`;
  const readFlag = async () => {
    const answer = await client.request({ method: "GET", path, query: { env: environment }, repeatable: true });
    const flag = parseAnswer(VENDOR, flagShape, answer.body, `GET ${path}`);
    const found = flag.environments[environment];
    if (found !== undefined) return { flag, found };
    // It is left out without an error.
    throw new ProviderError({
      reasonCode: "not_found",
      vendor: VENDOR,
      message: `The flag ${key} of the project ${project} has no environment ${environment}.`,
      remedy: "Correct `environment` in the plan (rollback.flag): its key, which is not its name.",
    });
  };
  return {
    safe,
    async read(): Promise<FlagReading> {
      const { flag, found } = await readFlag();
      return {
        setting: found.on ? "on" : "off",
        version: String(found.version),
        obstacle: flag.archived === true || found.archived === true ? `The flag ${key} is archived.` : null,
      };
    },
    async set(setting, _found, reason) {
      const answer = await client.request({
        method: "PATCH",
        path,
        headers: { "content-type": SEMANTIC_PATCH },
        json: {
          environmentKey: environment,
          instructions: [{ kind: setting === "on" ? "turnFlagOn" : "turnFlagOff" }],
          comment: reason,
        },
        repeatable: false,
        once: true,
        accept: FLAG_REFUSALS,
      });
      return readFlagAnswer(answer, [CONFLICT]);
    },
    async readLastChange() {
      const spec = `proj/${project}:env/${environment}:flag/${key}`;
      const request = { method: "GET", path: "/api/v2/auditlog", query: { limit: 1, spec }, repeatable: true } as const;
      const [last] = parseAnswer(
        VENDOR,
        auditShape,
        (await client.request(request)).body,
        "GET /api/v2/auditlog",
      ).items;
      return { by: last?.member?.email ?? last?.token?.name ?? null, at: last?.date ?? null };
    },
    examine: async () => [
      await examineApprovals(client, { project, environment, key }, (await readFlag()).flag.tags ?? []),
    ],
  };
}

type Place = Pick<LaunchDarklySpec, "project" | "environment" | "key">;

async function examineApprovals(client: VendorClient, place: Place, tags: readonly string[]): Promise<Finding> {
  const { project, environment, key } = place;
  const path = `/api/v2/projects/${encodeURIComponent(project)}/environments/${encodeURIComponent(environment)}`;
  const answer = await client.request({ method: "GET", path, repeatable: true });
  const { approvalSettings } = parseAnswer(VENDOR, approvalShape, answer.body, `GET ${path}`);
  const only = approvalSettings?.requiredApprovalTags ?? [];
  const required = approvalSettings?.required === true && (only.length === 0 || only.some((tag) => tags.includes(tag)));
  return required
    ? warning(
        key,
        `Changes of flags in ${environment} need an approval, so LaunchDarkly will refuse to turn it off, and the next rung is taken.`,
        "Give the token's role `bypassRequiredApproval` for this flag, or leave the flag out of the ladder.",
      )
    : ok(key, `Its changes in ${environment} need no approval.`);
}
