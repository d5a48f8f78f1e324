import { describe, expect, it } from "vitest";
import { createRequestNames } from "../../src/sandbox/request-names.ts";
import { missingRequests, nameRequests } from "../../src/tools/rehearse/request-names.ts";

const REQUESTS = [
  { method: "GET", path: "/" },
  { method: "POST", path: "/api/v1/threads" },
  { method: "GET", path: "/api/v1/threads/${id}?full=1" },
  { method: "GET", path: "/api/v1/threads/none" },
];

describe("the names of the site's requests", () => {
  it("are those that a server's SDK gives, with what varies by its name", () => {
    expect(nameRequests(REQUESTS, []).map(({ name }) => name)).toEqual([
      "GET /",
      "POST /api/v1/threads",
      "GET /api/v1/threads/:id",
    ]);
  });

  it.each(["[id]", ":thread", "{id}", "<int:id>", "*"])("are those of a metric where it writes %s", (part) => {
    const wanted = [`GET /api/v1/threads/${part}`, "/"];
    const names = nameRequests(REQUESTS, wanted);
    expect(names.map(({ name }) => name)).toEqual([...wanted, "POST /api/v1/threads"]);
    expect(missingRequests(REQUESTS, wanted)).toEqual([]);
    const nameOf = createRequestNames(names);
    expect(nameOf("GET", "/api/v1/threads/none").name).toBe(`GET /api/v1/threads/${part}`);
    expect(nameOf("GET", "/").name).toBe("/");
  });

  it("leave out none that a metric asks for and no gate: visitors make that request", () => {
    const wanted = ["POST /api/checkout", "GET /shops/[shop]/items/:id", "DELETE /carts/*"];
    expect(missingRequests(REQUESTS, wanted)).toEqual([
      { method: "POST", path: "/api/checkout", json: {} },
      { method: "GET", path: "/shops/1/items/1" },
      { method: "DELETE", path: "/carts/1" },
    ]);
  });
});

describe("the name of one request", () => {
  const nameOf = createRequestNames([
    { method: "GET", path: "/api/v1/${kind}/${id}", name: "any" },
    { method: "GET", path: "/api/v1/threads/${id}", name: "thread" },
    { method: "GET", path: "/api/v1/threads/new", name: "form" },
  ]);

  it.each([
    ["GET", "/api/v1/threads/new", "form", "/api/v1/threads/new"],
    ["GET", "/api/v1/threads/7", "thread", "/api/v1/threads/:id"],
    ["GET", "/api/v1/users/7", "any", "/api/v1/:kind/:id"],
    ["POST", "/api/threads/3f2a", "POST /api/threads/:id", "/api/threads/:id"],
    ["GET", "/about-us", "GET /about-us", "/about-us"],
  ])("%s %s is %s", (method, path, name, route) => {
    expect(nameOf(method, path)).toEqual({ name, route });
  });
});
