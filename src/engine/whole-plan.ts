/** What it takes to load a whole plan, in one place, so that it is loaded at once and only where it is needed. */
export { loadPlan, parsePlan } from "../plan/load.ts";
export { vendorSettings } from "../plan/settings.ts";
export { extensions } from "./plan-extensions.ts";
