/** What every vendor of flags must do alike, against its emulator. */
import { afterEach, describe, expect, it } from "vitest";
import type { Flag, ProviderContext } from "../../src/providers/contract.ts";
import { flagWords } from "../../src/providers/flags.ts";
import { roleProviders } from "../../src/providers/index.ts";
import type { ManualClock } from "../sandbox/sentry/start-sentry.ts";
import { type FlagSandbox as Sandbox, type FlagWorld, startFlags } from "./flag-world.ts";

interface Vendor {
  /** As a plan says it. */
  readonly said: unknown;
  readonly unsafe: unknown;
  readonly missing: unknown;
  /** The emulator that answers, and the route that changes the flag. */
  readonly emulator: keyof Sandbox["origins"];
  readonly write: string;
  /** Variable of the token. */
  readonly token: string;
  /** Somebody turns it off and on again: it is set as before, and changed all the same. */
  meddle(sandbox: Sandbox): void | Promise<void>;
  /** Who is named for that; null where the vendor does not tell. */
  readonly meddler: string | null;
}

const FLAGD = { branch: "flags", file: "flags/production.json", key: "chat" };

const VENDORS: Readonly<Record<string, Vendor>> = {
  vercel: {
    said: { config: "ecfg_abc123", key: "chat" },
    unsafe: true,
    missing: { config: "ecfg_abc123", key: "other" },
    emulator: "vercel",
    write: "PATCH /v1/edge-config/:config/items",
    token: "VERCEL_TOKEN",
    meddle(world) {
      world.vercel.edgeConfigs.set("ecfg_abc123", "chat", false);
      world.vercel.edgeConfigs.set("ecfg_abc123", "chat", true);
    },
    meddler: null,
  },
  launchdarkly: {
    said: "chat",
    unsafe: "on",
    missing: "other",
    emulator: "launchdarkly",
    write: "PATCH /api/v2/flags/:project/:key",
    token: "LAUNCHDARKLY_ACCESS_TOKEN",
    meddle(world) {
      world.launchdarkly.turn("chat", "production", false, "ada@acme.com");
      world.launchdarkly.turn("chat", "production", true, "ada@acme.com");
    },
    meddler: "ada@acme.com",
  },
  unleash: {
    said: "chat",
    unsafe: "on",
    missing: "other",
    emulator: "unleash",
    write: "POST /api/admin/projects/:project/features/:name/environments/:environment/off",
    token: "UNLEASH_ADMIN_TOKEN",
    meddle(world) {
      world.unleash.turn("chat", "production", false, "ada");
      world.unleash.turn("chat", "production", true, "ada");
    },
    meddler: "ada",
  },
  flagd: {
    said: FLAGD,
    unsafe: { state: "ENABLED" },
    missing: { ...FLAGD, key: "other" },
    emulator: "github",
    write: "PUT /repos/:owner/:repo/contents/:path*",
    token: "FLAGS_GITHUB_TOKEN",
    meddle(world) {
      const text = JSON.stringify({
        flags: { chat: { state: "ENABLED", variants: { on: true, off: false }, defaultVariant: "on" } },
      });
      world.github.push("flags", "e".repeat(40), "Touch it", "ada", { "flags/production.json": text });
    },
    meddler: "ada",
  },
};

let started: FlagWorld | null = null;
let clock: ManualClock;
afterEach(async () => {
  await started?.close();
  started = null;
});

async function start(key: string): Promise<Sandbox> {
  started = await startFlags(key, VENDORS[key]?.said);
  ({ clock } = started);
  return started.sandbox;
}

async function open(key: string, said = VENDORS[key]?.said, env: ProviderContext["env"] = {}): Promise<Flag> {
  if (started === null) throw new Error("nothing was started");
  return started.open(key, said, env);
}

it("has words for every vendor that plays the role, and a row here", () => {
  expect(Object.keys(flagWords)).toEqual(Object.keys(roleProviders.flags));
  expect(Object.keys(VENDORS).toSorted()).toEqual(Object.keys(flagWords).toSorted());
});

