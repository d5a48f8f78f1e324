import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "../../src/gates/env.ts";
import type { VariableReader, HostEnvironmentVariable } from "../../src/providers/contract.ts";
import { ask, mistakesOf, vendorTrouble } from "./gate-context.ts";

const SET: readonly HostEnvironmentVariable[] = [
  { name: "DATABASE_URL", kind: "sensitive", targets: ["production", "preview"], updatedAt: Date.UTC(2026, 0, 2) },
  { name: "API_KEY", kind: "encrypted", targets: ["production"], updatedAt: null },
  { name: "API_KEY", kind: "plain", targets: ["preview"], updatedAt: null },
];

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "holdpoint-env-"));
  writeFileSync(join(directory, ".env.example"), '# needed\nexport DATABASE_URL="postgres://…"\nAPI_KEY=\n\n# OLD=1\n');
  writeFileSync(join(directory, "more.env"), "DATABASE_URL=\nNEXT_URL=\nSECOND=\n");
  writeFileSync(join(directory, "empty.env"), "# nothing yet\n");
  writeFileSync(join(directory, "bare.env"), "DATABASE_URL=\nNEXT_URL\n");
  symlinkSync("/etc/hosts", join(directory, "link.env"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function check(written: unknown, list: VariableReader["listEnvironmentVariables"] = async () => SET) {
  return ask(env, written, { variables: { listEnvironmentVariables: list } }, { directory });
}

test("passes when every name of the file is set, with kind, targets and date of each", async () => {
  const targets: string[] = [];
  const verdict = await check({ target: "production", required: ".env.example" }, async (target) => {
    targets.push(target);
    return SET;
  });
  expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "gate_passed" });
  expect(targets).toEqual(["production"]);
  expect(verdict.evidence).toEqual([
    { label: "API_KEY", value: "encrypted, for production; plain, for preview" },
    { label: "DATABASE_URL", value: "sensitive, for production and preview, updated 2026-01-02" },
  ]);
});

test("passes for a list of names, and for a file whose other names are optional", async () => {
  expect(await check({ target: "preview", required: ["API_KEY", "API_KEY"] })).toMatchObject({ outcome: "pass" });
  const optional = { target: "production", required: "more.env", optional: ["NEXT_URL", "SECOND"] };
  expect(await check(optional)).toMatchObject({ outcome: "pass" });
});

test("fails with the names that are missing", async () => {
  const verdict = await check({ target: "production", required: "more.env" });
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "env_missing" });
  expect(verdict.summary).toBe("2 of 3 variables are not set for production: NEXT_URL, SECOND.");
  expect(verdict.evidence).toContainEqual({ label: "SECOND", value: "not set" });
  expect(await check({ target: "production", required: ["A"] }, async () => [])).toMatchObject({ outcome: "fail" });
});

test.each([
  ["nowhere.env", "cannot be read"],
  ["../etc/hosts", "cannot be read"],
  ["link.env", "cannot be read"],
  [".", "cannot be read"],
  ["empty.env", "names no required variable"],
  ["bare.env", "Line 2 of bare.env names a variable without"],
])("holds for the file %s", async (required, message) => {
  const verdict = await check({ target: "production", required });
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  expect(verdict.summary).toContain(message);
});

test("holds for a file larger than any list of names, and for a folder", async () => {
  writeFileSync(join(directory, "large.env"), `A=${"x".repeat(300_000)}`);
  mkdirSync(join(directory, "folder.env"));
  for (const required of ["large.env", "folder.env"]) {
    const verdict = await check({ target: "production", required });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(verdict.summary).toContain(required);
  }
});

test("holds when the host gives no answer", async () => {
  const verdict = await check({ target: "production", required: ["A"] }, () => Promise.reject(vendorTrouble()));
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "vendor_unavailable" });
});

test.each([
  [{ target: "production" }, "required: expected a file such as .env.example, or a list of variable names"],
  [{ target: "production", required: ["A B"] }, "required.0: expected the name of an environment variable"],
  [{ target: "production", required: [] }, "required: "],
  [{ required: ".env" }, "target: "],
  [{ target: "production", required: ".env", file: "x" }, "file"],
])("%j is refused at its place", (written, message) => {
  expect(mistakesOf(env.spec, written)).toContain(message);
});
