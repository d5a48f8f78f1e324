import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ProviderError } from "../../../src/lib/error.ts";
import { mustBeSet } from "../../../src/lib/setting.ts";
import type { ProviderContext } from "../../../src/providers/contract.ts";
import { sentryMetrics } from "../../../src/providers/sentry/index.ts";
import { releaseOf, requestTerms } from "../../../src/providers/sentry/search.ts";

const parse = (spec: object) => sentryMetrics.spec.parse({ project: "web", ...spec });
const neededBy = (spec: ReturnType<typeof parse>) =>
  sentryMetrics.settings.filter((setting) => mustBeSet(setting, spec)).map(({ name }) => name);
const SCOPE = { commit: "c0ffee", environment: "production" };

function contextFor(env: Readonly<Record<string, string>>): ProviderContext {
  return { env, clock: { now: () => 0, sleep: async () => {} }, random: Math.random, debug: () => {} };
}

describe("what a plan may say about a Sentry metric", () => {
  it("fills in what is not said", () => {
    const spec = parse({});
    expect(spec).toEqual({ project: "web", release: "{commit}", settle: "2m" });
    expect(sentryMetrics.settleMs(spec)).toBe(120_000);
    expect(sentryMetrics.settleMs(parse({ settle: "90s" }))).toBe(90_000);
  });

  it.each([
    ["an unknown key", { projekt: "web" }],
    ["no project", { project: undefined }],
    ["a project that is no slug", { project: "../other" }],
    ["an organization that is no slug", { org: "acme/web" }],
    ["a release without the commit", { release: "latest" }],
    ["a release with the commit twice", { release: "{commit}-{commit}" }],
    ["a release with another placeholder", { release: "{version}" }],
    ["an unknown measure", { measure: "p42_latency" }],
    ["a settle time without a unit", { settle: "120" }],
    ["an empty query", { query: "" }],
  ])("refuses %s", (_what, spec) => {
    expect(sentryMetrics.spec.safeParse({ project: "web", ...spec }).success).toBe(false);
  });

  it("has a JSON Schema in which every field is described", () => {
    const schema = z.toJSONSchema(sentryMetrics.spec, { io: "input" });
    const properties = schema.properties ?? {};
    expect(Object.keys(properties)).toEqual(["project", "org", "environment", "release", "query", "measure", "settle"]);
    for (const property of Object.values(properties)) expect(property).toHaveProperty("description");
  });

  it("asks for the organization only where the plan does not name it", () => {
    expect(neededBy(parse({}))).toEqual(["SENTRY_AUTH_TOKEN", "SENTRY_ORG"]);
    expect(neededBy(parse({ org: "acme" }))).toEqual(["SENTRY_AUTH_TOKEN"]);
  });
});

describe("what a metric measures", () => {
  it.each([
    ["error_rate", "ratio", 20, { kind: "share" }],
    ["p50_latency", "duration", 20, { kind: "quantile", quantile: 0.5 }],
    ["p95_latency", "duration", 50, { kind: "quantile", quantile: 0.95 }],
    ["p99_latency", "duration", 100, { kind: "quantile", quantile: 0.99 }],
    ["request_count", "count", 0, undefined],
    ["error_count", "count", 0, { kind: "events" }],
    ["new_issues", "count", 0, { kind: "events" }],
    ["lcp", "duration", 20, { kind: "quantile", quantile: 0.75 }],
    ["cls", "number", 20, { kind: "quantile", quantile: 0.75 }],
  ])("%s is a %s from %i samples on, and a series of its own kind", (metric, unit, minimumSamples, series) => {
    expect(sentryMetrics.measure(metric, parse({}))).toEqual({
      unit,
      minimumSamples,
      ownFirstBucket: true,
      ...(series && { series }),
    });
  });

  it("crash_free_sessions is a share in whole hours", () => {
    expect(sentryMetrics.measure("crash_free_sessions", parse({}))).toMatchObject({
      unit: "ratio",
      minimumSamples: 20,
      series: { kind: "share" },
      bucketMs: 3_600_000,
    });
  });

  it("takes a name of one's own with a measure, and names what there is without one", async () => {
    const named = parse({ measure: "error_count", query: 'transaction:"POST /api/threads"' });
    expect(sentryMetrics.measure("thread_creation_failures", named)).toMatchObject({
      unit: "count",
      minimumSamples: 0,
    });
    const sentence = sentryMetrics.measure("thread_creation_failures", parse({}));
    expect(sentence).toEqual(expect.stringContaining("error_rate, p50_latency"));
    const context = contextFor({ SENTRY_AUTH_TOKEN: "t", SENTRY_ORG: "acme" });
    await expect(sentryMetrics.connect("thread_creation_failures", parse({}), context)).rejects.toMatchObject({
      reasonCode: "plan_invalid",
    });
  });
});

describe("how a release is searched for", () => {
  it("puts the commit into the release's name, and quotes it", () => {
    expect(releaseOf(parse({ release: "web@{commit}" }), SCOPE)).toBe("web@c0ffee");
    expect(releaseOf(parse({ release: "any" }), SCOPE)).toBeNull();
    expect(releaseOf(parse({}), { ...SCOPE, commit: "$&" })).toBe("$&");
    expect(requestTerms(parse({}), { ...SCOPE, commit: 'a" b' })).toBe(
      'is_transaction:true span.op:http.server release:"a\\" b"',
    );
  });

  it("leaves the kind of work to a query that names it", () => {
    expect(requestTerms(parse({ query: "span.op:queue.process" }), SCOPE)).not.toContain("http.server");
    expect(requestTerms(parse({ query: 'transaction:"GET /"' }), SCOPE)).toContain("http.server");
  });
});

describe("what must be in the environment", () => {
  it.each([
    ["the token", { SENTRY_ORG: "acme" }, "secret_missing"],
    ["a token that is not blank", { SENTRY_ORG: "acme", SENTRY_AUTH_TOKEN: " " }, "secret_missing"],
    ["the organization", { SENTRY_AUTH_TOKEN: "t" }, "secret_missing"],
    ["a token that can read", { SENTRY_ORG: "acme", SENTRY_AUTH_TOKEN: "sntrys_abc" }, "credential_insufficient"],
  ])("includes %s, or connecting fails", async (_what, env, reasonCode) => {
    const error = await sentryMetrics
      .connect("error_rate", parse({}), contextFor(env))
      .catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ reasonCode, vendor: "Sentry", remedy: expect.stringContaining("SENTRY_") });
  });
});
