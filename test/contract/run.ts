/** `npm run test:contract`: installs the vendors' own clients, then runs the tests that point them at the emulators. */
import { installClients } from "../clients/install.ts";
import { isCi } from "../run-installed.ts";
import { runVitest } from "../run-vitest.ts";
import { findPrometheus } from "./prometheus/find-prometheus.ts";

installClients();
const missing = findPrometheus(process.env) === null;
const tested = runVitest("contract");
if (missing) {
  console.error(
    "NOT TESTED: no Prometheus on this machine, so that nobody asked a real one. Install it (Debian: apt-get install prometheus).",
  );
}
process.exitCode = missing && isCi() ? 1 : tested;
