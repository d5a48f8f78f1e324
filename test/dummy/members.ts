/** The registries with four more lines: a metric provider and its emulator, a second advisor and a gate. */
import { type Members, members } from "../../src/engine/members.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import type { PlanExtensions } from "../../src/plan/extensions.ts";
import { emulators } from "../../src/sandbox/index.ts";
import { barometer } from "./barometer.ts";
import { barometerEmulator } from "./barometer-emulator.ts";
import { forecast } from "./forecast.ts";
import { weather } from "./weather.ts";

export const dummyMembers: Members = {
  roles: { ...members.roles, advisor: { ...members.roles.advisor, forecast } },
  metricProviders: async () => ({ ...(await members.metricProviders()), barometer }),
  gates: async () => ({ ...(await members.gates()), weather }),
  rungs: members.rungs,
  steps: members.steps,
};

export const dummyExtensions: PlanExtensions = {
  roles: dummyMembers.roles,
  metricProviders: { ...extensions.metricProviders, barometer },
  gates: { ...extensions.gates, weather },
};

export const dummyEmulators = { ...emulators, barometer: barometerEmulator };

/** A plan with all of them in it. */
export const DUMMY_PLAN = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
checklist:
  - { title: No findings, advisor: { project: abcdefghijklmnopqrst } }
stages:
  staging:
    verify:
      - { title: Calm, weather: { place: harbour, diary: SHIP_DIARY } }
      - { title: Stormy, weather: { place: cape } }
  production:
    watch:
      for: 10m
      metrics:
        pressure: { barometer: { station: lighthouse } }
      rollback_conditions:
        - pressure > 1100
`;
