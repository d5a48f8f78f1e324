/** The stand-in of a vendor that there is not: all that it takes to add one to the sandbox, besides its line in the registry. */
import type { Emulator, EmulatedRequest } from "../../src/sandbox/contract.ts";
import type { EmulatorDeclaration, SandboxContext } from "../../src/sandbox/declaration.ts";
import { fieldsOf, textOf } from "../../src/sandbox/spec-fields.ts";

interface BarometerSeed {
  readonly phrase: string;
  readonly stations: readonly string[];
  readonly pressure: number;
}

export interface BarometerEmulator extends Emulator {
  /** Instants at which it was read by itself. */
  readonly scheduled: readonly number[];
  setPressure(pressure: number): void;
}

export const barometerEmulator: EmulatorDeclaration<BarometerSeed, BarometerEmulator> = {
  name: "barometer",
  roles: [],
  seedFor: ({ metrics }) => ({
    phrase: "open-the-barometer",
    stations: metrics
      .filter(({ provider }) => provider === "barometer")
      .flatMap(({ spec }) => textOf(fieldsOf(spec).station) ?? []),
    pressure: 1_013,
  }),
  create,
  environment: ({ origin, seed }) => ({
    BAROMETER_URL: origin,
    BAROMETER_PHRASE: seed.phrase,
    BAROMETER_HEIGHT: "12",
  }),
  describe: ({ origin, seed }) => ({ url: origin, stations: seed.stations }),
  faults: {
    hurricane: { description: "the pressure leaves every bound", apply: (emulator) => emulator.setPressure(1_200) },
  },
};

function create(_context: SandboxContext, seed: BarometerSeed): BarometerEmulator {
  let { pressure } = seed;
  const scheduled: number[] = [];
  const isKnown = ({ headers, params }: EmulatedRequest) =>
    headers["authorization"] === `Bearer ${seed.phrase}` && seed.stations.includes(params["station"] ?? "");
  return {
    name: "barometer",
    routes: [
      {
        method: "GET",
        path: "/stations/:station/pressure",
        handle: (request) => (isKnown(request) ? { status: 200, body: { pressure } } : { status: 404, body: {} }),
      },
    ],
    scheduled,
    setPressure: (value) => {
      pressure = value;
    },
    runScheduled: async (_from, to) => void scheduled.push(to),
    state: () => ({ pressure }),
  };
}
