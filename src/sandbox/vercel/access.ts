/** Who may ask: every route but the sites' own is behind a token and a team. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import { apiError } from "./answer.ts";
import type { VercelState } from "./state.ts";

type Handler = (request: EmulatedRequest) => Promise<EmulatedResponse> | EmulatedResponse;

interface GuardSettings {
  readonly longLived?: boolean;
  /** Answers about the account itself, whatever team is asked for. */
  readonly anyTeam?: boolean;
}

/** The same handler under every path that the vendor's clients call it by. */
export function guard(
  state: VercelState,
  method: string,
  paths: readonly string[],
  handle: Handler,
  settings: GuardSettings = {},
): Route[] {
  return paths.map((path) => ({
    method,
    path,
    ...(settings.longLived === true ? { longLived: true } : {}),
    handle: (request) => {
      const refusal = refuse(state, request, settings.anyTeam === true);
      if (refusal === null) return handle(request);
      // A body that nobody reads would hold the connection.
      request.raw.resume();
      return refusal;
    },
  }));
}

function refuse(state: VercelState, request: EmulatedRequest, anyTeam: boolean): EmulatedResponse | null {
  const header = request.headers.authorization;
  const given = header === undefined ? null : /^bearer\s+(.+)$/i.exec(header)?.[1];
  if (given === null) {
    return apiError(403, "forbidden", "The request has no authentication token.", { missingToken: true });
  }
  const token = state.seed.tokens.find((candidate) => candidate.token === given);
  if (token === undefined) return apiError(403, "forbidden", "Not authorized", { invalidToken: true });
  const { team } = state.seed;
  const asked = request.query.get("teamId") ?? request.query.get("slug");
  const teams = token.teams ?? [team.id];
  if (asked !== null && !((asked === team.id || asked === team.slug) && teams.includes(team.id))) {
    return apiError(403, "forbidden", `Not authorized: the token has no access to the team "${asked}".`);
  }
  // Without a team the token acts for its own first one, where this project does not exist.
  if (asked === null && !anyTeam && !teams.includes(team.id)) return apiError(404, "not_found", "Not found");
  return null;
}
