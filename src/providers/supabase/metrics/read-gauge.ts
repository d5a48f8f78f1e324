/** The project's Metrics API: https://supabase.com/docs/guides/telemetry/metrics. */
import { ProviderError } from "../../../lib/error.ts";
import type { ProviderContext } from "../../contract.ts";
import { createVendorClient } from "../../http.ts";
import { readBaseUrl } from "../../read-base-url.ts";
import { readToken } from "../../read-token.ts";
import { METRICS_URL, SECRET_KEY, VENDOR } from "../settings.ts";
import { createProcessMemory } from "../../../lib/process-memory.ts";
import { createCpuUsage } from "./cpu-usage.ts";
import type { Gauge } from "./gauges.ts";
import type { Moment } from "./moment.ts";
import { parseSamples, type Sample } from "./parse-samples.ts";

const PATH = "/customer/v1/privileged/metrics";
const USER = "service_role";

export function connectGauges(project: string, gauge: Gauge, context: ProviderContext): () => Promise<Moment> {
  const readSamples = connectSamples(project, context);
  return async () => {
    const value = gauge.valueOf(await readSamples());
    if (value !== null) return { value };
    return {
      value: null,
      why: `The project's metrics have no usable ${gauge.series.join(" and ")}; Supabase changes names of series while the Metrics API is in beta.`,
    };
  };
}

/** Seen by the looks of one process: all sources of one project share what it saw. */
export function connectCpuUsage(project: string, context: ProviderContext): () => Promise<Moment> {
  const readSamples = connectSamples(project, context);
  const usage = (context.memory ?? createProcessMemory()).of(`supabase ${project} cpu`, createCpuUsage);
  return async () => usage.add(await readSamples(), context.clock.now());
}

function connectSamples(project: string, context: ProviderContext): () => Promise<readonly Sample[]> {
  const key = readToken(context.env, VENDOR, SECRET_KEY);
  const own = { ...METRICS_URL, default: `https://${project}.supabase.co` };
  const client = createVendorClient({
    vendor: VENDOR,
    baseUrl: readBaseUrl(context, VENDOR, own).href,
    headers: () => ({
      accept: "text/plain",
      authorization: `Basic ${Buffer.from(`${USER}:${key.reveal()}`).toString("base64")}`,
    }),
    token: key,
    credentialRemedy: `Set ${SECRET_KEY.name} to a secret key of this project (Supabase, Project Settings, API Keys); the Metrics API needs a paid plan.`,
    context,
  });
  return async () => {
    const { body, status } = await client.request({ method: "GET", path: PATH, repeatable: true });
    const samples = typeof body === "string" ? parseSamples(body) : null;
    if (samples === null) {
      throw new ProviderError({
        reasonCode: "vendor_answer_unknown",
        vendor: VENDOR,
        status,
        message: `Supabase answered GET ${PATH} with something else than metrics in Prometheus' text.`,
        remedy: "Look at Supabase's status page (https://status.supabase.com) and run this again.",
      });
    }
    return samples;
  };
}
