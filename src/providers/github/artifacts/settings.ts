/** What artifacts are kept with: the runner gives it to an action, and to nothing that an action starts. */
import { namesStore } from "../../../lib/backup-place.ts";
import type { Setting } from "../../../lib/setting.ts";

const neededFor = (spec: unknown): boolean => namesStore(spec, "artifact");

export const RUNTIME_TOKEN: Setting = {
  name: "ACTIONS_RUNTIME_TOKEN",
  source: "runner",
  purpose: "keep an artifact of the job's run",
  neededFor,
};

export const RESULTS_URL: Setting = {
  name: "ACTIONS_RESULTS_URL",
  source: "runner",
  purpose: "find the service that keeps artifacts",
  neededFor,
};
