/** Starts one test session: production's checks against another URL. Test sessions raise no alerts and do not count in availability. */
import { ProviderError } from "../../lib/error.ts";
import { readSetting } from "../../lib/setting.ts";
import { createUuid } from "../../lib/uuid.ts";
import type { Checks, ProviderContext, RoleSettings } from "../contract.ts";
import type { VendorAnswer, VendorClient } from "../http.ts";
import { messageOf } from "../http-failure.ts";
import { CREDENTIAL_REMEDY } from "./client.ts";
import { RUN_LOCATION, SERVER_URL, VENDOR } from "./settings.ts";
import { parseAnswer, sessionList, triggeredSession } from "./wire.ts";

type RunRequest = Parameters<Checks["run"]>[0];

const TRIGGER_PATH = "/v1/test-sessions/trigger";
/** Checkly's own default of `checkly trigger`. */
const DEFAULT_LOCATION = "eu-central-1";
const TRIES = 3;
/** A session that was started shows up in the list at once or shortly after. */
const SHOWS_UP_MS = 2_000;

export interface StartedSession {
  readonly id: string;
  readonly url: string | null;
}

/**
 * Null where no check matched. A lost answer is not followed by the same request: each session costs check runs and
 * loads the deployment. The session has a name of its own, so it is looked for first and started again only where
 * Checkly does not know it; at worst a second session runs that nobody waits for.
 */
export async function triggerSession(
  client: VendorClient,
  request: RunRequest,
  settings: RoleSettings,
  context: ProviderContext,
): Promise<StartedSession | null> {
  const name = `Holdpoint ${request.environment} ${request.commit.slice(0, 7)} ${createUuid(context.random)}`;
  for (let tryNumber = 1; ; tryNumber += 1) {
    try {
      const answer = await client.request({
        method: "POST",
        path: TRIGGER_PATH,
        json: triggerBody(name, request, settings, context),
        repeatable: false,
        accept: [403, 404],
      });
      if (isNoMatch(answer)) return null;
      const session = parseAnswer(triggeredSession, answer, TRIGGER_PATH);
      return { id: session.testSessionId, url: session.testSessionLink ?? null };
    } catch (error) {
      if (!isLost(error)) throw error;
      await context.clock.sleep(SHOWS_UP_MS, context.signal);
      const found = await findSession(client, name);
      if (found !== null) return found;
      if (tryNumber >= TRIES) throw error;
    }
  }
}

function triggerBody(name: string, request: RunRequest, settings: RoleSettings, context: ProviderContext) {
  const { env } = context;
  const server = readSetting(env, SERVER_URL) ?? "https://github.com";
  return {
    name,
    runLocation: readSetting(env, RUN_LOCATION) ?? DEFAULT_LOCATION,
    // One inner list: a check must carry every tag in it. Several inner lists would mean "or".
    target: { matchTags: [[...request.tags]] },
    environmentVariables: [
      { key: "ENVIRONMENT_URL", value: request.url, secret: false },
      ...(request.bypass === null
        ? []
        : [{ key: "VERCEL_BYPASS_TOKEN", value: request.bypass.reveal(), secret: true }]),
    ],
    metadata: {
      environment: request.environment,
      commitId: request.commit,
      ...(settings.repository === null ? {} : { repoUrl: `${server}/${settings.repository}` }),
    },
  };
}

/** 404 means that no activated check matched; the private twin of this endpoint says it as 403 with a code. */
function isNoMatch(answer: VendorAnswer): boolean {
  if (answer.status === 404) return true;
  if (answer.status !== 403) return false;
  const { body } = answer;
  if (typeof body === "object" && body !== null && "errorCode" in body && body.errorCode === "ERR_NO_MATCHING_CHECKS") {
    return true;
  }
  const said = messageOf(body);
  throw new ProviderError({
    reasonCode: "credential_insufficient",
    vendor: VENDOR,
    status: 403,
    message: `Checkly refused: the credential may not start a test session: POST ${TRIGGER_PATH} → 403${said ? ` (${said})` : ""}.`,
    remedy: CREDENTIAL_REMEDY,
  });
}

/** Whether the session may have been started although no usable answer came. */
function isLost(error: unknown): boolean {
  return error instanceof ProviderError && (error.status === null || error.status >= 500);
}

async function findSession(client: VendorClient, name: string): Promise<StartedSession | null> {
  const path = "/v1/test-sessions";
  // The newest 100 that carry the name: it is unique, so one page is the whole list.
  const answer = await client.request({
    method: "GET",
    path,
    query: { textSearch: name, limit: 100 },
    repeatable: true,
  });
  const found = parseAnswer(sessionList, answer, path).entries.find((entry) => entry.name === name);
  return found === undefined ? null : { id: found.id, url: null };
}
