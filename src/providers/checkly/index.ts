/** Checkly: synthetic checks against a deployment, and uptime of production from their scheduled runs. */
import type { RoleProvider } from "../contract.ts";
import { connectClient } from "./client.ts";
import { ACCOUNT, API_KEY, API_URL, RUN_LOCATION, SERVER_URL, VENDOR } from "./settings.ts";

/**
 * Runs production's checks as a test session with `ENVIRONMENT_URL` (and `VERCEL_BYPASS_TOKEN`) set.
 */
export const checklyChecks: RoleProvider<"checks"> = {
  role: "checks",
  key: "checkly",
  vendor: VENDOR,
  settings: [API_KEY, ACCOUNT, API_URL, RUN_LOCATION, SERVER_URL],
  examine: async (expected, context) => (await import("./examine.ts")).examineCheckly(expected, context),
  findTraces: async (files) => (await import("./find-traces.ts")).findChecklyTraces(files),
  connect: async (settings, context) => {
    const client = connectClient(context);
    const [{ awaitSession, readSession }, { triggerSession }] = await Promise.all([
      import("./await-session.ts"),
      import("./trigger-session.ts"),
    ]);
    return {
      run: async (request) => {
        const startedAt = context.clock.now();
        const started = await triggerSession(client, request, settings, context);
        if (started === null) return null;
        context.debug(`Checkly test session ${started.id} started`);
        const deadline = { startedAt, timeoutMs: request.timeoutMs };
        return readSession(await awaitSession(client, started, deadline, context), started);
      },
    };
  },
};
