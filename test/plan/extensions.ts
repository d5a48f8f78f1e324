/** Stand-ins for the registries, so that the plan's tests depend on no gate and no vendor. */
import { z } from "zod";
import { durationValue } from "../../src/lib/plan-values.ts";
import type { PlanExtensions } from "../../src/plan/extensions.ts";

const request = z.strictObject({
  path: z.string().optional(),
  get: z.string().optional(),
  post: z.string().optional(),
  status: z.number().int().default(200),
  contains: z.string().optional(),
  json: z.unknown().optional(),
  capture: z.record(z.string(), z.string()).optional(),
});

const RATIOS = ["error_rate", "uptime", "memory_usage"];

export const extensions: PlanExtensions = {
  gates: {
    command: { key: "command", kind: "code", description: "A command ends with status 0.", spec: z.string().min(1) },
    http: {
      key: "http",
      kind: "world",
      description: "A page answers as expected.",
      spec: z.union([request, z.array(request).min(1)]),
    },
    tls: {
      key: "tls",
      kind: "world",
      description: "The certificate is valid for long enough.",
      spec: z.strictObject({ "min-days": z.number().int().default(14), timeout: durationValue.default(10_000) }),
    },
    checkly: {
      key: "checkly",
      kind: "world",
      description: "Synthetic checks pass.",
      spec: z.strictObject({ tags: z.array(z.string()).min(1) }),
      secrets: () => ["CHECKLY_API_KEY", "CHECKLY_ACCOUNT_ID"],
    },
  },
  metricProviders: Object.fromEntries(
    ["sentry", "checkly"].map((key) => [
      key,
      {
        key,
        description: `Metrics of ${key}.`,
        spec: z.strictObject({ project: z.string().optional(), tags: z.array(z.string()).optional() }),
        settleMs: () => 60_000,
        measure: (metric: string) => {
          if (RATIOS.includes(metric)) return { unit: "ratio", minimumSamples: 50 } as const;
          if (metric.endsWith("_latency")) return { unit: "duration", minimumSamples: 50 } as const;
          if (metric.endsWith("_failures")) return { unit: "count", minimumSamples: 0 } as const;
          if (metric === "connections") return { unit: "count", minimumSamples: 1, noBaseline: true } as const;
          return `${key} has no metric "${metric}": it has error_rate, p99_latency, uptime`;
        },
        vendor: key,
        settings: [
          {
            name: key === "sentry" ? "SENTRY_AUTH_TOKEN" : "CHECKLY_API_KEY",
            source: "secret",
            purpose: "read metrics",
          } as const,
        ],
        connect: () => Promise.reject(new Error("a plan connects to nothing")),
      },
    ]),
  ),
};

/** The smallest plan that loads. */
export const MINIMAL = `version: 1
name: demo
project:
  vercel: { project: demo }
  domains: [app.example.com]
stages:
  staging:
    verify:
      - { title: Home, http: { path: / } }
  production:
    verify:
      - { title: Home, http: { path: / } }
    watch:
      for: 30m
      metrics:
        error_rate: { sentry: { project: web } }
        p99_latency: { sentry: { project: web } }
        request_failures: { sentry: {} }
      rollback_conditions:
        - error_rate > 5% over 15m
`;
