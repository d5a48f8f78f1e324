/** Who approved what a workflow's run waited for. */
import { expect, it } from "vitest";
import { serveGithub } from "../sandbox/github/serve-github.ts";
import { failureOf } from "../providers/github/failure-of.ts";

it("is read with comment and environments; of a run that is not there nothing, and without the permission it is said", async () => {
  const under = await serveGithub();
  try {
    const forge = await under.connect();
    expect(await forge.listRunApprovals(42)).toEqual([
      { login: "ada", state: "approved", comment: "go", environments: ["production"] },
    ]);
    expect(await forge.listRunApprovals(43)).toBeNull();
    const reader = await under.connect({ token: "ghs_reader" });
    const failure = await failureOf(reader.listRunApprovals(42));
    expect(failure).toMatchObject({ reasonCode: "credential_insufficient" });
    expect(failure.remedy).toContain("actions: read");
  } finally {
    await under.close();
  }
});
