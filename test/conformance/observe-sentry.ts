/** A Sentry emulator, the provider that reads it, and the real @sentry/node that feeds it. */
import { ProviderError } from "../../src/lib/error.ts";
import type {
  MetricReading,
  MetricScope,
  MetricSource,
  MetricWindow,
  ProviderContext,
} from "../../src/providers/contract.ts";
import { sentryMetrics } from "../../src/providers/sentry/index.ts";
import { createSiteReporter } from "../../src/sandbox/sentry/site-reporter.ts";
import { MINUTE, STARTED_AT, type StartedSentry, startSentry, TOKEN } from "../sandbox/sentry/start-sentry.ts";

export const COMMIT = "c0ffee";
export const SCOPE: MetricScope = { commit: COMMIT, environment: "production" };
export const WINDOW: MetricWindow = { from: STARTED_AT, to: STARTED_AT + 15 * MINUTE };

export interface Ask {
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly window?: MetricWindow;
  readonly token?: string;
  readonly requestTimeoutMs?: number;
}

export interface Visit {
  readonly traceLifecycle?: "stream" | "static";
  readonly release?: string;
  readonly count: number;
  readonly failed?: number;
  readonly environment?: string;
}

export interface ObservedSentry extends StartedSentry {
  context(ask?: Ask): ProviderContext;
  connect(metric: string, spec?: object): Promise<MetricSource>;
  read(metric: string, ask?: Ask): Promise<MetricReading>;
  /** The error of a reading that must not succeed. */
  refusal(metric: string, ask?: Ask): Promise<ProviderError>;
  /** Requests over the window, by the real SDK: the last `failed` of them answered with 500 and an exception each. */
  visit(visit: Visit): Promise<void>;
  /** To a moment at which Sentry's data about the window is complete. */
  settle(): void;
}

export async function observeSentry(): Promise<ObservedSentry> {
  const sentry = await startSentry();
  const context = ({ token = TOKEN, requestTimeoutMs }: Ask = {}): ProviderContext => ({
    env: { SENTRY_URL: `${sentry.origin}/`, SENTRY_AUTH_TOKEN: token, SENTRY_ORG: "acme" },
    clock: sentry.clock,
    random: Math.random,
    debug: () => {},
    ...(requestTimeoutMs === undefined ? {} : { requestTimeoutMs }),
  });
  const read = async (metric: string, ask: Ask = {}): Promise<MetricReading> => {
    const spec = sentryMetrics.spec.parse({ project: "web", ...ask.spec });
    const source = await sentryMetrics.connect(metric, spec, context(ask));
    return source.read(ask.window ?? WINDOW, SCOPE);
  };
  return {
    ...sentry,
    context,
    connect: async (metric, spec = {}) =>
      sentryMetrics.connect(metric, sentryMetrics.spec.parse({ project: "web", ...spec }), context()),
    read,
    async refusal(metric, ask) {
      const outcome = await read(metric, ask).catch((error: unknown) => error);
      if (outcome instanceof ProviderError) return outcome;
      throw new Error(`expected a refusal, got ${JSON.stringify(outcome)}`);
    },
    visit: (visit) => report(sentry.dsn, visit),
    settle: () => sentry.clock.advance(17 * MINUTE),
  };
}

async function report(dsn: string, visit: Visit): Promise<void> {
  const { count, failed = 0, release = COMMIT, environment = "production", traceLifecycle = "stream" } = visit;
  const reporter = await createSiteReporter({ dsn, release, environment, random: () => 0.5, traceLifecycle });
  for (let index = 0; index < count; index += 1) {
    const endedAt = WINDOW.from + ((index + 0.5) * (WINDOW.to - WINDOW.from)) / count;
    const fails = index >= count - failed;
    reporter.report({
      method: "GET",
      route: "/chat",
      startedAt: endedAt - 100 - index,
      endedAt,
      status: fails ? 500 : 200,
      error: fails ? new Error(`failure ${index % 2}`) : null,
    });
  }
  await reporter.flush();
  await reporter.close();
}
