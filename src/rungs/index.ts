import { command } from "./command.ts";
import type { AnyRung } from "./contract.ts";
import { database } from "./database.ts";
import { flag } from "./flag.ts";
import { host } from "./host.ts";
import { revert } from "./revert/index.ts";

/** Every rung by its key in the plan, which is its file name. */
export const rungs = { flag, host, database, revert, command } as const satisfies Readonly<Record<string, AnyRung>>;
