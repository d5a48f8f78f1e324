/**
 * fast-check, the same cases at each run: a test that is red by chance on somebody's unrelated change helps nobody.
 * `PROPERTY_SEED=7 npx vitest run …` tries others; whoever changes what a property is about does that.
 */
import fc from "../node_modules/fast-check/lib/fast-check.js";

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env["PROPERTY_SEED"] ?? 20_261_120) });

export * from "../node_modules/fast-check/lib/fast-check.js";
export { default } from "../node_modules/fast-check/lib/fast-check.js";
