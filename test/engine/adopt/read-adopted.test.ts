/** Which build is a release's: by the project's repository and the run's, and as the host knows it now. */
import { describe, expect, it } from "vitest";
import { readAdopted } from "../../../src/engine/adopt/read-adopted.ts";
import { readWanted } from "../../../src/engine/adopt/read-wanted.ts";
import type { GitBuild, HostProject } from "../../../src/providers/contract.ts";
import { gitBuild, WANTED } from "../../release/git-facts.ts";
import { openAdoptWorld, serving } from "./adopt-world.ts";

const wanted = (changes: Partial<HostProject> = {}, repository = "acme/web") =>
  readWanted(openAdoptWorld({ repository }).context, serving("dpl_old", changes).project);

describe("a release of a repository", () => {
  it("wants what the host builds from that repository, however its name is written", () => {
    expect(wanted()).toEqual(WANTED);
    expect(wanted({}, "Acme/WEB")).toEqual(WANTED);
    expect(wanted({ repository: { ...WANTED.link, owner: "ACME" } })).toMatchObject({ link: { owner: "ACME" } });
  });

  it.each([
    ["no repository", { repository: null }, "acme/web", "The project web is not connected to a GitHub repository."],
    [
      "another repository",
      {},
      "acme/shop",
      "The host builds the project web from acme/web, and this release is of acme/shop.",
    ],
    [
      "a run outside of any",
      {},
      "",
      "The host builds the project web from acme/web, and this release is of no repository.",
    ],
  ] as const)("wants nothing of a project with %s", (_, changes, repository, summary) => {
    const remedy = expect.stringContaining("or let Holdpoint upload: `source: upload`");
    expect(wanted(changes, repository)).toMatchObject({
      outcome: "hold",
      reasonCode: "git_not_connected",
      summary,
      remedy,
    });
  });

  it("is of none where the run does not say of which", () => {
    const { context } = openAdoptWorld();
    expect(readWanted({ ...context, env: {} }, serving().project)).toMatchObject({
      summary: expect.stringContaining("this release is of no repository"),
    });
    const { repository: _, ...unlinked } = serving().project;
    expect(readWanted(context, unlinked)).toMatchObject({ summary: expect.stringContaining("is not connected") });
  });
});

describe("the build that a release adopted", () => {
  const read = (build: GitBuild | null, repository?: string) => {
    const builds = () => (build === null ? [] : [build]);
    const { context, host } = openAdoptWorld({ builds, ...(repository === undefined ? {} : { repository }) });
    return readAdopted(context, host, serving().project, "dpl_new");
  };

  it("is what the host has built from the commit, where it is ready", async () => {
    expect(await read(gitBuild("dpl_new"))).toEqual(gitBuild("dpl_new"));
  });

  it.each([
    ["gone", null, "not_found", "The build dpl_new of this release no longer exists at the host."],
    ["deleted", { state: "deleted" }, "not_found", 'The build dpl_new of this release is in state "deleted".'],
    [
      "of another project",
      { projectId: "prj_2" },
      "git_build_foreign",
      "The recorded build dpl_new does not count as the host's build of this commit: it is of another project (prj_2).",
    ],
  ] as const)("is held where it is %s", async (_, changes, reasonCode, summary) => {
    const remedy = expect.stringMatching(/Redeploy the commit|Find out who made it/);
    const build = changes === null ? null : gitBuild("dpl_new", changes);
    expect(await read(build)).toMatchObject({ outcome: "hold", reasonCode, summary, remedy });
  });

  it("is not read of a project that is not built from this repository, or by a host that builds nothing", async () => {
    expect(await read(gitBuild("dpl_new"), "acme/shop")).toMatchObject({ reasonCode: "git_not_connected" });
    const { context, host } = openAdoptWorld();
    const { git: _, ...without } = host;
    expect(await readAdopted(context, without, serving().project, "dpl_new")).toMatchObject({
      reasonCode: "not_found",
    });
  });
});
