import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "../../src/gates/env/index.ts";
import type { FileReader, VariableReader, HostEnvironmentVariable } from "../../src/providers/contract.ts";
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
  writeFileSync(join(directory, "first.env"), "DATABASE_URL=\n");
  writeFileSync(join(directory, "empty.env"), "# nothing yet\n");
  writeFileSync(join(directory, "bare.env"), "DATABASE_URL=\nNEXT_URL\n");
  symlinkSync("/etc/hosts", join(directory, "link.env"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function check(written: unknown, list: VariableReader["listEnvironmentVariables"] = async () => SET) {
  const files = { readFile: () => Promise.reject(new Error("nothing is compared here")) };
  return ask(env, written, { variables: { listEnvironmentVariables: list }, files }, { directory });
}

/** On a pull request whose base branch has this file. */
async function checkAgainst(text: string | null, written: object = {}) {
  const asked: string[] = [];
  const files: FileReader = {
    readFile: async (...place) => {
      asked.push(place.join(" of "));
      return text;
    },
  };
  const spec = { target: "production", required: ".env.example", ...written };
  const roles = { variables: { listEnvironmentVariables: async () => SET }, files };
  return { verdict: await ask(env, spec, roles, { directory, base: "refs/heads/main" }), asked };
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

test("requires what the base branch's file has and the pull request's has not, and names it", async () => {
  mkdirSync(join(directory, ".git"), { recursive: true });
  const { verdict, asked } = await checkAgainst("DATABASE_URL=\nAPI_KEY=\nGONE=\n");
  expect(asked).toEqual([".env.example of refs/heads/main"]);
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "env_missing" });
  expect(verdict.summary).toBe(
    "1 of 3 variables are not set for production: GONE. This pull request drops GONE from .env.example; until it is merged, it is required.",
  );
  expect(verdict.evidence).toContainEqual({ label: "GONE", value: "not set; dropped by this pull request" });
});

test("passes for a name that is dropped and still set, and says so", async () => {
  const { verdict } = await checkAgainst("API_KEY\nDATABASE_URL=\n", { required: "first.env" });
  expect(verdict).toMatchObject({ outcome: "pass" });
  expect(verdict.summary).toContain("drops API_KEY from first.env");
});

test.each([
  ["a file that the base branch does not have yet", null, {}],
  ["the same names", "API_KEY=\nDATABASE_URL=\n", {}],
  ["a name that the plan lets be missing", "API_KEY=\nGONE=\n", { optional: ["GONE"] }],
  ["names in the plan itself", "GONE=\n", { required: ["API_KEY"] }],
])("mentions nothing for %s", async (_, text, written) => {
  const { verdict } = await checkAgainst(text, written);
  expect(verdict).toMatchObject({ outcome: "pass" });
  expect(verdict.summary).not.toContain("drops");
});

test("holds for a file of the base branch that is larger than any list of names", async () => {
  const { verdict } = await checkAgainst(`A=${"x".repeat(70_000)}`);
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  expect(verdict.summary).toContain(".env.example of the base branch has 70002 bytes");
});

test("holds where it is not known which file of the repository it is", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "holdpoint-env-"));
  writeFileSync(join(elsewhere, ".env.example"), "API_KEY=\n");
  const roles = {
    variables: { listEnvironmentVariables: async () => SET },
    files: { readFile: async () => null },
  };
  const spec = { target: "production", required: ".env.example" };
  const verdict = await ask(env, spec, roles, { directory: elsewhere, base: "refs/heads/main" });
  rmSync(elsewhere, { recursive: true });
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
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
