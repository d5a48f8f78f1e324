/** Prometheus in the sandbox: it has scraped the demo site, and whatever else a plan asks it for is calm. */
import type { EmulatorDeclaration, SeedWishes } from "../declaration.ts";
import { fieldsOf, textOf } from "../spec-fields.ts";
import { createPrometheusEmulator, type PrometheusEmulator } from "./emulator.ts";
import type { KnownQuery, PrometheusSeed } from "./seed.ts";

export { createPrometheusEmulator, type PrometheusEmulator } from "./emulator.ts";
export type { KnownQuery, PrometheusSeed } from "./seed.ts";

/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const PROMETHEUS_TOKEN = "sandbox-prometheus-token-000000";

/** What a level is while nothing is wrong, by its unit and the way in which it gets worse. */
const CALM: Readonly<Record<string, { readonly higher: number; readonly lower: number }>> = {
  percent: { higher: 1, lower: 99.9 },
  ratio: { higher: 0.01, lower: 0.999 },
  seconds: { higher: 0.05, lower: 60 },
  milliseconds: { higher: 50, lower: 60_000 },
  number: { higher: 1, lower: 1_000_000 },
};

export const prometheus: EmulatorDeclaration<PrometheusSeed, PrometheusEmulator> = {
  name: "prometheus",
  roles: [],
  seedFor,
  create: createPrometheusEmulator,
  offers: ({ emulator, seed }) => ({
    // Where nobody asks about requests, none are kept.
    openReporter: (release, environment) =>
      environment === "production" && seed.known.length > 0
        ? Promise.resolve(emulator.reporterFor(release.commit))
        : null,
  }),
  environment: ({ origin, seed }) => ({
    PROMETHEUS_URL: origin,
    ...(seed.token === null ? {} : { PROMETHEUS_TOKEN: seed.token }),
  }),
  describe: ({ origin, seed }) => ({ url: origin, token: seed.token ?? "" }),
  faults: {},
};

function seedFor({ metrics }: SeedWishes): PrometheusSeed {
  const questions = metrics
    .filter(({ provider }) => provider === "prometheus")
    .map(({ spec }) => fieldsOf(fieldsOf(spec).question));
  return { token: PROMETHEUS_TOKEN, known: questions.flatMap(knownQueries) };
}

function knownQueries(question: Readonly<Record<string, unknown>>): readonly KnownQuery[] {
  const known = (text: unknown, means: KnownQuery["means"]): readonly KnownQuery[] => {
    const query = textOf(text);
    return query === null ? [] : [{ query, means }];
  };
  const calm = CALM[textOf(question.unit) ?? "number"] ?? { higher: 1, lower: 1 };
  return [
    ...known(question.query, { kind: "level", value: question.worse === "lower" ? calm.lower : calm.higher }),
    ...known(question.bad, { kind: "requests", failed: true }),
    ...known(question.total, { kind: "requests", failed: false }),
    ...known(question.count, { kind: "nothing" }),
    ...known(question.histogram, { kind: "durations", scale: question.unit === "milliseconds" ? 1_000 : 1 }),
  ];
}
