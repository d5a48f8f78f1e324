/** Checkly in the sandbox: one account with two checks of the demo site, which have every tag that is asked for. */
import type { EmulatorDeclaration, SeedWishes } from "../declaration.ts";
import { fieldsOf, textsOf } from "../spec-fields.ts";
import { type ChecklyEmulator, createChecklyEmulator } from "./emulator.ts";
import type { ChecklySeed } from "./seed.ts";

export { type ChecklyEmulator, createChecklyEmulator } from "./emulator.ts";
export type { ChecklySeed, CheckSeed } from "./seed.ts";

/** They open nothing but loopback; long, so that masking them hides nothing else. */
const CHECKLY_KEY = "cu_sandbox000000000000000000";
const CHECKLY_ACCOUNT = "00000000-0000-4000-8000-000000000001";

const HEALTH = "/api/health";

/** Where production answers is known to the sandbox alone, once its host listens. */
type AccountSeed = Omit<ChecklySeed, "productionOrigin">;

export const checkly: EmulatorDeclaration<AccountSeed, ChecklyEmulator> = {
  name: "checkly",
  roles: ["checks"],
  seedFor,
  create: (context, seed) =>
    createChecklyEmulator(context, { ...seed, productionOrigin: () => context.services.productionOrigin() }),
  environment: ({ origin, seed }) => ({
    CHECKLY_API_URL: origin,
    CHECKLY_API_KEY: seed.apiKey,
    CHECKLY_ACCOUNT_ID: seed.accountId,
  }),
  describe: ({ origin, seed, emulator }) => ({
    url: origin,
    apiKey: seed.apiKey,
    accountId: seed.accountId,
    mqttUrl: emulator.mqttUrl(),
  }),
  faults: {},
};

function seedFor({ items, metrics, firstVersion, ownClients = false }: SeedWishes): AccountSeed {
  const specs = [
    ...items.filter(({ gate }) => gate === "checkly"),
    ...metrics.filter(({ provider }) => provider === "checkly"),
  ].map(({ spec }) => fieldsOf(spec));
  const tags = [...new Set(["deploy", "prod", ...specs.flatMap((spec) => textsOf(spec.tags))])];
  return {
    accountId: CHECKLY_ACCOUNT,
    apiKey: CHECKLY_KEY,
    checks: [
      {
        id: "00000000-0000-4000-8000-0000000000c1",
        name: "Site answers",
        tags,
        path: "/",
        status: statusOf(firstVersion, "/"),
      },
      {
        id: "00000000-0000-4000-8000-0000000000c2",
        name: "API is healthy",
        tags,
        path: HEALTH,
        status: statusOf(firstVersion, HEALTH),
      },
    ],
    mqtt: ownClients,
  };
}

/** What the site answers there to everybody; a redirect is followed and ends well. */
function statusOf(site: SeedWishes["firstVersion"], path: string): number {
  const statuses = (site?.routes ?? [])
    .filter((route) => route.method === "GET" && route.path === path && Object.keys(route.headers).length === 0)
    .flatMap(({ status }) => status ?? []);
  return statuses.find((status) => status >= 400) ?? 200;
}
