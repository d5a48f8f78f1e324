import { describe, expect, it } from "vitest";
import type { GitBuild } from "../../src/providers/contract.ts";
import { commitOf, whyNotOurs } from "../../src/release/git-build.ts";
import { COMMIT, deployment } from "./facts.ts";
import { GIT_META, gitBuild, ORIGIN, WANTED } from "./git-facts.ts";

const OTHER = "e".repeat(40);
const why = (changes: Partial<GitBuild>) => whyNotOurs(gitBuild("dpl_1", changes), WANTED);
const meta = (changes: Readonly<Record<string, string>>) => ({ meta: { ...GIT_META, ...changes } });
const origin = (changes: Partial<typeof ORIGIN>) => ({ origin: { ...ORIGIN, ...changes } });

describe("a build is the host's own of exactly this commit", () => {
  it.each<[string, Partial<GitBuild>]>([
    ["in order", {}],
    ["known by its repository's number alone", origin({ owner: null, name: null })],
    ["known by its repository's name alone", origin({ repositoryId: null })],
    ["with names in another case", { ...origin({ owner: "Acme" }), ...meta({ githubOrg: "ACME" }) }],
    ["by an app that may read less", origin({ forge: "github-limited" })],
    ["redeployed", meta({ action: "redeploy", originalDeploymentId: "dpl_0" })],
    ["with no word in its meta", { meta: {} }],
    ["of another branch, since the commit is the same", origin({ ref: "release" })],
  ])("%s", (_, changes) => {
    expect(why(changes)).toBeNull();
  });

  it.each<[string, Partial<GitBuild>, string]>([
    ["of another project", { projectId: "prj_2" }, "another project"],
    ["of a project that is not named", { projectId: null }, "none is named"],
    ["a preview", { target: "preview" }, "built for preview"],
    ["of a custom environment", { target: "custom", customEnvironment: "qa" }, "built for qa"],
    ["with changes that nobody committed", meta({ gitDirty: "1" }), "differ from the commit"],
    ["not from Git, whatever its meta says", { origin: null }, "does not say"],
    ["from another forge", origin({ forge: "gitlab" }), "gitlab"],
    ["from another server of GitHub's", origin({ forge: "github-custom-host" }), "github-custom-host"],
    ["of another commit", origin({ commit: OTHER }), "eeeeeeeeeeee"],
    ["of a commit that is not named", origin({ commit: null }), "commit nothing"],
    ["of a pull request", origin({ pullRequest: "12" }), "pull request 12"],
    ["of a repository with another number", origin({ repositoryId: "8" }), "repository acme/web"],
    ["of another number without a name", origin({ owner: null, name: null, repositoryId: "8" }), "number 8"],
    ["of another owner", origin({ owner: "evil", repositoryId: null }), "evil/web"],
    ["of another name", origin({ name: "site", repositoryId: null }), "acme/site"],
    ["of no repository that is named", origin({ owner: null, name: null, repositoryId: null }), "number unknown"],
    ["whose meta names another commit", meta({ githubCommitSha: OTHER }), "another commit"],
    ["of a fork's head, by name", meta({ githubCommitOrg: "evil" }), "fork"],
    ["of a fork's head, by number", meta({ githubCommitRepoId: "9" }), "fork"],
    ["whose meta is of another repository", meta({ githubRepo: "site" }), "fork"],
  ])("and not one %s", (_, changes, said) => {
    expect(why(changes)).toContain(said);
  });

  it("and a number is not asked for where the project does not say its own", () => {
    const link = { ...WANTED.link, id: null };
    expect(whyNotOurs(gitBuild("dpl_1"), { ...WANTED, link })).toBeNull();
    const unnamed = gitBuild("dpl_1", origin({ owner: null, name: null }));
    expect(whyNotOurs(unnamed, { ...WANTED, link })).toContain("number 7");
  });
});

describe("the commit that a deployment says it is of", () => {
  it.each<[string, Readonly<Record<string, string>>, string | null]>([
    ["from Git", { githubCommitSha: COMMIT }, COMMIT],
    ["from a CLI", { gitCommitSha: COMMIT }, COMMIT],
    ["from a CLI with changes", { gitCommitSha: COMMIT, gitDirty: "1" }, null],
    ["without one", {}, null],
    ["with something else in its place", { githubCommitSha: "main" }, null],
  ])("%s", (_, said, commit) => {
    expect(commitOf(deployment("dpl_1", { meta: said }))).toBe(commit);
  });
});
