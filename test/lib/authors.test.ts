import { describe, expect, it } from "vitest";
import { DEFAULT_AUTHOR, isAuthor, parseAuthors, renderAuthors, unreadableAuthors } from "../../src/lib/authors.ts";

describe("whose words are ours", () => {
  it("is a workflow's own token where nothing is said, else the logins that are named", () => {
    expect(parseAuthors(undefined)).toEqual([DEFAULT_AUTHOR]);
    expect(parseAuthors(" ")).toEqual([DEFAULT_AUTHOR]);
    expect(parseAuthors("github-actions[bot], @alice,acme-app[bot]")).toEqual([
      "github-actions[bot]",
      "alice",
      "acme-app[bot]",
    ]);
  });

  it.each(["a b", "alice,", "@acme/devops", "[bot]", "alice;bob", "-alice"])("is not known from %j", (text) => {
    expect(parseAuthors(text)).toBeNull();
    expect(unreadableAuthors(text).message).toContain(text);
  });

  it("does not depend on capitals, and nobody is one of none", () => {
    expect(isAuthor("Alice", ["bob", "alice"])).toBe(true);
    expect(isAuthor("alic", ["alice"])).toBe(false);
    expect(isAuthor("", [])).toBe(false);
    expect(renderAuthors(["alice", "bob"])).toBe("alice or bob");
  });
});
