import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type StartedSentry, startSentry } from "./start-sentry.ts";

const RELEASES = "/api/0/organizations/acme/releases/";

let sentry: StartedSentry;
beforeEach(async () => {
  sentry = await startSentry();
});
afterEach(() => sentry.close());

describe("releases and deploys", () => {
  it("creates a release once, finalizes it and takes deploys", async () => {
    const body = { version: "web@1.2.3+abc", projects: ["web"] };
    expect((await sentry.send("POST", RELEASES, body)).status).toBe(201);
    expect((await sentry.send("POST", RELEASES, body)).status).toBe(208);
    const path = `${RELEASES}web@1.2.3%2Babc/`;
    const finalized = await sentry.send("PUT", path, { projects: ["web"], dateReleased: "2026-11-20T16:00:00Z" });
    expect(finalized).toMatchObject({ status: 200, body: { dateReleased: "2026-11-20T16:00:00.000Z" } });
    const commits = [{ id: "c0ffee" }, { id: "c0ffed" }];
    expect(await sentry.send("PUT", path, { commits })).toMatchObject({ body: { commitCount: 2 } });
    const deploy = await sentry.send("POST", `${path}deploys/`, { environment: "production", name: "first" });
    expect(deploy).toMatchObject({ status: 201, body: { id: "1", environment: "production", name: "first" } });
    expect((await sentry.get(`${path}deploys/`)).body).toMatchObject([{ id: "1" }]);
    expect((await sentry.get(path)).body).toMatchObject({ version: "web@1.2.3+abc", deployCount: 1 });
    expect((await sentry.get(`${path}previous-with-commits/`)).body).toEqual({});
    expect((await sentry.get(RELEASES)).body).toHaveLength(1);
    expect((await sentry.get("/api/0/projects/acme/web/releases/")).body).toHaveLength(1);
    expect((await sentry.get("/api/0/projects/acme/docs/releases/")).body).toHaveLength(0);
    expect(sentry.emulator.state()).toMatchObject({ releases: [{ version: "web@1.2.3+abc" }] });
  });

  it("refuses what is incomplete or names nothing that exists", async () => {
    expect((await sentry.send("POST", RELEASES, { projects: ["web"] })).status).toBe(400);
    expect((await sentry.send("POST", RELEASES, { version: "a" })).status).toBe(400);
    expect((await sentry.send("POST", RELEASES, { version: "a", projects: ["other"] })).status).toBe(404);
    expect(
      (await sentry.send("POST", RELEASES, { version: "a", projects: ["web"], dateReleased: "soon" })).status,
    ).toBe(400);
    expect((await sentry.get(`${RELEASES}a/`)).status).toBe(404);
    await sentry.send("POST", RELEASES, { version: "a", projects: ["web"] });
    expect((await sentry.send("POST", `${RELEASES}a/deploys/`, {})).status).toBe(400);
    expect((await sentry.get(RELEASES, "projects-only")).status).toBe(200);
    expect((await sentry.get(RELEASES, "sntrys_ci")).status).toBe(200);
  });
});
