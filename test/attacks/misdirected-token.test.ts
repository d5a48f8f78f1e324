/** Somebody who may set variables of the repository, or who copies addresses wrongly, names another place for a token. */
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createSession } from "../../src/engine/session.ts";
import { extensions } from "../../src/engine/whole-plan.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { resolveAddress } from "../../src/lib/vendor-address.ts";
import { declaredSettings } from "../../src/plan/declared-settings.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { checkSettings } from "../../src/plan/settings.ts";
import { connectS3 } from "../../src/providers/s3/client.ts";
import { serveHttp } from "../providers/loopback.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const COMMIT = "c0ffee0000000000000000000000000000000001";
const TOKENS = { VERCEL_TOKEN: "vercel-token", GITHUB_TOKEN: "github-token", SENTRY_AUTH_TOKEN: "sentry-token" };
const ENV = { ...TOKENS, SENTRY_ORG: "acme", GITHUB_REPOSITORY: "acme/web" };

function planOf(addresses = "{}") {
  const result = parsePlan(
    `version: 1
name: web
project:
  vercel: { project: web }
  domains: [app.example.com]
  addresses: ${addresses}
stages:
  staging:
    verify:
      - { title: Home, http: { path: / } }
  production:
    watch:
      for: 30m
      metrics:
        error_rate: { sentry: { project: web } }
      rollback_conditions: [error_rate > 5% over 15m]
`,
    "plan.yml",
    extensions,
  );
  if ("plan" in result) return result.plan;
  throw new Error(result.problems.map(({ message }) => message).join("\n"));
}

const ADDRESSES = declaredSettings(extensions).flatMap(({ setting }) =>
  setting.source === "address" && setting.default !== undefined ? [{ ...setting, default: setting.default }] : [],
);

describe("a variable of the repository", () => {
  it("reaches no workflow as the address of anything", () => {
    const files = globSync([".github/workflows/*.yml", "examples/**/*.yml"], { cwd: ROOT });
    const variables = files.flatMap((file) =>
      [...readFileSync(join(ROOT, file), "utf8").matchAll(/\bvars\.(\w+)/g)].map(([, name]) => name),
    );
    // AWS_REGION is a part of one: only a region's name is taken, see below.
    const names = ["AWS_REGION", "BETTERSTACK_SOURCE", "CHECKLY_ACCOUNT_ID", "CHECKLY_RUN_LOCATION", "SENTRY_ORG"];
    expect(new Set(variables)).toEqual(new Set(names));
  });

  it.each([
    "collector.example/#",
    "collector.example",
    "eu-central-1.collector.example",
    "@collector.example",
    "EU-CENTRAL-1",
    "../x-1",
  ])("sends no backup elsewhere by AWS_REGION=%s", (region) => {
    const env = { AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "secret-key", AWS_REGION: region };
    const connect = () => connectS3("acme", { env, clock: systemClock, random: () => 0, debug: () => undefined });
    expect(connect).toThrow("AWS_REGION is not the name of a region.");
    env.AWS_REGION = "us-gov-west-1";
    expect(connect).not.toThrow();
  });

  it.each(ADDRESSES.map((setting) => [setting.name, setting] as const))(
    "sends no token elsewhere by %s, in the clear or encrypted",
    (name, setting) => {
      for (const address of ["http://collector.example", "https://collector.example", "http://api.vercel.com"]) {
        expect(resolveAddress({ [name]: address }, {}, setting)).toHaveProperty("trouble");
      }
    },
  );

  it.each(["VERCEL_API_URL", "SENTRY_URL"])("ends a release by %s before anything is touched", (name) => {
    expect(checkSettings(planOf(), extensions, ENV)).toEqual([]);
    const problems = checkSettings(planOf(), extensions, { ...ENV, [name]: "https://collector.example" });
    expect(problems).toMatchObject([{ reasonCode: "usage", message: expect.stringContaining(name) }]);
    expect(JSON.stringify(problems)).not.toContain("collector");
  });
});

describe("a plan", () => {
  it.each([
    ["http://sentry.example.com", "begins with http://"],
    ["https://reader:pa55word@sentry.example.com", "has a user name or password in it"],
    ["https://api.vercel.com", "is the address of Vercel, which must not get the token of Sentry"],
    ["https://api.github.com/x", "is the address of GitHub, which must not get the token of Sentry"],
  ])("does not load with %s as the address of a Sentry", (address, said) => {
    expect(() => planOf(`{ sentry: "${address}" }`)).toThrow(said);
  });

  it("names no address of a vendor that nobody hosts themselves, whose token could only be stolen that way", () => {
    for (const vendor of ["vercel", "checkly", "supabase", "github"]) {
      expect(() => planOf(`{ ${vendor}: "https://collector.example" }`)).toThrow(vendor);
    }
  });
});

describe("an address that a plan names", () => {
  it("gets the token of its own vendor alone, and cannot pass it on by a redirect", async () => {
    const heard: { readonly place: string; readonly authorization: string | undefined }[] = [];
    const elsewhere = await serveHttp((request, response) => {
      heard.push({ place: "elsewhere", authorization: request.headers.authorization });
      response.end("{}");
    });
    const sentry = await serveHttp((request, response) => {
      heard.push({ place: "sentry", authorization: request.headers.authorization });
      response.writeHead(302, { location: `${elsewhere.origin}${request.url}` }).end();
    });
    onTestFinished(() => Promise.all([elsewhere.close(), sentry.close()]).then(() => undefined));
    const plan = planOf(`{ sentry: "${sentry.origin}" }`);
    const session = createSession({
      plan,
      release: { id: COMMIT, commit: COMMIT },
      options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false, authors: [] },
      env: { ...ENV, VERCEL_API_URL: elsewhere.origin },
      directory: ROOT,
      clock: systemClock,
      random: () => 0,
      emit: () => undefined,
      debug: () => undefined,
      runUrl: null,
    });
    const [metric] = Object.values(plan.stages.production.watch?.metrics ?? {});
    if (metric === undefined) throw new Error("no metric");
    const source = await session.metricSource(metric);
    await expect(
      source.read({ from: 0, to: 60_000 }, { commit: COMMIT, environment: "production" }),
    ).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown" });
    expect(heard).toEqual([{ place: "sentry", authorization: "Bearer sentry-token" }]);
  });
});
