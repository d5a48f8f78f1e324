import { describe, expect, it } from "vitest";
import { protectionFor } from "../../../src/providers/postgres/tls-mode.ts";

const ELSEWHERE = [
  "db.example.com",
  "10.0.0.7",
  "2001:db8::1",
  "127.0.0.1.example.com",
  "localhost.example.com",
  "LOCALHOST",
];
const HERE = ["localhost", "127.0.0.1", "127.9.9.9", "::1"];

describe("off this machine", () => {
  it.each([
    [null, "verified", true],
    ["verify-full", "verified", true],
    ["verify-ca", "verified", true],
    ["require", "encrypted", false],
    ["no-verify", "encrypted", false],
    ["prefer", "encrypted", false],
    ["allow", "encrypted", false],
    ["disable", "off", false],
  ] as const)("sslmode %s is %s, and the password may be told: %s", (mode, tls, plainPassword) => {
    for (const host of ELSEWHERE) expect(protectionFor(host, mode, false)).toEqual({ tls, plainPassword });
  });
});

describe("on this machine", () => {
  it.each([
    [null, "off"],
    ["prefer", "off"],
    ["allow", "off"],
    ["disable", "off"],
    ["require", "encrypted"],
    ["verify-full", "verified"],
  ] as const)("sslmode %s is %s, and the password may be told", (mode, tls) => {
    for (const host of HERE) expect(protectionFor(host, mode, false)).toEqual({ tls, plainPassword: true });
  });
});

it("looks at the certificate where an authority of one's own is named, and at its name unless it is verify-ca", () => {
  for (const host of [...ELSEWHERE, ...HERE]) {
    expect(protectionFor(host, null, true)).toEqual({ tls: "verified", plainPassword: true });
    expect(protectionFor(host, "verify-ca", true)).toEqual({ tls: "authority", plainPassword: true });
  }
});

it.each(["always", "", "VERIFY-FULL", "constructor"])("knows no sslmode %j", (mode) => {
  expect(protectionFor("db.example.com", mode, false)).toBeNull();
});
