/** The demo site answers what a plan's gates ask, and says of which it cannot. */
import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import type { HttpSpec } from "../../src/gates/http/spec.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { checkAnswerable } from "../../src/tools/rehearse/answerable-gates.ts";
import { httpGates, routesOf, splitSite } from "../../src/tools/rehearse/site-routes.ts";

/** `gates`: YAML of each one's `http`. */
function gatesOf(...gates: readonly string[]): readonly HttpSpec[] {
  const text = [
    "version: 1",
    "name: site",
    "project: { vercel: { project: site }, domains: [app.example.com] }",
    "stages:",
    "  staging:",
    "    verify:",
    ...gates.map((gate, index) => `      - { title: Gate ${index}, http: ${gate} }`),
    "  production: {}",
  ].join("\n");
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return httpGates(parsed.plan.stages.staging.verify);
}

const check = (...gates: readonly string[]) => checkAnswerable(gatesOf(...gates));

const ANSWERED: readonly (readonly [string, readonly string[]])[] = [
  ["a page that shows a text", ["{ path: /chat, status: 200, contains: New thread }"]],
  ["two texts of one page, from two gates", ["{ path: /chat, contains: New }", "{ path: /chat, contains: Old }"]],
  ["markup, and what must not be there", ['{ path: /chat, contains: "<h1>Chat</h1>", absent: Application error }']],
  ["a file of text", ['{ path: /robots.txt, contains: "User-agent: *" }']],
  ["any status", ["{ path: /a, status: 404 }", "{ post: /b, status: 202 }", "{ path: /c, status: 503 }"]],
  ["an answer without a body", ["{ put: /api/flag, json: { on: true }, status: 204 }"]],
  ["a redirect that is itself the answer", ["{ path: /old, status: 308 }", "{ path: /, status: 307 }"]],
  ["a member of JSON, letter by letter", [`{ path: /api/status, contains: '"status": "up"' }`]],
  ["one address with several queries", ['[{ path: "/s?q=a", contains: 3 hits }, { path: "/s?q=", status: 400 }]']],
  [
    "what was created, changed and deleted",
    [
      `[{ post: /api/threads, json: { title: Hello }, status: 201, capture: { id: $.id } },
        { get: "/api/threads/\${id}", contains: Hello },
        { get: /api/threads, contains: "\${id}" },
        { patch: "/api/threads/\${id}", json: { title: Bye } },
        { get: "/api/threads/\${id}", contains: Bye },
        { delete: "/api/threads/\${id}", status: 204 },
        { get: "/api/threads/\${id}", status: 404 },
        { get: /api/threads, absent: "\${id}" }]`,
    ],
  ],
  [
    "two flows that begin with the same request and read another value",
    [
      `[{ post: /api/threads, json: { title: Hello }, capture: { id: $.thread.id } }, { get: "/api/threads/\${id}" }]`,
      `[{ post: /api/threads, json: { title: Hello }, capture: { id: $.id } }, { delete: "/api/threads/\${id}" },
        { get: "/api/threads/\${id}", status: 404 }]`,
    ],
  ],
  [
    "who may and who may not",
    [
      `{ post: /api/threads, json: { title: Hello }, headers: { authorization: { env: T, prefix: "Bearer " } }, status: 201 }`,
      "{ post: /api/threads, json: { title: Hello }, status: 401 }",
      `{ post: /api/threads, json: {}, status: 400, contains: '"error":"title"' }`,
    ],
  ],
  [
    "a session, whose password does not come back",
    [
      `[{ post: /api/login, json: { user: a, password: hunter2 }, capture: { token: $.token }, absent: hunter2 },
        { get: /api/me, headers: { authorization: "Bearer \${token}" }, contains: '"user":"a"' },
        { get: /api/me, status: 401 }]`,
    ],
  ],
  [
    "a state that has no address of its own",
    ["[{ get: /flag, status: 404 }, { put: /flag, json: { on: true } }, { get: /flag }, { delete: /flag }]"],
  ],
  [
    "values out of lists, and in bodies",
    [
      `[{ get: /api/items, capture: { first: "$.items[0].id", other: "$[\\"a b\\"].c" } },
        { post: /api/link, json: { item: "\${first}", also: ["\${other}"] }, status: 202 },
        { get: "/api/items/\${first}?with=\${other}", contains: "\${first}" }]`,
      `[{ get: /api/rows, capture: { row: "$[0].id" } }, { get: "/api/rows/\${row}" }]`,
    ],
  ],
];

describe("the demo site", () => {
  it.each(ANSWERED)("answers %s", (_, gates) => {
    expect(check(...gates)).toEqual(gates.map(() => null));
  });

  it("answers a gate that is left in the middle from its beginning", () => {
    const flow = `[{ post: /api/a, capture: { id: $.id } }, { get: "/api/a/\${id}" }]`;
    expect(check(flow, flow, "{ post: /api/a }")).toEqual([null, null, null]);
  });
});

describe("a gate that the demo site cannot answer", () => {
  it.each([
    ["one that contradicts another", ["{ path: /x, status: 503 }", "{ path: /x, status: 200 }"], "expected 200"],
    ["one that contradicts itself", ["{ path: /a }", "{ path: /x, contains: abc, absent: ab }"], "which it must not"],
    ["a text where no body is", ["{ path: /a }", "{ delete: /x, status: 204, contains: gone }"], "does not contain"],
    ["a status that ends no answer", ["{ path: /a }", "{ path: /x, status: 102 }"], "no answer ends with status 102"],
  ])("is reported: %s", (_, gates, said) => {
    expect(check(...gates)).toEqual([null, expect.stringContaining(said)]);
  });
});

describe("the parts of the site", () => {
  const split = (taken: readonly string[], ...gates: readonly string[]) =>
    splitSite(routesOf(gatesOf(...gates)), taken);

  it("are files where a page is only read and the same for everybody", () => {
    const { pages, routes } = split([], "{ path: /chat, contains: New }", "{ path: /chat, contains: Old }");
    expect([pages, routes]).toEqual([[{ path: "/chat", contains: ["New", "Old"] }], []]);
  });

  it.each([
    "{ path: /api/chat }",
    "{ path: /chat, status: 404 }",
    "{ path: /chat, headers: { accept: text/html } }",
    '{ path: "/chat?page=2" }',
    "{ path: /chat, absent: Error }",
    "[{ path: /chat }, { post: /chat, status: 201 }]",
    "{ path: /chat, capture: { id: $.id } }",
    "{ path: /chat.txt }",
  ])("are answered by the program where they are more than that: %s", (gate) => {
    const { pages, routes } = split([], gate);
    expect([pages, routes.length]).toEqual([[], gatesOf(gate)[0]?.length]);
  });

  it("leave an address alone of which the site says something itself", () => {
    expect(split(["/version"], "{ path: /version, contains: commit }").pages).toEqual([]);
  });
});
