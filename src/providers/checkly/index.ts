/** Checkly: synthetic checks against a deployment, and uptime of production from their scheduled runs. */
import type { RoleProvider } from "../contract.ts";
import { CHECKLY, CHECKLY_SECRETS, connectClient } from "./client.ts";

/**
 * Runs production's checks as a test session with `ENVIRONMENT_URL` (and `VERCEL_BYPASS_TOKEN`) set. Reads
 * `CHECKLY_API_URL`, and `CHECKLY_RUN_LOCATION` for a region or the slug of a private location.
 */
export const checklyChecks: RoleProvider<"checks"> = {
  role: "checks",
  vendor: CHECKLY,
  secrets: CHECKLY_SECRETS,
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
