/** What a release leaves at GitHub for whoever asks later: who let it go on, and the digest of what it was judged from. */
import { expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import type { CommandContext } from "../../src/engine/context.ts";
import { ProviderError } from "../../src/lib/error.ts";
import type { Forge } from "../../src/providers/contract.ts";
import { digestEvidence, parseEvidenceUrl } from "../../src/release/evidence-digest.ts";
import { parseProductionPayload } from "../../src/release/payload.ts";
import { PRODUCTION_TASK } from "../../src/release/record.ts";
import { inWorld, type World } from "./open-world.ts";

const RUN = "https://github.com/acme/web/actions/runs/42";
const ENV = { GITHUB_RUN_ID: "42", GITHUB_ACTOR: "eve", GITHUB_TRIGGERING_ACTOR: "frank" };

async function newest(world: World) {
  const forge = await world.context().role("forge");
  const [found] = await forge.listDeployments({ task: PRODUCTION_TASK, limit: 1 });
  const [status] = await forge.listDeploymentStatuses(found?.id ?? 0);
  return { payload: parseProductionPayload(found?.payload), status };
}

it("has who approved the job with their comment and who started it, and the digest of the watch's evidence at its end", async () => {
  await inWorld(
    {
      env: ENV,
      seed: (seed) => ({
        ...seed,
        github: {
          ...seed.github,
          users: [...(seed.github.users ?? []), { login: "ann" }, { login: "bob" }],
          environments: [{ name: "production" }],
          runs: [
            {
              id: 42,
              approvals: [
                { user: "bob", state: "rejected", comment: "not yet", environments: ["production"] },
                { user: "ann", state: "approved", comment: "go", environments: ["production"] },
              ],
            },
          ],
        },
      }),
    },
    async (world) => {
      const promoted = await world.runAll(["deploy", "verify", "promote"]);
      expect(promoted.notes).toContain("approved by ann");
      expect((await newest(world)).payload).toMatchObject({
        startedBy: "frank",
        approvals: [{ login: "ann", comment: "go", environments: ["production"] }],
      });
      const watched = await commands.watch.run({ ...world.context(), runUrl: RUN });
      const { status } = await newest(world);
      expect(watched.evidenceDigest).toMatch(/^[0-9a-f]{64}$/);
      expect(watched.evidenceDigest).toBe(digestEvidence(JSON.parse(JSON.stringify(watched)) as typeof watched));
      expect(parseEvidenceUrl(status?.logUrl ?? null)).toBe(watched.evidenceDigest);
    },
  );
});

it("goes on where GitHub does not say who approved, and says that", async () => {
  await inWorld({ plan: { watch: null }, env: ENV }, async (world) => {
    await world.runAll(["deploy", "verify"]);
    const context = world.context();
    const forge = await context.role("forge");
    const silent: Forge = {
      ...forge,
      listRunApprovals: () => {
        const words = { message: "GitHub refused.", remedy: "Grant `actions: read`." };
        throw new ProviderError({ reasonCode: "credential_insufficient", vendor: "GitHub", ...words });
      },
    };
    const role = async (name: never) => (name === "forge" ? silent : context.role(name));
    const result = await commands.promote.run({ ...context, role } as CommandContext);
    expect(result.decision).toBe("proceed");
    expect(result.notes).toContain("who approved this was not read: GitHub refused. Grant `actions: read`.");
    expect((await newest(world)).payload).not.toHaveProperty("approvals");
  });
});
