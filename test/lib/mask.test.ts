import { describe, expect, test } from "vitest";
import { createMask, runnerMasks } from "../../src/lib/mask.ts";

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

describe("what the runner is asked to mask", () => {
  test("is each line of a secret, since it masks line by line", () => {
    const key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n}\n-----END PRIVATE KEY-----\n";
    expect(runnerMasks([key])).toEqual([
      "-----BEGIN PRIVATE KEY-----",
      "MIIEvQIBADANBgkq",
      "-----END PRIVATE KEY-----",
    ]);
  });

  test("is the password of an address, too", () => {
    const address = "postgres://ada:s3cr%2Ft-word@db.example.com/app";
    expect(runnerMasks([address])).toEqual([address, "s3cr%2Ft-word", "s3cr/t-word"]);
    const below = "-----BEGIN CERTIFICATE-----";
    expect(runnerMasks([`postgres://ada:s3cret-word@db\n${below}`])).toEqual([
      "postgres://ada:s3cret-word@db",
      below,
      "s3cret-word",
    ]);
  });

  test("is nothing so short that it could be a word of ours", () => {
    expect(runnerMasks(["", "pass", "  hold ", "postgres://u:pw@h/d"])).toEqual(["postgres://u:pw@h/d"]);
  });
});
