/** Our Sentry provider where Sentry does not answer, or not this token. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sentryMetrics } from "../../src/providers/sentry/index.ts";
import { type ObservedSentry, observeSentry, SCOPE, WINDOW } from "./observe-sentry.ts";

let sentry: ObservedSentry;
beforeEach(async () => {
  sentry = await observeSentry();
});
afterEach(async () => {
  await sentry.close();
  const unknown = sentry.unknownRequests();
  if (unknown.length > 0) throw new Error(`asked for what the emulator does not know: ${JSON.stringify(unknown)}`);
});

describe("a vendor that does not answer", () => {
  it("waits as long as Sentry says, and asks again", async () => {
    await sentry.visit({ count: 30 });
    sentry.settle();
    const reset = Math.ceil(sentry.clock.now() / 1_000) + 7;
    sentry.faults.add({
      emulator: "sentry",
      kind: "status",
      status: 429,
      headers: { "x-sentry-rate-limit-reset": String(reset) },
      body: { detail: "You are attempting to use this endpoint too frequently." },
      times: 1,
    });
    expect(await sentry.read("error_rate")).toMatchObject({ sampleCount: 30 });
    expect(sentry.clock.now()).toBeGreaterThanOrEqual(reset * 1_000);
  });

  it.each([
    [429, "vendor_rate_limited"],
    [500, "vendor_unavailable"],
    [503, "vendor_unavailable"],
    [404, "not_found"],
    [400, "vendor_answer_unknown"],
  ] as const)("turns %i into %s, and asks the project again the next time", async (status, reasonCode) => {
    await sentry.visit({ count: 30 });
    sentry.settle();
    const spec = sentryMetrics.spec.parse({ project: "web" });
    const source = await sentryMetrics.connect("error_rate", spec, sentry.context());
    sentry.faults.add({ emulator: "sentry", kind: "status", status, body: { detail: "no" } });
    await expect(source.read(WINDOW, SCOPE)).rejects.toMatchObject({ reasonCode, vendor: "Sentry", status });
    sentry.faults.clear();
    expect(await source.read(WINDOW, SCOPE)).toMatchObject({ sampleCount: 30 });
  });

  it.each(["reset", "close", "cut"] as const)(
    "turns a connection that breaks (%s) into vendor_unavailable",
    async (kind) => {
      sentry.faults.add({ emulator: "sentry", kind });
      expect(await sentry.refusal("error_rate")).toMatchObject({ reasonCode: "vendor_unavailable" });
    },
  );

  it("turns an answer that never comes into vendor_timeout", async () => {
    sentry.faults.add({ emulator: "sentry", kind: "slow" });
    expect(await sentry.refusal("error_rate", { requestTimeoutMs: 50 })).toMatchObject({
      reasonCode: "vendor_timeout",
    });
  });

  it("sends the token nowhere else, whatever Sentry answers", async () => {
    const elsewhere = await observeSentry();
    sentry.faults.add({
      emulator: "sentry",
      kind: "status",
      status: 302,
      headers: { location: `${elsewhere.origin}/api/0/projects/acme/web/` },
    });
    const error = await sentry.refusal("error_rate");
    await elsewhere.close();
    expect(error).toMatchObject({ reasonCode: "vendor_answer_unknown" });
    expect(elsewhere.log).toEqual([]);
  });

  it("does not take an answer of another shape for a number", async () => {
    const events = "GET /api/0/organizations/:org/events/";
    for (const body of [{ data: 5 }, { data: [{ "http_response_rate(5)": "none", "count()": 40 }] }, "<html>"]) {
      sentry.faults.add({ emulator: "sentry", kind: "status", status: 200, route: events, body });
      expect(await sentry.refusal("error_rate")).toMatchObject({ reasonCode: "vendor_answer_unknown" });
      sentry.faults.clear();
    }
  });
});

describe("credentials", () => {
  it("refuses an organization token before it asks anything", async () => {
    const error = await sentry.refusal("error_rate", { token: "sntrys_ci" });
    expect(error).toMatchObject({ reasonCode: "credential_insufficient", status: null });
    expect(error.remedy).toContain("event:read");
    expect(error.message).not.toContain("sntrys_ci");
    expect(sentry.log).toEqual([]);
  });

  it("tells a rejected token from one that may not read", async () => {
    expect(await sentry.refusal("error_rate", { token: "stranger" })).toMatchObject({
      reasonCode: "credential_rejected",
    });
    const limited = await sentry.refusal("error_rate", { token: "projects-only" });
    expect(limited).toMatchObject({ reasonCode: "credential_insufficient", status: 403 });
    expect(limited.remedy).toContain("org:read");
  });

  it("says which project it cannot find", async () => {
    const error = await sentry.refusal("error_rate", { spec: { project: "nowhere" } });
    expect(error).toMatchObject({ reasonCode: "not_found" });
    expect(error.message).toContain("nowhere");
  });
});
