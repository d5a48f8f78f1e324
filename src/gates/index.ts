import { checkly } from "./checkly.ts";
import { command } from "./command.ts";
import type { Gate } from "./contract.ts";
import { env } from "./env.ts";
import { http } from "./http.ts";
import { tls } from "./tls.ts";

/** Every gate by its key in the plan, which is its file name. */
export const gates = { command, http, env, tls, checkly } as const satisfies Readonly<Record<string, Gate>>;
