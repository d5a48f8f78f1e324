/** Somebody who may set variables, or lines of HOLDPOINT_SECRETS, puts in what steers a request or the runner. */
import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { readPlanSecrets } from "../../src/engine/plan-secrets.ts";
import { systemClock } from "../../src/lib/clock.ts";
import type { ProviderContext } from "../../src/providers/contract.ts";
import { checklyMetrics } from "../../src/providers/checkly/metrics.ts";
import { sentryMetrics } from "../../src/providers/sentry/index.ts";
import { type Loopback, serveHttp } from "../providers/loopback.ts";

const heard: string[] = [];
let vendor: Loopback;
beforeAll(async () => {
  vendor = await serveHttp((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.writeHead(404, { "content-type": "application/json" }).end("{}");
  });
});
afterAll(() => vendor.close());
beforeEach(() => void heard.splice(0));

const contextWith = (env: Readonly<Record<string, string>>): ProviderContext => ({
  env,
  clock: systemClock,
  random: () => 0,
  debug: () => undefined,
});

async function readSentry(organization: string): Promise<unknown> {
  const env = { SENTRY_AUTH_TOKEN: "sentry-token", SENTRY_URL: vendor.origin, SENTRY_ORG: organization };
  const source = await sentryMetrics.connect(
    "error_rate",
    sentryMetrics.spec.parse({ project: "web" }),
    contextWith(env),
  );
  return source.read({ from: 0, to: 60_000 }, { commit: "c0ffee", environment: "production" });
}

it.each(["..", ".", "%2e%2E", ".%2e"])("no request is made for an organization called %s", async (organization) => {
  // Encoded already, it stays the name that it is.
  const reading = readSentry(organization);
  await expect(reading).rejects.toMatchObject({ reasonCode: organization.includes("%") ? "not_found" : "usage" });
  expect(heard.filter((request) => !request.includes("%25"))).toEqual([]);
});

it.each(["../../users/me", "acme/../evil", "acme?x=1#", "acme\\..\\evil", "acme\nx-evil: 1"])(
  "an organization called %j is asked for under that name and nothing else",
  async (organization) => {
    await expect(readSentry(organization)).rejects.toMatchObject({ reasonCode: "not_found" });
    expect(heard).toEqual([`GET /api/0/projects/${encodeURIComponent(organization)}/web/`]);
  },
);

it.each(["1\r\nx-evil: 1", "1\u0000", "ä"])("an account %j adds no header, and is not repeated", async (account) => {
  const env = { CHECKLY_API_KEY: "checkly-key", CHECKLY_API_URL: vendor.origin, CHECKLY_ACCOUNT_ID: account };
  const connecting = checklyMetrics
    .connect("uptime", checklyMetrics.spec.parse({ tags: ["prod"] }), contextWith(env))
    .then((source) => source.read({ from: 0, to: 60_000 }, { commit: "c0ffee", environment: "production" }));
  await expect(connecting).rejects.toMatchObject({
    reasonCode: "credential_rejected",
    message: expect.not.stringContaining("evil"),
  });
  expect(heard).toEqual([]);
});

it.each([
  "VERCEL_TOKEN",
  "VERCEL_API_URL",
  "SENTRY_ORG",
  "GITHUB_TOKEN",
  "GITHUB_API_URL",
  "GITHUB_OUTPUT",
  "ACTIONS_RUNTIME_TOKEN",
  "RUNNER_TEMP",
  "PATH",
  "NODE_OPTIONS",
  "NODE_EXTRA_CA_CERTS",
  "LD_PRELOAD",
  "BASH_ENV",
  "npm_config_registry",
])("no line of HOLDPOINT_SECRETS may be called %s", async (name) => {
  const lines = { HOLDPOINT_SECRETS: `TEST_TOKEN=fine\n${name}=taken-over` };
  const mistake = readPlanSecrets("promote", lines);
  await expect(mistake).rejects.toMatchObject({ reasonCode: "usage" });
  await expect(mistake).rejects.toSatisfy((error) => !inspect(error, { depth: 10 }).includes("taken-over"));
});
