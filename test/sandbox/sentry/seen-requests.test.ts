import { describe, expect, it } from "vitest";
import { requestNamesOf, seenRequests } from "../../../src/sandbox/sentry/seen-requests.ts";

const NAMES = ["GET /", "POST /api/threads", "GET /api/threads/:id", "/chat"];

function metric(spec: Readonly<Record<string, unknown>>, name = "error_rate") {
  return { name, provider: "sentry", spec };
}

describe("the requests that a metric at Sentry looks at", () => {
  it.each([
    [undefined, NAMES],
    ['transaction:"POST /api/threads"', ["POST /api/threads"]],
    ['transaction:["GET /","POST /api/threads"]', ["GET /", "POST /api/threads"]],
    ["transaction:*/api/*", ["POST /api/threads", "GET /api/threads/:id"]],
    ['!transaction:"GET /"', ["POST /api/threads", "GET /api/threads/:id", "/chat"]],
    ["transaction.method:POST span.op:http.server", ["POST /api/threads"]],
    ["span.status_code:[500,503] release:x", NAMES],
    ["has:transaction !has:user.email", NAMES],
    ['transaction:"POST /api/other"', []],
    ["span.op:db", []],
    ["span.duration:>1s", []],
    ["user.plan:pro", []],
    ["(transaction:a OR transaction:b)", []],
  ])("with the query %s are %j", (query, seen) => {
    expect(seenRequests(metric({ query }), NAMES)).toEqual(seen);
  });

  it("are none in particular for what counts errors, sessions, or is another vendor's", () => {
    expect(seenRequests(metric({ query: "error.type:TypeError" }, "new_issues"), NAMES)).toBeNull();
    expect(seenRequests(metric({ measure: "error_count", query: "level:fatal" }, "fatal"), NAMES)).toBeNull();
    expect(seenRequests(metric({}, "crash_free_sessions"), NAMES)).toBeNull();
    expect(seenRequests(metric({ query: "user:x" }, "crash_free_sessions"), NAMES)).toEqual([]);
    expect(seenRequests({ ...metric({}), provider: "checkly" }, NAMES)).toBeNull();
  });
});

describe("the requests that metrics ask for by name", () => {
  it("are those that a query names letter by letter", () => {
    const metrics = [
      metric({ query: 'transaction:"POST /api/pay" span.op:http.server' }),
      metric({ query: "transaction:[/chat,/terms]" }),
      metric({ query: 'transaction:"GET /a/[id]"' }),
      metric({ query: '!transaction:"GET /health" transaction:"* /api/*"' }),
      metric({ query: "transaction:sendMail" }),
      metric({ query: 'transaction:"POST /api/pay"' }),
      { name: "uptime", provider: "checkly", spec: { query: 'transaction:"GET /b"' } },
    ];
    expect(requestNamesOf(metrics)).toEqual(["POST /api/pay", "/chat", "/terms", "GET /a/[id]"]);
  });
});
