/** `npm run test:oldest-node`: installs the oldest Node that is promised, then runs `dist/` on it. Arguments go to vitest. */
import { installLocked } from "../install-locked.ts";
import { runInstalled } from "../run-installed.ts";

process.exitCode = runInstalled("oldest-node", () => installLocked(import.meta.dirname, "oldest Node"));
