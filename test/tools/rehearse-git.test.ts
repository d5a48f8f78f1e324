import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readRehearsal } from "../../src/tools/rehearse/arguments.ts";
import { DEMO_PLAN, demoPlan } from "../../src/tools/rehearse/demo-plan.ts";
import { registries } from "../../src/tools/registries.ts";

const folder = mkdtempSync(join(tmpdir(), "holdpoint-rehearse-"));
const uploading = join(folder, "upload.yml");
const pushing = join(folder, "git.yml");
writeFileSync(uploading, DEMO_PLAN);
writeFileSync(pushing, demoPlan({ fromGit: true }));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("--source", () => {
  const read = (values: Parameters<typeof readRehearsal>[0]) => readRehearsal(values, {}, registries);

  it("git takes the demo plan with a build from a push, in stages too", async () => {
    const { plan } = await read({ source: "git" });
    expect(plan.stages.staging.deploy.git).toEqual({ letIn: { kind: "staged" } });
    const both = (await read({ source: "git", rollout: true })).plan.stages;
    expect([both.staging.deploy.git !== null, both.production.promote !== null]).toEqual([true, true]);
    expect((await read({})).plan.stages.staging.deploy.git).toBeNull();
  });

  it("is refused where the team's own plan says otherwise", async () => {
    await expect(read({ plan: uploading, source: "git" })).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining("--source git is not what") }],
    });
    await expect(read({ plan: pushing, source: "upload" })).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining("--source upload is not what") }],
    });
    expect(await read({ plan: uploading, source: "upload" })).toHaveProperty("plan");
  });

  it("git is needed for trouble with a push, which comes before any --at", async () => {
    await expect(read({ fault: ["git-absent"] })).rejects.toMatchObject({
      problems: [{ remedy: expect.stringContaining("--source git") }],
    });
    await expect(read({ source: "git", fault: ["git-absent"], at: 60_000 })).rejects.toMatchObject({
      problems: [{ remedy: "Leave out --at." }],
    });
    expect(await read({ source: "git", fault: ["git-absent"] })).toHaveProperty("faults");
  });
});
