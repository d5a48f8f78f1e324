/** Users, teams and what a user may do in the repository. */
import { renderInstant } from "../../lib/instant.ts";
import { type Call, type Endpoint, mayWrite, rateLimitOf } from "./endpoint.ts";
import { answerPage } from "./paging.ts";
import { GithubRefusal, notFound } from "./refusal.ts";
import { renderUser } from "./shapes.ts";
import type { Team, User } from "./records.ts";
import type { GithubState } from "./state.ts";

const METADATA = { keys: ["metadata"], level: "read" } as const;
/** A workflow's own token never has it: teams need a token of an app or a person. */
const MEMBERS = { keys: ["members"], level: "read" } as const;

export const peopleEndpoints: readonly Endpoint[] = [
  { method: "GET", path: "/user", needs: null, handle: getSelf },
  {
    method: "GET",
    path: "/users/:login",
    needs: null,
    handle: (call) => ({ status: 200, body: renderProfile(call, findUser(call.state, call.params["login"])) }),
  },
  {
    method: "GET",
    path: "/repos/:owner/:repo/collaborators/:login/permission",
    needs: METADATA,
    handle: getPermission,
  },
  {
    method: "GET",
    path: "/orgs/:org/teams/:team/members",
    needs: MEMBERS,
    handle: (call) => answerPage(call, membersOf(call.state, findTeam(call)), (user) => renderUser(call, user)),
  },
  { method: "GET", path: "/orgs/:org/teams/:team/memberships/:login", needs: MEMBERS, handle: getMembership },
  { method: "GET", path: "/rate_limit", needs: null, handle: getRateLimit },
  {
    method: "GET",
    path: "/meta",
    needs: null,
    handle: () => ({ status: 200, body: { verifiable_password_authentication: false, installed_version: "3.19.0" } }),
  },
];

function getSelf(call: Call) {
  const user = call.actor();
  if (user.type === "Bot") throw new GithubRefusal(403, "Resource not accessible by integration");
  return { status: 200, body: renderProfile(call, user) };
}

function findUser(state: GithubState, login: string | undefined): User {
  const user = state.users.get((login ?? "").toLowerCase());
  if (user === undefined) throw notFound();
  return user;
}

function renderProfile(call: Call, user: User) {
  const at = renderInstant(call.state.startedAt);
  return {
    ...renderUser(call, user),
    name: user.name,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: at,
    updated_at: at,
  };
}

/** The legacy `permission` knows four words; `role_name` says it exactly. */
function getPermission(call: Call) {
  const { state } = call;
  call.actor();
  const user = findUser(state, call.params["login"]);
  const legacy = user.role === "admin" || user.role === "none" ? user.role : mayWrite(user) ? "write" : "read";
  const pull = user.role !== "none";
  return {
    status: 200,
    body: {
      permission: legacy,
      role_name: user.role,
      user: {
        ...renderUser(call, user),
        role_name: user.role,
        permissions: {
          admin: user.role === "admin",
          maintain: user.role === "admin" || user.role === "maintain",
          push: mayWrite(user),
          triage: mayWrite(user) || user.role === "triage",
          pull,
        },
      },
    },
  };
}

function findTeam({ state, params }: Call): Team {
  const team = state.owner.type === "Organization" ? state.teams.get((params["team"] ?? "").toLowerCase()) : undefined;
  if (team === undefined) throw notFound();
  return team;
}

/** With those of the teams that are a part of it, each once. */
function membersOf(state: GithubState, team: Team): readonly User[] {
  const children = [...state.teams.values()].filter(({ parent }) => parent === team.slug);
  return [...new Set([...team.members, ...children.flatMap((child) => membersOf(state, child))])];
}

function getMembership(call: Call) {
  const team = findTeam(call);
  const login = (call.params["login"] ?? "").toLowerCase();
  if (!membersOf(call.state, team).some((member) => member.login.toLowerCase() === login)) throw notFound();
  return { status: 200, body: { url: `${call.web}${call.path}`, role: "member", state: "active" } };
}

function getRateLimit({ token, state }: Call) {
  const core = rateLimitOf(token, state);
  const idle = { limit: 30, used: 0, remaining: 30, reset: core.reset };
  return { status: 200, body: { resources: { core, search: idle, graphql: { ...idle, limit: 5_000 } }, rate: core } };
}
