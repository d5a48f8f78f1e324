/** A rollback as an event at Sentry, by Sentry's own SDK: what is sent, and what happens where it is not taken. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sentryIncidents } from "../../src/providers/sentry/incident-reporter.ts";
import { failureOf } from "../providers/github/failure-of.ts";
import { inWorld, WHOLE } from "../commands/open-world.ts";

const PLAN = { plan: { productionGate: "{ title: Health, http: { path: /broken } }", watch: null } } as const;
const SECRET = "vcp_a_token_that_nobody_may_see";

let server: Server;
let origin = "";
let answer = 200;
let sent: Record<string, unknown>[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const lines = Buffer.concat(chunks).toString("utf8").split("\n");
      const index = lines.findIndex((line) => line.includes('"type":"event"'));
      if (index >= 0) sent.push(JSON.parse(lines[index + 1] ?? "{}"));
      response.writeHead(answer, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(() => {
  answer = 200;
  sent = [];
});

const INCIDENT = {
  key: "web r2 0123456789abcdef",
  title: "ROLLED BACK, production serves dpl_old (release r2)",
  summary: "error_rate > 5%",
  facts: { project: "web", "holdpoint.release": "r2" },
  url: "https://github.com/acme/web/issues/12",
  at: Date.UTC(2026, 0, 5, 9),
};

async function report(dsn: string | undefined, incident = INCIDENT) {
  const env = { ...(dsn === undefined ? {} : { SENTRY_INCIDENT_DSN: dsn }), VERCEL_TOKEN: SECRET };
  const context = { env, clock: { now: () => 0 }, random: () => 0, debug: () => undefined };
  const settings = { project: "web", team: null, repository: "acme/web" };
  return (await sentryIncidents.connect(settings, context as never)).report(incident);
}

describe("the event of a rollback", () => {
  it("says what production serves, and counts in no release's errors", async () => {
    expect(await report(`http://abc@${origin}/1`)).toBe(true);
    expect(sent).toEqual([
      expect.objectContaining({
        event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        message: INCIDENT.title,
        level: "error",
        timestamp: INCIDENT.at / 1_000,
        environment: "production",
        tags: INCIDENT.facts,
        fingerprint: ["holdpoint-incident", INCIDENT.key],
        extra: { summary: INCIDENT.summary, url: INCIDENT.url },
      }),
    ]);
    const [event = {}] = sent;
    for (const field of ["release", "server_name", "exception", "user", "request", "modules"]) {
      expect(event).not.toHaveProperty(field);
    }
    expect(JSON.stringify(event)).not.toContain(SECRET);
  });

  it("is the same event where it is reported again, and another one for another release", async () => {
    for (const key of [INCIDENT.key, INCIDENT.key, "web r3"])
      await report(`http://abc@${origin}/1`, { ...INCIDENT, key });
    const [first, again, other] = sent.map(({ event_id }) => event_id);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it("is nobody's business where no place is set up", async () => {
    expect(await report(undefined)).toBe(false);
    expect(sent).toEqual([]);
  });

  it.each([
    ["a refusal", 403, () => `http://abc@${origin}/1`, /did not take the event about this rollback: HTTP 403/],
    ["nobody there", 200, () => "http://abc@127.0.0.1:9/1", /did not take the event about this rollback: no answer/],
    ["no DSN at all", 200, () => "https://sentry.io/", /SENTRY_INCIDENT_DSN is no DSN/],
    ["an unencrypted way", 200, () => "http://abc@sentry.example.com/1", /SENTRY_INCIDENT_DSN is no DSN/],
  ])("is an error of the provider where it cannot be sent: %s", async (_, status, dsn, message) => {
    answer = status;
    expect((await failureOf(report(dsn()))).message).toMatch(message);
  });
});

it("a rollback reports itself once, and ends as it would where Sentry refuses", () =>
  inWorld(PLAN, async (world) => {
    const env = { SENTRY_INCIDENT_DSN: `http://abc@${origin}/1` };
    answer = 403;
    const result = await world.runAll(WHOLE, { env });
    expect(result.decision).toBe("rolled-back");
    expect(result.notes.join()).toMatch(/the incident was not reported: Sentry did not take/);
    expect(sent).toEqual([expect.objectContaining({ tags: expect.objectContaining({ decision: "rolled-back" }) })]);
    expect(JSON.stringify(sent)).toMatch(/"url":"http[^"]*\/issues\/\d+"/);
    await world.run("watch", { env });
    expect(sent).toHaveLength(1);
  }));
