/** All emulators of a registry, started together on one clock, with the site that they serve and its visitors. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../lib/clock.ts";
import type { Emulator, EmulatorContext, RouteLogEntry } from "./contract.ts";
import type {
  EmulatorDeclaration,
  EmulatorRegistry,
  ForgePeople,
  InstanceOf,
  Running,
  Services,
} from "./declaration.ts";
import { combineServices } from "./combine-services.ts";
import { createFaultBook, type FaultBook } from "./fault-book.ts";
import { type Activity, type ServedSite, serveSite } from "./listen.ts";
import { compileRoute, findRoute } from "./routes.ts";
import { reportDirectly } from "./report-directly.ts";
import type { SeedOfRegistry, WorldSeed } from "./seed-sandbox.ts";
import { seededRandom, seedFrom } from "./seeded-random.ts";
import { type ServedEmulator, serveEmulator } from "./serve.ts";
import { createSiteRuntime, type DemoSiteRuntime } from "./site-runtime.ts";
import type { Meddler } from "./meddler.ts";
import { openTraffic } from "./open-traffic.ts";
import type { Traffic } from "./traffic.ts";

export interface SandboxOptions {
  readonly clock: Clock;
  /** Virtual time stands still while requests are answered. */
  readonly activity?: Activity;
  readonly onAnswer?: (emulator: string, entry: RouteLogEntry) => void;
  readonly meddler?: Meddler;
  /** Real milliseconds added to each vendor request, for benchmarks. */
  readonly latencyMs?: number;
  /** What the site reports reaches the emulators past the vendors' own clients, which cost more than all else: for tests of other things. */
  readonly reportsDirectly?: boolean;
}

/** What every sandbox can do, whichever emulators are in it. */
export interface AnySandbox {
  readonly faults: FaultBook;
  readonly site: DemoSiteRuntime;
  readonly traffic: Traffic;
  /** Everything that happens by itself after `from` and up to `to`: visitors, and what vendors do on a schedule. */
  runScheduled(from: number, to: number): Promise<void>;
  /** Trouble that one emulator declares; throws where it declares none of that name. */
  cause(emulator: string, fault: string): Promise<void>;
  /** Variables that lead every client here, or only those who ask a role. */
  environment(role?: string): Readonly<Record<string, string>>;
  /** Where everything is, as JSON for people and their programs. */
  describe(): Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Is a request held open by design, whichever emulator it is for? `path` may have a query. */
  holdsOpen(method: string, path: string): boolean;
  /** Where a production domain answers; default: the first one. */
  productionOrigin(domain?: string): string;
  /** The people of the forge. */
  forge(): ForgePeople;
  deployByHand: Services["deployByHand"];
  /** Requests that no emulator knew; a run that ends with any has failed. */
  unknownRequests(): readonly (RouteLogEntry & { readonly emulator: string })[];
  close(): Promise<void>;
}

/** Each emulator under its own name, beside what every sandbox can do. */
export type SandboxOf<Registry> = AnySandbox & {
  readonly seed: SeedOfRegistry<Registry>;
  readonly origins: { readonly [Name in keyof Registry]: string };
} & { readonly [Name in keyof Registry]: InstanceOf<Registry[Name]> };

interface Member {
  readonly declared: EmulatorDeclaration<unknown, Emulator>;
  readonly served: ServedEmulator;
  readonly running: Running<unknown, Emulator>;
}

export async function startEmulators<Registry extends EmulatorRegistry>(
  registry: Registry,
  seed: SeedOfRegistry<Registry>,
  options: SandboxOptions,
): Promise<SandboxOf<Registry>> {
  const ground = await prepareGround(seed, options);
  const offered: Partial<Services>[] = [];
  const services = combineServices(offered);
  const site = createSiteRuntime({
    clock: options.clock,
    openReporter: options.reportsDirectly === true ? reportDirectly(services.openReporter) : services.openReporter,
    flagIsSafe: services.flagIsSafe,
    seed: seed.random,
    releaseOf: ({ meta }) => seed.releaseTemplate.replace("{commit}", meta.githubCommitSha ?? "unknown"),
    requestNames: seed.requestNames,
    ...(seed.traffic.crowd === undefined ? {} : { usualFailures: seed.traffic.crowd }),
  });
  for (const fault of seed.siteFaults) site.addFault(fault);
  const members: Member[] = [];
  for (const declared of Object.values(registry)) {
    const own = (seed as Readonly<Record<string, unknown>>)[declared.name];
    const context = await ground.contextFor(declared.name);
    const emulator = declared.create({ ...context, site, services }, own);
    const served = await serve(emulator, ground.faults, options);
    const running = { origin: served.origin, seed: own, emulator, context };
    members.push({ declared, served, running });
    offered.push(declared.offers?.(running) ?? {});
  }
  const traffic = openTraffic(seed, { ...options, services, site, siteAt: ground.siteAt });
  const any: AnySandbox = {
    faults: ground.faults,
    site,
    traffic,
    productionOrigin: services.productionOrigin,
    forge: services.forge,
    deployByHand: services.deployByHand,
    ...operations(members, traffic),
    async close() {
      traffic.stop();
      await site.close();
      await Promise.all(members.map(({ served }) => served.close()));
      await ground.clear();
    },
  };
  const named = <Value>(pick: (member: Member) => Value) =>
    Object.fromEntries(members.map((member) => [member.declared.name, pick(member)]));
  return {
    ...named(({ running }) => running.emulator),
    ...any,
    seed,
    origins: named(({ running }) => running.origin),
  } as SandboxOf<Registry>;
}

