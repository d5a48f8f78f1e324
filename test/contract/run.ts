/** `npm run test:contract`: installs the vendors' own clients, then runs the tests that point them at the emulators. */
import { installClients } from "../clients/install.ts";
import { runVitest } from "../run-vitest.ts";

installClients();
process.exitCode = runVitest("contract");
