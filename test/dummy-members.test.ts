/**
 * A vendor and a gate that there are not, each defined in nothing but its own file and a line of a registry, do all that
 * the others do. What fails here is a place that a real one would have to be written into besides.
 */
import { describe, expect, it } from "vitest";
import { renderGatesReference } from "../scripts/generate/gates-reference.ts";
import { renderMetricsReference } from "../scripts/generate/metrics-reference.ts";
import { renderPlanSchema } from "../scripts/generate/plan-schema.ts";
import { renderChecklistSettingsTable, renderSettingsTable } from "../scripts/generate/settings-tables.ts";
import { createSession } from "../src/engine/session.ts";
import { systemClock } from "../src/lib/clock.ts";
import { secretValues } from "../src/lib/secret-names.ts";
import { settingsOfWorkflow } from "../src/plan/declared-settings.ts";
import { explainPlan } from "../src/plan/explain.ts";
import { parsePlan } from "../src/plan/load.ts";
import type { GateItem, Metric, Plan } from "../src/plan/plan.ts";
import { secretNames } from "../src/plan/secret-names.ts";
import { checkSettings, listSettings } from "../src/plan/settings.ts";
import { seedSandbox } from "../src/sandbox/seed-sandbox.ts";
import { startEmulators } from "../src/sandbox/start-sandbox.ts";
import { rehearsedSite } from "../src/tools/rehearse/rehearsed-site.ts";
import { releaseItems, wishesFor } from "../src/tools/rehearse/world.ts";
import { DUMMY_PLAN, dummyEmulators, dummyExtensions, dummyMembers } from "./dummy/members.ts";

const COMMIT = "c0ffee0000000000000000000000000000000001";
const ENV = {
  VERCEL_TOKEN: "v",
  GITHUB_TOKEN: "g",
  FORECAST_TOKEN: "a-forecast-token",
  BAROMETER_PHRASE: "open-the-barometer",
  BAROMETER_HEIGHT: "12",
  SHIP_DIARY: "ship://diary",
};
const TARGET = { url: "http://127.0.0.1:9", deploymentId: "dpl_1", commit: COMMIT, stage: "staging", bypass: null };

function load(text = DUMMY_PLAN): Plan {
  const result = parsePlan(text, "plan.yml", dummyExtensions);
  if ("plan" in result) return result.plan;
  throw new Error(JSON.stringify(result.problems));
}

function partsOf(plan: Plan): { readonly calm: GateItem; readonly stormy: GateItem; readonly pressure: Metric } {
  const [calm, stormy] = plan.stages.staging.verify;
  const pressure = plan.stages.production.watch?.metrics["pressure"];
  if (calm === undefined || stormy === undefined || pressure === undefined) throw new Error("not the dummies' plan");
  return { calm, stormy, pressure };
}

function startDummySandbox() {
  const { barometer } = dummyEmulators;
  const plan = load();
  const site = rehearsedSite(plan, releaseItems(plan), dummyEmulators);
  const seed = seedSandbox({ barometer }, wishesFor(plan, site, { random: 1, variables: [] }));
  return startEmulators({ barometer }, seed, { clock: systemClock });
}

function open(env: Readonly<Record<string, string>> = ENV) {
  return createSession({
    plan: load(),
    release: { id: COMMIT, commit: COMMIT },
    options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false, authors: [] },
    env,
    directory: import.meta.dirname,
    clock: systemClock,
    random: () => 0,
    emit: () => undefined,
    debug: () => undefined,
    runUrl: null,
    members: dummyMembers,
  });
}

