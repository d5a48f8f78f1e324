/** Trouble with builds from pushes, as a rehearsal asks for it. */
import type { DeclaredFault } from "../declaration.ts";
import type { VercelEmulator } from "./emulator.ts";
import type { GitMeddling, GitOutcome, GitStranger } from "./git-options.ts";

type GitFault = DeclaredFault<VercelEmulator>;

const pushEnds = (description: string, outcome: GitOutcome): GitFault => ({
  description,
  of: "pushes",
  apply: (emulator) => emulator.setOption("gitOutcome", outcome),
});

const besides = (description: string, stranger: GitStranger): GitFault => ({
  description,
  of: "pushes",
  apply: (emulator) => emulator.setOption("gitStrangers", [stranger]),
});

const somebody = (description: string, meddling: GitMeddling): GitFault => ({
  description,
  of: "pushes",
  apply: (emulator) => emulator.setOption("gitMeddling", meddling),
});

export const GIT_FAULTS: Readonly<Record<string, GitFault>> = {
  "git-late": pushEnds("the host hears of the push ten minutes late", "late"),
  "git-absent": pushEnds("the host never hears of the push", "absent"),
  "git-ignored": pushEnds("the project's ignored build step cancels the build", "ignored"),
  "git-unaffected": pushEnds("the push does not concern the project", "unaffected"),
  "git-superseded": pushEnds("a newer push overtakes the waiting build", "superseded"),
  "git-blocked": pushEnds("the commit's author is not in the team", "blocked"),
  "git-rate-limited": pushEnds("the host builds no more today", "rate-limited"),
  "git-doubled": pushEnds("somebody builds the commit once more", "doubled"),
  "git-dirty": besides("somebody deploys their folder under the same commit", "dirty-cli"),
  "git-wrong-repository": besides("another repository has a build of the same commit", "other-repository"),
  "git-flag-flipped": somebody("automatic assignment of domains is switched over meanwhile", "flips-flag"),
  "git-force-promoted": somebody("a person promotes the build while it is verified", "force-promotes"),
  "git-overtaken": somebody("a newer build is promoted while this one is verified", "promotes-newer"),
  "foreign-check-open": {
    description: "another vendor's check of the build never answers",
    of: "pushes",
    apply: (emulator) =>
      void emulator.addCheck({ name: "Visual review", source: { kind: "integration" }, timeout: 86_400 }),
  },
  "foreign-check-failed": {
    description: "another vendor's check of the build fails",
    of: "pushes",
    apply: (emulator) =>
      void emulator.addCheck({ name: "Visual review", source: { kind: "integration" }, answer: "failed" }),
  },
};
