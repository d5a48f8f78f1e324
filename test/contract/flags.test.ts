/** The vendors' own clients, unmodified, against the emulators of flags and against what our providers wrote. */
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { clientFile } from "../clients/install.ts";
import { type FlagWorld, startFlags } from "../conformance/flag-world.ts";

let world: FlagWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

async function start(vendor: string, said: unknown): Promise<FlagWorld> {
  world = await startFlags(vendor, said);
  return world;
}

/** The parts of the clients that are used here, after their own type declarations. */
interface LaunchDarkly {
  readonly Configuration: new (options: { apiKey: string; basePath: string }) => object;
  readonly FeatureFlagsApi: new (configuration: object) => {
    getFeatureFlag(project: string, key: string, env?: string): Promise<{ data: LaunchDarklyFlag }>;
    patchFeatureFlag(
      project: string,
      key: string,
      patch: unknown,
      ignoreConflicts?: boolean,
      options?: { headers: Readonly<Record<string, string>> },
    ): Promise<{ data: LaunchDarklyFlag }>;
  };
  readonly EnvironmentsApi: new (configuration: object) => {
    getEnvironment(project: string, key: string): Promise<{ data: { approvalSettings: { required: boolean } } }>;
  };
  readonly AuditLogApi: new (configuration: object) => {
    getAuditLogEntries(
      before?: number,
      after?: number,
      q?: string,
      limit?: number,
      spec?: string,
    ): Promise<{ data: { items: { date: number; token?: { name: string } }[] } }>;
  };
}

interface LaunchDarklyFlag {
  readonly environments: Readonly<Record<string, { readonly on: boolean; readonly version: number }>>;
}

describe("LaunchDarkly's client of its REST API", () => {
  const SEMANTIC = { headers: { "Content-Type": "application/json; domain-model=launchdarkly.semanticpatch" } };
  const OFF = { environmentKey: "production", instructions: [{ kind: "turnFlagOff" }] };

  async function connect({ sandbox }: FlagWorld) {
    const file = pathToFileURL(clientFile("launchdarkly-api-typescript/dist/index.js")).href;
    const client = (await import(file)) as { default: LaunchDarkly };
    const { Configuration, ...apis } = client.default;
    const { LAUNCHDARKLY_ACCESS_TOKEN: apiKey = "", LAUNCHDARKLY_API_HOST: basePath = "" } = sandbox.environment();
    const configuration = new Configuration({ apiKey, basePath });
    return {
      flags: new apis.FeatureFlagsApi(configuration),
      environments: new apis.EnvironmentsApi(configuration),
      audit: new apis.AuditLogApi(configuration),
    };
  }

  it("sees what we turned off, and who did it", async () => {
    const started = await start("launchdarkly", "chat");
    const { flags, audit, environments } = await connect(started);
    expect((await flags.getFeatureFlag("default", "chat", "production")).data.environments).toEqual({
      production: expect.objectContaining({ on: true, version: 1 }),
    });
    const flag = await started.open("launchdarkly", "chat");
    await flag.set("off", await flag.read(), "it fails");
    const { data } = await flags.getFeatureFlag("default", "chat");
    expect(data.environments).toMatchObject({ production: { on: false, version: 2 }, test: { on: true, version: 1 } });
    const spec = "proj/default:env/production:flag/chat";
    const entries = await audit.getAuditLogEntries(undefined, undefined, undefined, 5, spec);
    expect(entries.data.items).toMatchObject([{ token: { name: "holdpoint" } }]);
    expect((await environments.getEnvironment("default", "production")).data.approvalSettings.required).toBe(false);
  });

  it("turns a flag by either kind of patch, and is told of a version that is not the flag's any more", async () => {
    const started = await start("launchdarkly", "chat");
    const { flags } = await connect(started);
    const stale = [
      { op: "test", path: "/environments/production/version", value: 7 },
      { op: "replace", path: "/environments/production/on", value: false },
    ];
    await expect(flags.patchFeatureFlag("default", "chat", { patch: stale })).rejects.toMatchObject({
      response: { status: 409 },
    });
    await flags.patchFeatureFlag("default", "chat", OFF, undefined, SEMANTIC);
    const flag = await started.open("launchdarkly", "chat");
    expect(await flag.read()).toMatchObject({ setting: "off", version: "2" });
    const patch = [{ op: "replace", path: "/environments/production/on", value: true }];
    await flags.patchFeatureFlag("default", "chat", { patch, comment: "back" });
    expect(await flag.read()).toMatchObject({ setting: "on", version: "3" });
    // Without the content type's own parameter, a semantic patch is no patch.
    await expect(flags.patchFeatureFlag("default", "chat", OFF)).rejects.toMatchObject({ response: { status: 400 } });
  });
});

