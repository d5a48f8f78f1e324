/** How many of a project's services are not healthy, by the Management API. */
import { z } from "zod";
import { ProviderError } from "../../../lib/error.ts";
import type { ProviderContext } from "../../contract.ts";
import { connectClient } from "../client.ts";
import { HEALTH_TOKEN, VENDOR } from "../settings.ts";
import type { Moment } from "./moment.ts";

const HEALTHY = "ACTIVE_HEALTHY";
/** Those that are not healthy, as far as they are known. */
const OTHERS = ["COMING_UP", "UNHEALTHY"];
const TIMEOUT_MS = 5_000;

const answerShape = z.array(z.object({ name: z.string(), status: z.enum([HEALTHY, ...OTHERS]) }));

export function connectHealth(
  project: string,
  services: readonly string[],
  context: ProviderContext,
): () => Promise<Moment> {
  const client = connectClient(context, {
    credentialRemedy: `Set ${HEALTH_TOKEN.name} to a personal access token (Supabase, Account, Access Tokens) that reaches the project and has the permission Project: Read.`,
  });
  const path = `/v1/projects/${project}/health`;
  return async () => {
    const query = { services: services.join(","), timeout_ms: TIMEOUT_MS };
    const { body, status } = await client.request({ method: "GET", path, query, repeatable: true });
    const parsed = answerShape.safeParse(body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new ProviderError({
        reasonCode: "vendor_answer_unknown",
        vendor: VENDOR,
        status,
        message: `Supabase answered ${path} in a shape that is not known at ${issue?.path.join(".") || "its beginning"}: ${issue?.message ?? "no detail"}.`,
        remedy: "Run this again; if it stays, report this.",
      });
    }
    const found = new Map(parsed.data.map(({ name, status: health }) => [name, health]));
    const missing = services.filter((service) => !found.has(service));
    if (missing.length > 0) return { value: null, why: `Supabase says nothing of ${missing.join(" and ")}.` };
    return { value: services.filter((service) => found.get(service) !== HEALTHY).length };
  };
}
