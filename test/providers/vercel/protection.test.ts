import { describe, expect, it } from "vitest";
import type { HttpAnswer } from "../../../src/providers/contract.ts";
import { protection } from "../../../src/providers/vercel/protection.ts";

const ANSWER: HttpAnswer = {
  status: 401,
  headers: { "content-type": "text/html" },
  body: "<title>Authentication Required</title>",
  durationMs: 1,
  url: "https://web-1.vercel.app/",
};

describe("Vercel's protection", () => {
  it.each<[string, Partial<HttpAnswer>]>([
    ["its page", {}],
    ["its cookie", { body: "", headers: { "set-cookie": "_vercel_sso_nonce=1; Path=/" } }],
    ["its password page's cookie", { body: "", headers: { "set-cookie": "_vercel_password=1" } }],
    ["a redirect to its login", { status: 302, headers: { location: "https://vercel.com/sso-api?url=x" }, body: "" }],
    ["its login", { status: 200, url: "https://vercel.com/login?next=x", body: "Log in" }],
  ])("is recognized by %s, and says what to do with and without the secret", (_, part) => {
    const answer = { ...ANSWER, ...part };
    expect(protection.recognize(answer, false)?.remedy).toContain("pass it as VERCEL_AUTOMATION_BYPASS_SECRET");
    expect(protection.recognize(answer, true)?.remedy).toContain("Compare VERCEL_AUTOMATION_BYPASS_SECRET");
  });

  it("is told from the firewall, which the secret does not open", () => {
    const stopped = protection.recognize(
      { ...ANSWER, status: 403, headers: { "x-vercel-mitigated": "challenge" } },
      true,
    );
    expect(stopped?.reason).toBe("the host's firewall stopped it (challenge, status 403).");
  });

  it.each<[string, Partial<HttpAnswer>]>([
    [
      "a 401 of the site's own API",
      { headers: { "content-type": "application/json" }, body: "authentication required" },
    ],
    ["a page that speaks of it", { status: 200 }],
    ["a redirect to the site's own login", { status: 302, headers: { location: "/login" }, body: "" }],
  ])("is not %s", (_, part) => {
    expect(protection.recognize({ ...ANSWER, ...part }, false)).toBeNull();
  });
});
