/**
 * fast-check, the same cases at each run: a test that is red by chance on somebody's unrelated change helps nobody.
 * `PROPERTY_SEED=7 npx vitest run …` tries others; whoever changes what a property is about does that.
 * `PROPERTY_RUNS=5` tries five times as many, as `npm run test:properties` and CI's `npm test` do.
 */
import fc from "../node_modules/fast-check/lib/fast-check.js";

const TIMES = Number(process.env["PROPERTY_RUNS"] ?? 1);
/** fast-check's own default. */
const USUAL_RUNS = 100;

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env["PROPERTY_SEED"] ?? 20_261_120) });

type Assert = typeof fc.assert;

export const assert = ((property: Parameters<Assert>[0], parameters?: Parameters<Assert>[1]) =>
  fc.assert(property, {
    ...parameters,
    numRuns: Math.ceil((parameters?.numRuns ?? USUAL_RUNS) * TIMES),
  })) as Assert;

export * from "../node_modules/fast-check/lib/fast-check.js";
export default { ...fc, assert };