describe("a vendor and a gate of one file and one line", () => {
  it("are words of the plan, checked like any other", () => {
    const { calm, pressure } = partsOf(load());
    expect(calm).toMatchObject({ gate: "weather", spec: { place: "harbour" } });
    expect(pressure).toMatchObject({ provider: "barometer", measure: { unit: "count" } });
    expect(() => load(DUMMY_PLAN.replace("place: cape", "plaice: cape"))).toThrow(/plaice/);
    expect(() => load(DUMMY_PLAN.replaceAll("pressure", "humidity"))).toThrow(/it has pressure/);
  });

  it("stand in the schema and in the reference pages", () => {
    const schema = renderPlanSchema(dummyExtensions);
    expect(schema).toContain("Where it must not storm.");
    expect(schema).toContain("Name of the station.");
    const gates = renderGatesReference(dummyExtensions);
    expect(gates).toContain("| [`weather`](#weather) | world | No storm is on its way. |");
    expect(gates).toContain("| `place` (required) | text |  | Where it must not storm. |");
    expect(renderMetricsReference(dummyExtensions.metricProviders)).toContain("| `pressure` | count | 1 |");
  });

  it("are explained before a release", () => {
    const text = explainPlan(load(), dummyExtensions, 80);
    for (const word of ["Stormy", "pressure", "BAROMETER_PHRASE", "FORECAST_TOKEN"]) expect(text).toContain(word);
  });

  it("stand in the table of tokens, and in what the workflows pass", () => {
    const table = renderSettingsTable(dummyExtensions);
    expect(table).toContain("| `BAROMETER_PHRASE` | secret | for `barometer` | phrase of a reader of the station |");
    expect(table).toContain("| `FORECAST_TOKEN` | secret | for `weather` | token that may read forecasts |");
    expect(table).toContain("| `SUPABASE_ACCESS_TOKEN` | secret | for `advisor` and `supabase` |");
    expect(table).toMatch(/`project\.addresses\.barometer` \| in the plan \| self-hosted only/);
    expect(renderChecklistSettingsTable(dummyExtensions)).toContain("| `FORECAST_TOKEN` | secret | for `weather` |");
    const passed = (workflow: "checklist" | "release" | "rollback") =>
      settingsOfWorkflow(dummyExtensions, workflow)
        .map(({ setting }) => setting.name)
        .filter((name) => /^(?:BAROMETER|FORECAST)/.test(name));
    expect(passed("release")).toEqual(["FORECAST_TOKEN", "BAROMETER_PHRASE", "BAROMETER_HEIGHT"]);
    expect(passed("checklist")).toEqual(["FORECAST_TOKEN"]);
    expect(passed("rollback")).toEqual([]);
  });

  it("say for a plan what each credential must be allowed to do, and who needs it", () => {
    const listed = listSettings(load(), dummyExtensions).map(({ setting, required, neededBy }) => [
      setting.name,
      setting.scopes,
      required,
      neededBy,
    ]);
    const phrase = ["BAROMETER_PHRASE", "phrase of a reader of the station", true, "metric pressure (barometer)"];
    expect(listed).toContainEqual(phrase);
    expect(listed).toContainEqual(["FORECAST_TOKEN", "token that may read forecasts", true, 'gate "Calm" (weather)']);
    expect(listed).toContainEqual(["SHIP_DIARY", undefined, true, 'gate "Calm" (weather)']);
    const high = load(DUMMY_PLAN.replace("station: lighthouse", "station: lighthouse, height: 3"));
    const height = listSettings(high, dummyExtensions).find(({ setting }) => setting.name === "BAROMETER_HEIGHT");
    expect(height?.required).toBe(false);
  });

  it("are missed before anything is touched, each with the remedy of its kind", () => {
    const problems = checkSettings(load(), dummyExtensions, { VERCEL_TOKEN: "v", GITHUB_TOKEN: "g" });
    expect(problems.map(({ message, position }) => `${position?.line}: ${message}`)).toEqual([
      "15: BAROMETER_HEIGHT is not set; metric pressure (barometer) needs it to know how high it is, where the plan does not say.",
      "15: BAROMETER_PHRASE is not set; metric pressure (barometer) needs it to read the pressure.",
      '9: FORECAST_TOKEN is not set; gate "Calm" (weather) needs it to ask for tomorrow.',
      '9: SHIP_DIARY is not set; gate "Calm" (weather) needs it to do what the plan says.',
    ]);
    expect(problems[0]?.remedy).toContain("${{ vars.BAROMETER_HEIGHT }}");
    expect(problems[1]?.remedy).toContain("${{ secrets.BAROMETER_PHRASE }}");
  });

  it("are asked and read in a session, beside the vendor that plays the same role", async () => {
    const sandbox = await startDummySandbox();
    const session = open({ ...ENV, ...sandbox.environment() });
    const { calm, stormy, pressure } = partsOf(session.plan);
    expect(await session.checkGate(calm, TARGET)).toMatchObject({ outcome: "pass", summary: "The harbour is calm." });
    expect(await session.checkGate(stormy, TARGET)).toMatchObject({ outcome: "fail", summary: "A storm over cape." });
    const source = await session.metricSource(pressure);
    const reading = await source.read({ from: 0, to: 1 }, { commit: COMMIT, environment: "production" });
    expect(reading.value).toBe(1_013);
    await sandbox.close();
  });

  it("leave nobody to be taken for another, where a role is asked and nobody says whose", () => {
    expect(() => open().role("advisor")).toThrow("no provider for advisor: the plan does not say which");
  });

  it("are not connected in a session without what they are reached with", async () => {
    const session = open({ VERCEL_TOKEN: "v" });
    const { calm, pressure } = partsOf(session.plan);
    await expect(session.checkGate(calm, TARGET)).rejects.toMatchObject({
      reasonCode: "secret_missing",
      message: expect.stringContaining("FORECAST_TOKEN is not set; Forecast needs it to ask for tomorrow."),
    });
    await expect(session.metricSource(pressure)).rejects.toMatchObject({
      reasonCode: "secret_missing",
      vendor: "Barometer",
      message: "BAROMETER_PHRASE is not set; Barometer needs it to read the pressure.",
    });
  });

  it("have their secrets masked, though nothing in the names says what they are", () => {
    const names = secretNames(load(), dummyExtensions);
    expect(secretValues(ENV, names)).toEqual(expect.arrayContaining(["open-the-barometer", "ship://diary"]));
    expect(secretValues(ENV)).not.toContain("open-the-barometer");
    expect(names).not.toContain("BAROMETER_HEIGHT");
  });
});
