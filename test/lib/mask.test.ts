import { describe, expect, test } from "vitest";
import { createMask, isSecretName, secretValues } from "../../src/lib/mask.ts";

describe("createMask", () => {
  test("replaces every spelling, the longest first", () => {
    const mask = createMask(["pass word/1", "pass"]);
    expect(mask.apply("pass word/1, pass, pass%20word%2F1")).toBe("***, ***, ***");
    expect(mask.longest).toBeGreaterThanOrEqual("pass%20word%2F1".length);
  });

  test("characters that mean something in a pattern are taken as they are", () => {
    expect(createMask(["a.c*(d"]).apply("abcc(d a.c*(d")).toBe("abcc(d ***");
  });

  test("base64, whatever follows the secret in the same text", () => {
    const encoded = Buffer.from("a-secret-value:and more").toString("base64");
    expect(createMask(["a-secret-value"]).apply(encoded)).toMatch(/^\*\*\*/);
  });

  test("inside JSON", () => {
    const secret = 'line "one"\nline two';
    expect(createMask([secret]).apply(JSON.stringify({ secret }))).toBe('{"secret":"***"}');
  });

  test("nothing, and what is too short to be a secret, masks nothing", () => {
    expect(createMask([]).apply("text")).toBe("text");
    expect(createMask(["", "yes", "  "]).apply("yes or no")).toBe("yes or no");
  });
});

test("names that give a secret away, and names that do not", () => {
  const secret = [
    "VERCEL_TOKEN",
    "STRIPE_KEY",
    "DATABASE_URL",
    "SENTRY_DSN",
    "DB_PASSWORD",
    "apiKey",
    "SLACK_WEBHOOK_URL",
  ];
  const plain = ["PATH", "HOME", "CI", "DEPLOYMENT_URL", "NODE_ENV", "LANG"];
  expect([...secret, ...plain].filter(isSecretName)).toEqual(secret);
});

test("secretValues takes secret names, named variables and URLs with a password", () => {
  const env = {
    API_TOKEN: "t",
    PLAIN: "p",
    NAMED: "n",
    DB: "postgres://u:pw@h/d",
    SITE: "https://h/d",
    NONE: undefined,
  };
  expect(secretValues(env, ["NAMED"])).toEqual(["t", "n", "postgres://u:pw@h/d"]);
});
