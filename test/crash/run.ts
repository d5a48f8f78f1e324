/** `npm run test:crash`: the built program killed at every call, and every call answered wrongly. Arguments go to vitest. */
import { runVitest } from "../run-vitest.ts";
import { chooseTemporaryFolder } from "../temporary-folder.ts";

process.env["TMPDIR"] = chooseTemporaryFolder();
process.exitCode = runVitest("crash");
