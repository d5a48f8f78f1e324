/** The registry of emulators, and all of them started together on one clock. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../lib/clock.ts";
import { createChecklyEmulator, type ChecklySeed } from "./checkly/index.ts";
import type { Emulator, EmulatorContext, Fault, RouteLogEntry, SiteFault } from "./contract.ts";
import { createGithubEmulator, type GithubEmulator, type GithubSeed } from "./github/index.ts";
import { seededRandom } from "./seeded-random.ts";
import { createSentryEmulator, renderDsn, type SentrySeed } from "./sentry/index.ts";
import { type Activity, type Listener, serveSite } from "./listen.ts";
import { createFaultBook, type FaultBook } from "./fault-book.ts";
import { type ServedEmulator, serveEmulator } from "./serve.ts";
import { createSiteRuntime, type DemoSiteRuntime } from "./site-runtime.ts";
import { createSupabaseEmulator, type SupabaseEmulator, type SupabaseSeed } from "./supabase/index.ts";
import { createTraffic, type Traffic, type TrafficPath } from "./traffic.ts";
import { createVercelEmulator, type VercelEmulator, type VercelSeed } from "./vercel/index.ts";

/** What a sandbox starts with: plain JSON, so that a file can carry it. */
export interface SandboxSeed {
  readonly vercel: VercelSeed;
  readonly github: GithubSeed;
  readonly sentry: SentrySeed;
  readonly checkly: Omit<ChecklySeed, "productionOrigin">;
  readonly supabase: SupabaseSeed;
  /** People using the production site while the sandbox runs. */
  readonly traffic: { readonly perMinute: number; readonly paths: readonly (string | TrafficPath)[] };
  /** Template of the release name that the site reports; `{commit}` is replaced. */
  readonly releaseTemplate: string;
  readonly faults: readonly Fault[];
  readonly siteFaults: readonly SiteFault[];
  /** Of the seeded generator. */
  readonly random: number;
}

export interface SandboxOptions {
  readonly clock: Clock;
  /** Virtual time stands still while requests are answered. */
  readonly activity?: Activity;
  readonly onAnswer?: (emulator: string, entry: RouteLogEntry) => void;
  /** Real milliseconds added to each vendor request, for benchmarks. */
  readonly latencyMs?: number;
}

export interface Sandbox {
  readonly seed: SandboxSeed;
  readonly origins: Readonly<Record<"vercel" | "github" | "sentry" | "checkly" | "supabase", string>>;
  readonly vercel: VercelEmulator;
  readonly github: GithubEmulator;
  readonly supabase: SupabaseEmulator;
  readonly faults: FaultBook;
  readonly site: DemoSiteRuntime;
  readonly traffic: Traffic;
  readonly dsn: string;
  /** For `CHECKLY_MQTT_URL`; null unless asked for in the seed. */
  readonly checklyMqttUrl: string | null;
  /** Checkly's scheduled runs of this span of sandbox time. */
  runScheduledChecks(from: number, to: number): Promise<void>;
  /** Where a production domain answers. */
  productionOrigin(domain?: string): string;
  /** Requests that no emulator knew; a run that ends with any has failed. */
  unknownRequests(): readonly (RouteLogEntry & { readonly emulator: string })[];
  close(): Promise<void>;
}

export async function startSandbox(seed: SandboxSeed, options: SandboxOptions): Promise<Sandbox> {
  const { clock, activity } = options;
  const random = seededRandom(seed.random);
  const startedAt = clock.now();
  const faults = createFaultBook(clock, startedAt, random);
  for (const fault of seed.faults) faults.add(fault);
  const directory = await mkdtemp(join(tmpdir(), "holdpoint-sandbox-"));
  const sites: Listener[] = [];

  const contextFor = async (name: string): Promise<EmulatorContext> => {
    const own = join(directory, name);
    await mkdir(own);
    return {
      clock,
      startedAt,
      random,
      hasFault: faults.has,
      directory: own,
      serveSite: async (handle) => {
        const listener = await serveSite(handle, activity);
        sites.push(listener);
        return listener.origin;
      },
    };
  };
  const serve = (emulator: Emulator): Promise<ServedEmulator> =>
    serveEmulator(emulator, {
      clock,
      faults,
      ...(activity === undefined ? {} : { activity }),
      ...(options.latencyMs === undefined ? {} : { latencyMs: options.latencyMs }),
      onAnswer: (entry) => options.onAnswer?.(emulator.name, entry),
    });

  const sentry = await serve(createSentryEmulator(await contextFor("sentry"), seed.sentry));
  const [project] = seed.sentry.projects;
  if (project === undefined) throw new Error("a sandbox needs a Sentry project");
  const dsn = renderDsn(sentry.origin, project);
  const site = createSiteRuntime({
    clock,
    dsn,
    seed: seed.random,
    releaseOf: ({ meta }) => seed.releaseTemplate.replace("{commit}", meta.githubCommitSha ?? "unknown"),
  });
  for (const fault of seed.siteFaults) site.addFault(fault);
  const vercel = createVercelEmulator(await contextFor("vercel"), seed.vercel, site);
  const servedVercel = await serve(vercel);
  const productionOrigin = (domain?: string) => vercel.productionOrigin(domain ?? vercel.domains()[0] ?? "");
  const github = createGithubEmulator(await contextFor("github"), seed.github);
  const servedGithub = await serve(github);
  const checkly = createChecklyEmulator(await contextFor("checkly"), {
    ...seed.checkly,
    productionOrigin: () => productionOrigin(),
  });
  const servedCheckly = await serve(checkly);
  const supabase = createSupabaseEmulator(await contextFor("supabase"), seed.supabase);
  const servedSupabase = await serve(supabase);
  const traffic = createTraffic({
    clock,
    origin: () => productionOrigin(),
    paths: seed.traffic.paths,
    perMinute: seed.traffic.perMinute,
    // A generator of its own: what else draws numbers, and when, must not change who visits.
    random: seededRandom(seed.random + 1),
    flush: () => site.flush(),
  });
  const served = [servedVercel, servedGithub, sentry, servedCheckly, servedSupabase];

  return {
    seed,
    origins: {
      vercel: servedVercel.origin,
      github: servedGithub.origin,
      sentry: sentry.origin,
      checkly: servedCheckly.origin,
      supabase: servedSupabase.origin,
    },
    vercel,
    github,
    supabase,
    faults,
    site,
    traffic,
    dsn,
    checklyMqttUrl: checkly.mqttUrl(),
    runScheduledChecks: (from, to) => checkly.runScheduled(from, to),
    productionOrigin,
    unknownRequests: () =>
      served.flatMap((one) => one.unknownRequests().map((entry) => ({ ...entry, emulator: one.emulator.name }))),
    async close() {
      traffic.stop();
      await site.close();
      await Promise.all(served.map((one) => one.close()));
      await Promise.all(sites.map((one) => one.close()));
      await rm(directory, { recursive: true, force: true });
    },
  };
}
