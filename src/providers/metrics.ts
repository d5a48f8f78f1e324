/** The registry of metric providers: one line each. Apart from the roles, because a plan's metrics need zod to be read. */
import { betterStackMetrics } from "./betterstack/index.ts";
import { checklyMetrics } from "./checkly/metrics.ts";
import type { MetricProvider } from "./contract.ts";
import { prometheusMetrics } from "./prometheus/index.ts";
import { postgresMetrics } from "./postgres/metrics/connected.ts";
import { sentryMetrics } from "./sentry/index.ts";
import { supabaseMetrics } from "./supabase/metrics/index.ts";
import { vercelMetrics } from "./vercel/metrics/index.ts";

export const metricProviders: Readonly<Record<string, MetricProvider>> = {
  sentry: sentryMetrics,
  checkly: checklyMetrics,
  vercel: vercelMetrics,
  prometheus: prometheusMetrics,
  betterstack: betterStackMetrics,
  postgres: postgresMetrics,
  supabase: supabaseMetrics,
};
