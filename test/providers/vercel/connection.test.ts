import { describe, expect, it } from "vitest";
import { systemClock } from "../../../src/lib/clock.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import { vercelHost } from "../../../src/providers/vercel/index.ts";
import { connectToLoopback, route, TOKEN } from "./loopback-host.ts";

const context = { clock: systemClock, random: Math.random, debug: () => undefined };
const settings = { project: "web", team: null, repository: null };
const project = { id: "prj_1", name: "web" };

describe("connecting to Vercel", () => {
  it("says which variable is missing", async () => {
    await expect(vercelHost.connect(settings, { ...context, env: {} })).rejects.toMatchObject({
      reasonCode: "secret_missing",
      message: expect.stringContaining("VERCEL_TOKEN"),
    });
  });

  it.each(["api.vercel.com", "ftp://api.vercel.com", "https://vercel.example.com"])(
    "refuses %s as the address of the API",
    async (address) => {
      const env = { VERCEL_TOKEN: TOKEN, VERCEL_API_URL: address };
      await expect(vercelHost.connect(settings, { ...context, env })).rejects.toMatchObject({ reasonCode: "usage" });
    },
  );

  it.each([
    ["team_1", { teamId: "team_1" }],
    ["acme", { slug: "acme" }],
    [null, {}],
  ])("sends the team %s as %j", async (team, query) => {
    const { host, seen } = await connectToLoopback(
      [route("GET", "/v13/deployments/:id", () => ({ status: 404, body: {} }))],
      { team },
    );
    await host.readDeployment("dpl_1");
    expect(seen[0]?.query).toEqual(query);
    expect(seen[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it("never follows a redirect to another origin with the token", async () => {
    let strangers = 0;
    const stranger = await connectToLoopback([
      route("GET", "/v9/projects/:project", () => {
        strangers += 1;
        return { status: 200, body: project };
      }),
    ]);
    const location = `${stranger.served.origin}/v9/projects/prj_1`;
    const { host } = await connectToLoopback([
      route("GET", "/v9/projects/:project", () => ({ status: 302, headers: { location }, body: "" })),
    ]);
    await expect(host.readProject()).rejects.toBeInstanceOf(ProviderError);
    expect(strangers).toBe(0);
  });

  it.each([
    [401, "credential_rejected"],
    [403, "credential_insufficient"],
    [404, "not_found"],
  ])("says %i as %s and shows no token", async (status, reasonCode) => {
    const { host, debugLines } = await connectToLoopback([
      route("GET", "/v9/projects/:project", () => ({
        status,
        body: { error: { code: "x", message: "no such thing" } },
      })),
    ]);
    const error = await host.readProject().then(
      () => null,
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({ reasonCode, status, remedy: expect.stringContaining("VERCEL_TOKEN") });
    expect(`${String(error)} ${JSON.stringify(error)} ${debugLines.join("\n")}`).not.toContain(TOKEN);
  });
});
