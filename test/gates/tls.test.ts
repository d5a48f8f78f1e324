import { readFileSync } from "node:fs";
import { createServer } from "node:tls";
import { expect, test } from "vitest";
import { tls } from "../../src/gates/tls.ts";
import { systemClock } from "../../src/lib/clock.ts";
import type { Certificate, TlsProbe } from "../../src/providers/contract.ts";
import { tlsProbe } from "../../src/providers/tls-probe.ts";
import { listen } from "../providers/loopback.ts";
import { ask, mistakesOf, NOW, type Setting, vendorTrouble } from "./gate-context.ts";

const DAY_MS = 86_400_000;
const file = (name: string) => readFileSync(new URL(`../providers/certificates/${name}.pem`, import.meta.url));

function certificate(changes: Partial<Certificate> = {}): Certificate {
  return {
    subject: "app.example.com",
    issuer: "Let's Encrypt R11",
    validFrom: NOW - 30 * DAY_MS,
    validTo: NOW + 60 * DAY_MS,
    authorizationError: null,
    ...changes,
  };
}

async function check(spec: unknown, changes: Partial<Certificate> = {}, setting: Setting = {}) {
  const asked: string[] = [];
  const probe: TlsProbe = {
    readCertificate: async (host, port) => {
      asked.push(`${host}:${port}`);
      return certificate(changes);
    },
  };
  return { verdict: await ask(tls, spec, { tls: probe }, setting), asked };
}

test("passes for the target's host, with names and dates", async () => {
  const { verdict, asked } = await check({});
  expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "gate_passed" });
  expect(verdict.summary).toContain("valid for another 60 days");
  expect(asked).toEqual(["web-abc123-acme.vercel.app:443"]);
  expect(verdict.evidence.map((item) => item.value)).toContain("2026-10-21T00:00:00Z to 2027-01-19T00:00:00Z");
});

test("asks the host and port that are named", async () => {
  const target = { url: "http://127.0.0.1:3000" };
  expect((await check({ host: "app.example.com", port: 8443 }, {}, { target })).asked).toEqual([
    "app.example.com:8443",
  ]);
  expect((await check({}, {}, { target: { url: "https://[::1]:8443" } })).asked).toEqual(["::1:8443"]);
});

test.each<[string, Partial<Certificate>]>([
  ["expires in 13 days, less than 14", { validTo: NOW + 13.5 * DAY_MS }],
  ["expires in 1 day,", { validTo: NOW + 1.5 * DAY_MS }],
  ["expired on 2026-11-19", { validTo: NOW - DAY_MS, authorizationError: "CERT_HAS_EXPIRED" }],
  ["not valid yet", { validFrom: NOW + 1 }],
  ["not trusted: DEPTH_ZERO_SELF_SIGNED_CERT", { authorizationError: "DEPTH_ZERO_SELF_SIGNED_CERT" }],
  ["not trusted: ERR_TLS_CERT_ALTNAME_INVALID", { authorizationError: "ERR_TLS_CERT_ALTNAME_INVALID" }],
])("fails when it %s", async (message, changes) => {
  const { verdict } = await check({}, changes);
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "certificate_expiring" });
  expect(verdict.summary).toContain(message);
});

test("exactly the days asked for is enough", async () => {
  expect((await check({ "min-days": 60 })).verdict.outcome).toBe("pass");
  expect((await check({ "min-days": 61 })).verdict.outcome).toBe("fail");
});

test("holds for a target without TLS, and asks nobody", async () => {
  const { verdict, asked } = await check({}, {}, { target: { url: "http://127.0.0.1:3000" } });
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  expect(asked).toEqual([]);
});

test("holds when no certificate can be read", async () => {
  const probe: TlsProbe = { readCertificate: () => Promise.reject(vendorTrouble()) };
  expect(await ask(tls, {}, { tls: probe })).toMatchObject({ outcome: "hold", reasonCode: "vendor_unavailable" });
});

test("a real server with a certificate that nobody vouches for fails", async () => {
  const server = await listen(createServer({ cert: file("valid"), key: file("key") }), () => {});
  try {
    const settings = { project: "web", team: null, repository: null };
    const probe = await tlsProbe.connect(settings, {
      env: {},
      clock: systemClock,
      random: Math.random,
      debug: () => {},
    });
    const target = { url: `https://localhost:${server.port}` };
    const verdict = await ask(tls, {}, { tls: probe }, { target });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "certificate_expiring" });
    expect(verdict.summary).toContain("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  } finally {
    await server.close();
  }
});

test.each([
  [{ "min-days": "14d" }, "min-days: expected a number of days, such as 14"],
  [{ host: "https://app.example.com/" }, "host: expected a host name without scheme"],
  [{ port: 99_999 }, "port: "],
  [{ days: 14 }, "days"],
])("%j is refused at its place", (written, message) => {
  expect(mistakesOf(tls.spec, written)).toContain(message);
});
