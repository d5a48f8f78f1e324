/** What it takes to load a whole plan, in one place, so that it is loaded at once and only where it is needed. */
export { loadPlan, parsePlan } from "../plan/load.ts";
export { checkSecrets } from "../plan/secrets.ts";
export { extensions } from "./plan-extensions.ts";