describe("Vercel's client of Edge Configs", () => {
  interface EdgeConfig {
    createClient(connection: string): {
      get(key: string): Promise<unknown>;
      has(key: string): Promise<boolean>;
      getAll(): Promise<Readonly<Record<string, unknown>>>;
      digest(): Promise<string>;
    };
  }

  it("reads what we set, as a site does", async () => {
    const said = { config: "ecfg_abc123", key: "chat" };
    const started = await start("vercel", said);
    const { createClient } = (await import(
      pathToFileURL(clientFile("@vercel/edge-config/dist/index.js")).href
    )) as EdgeConfig;
    const { origins } = started.sandbox;
    const site = createClient(`${origins.vercel}/ecfg_abc123?token=sandbox-edge-config-token-000000`);
    expect(await site.get("chat")).toBe(true);
    const before = await site.digest();
    const flag = await started.open("vercel", said);
    await flag.set(false, await flag.read(), "it fails");
    expect(await site.get("chat")).toBe(false);
    expect(await site.getAll()).toEqual({ chat: false });
    expect(await site.digest()).not.toBe(before);
    expect(await site.get("other")).toBeUndefined();
    const stranger = createClient(`${origins.vercel}/ecfg_abc123?token=another`);
    await expect(stranger.get("chat")).rejects.toThrow("Unauthorized");
  });
});

describe("flagd's own evaluation, which every in-process provider of OpenFeature uses", () => {
  interface Core {
    readonly FlagdCore: new () => {
      setConfigurations(text: string): unknown;
      resolveBooleanEvaluation(key: string, otherwise: boolean, context?: object): { readonly value: boolean };
    };
  }

  const FILE = `{
  "$schema": "https://flagd.dev/schema/v0/flags.json",
  "flags": {
    "other":  { "state": "ENABLED", "variants": { "a": true, "b": false }, "defaultVariant": "b" },
    "chat": {
      "state": "ENABLED",
      "variants": { "on": true, "off": false },
      "defaultVariant": "off",
      "targeting": { "if": [{ "ends_with": [{ "var": "email" }, "@acme.com"] }, "on", "off"] }
    }
  }
}
`;
  const SAID = { branch: "flags", file: "flags.json", key: "chat" };

  async function evaluate(text: string) {
    const file = pathToFileURL(clientFile("@openfeature/flagd-core/index.cjs.js")).href;
    const { default: core } = (await import(file)) as { default: Core };
    const evaluated = new core.FlagdCore();
    evaluated.setConfigurations(text);
    return (otherwise: boolean, context = {}) => evaluated.resolveBooleanEvaluation("chat", otherwise, context).value;
  }

  it("gives everybody the site's own default once we have disabled the flag, and nothing else was touched", async () => {
    const started = await start("flagd", SAID);
    const { github } = started.sandbox;
    const text = () => String(github.fileAt("flags", "flags.json"));
    github.push("flags", "e".repeat(40), "Flags", "ada", { "flags.json": FILE });
    const targeted = { targetingKey: "1", email: "ada@acme.com" };
    expect((await evaluate(text()))(false, targeted)).toBe(true);
    const flag = await started.open("flagd", SAID);
    const before = await flag.read();
    await flag.set(flag.safe, before, "it fails");
    expect((await evaluate(text()))(false, targeted)).toBe(false);
    expect(text()).toBe(FILE.replace('"chat": {\n      "state": "ENABLED"', '"chat": {\n      "state": "DISABLED"'));
    await flag.set(before.setting, await flag.read(), "back");
    expect(text()).toBe(FILE);
  });

  it("serves the variant that the plan calls safe", async () => {
    const said = { ...SAID, safe: { variant: "off" } };
    const started = await start("flagd", said);
    const { github } = started.sandbox;
    const text = () => String(github.fileAt("flags", "flags.json"));
    expect((await evaluate(text()))(false)).toBe(true);
    const flag = await started.open("flagd", said);
    await flag.set(flag.safe, await flag.read(), "it fails");
    expect((await evaluate(text()))(true)).toBe(false);
    // Rules decide before a default does.
    github.push("flags", "e".repeat(40), "Flags", "ada", { "flags.json": FILE });
    expect((await flag.read()).obstacle).toContain("targeting");
  });
});
