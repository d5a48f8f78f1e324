/** The user and the team that every client asks for first. */
import type { EmulatedRequest, Route } from "../contract.ts";
import { guard } from "./access.ts";
import { apiError, ok } from "./answer.ts";
import { USER } from "./deployment-shape.ts";
import type { VercelState } from "./state.ts";

export function accountRoutes(state: VercelState): Route[] {
  const { team } = state.seed;
  const shown = {
    ...team,
    creatorId: USER.uid,
    createdAt: state.context.startedAt - 86_400_000,
    updatedAt: state.context.startedAt - 86_400_000,
    avatar: null,
    description: null,
    membership: { confirmed: true, role: state.seed.role ?? "OWNER", uid: USER.uid, teamId: team.id },
    billing: { plan: state.options.plan, period: null },
  };
  return [
    ...guard(
      state,
      "GET",
      ["/v2/user"],
      () =>
        ok({
          user: {
            ...USER,
            id: USER.uid,
            name: "Emulated User",
            avatar: null,
            // A user of this version always acts for a team; the clients take the default one.
            version: "northstar",
            defaultTeamId: team.id,
            limited: false,
            billing: null,
            softBlock: null,
          },
        }),
      { anyTeam: true },
    ),
    // What the token that signs the request says about itself.
    ...guard(state, "GET", ["/v5/user/tokens/current"], (request) => ok({ token: showToken(state, request) }), {
      anyTeam: true,
    }),
    // The vendor's CLI asks for one team without a version.
    ...guard(
      state,
      "GET",
      ["/teams/:team", "/v2/teams/:team"],
      (request) =>
        request.params.team === team.id || request.params.team === team.slug
          ? ok(shown)
          : apiError(404, "not_found", "Team not found"),
      { anyTeam: true },
    ),
    ...guard(
      state,
      "GET",
      ["/v2/teams", "/v1/teams", "/teams"],
      () => ok({ teams: [shown], pagination: { count: 1, next: null, prev: null } }),
      { anyTeam: true },
    ),
  ];
}

function showToken({ seed, context }: VercelState, { headers }: EmulatedRequest) {
  const given = /^bearer\s+(.+)$/i.exec(headers.authorization ?? "")?.[1];
  const token = seed.tokens.find((one) => one.token === given);
  const createdAt = context.startedAt - 86_400_000;
  const scope = token?.wide === true ? { type: "user" } : { type: "team", teamId: seed.team.id };
  return {
    id: "tok_emulated",
    name: "releases",
    type: "token",
    origin: "manual",
    createdAt,
    activeAt: createdAt,
    ...(token?.expiresAt === undefined ? {} : { expiresAt: token.expiresAt }),
    scopes: [{ ...scope, origin: "manual", createdAt }],
  };
}
