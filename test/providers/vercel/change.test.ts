import { describe, expect, it } from "vitest";
import { connectToLoopback, route } from "./loopback-host.ts";

const PROMOTE = "/v10/projects/:project/promote/:deployment";
const ROLLBACK = "/v9/projects/:project/rollback/:deployment";
const refusal = (message: string) => ({ error: { code: "x", message } });

describe("promote", () => {
  it.each([
    [201, {}, { kind: "accepted" }],
    [202, {}, { kind: "queued" }],
    [
      409,
      refusal("The provided deploymentId (dpl_2) is already the current production deployment."),
      { kind: "already-current" },
    ],
    [
      409,
      refusal("A rollback is in progress."),
      { kind: "refused", status: 409, message: "A rollback is in progress." },
    ],
    [402, refusal("Upgrade to pro"), { kind: "refused", status: 402, message: "Upgrade to pro" }],
    [404, refusal("Not found"), { kind: "refused", status: 404, message: "Not found" }],
    [410, refusal("Gone"), { kind: "refused", status: 410, message: "Gone" }],
    [422, refusal("Not ready"), { kind: "refused", status: 422, message: "Not ready" }],
  ])("takes %i as an answer", async (status, body, expected) => {
    const { host } = await connectToLoopback([route("POST", PROMOTE, () => ({ status, body }))]);
    expect(await host.promote("dpl_2")).toEqual(expected);
  });

  it.each([401, 403])("%i is an error, not a refusal", async (status) => {
    const { host } = await connectToLoopback([route("POST", PROMOTE, () => ({ status, body: refusal("no") }))]);
    await expect(host.promote("dpl_2")).rejects.toMatchObject({ name: "ProviderError", status });
  });
});

describe("one domain", () => {
  const POINT = "/v2/deployments/dpl_2/aliases";
  const answered = async (status: number) => {
    const bodies: unknown[] = [];
    const { host } = await connectToLoopback([
      route("POST", POINT, async (request) => {
        bodies.push(JSON.parse(String(await request.body())));
        return { status, body: status < 300 ? {} : refusal("no") };
      }),
    ]);
    return { answer: await host.pointDomain("www.example.com", "dpl_2"), bodies };
  };

  it("is pointed at a deployment, and is done where it points there already", async () => {
    expect(await answered(200)).toEqual({ answer: { kind: "accepted" }, bodies: [{ alias: "www.example.com" }] });
    expect((await answered(409)).answer).toEqual({ kind: "already-current" });
    expect((await answered(404)).answer).toEqual({ kind: "refused", status: 404, message: "no" });
  });
});

describe("rollback", () => {
  it("is one request with the project's name, and nothing before it", async () => {
    const { host, seen } = await connectToLoopback([route("POST", ROLLBACK, () => ({ status: 201, body: "" }))], {
      project: "my web",
    });
    expect(await host.rollback("dpl_1", "error rate 8 %")).toEqual({ kind: "accepted" });
    expect(seen.map((each) => `${each.method} ${each.path}`)).toEqual(["POST /v9/projects/my%20web/rollback/dpl_1"]);
  });

  it.each([
    [422, refusal("dpl_1 is already the current production deployment"), { kind: "already-current" }],
    [
      402,
      refusal("To roll back further than the previous production deployment, upgrade to pro"),
      {
        kind: "refused",
        status: 402,
        message: "To roll back further than the previous production deployment, upgrade to pro",
      },
    ],
  ])("takes %i as an answer", async (status, body, expected) => {
    const { host } = await connectToLoopback([route("POST", ROLLBACK, () => ({ status, body }))]);
    expect(await host.rollback("dpl_1", "")).toEqual(expected);
  });

  it.each(["reset", "close", "cut", "status"] as const)("is sent once when the answer is lost (%s)", async (kind) => {
    const { host, served, faults } = await connectToLoopback([
      route("POST", ROLLBACK, () => ({ status: 201, body: "{}" })),
    ]);
    faults.add({ emulator: "vercel", kind, status: 503 });
    await expect(host.rollback("dpl_1", "")).rejects.toMatchObject({ reasonCode: "vendor_unavailable" });
    expect(served.log).toHaveLength(1);
  });
});

describe("auto-assign of domains", () => {
  it("is put back, also when the first answer is lost", async () => {
    const bodies: unknown[] = [];
    const { host, faults } = await connectToLoopback([
      route("PATCH", "/v9/projects/:project", async (request) => {
        bodies.push(await request.json());
        return { status: 200, body: {} };
      }),
    ]);
    faults.add({ emulator: "vercel", kind: "reset", times: 1 });
    await host.setAutoAssignDomains(false);
    expect(bodies).toEqual([{ autoAssignCustomDomains: false }]);
  });
});