/** Everything that goes over all emulators, one after the other in the order of the registry. */
function operations(
  members: readonly Member[],
  traffic: Traffic,
): Pick<AnySandbox, "runScheduled" | "cause" | "environment" | "describe" | "holdsOpen" | "unknownRequests"> {
  const held = members.flatMap(({ running }) =>
    running.emulator.routes.filter(({ longLived }) => longLived === true).map(compileRoute),
  );
  return {
    async runScheduled(from, to) {
      await traffic.run(from, to);
      for (const { running } of members) await running.emulator.runScheduled?.(from, to);
    },
    async cause(name, fault) {
      const member = members.find(({ declared }) => declared.name === name);
      if (member === undefined || !Object.hasOwn(member.declared.faults, fault)) {
        throw new Error(`the emulator ${name} declares no fault ${fault}`);
      }
      await member.declared.faults[fault]?.apply(member.running.emulator);
    },
    environment: (role) =>
      Object.fromEntries(
        members
          .filter(({ declared }) => role === undefined || declared.roles.includes(role))
          .flatMap(({ declared, running }) => Object.entries(declared.environment(running))),
      ),
    describe: () =>
      Object.fromEntries(members.map(({ declared, running }) => [declared.name, declared.describe(running)])),
    holdsOpen: (method, path) => findRoute(held, method, path.replace(/\?.*$/s, "")) !== null,
    unknownRequests: () =>
      members.flatMap(({ declared, served }) =>
        served.unknownRequests().map((entry) => ({ ...entry, emulator: declared.name })),
      ),
  };
}

interface Ground {
  readonly faults: FaultBook;
  contextFor(name: string): Promise<EmulatorContext>;
  /** Throws where none was served at this origin. */
  siteAt(origin: string): ServedSite;
  clear(): Promise<void>;
}

/** What an emulator stands on: a folder, sites on ports of their own, faults, and random numbers of its own. */
async function prepareGround(
  seed: WorldSeed,
  { clock, activity }: Pick<SandboxOptions, "clock" | "activity">,
): Promise<Ground> {
  const startedAt = clock.now();
  const faults = createFaultBook(clock, startedAt, seededRandom(seedFrom(`${seed.random} faults`)));
  for (const fault of seed.faults) faults.add(fault);
  const directory = await mkdtemp(join(tmpdir(), "holdpoint-sandbox-"));
  const sites = new Map<string, ServedSite>();
  return {
    faults,
    async contextFor(name) {
      const own = join(directory, name);
      await mkdir(own);
      return {
        clock,
        startedAt,
        random: seededRandom(seedFrom(`${seed.random} ${name}`)),
        hasFault: faults.has,
        directory: own,
        serveSite: async (handle) => {
          const site = await serveSite(handle, activity);
          sites.set(site.origin, site);
          return site.origin;
        },
      };
    },
    siteAt(origin) {
      const site = sites.get(origin);
      if (site === undefined) throw new Error(`no site is served at ${origin}`);
      return site;
    },
    async clear() {
      await Promise.all([...sites.values()].map((site) => site.close()));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function serve(emulator: Emulator, faults: FaultBook, options: SandboxOptions): Promise<ServedEmulator> {
  return serveEmulator(emulator, {
    clock: options.clock,
    faults,
    ...(options.activity === undefined ? {} : { activity: options.activity }),
    ...(options.latencyMs === undefined ? {} : { latencyMs: options.latencyMs }),
    ...(options.meddler === undefined ? {} : { meddler: options.meddler }),
    onAnswer: (entry) => options.onAnswer?.(emulator.name, entry),
  });
}
