import { advisor } from "./advisor.ts";
import { backups } from "./backups/index.ts";
import { bundle } from "./bundle/index.ts";
import { checkly } from "./checkly.ts";
import { command } from "./command.ts";
import type { Gate } from "./contract.ts";
import { coverage } from "./coverage/index.ts";
import { database } from "./database/index.ts";
import { drill } from "./drill.ts";
import { env } from "./env/index.ts";
import { http } from "./http/index.ts";
import { migrations } from "./migrations/index.ts";
import { prior } from "./prior.ts";
import { rls } from "./rls/index.ts";
import { signOff } from "./sign-off.ts";
import { tls } from "./tls.ts";
import { window } from "./window/index.ts";

/** Every gate by its key in the plan, which is its file name. */
export const gates = {
  command,
  bundle,
  coverage,
  http,
  env,
  migrations,
  rls,
  database,
  backups,
  tls,
  checkly,
  advisor,
  prior,
  drill,
  "sign-off": signOff,
  window,
} as const satisfies Readonly<Record<string, Gate>>;