describe.each(Object.entries(VENDORS))("%s", (key, vendor) => {
  it("reads the flag, sets it to what is safe, and puts it back", async () => {
    const world = await start(key);
    const flag = await open(key);
    const before = await flag.read();
    expect(before).toMatchObject({ setting: vendor.unsafe, obstacle: null });
    expect(await flag.set(flag.safe, before, "it fails")).toEqual({ kind: "accepted" });
    const off = await flag.read();
    expect(off.setting).toEqual(flag.safe);
    expect(off.version).not.toBe(before.version);
    const seen = {
      vercel: world.vercel.edgeConfigs.isSafe(),
      launchdarkly: world.launchdarkly.isSafe(),
      unleash: world.unleash.isSafe(),
      flagd: String(world.github.fileAt("flags", FLAGD.file)).includes('"state": "DISABLED"'),
    };
    expect(seen).toHaveProperty(key, true);
    expect(await flag.set(before.setting, off, "the fix is out")).toEqual({ kind: "accepted" });
    expect((await flag.read()).setting).toEqual(vendor.unsafe);
  });

  it("shows another version after somebody changed it, also where it is set as before", async () => {
    const running = await start(key);
    const flag = await open(key);
    const before = await flag.read();
    expect((await flag.read()).version).toBe(before.version);
    clock.advance(60_000);
    await vendor.meddle(running);
    const after = await flag.read();
    expect(after.setting).toEqual(before.setting);
    expect(after.version).not.toBe(before.version);
    const { by, at } = await flag.readLastChange();
    expect(by).toBe(vendor.meddler);
    expect(Math.abs((at ?? 0) - clock.now())).toBeLessThan(1_000);
  });

  it("does not take a flag that is not there for one that is off", async () => {
    await start(key);
    await expect((await open(key, vendor.missing)).read()).rejects.toMatchObject({ reasonCode: "not_found" });
  });

  it.each([{}, [], "<html>We will be back soon.</html>", 5, { flags: [], environments: {}, value: undefined }])(
    "does not understand %j",
    async (body) => {
      const { faults } = await start(key);
      faults.add({ emulator: vendor.emulator, kind: "status", status: 200, body });
      const read = (await open(key)).read();
      await expect(read).rejects.toMatchObject({
        reasonCode: expect.stringMatching(/^(vendor_answer_unknown|not_found)$/),
      });
    },
  );

  it.each([
    [{ kind: "status", status: 401 }, "credential_rejected"],
    [{ kind: "status", status: 403 }, "credential_insufficient"],
    [{ kind: "status", status: 503 }, "vendor_unavailable"],
    [{ kind: "reset" }, "vendor_unavailable"],
    [{ kind: "cut" }, "vendor_unavailable"],
    [{ kind: "close" }, "vendor_unavailable"],
  ] as const)("sends a change once, and says so where the answer is %j", async (fault, reasonCode) => {
    const { faults } = await start(key);
    const flag = await open(key);
    const before = await flag.read();
    faults.add({ emulator: vendor.emulator, route: vendor.write, ...fault, times: 1 });
    await expect(flag.set(flag.safe, before, "it fails")).rejects.toMatchObject({ reasonCode });
    // Only what was cut reached the vendor.
    expect((await flag.read()).setting).toEqual(fault.kind === "cut" ? flag.safe : vendor.unsafe);
  });

  it("is refused with a token that nobody issued, and never repeats it", async () => {
    await start(key);
    const token = "user:not-a-token-0000000000000000";
    const failed = await (
      await open(key, vendor.said, { [vendor.token]: token })
    )
      .read()
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ reasonCode: expect.stringMatching(/^credential_/) });
    expect(JSON.stringify(failed) + String(failed)).not.toContain(token);
  });

  it("says which token is missing, before anything is asked", async () => {
    await start(key);
    await expect(open(key, vendor.said, { [vendor.token]: " " })).rejects.toMatchObject({
      reasonCode: "secret_missing",
      message: expect.stringContaining(vendor.token),
    });
  });
});

describe("what a vendor keeps for somebody else to decide", () => {
  it("is refused by LaunchDarkly where the environment wants an approval, and doctor sees it before", async () => {
    const running = await start("launchdarkly");
    const flag = await open("launchdarkly");
    expect(await flag.examine?.()).toMatchObject([{ standing: "ok" }]);
    await running.cause("launchdarkly", "approval-required");
    expect(await flag.examine?.()).toMatchObject([{ standing: "warning", found: expect.stringContaining("approval") }]);
    expect(await flag.set("off", await flag.read(), "it fails")).toMatchObject({ kind: "refused", status: 405 });
    expect(running.launchdarkly.isOn("chat", "production")).toBe(true);
  });

  it("is refused by Unleash where changes go by requests", async () => {
    const running = await start("unleash");
    const flag = await open("unleash");
    await running.cause("unleash", "change-requests");
    await expect(flag.set("off", await flag.read(), "it fails")).rejects.toMatchObject({
      reasonCode: "credential_insufficient",
      message: expect.stringContaining("SKIP_CHANGE_REQUEST"),
    });
  });

  it("is left alone by GitHub on a branch that is changed by pull requests", async () => {
    const world = await start("flagd");
    const flag = await open("flagd");
    const before = await flag.read();
    world.github.protectBranch("flags");
    expect(await flag.set(flag.safe, before, "it fails")).toMatchObject({
      kind: "changed",
      message: expect.stringContaining("pull request"),
    });
    expect((await flag.read()).version).toBe(before.version);
  });
});

it("lets GitHub compare: a file that somebody changed after the reading stays as they left it", async () => {
  const running = await start("flagd");
  const [flag, theirs] = [await open("flagd"), await open("flagd")];
  const before = await flag.read();
  await VENDORS["flagd"]?.meddle(running);
  const text = running.github.fileAt("flags", FLAGD.file);
  expect(await flag.set(flag.safe, before, "it fails")).toMatchObject({ kind: "changed" });
  expect(running.github.fileAt("flags", FLAGD.file)).toBe(text);
  expect(await theirs.set(theirs.safe, await theirs.read(), "it fails")).toEqual({ kind: "accepted" });
});

it("sees what somebody gave a flag at Unleash that is set as before", async () => {
  const world = await start("unleash");
  const flag = await open("unleash");
  const { version } = await flag.read();
  world.unleash.addStrategy("chat", "production", "ada");
  expect((await flag.read()).version).not.toBe(version);
});

it("sees that an environment does not exist at LaunchDarkly, which leaves it out without an error", async () => {
  await start("launchdarkly");
  const flag = await open("launchdarkly", { key: "chat", environment: "prod" });
  await expect(flag.read()).rejects.toMatchObject({
    reasonCode: "not_found",
    message: expect.stringContaining("prod"),
  });
});

it("does not write false where an item of an Edge Config is a map", async () => {
  const world = await start("vercel");
  world.vercel.edgeConfigs.set("ecfg_abc123", "chat", { enabled: true });
  expect((await (await open("vercel")).read()).obstacle).toContain(
    "is a map, and what the plan calls safe is a boolean",
  );
  const safe = { config: "ecfg_abc123", key: "chat", safe: { enabled: false } };
  expect((await (await open("vercel", safe)).read()).obstacle).toBeNull();
});
