import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadWhole } from "../../src/engine/load-whole.ts";
import { smallPlan } from "./small-world.ts";
import { itemOf } from "./steps/steps-world.ts";

const TEXT = `version: 1
name: whole
project: { vercel: { project: web }, domains: [app.example.com] }
stages: { staging: { verify: [{ title: Home, http: { path: / } }] }, production: {} }
`;

it("a plan is whole where the specs of all its steps were read", async () => {
  const none = smallPlan();
  expect(await loadWhole(none)).toBe(none);
  const read = smallPlan({ production: { before: [itemOf("Pull")], after: [itemOf("Push")] } });
  expect(await loadWhole(read)).toBe(read);
});

it("a plan of which the spec of one step was not read is loaded from its file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "holdpoint-whole-"));
  try {
    const file = join(folder, "holdpoint.yml");
    await writeFile(file, TEXT);
    const half = smallPlan({ production: { before: [itemOf("Pull"), itemOf("Push", { spec: undefined })] } });
    expect((await loadWhole({ ...half, file })).name).toBe("whole");
  } finally {
    await rm(folder, { recursive: true });
  }
});
