/** The registry of emulators: one line each. */
import { betterstack } from "./betterstack/index.ts";
import { checkly } from "./checkly/index.ts";
import { github } from "./github/index.ts";
import { launchdarkly } from "./launchdarkly/index.ts";
import { neon } from "./neon/index.ts";
import { prometheus } from "./prometheus/index.ts";
import { s3 } from "./s3/index.ts";
import { type SeedOfRegistry, seedSandbox, type WorldWishes } from "./seed-sandbox.ts";
import { sentry } from "./sentry/index.ts";
import { type SandboxOf, type SandboxOptions, startEmulators } from "./start-sandbox.ts";
import { supabase } from "./supabase/index.ts";
import { unleash } from "./unleash/index.ts";
import { vercel } from "./vercel/index.ts";

export const emulators = {
  vercel,
  github,
  sentry,
  checkly,
  supabase,
  prometheus,
  betterstack,
  launchdarkly,
  unleash,
  neon,
  s3,
};

export type Emulators = typeof emulators;
/** What a sandbox starts with: plain JSON, so that a file can carry it. */
export type SandboxSeed = SeedOfRegistry<Emulators>;
export type Sandbox = SandboxOf<Emulators>;

export function seedFor(wishes: WorldWishes): SandboxSeed {
  return seedSandbox(emulators, wishes);
}

export function startSandbox(seed: SandboxSeed, options: SandboxOptions): Promise<Sandbox> {
  return startEmulators(emulators, seed, options);
}
