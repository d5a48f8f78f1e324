/** What a release goes through, as a workflow or a person would do it with the built program, and how each must end. */
import { FIRST_COMMIT } from "../../src/sandbox/seed-sandbox.ts";
import { planOf } from "../e2e/plan-of.ts";
import { FIRST_DEPLOYMENT, RELEASE_COMMIT, type WorldWishes } from "../e2e/release-world.ts";

export interface Story {
  readonly name: string;
  readonly wishes: WorldWishes;
  /** Before the part in which it is killed. */
  readonly before: readonly (readonly string[])[];
  /** The part in which it is killed, in one process. */
  readonly killed: readonly string[];
  /** Afterwards: whoever runs it again, or looks. */
  readonly again: readonly string[];
  /** How often at most, five minutes apart, until it ends with one of these exit codes. */
  readonly times: number;
  readonly ends: readonly number[];
  /** `candidate`: what was released; else the id of what served before. */
  readonly production: "candidate" | typeof FIRST_DEPLOYMENT;
  /** Current state of the production record. */
  readonly record: "success" | "failure" | "in_progress";
  /** Of a ladder with a flag: whether it is on at the end. */
  readonly flag?: "on" | "off";
  /**
   * Who died with a flag set knows neither that it helped nor what it was before: whoever comes next may roll back by the host,
   * and leaves the flag at what is safe.
   */
  readonly mayLeaveFlag?: true;
  /** A ladder or a step with a command, which must not run twice. */
  readonly runsCommand?: true;
  /** Pull requests that propose its revert. */
  readonly reverts?: 0 | 1;
  /** Rollbacks that took effect. */
  readonly rollbacks: 0 | 1;
}

const RELEASE = ["deploy", "verify", "promote", "watch"] as const;
const OUTAGE = { siteFaults: [{ release: RELEASE_COMMIT, fromAt: 0, kind: { outage: true } }] };
const WATCHED = planOf({ watchFor: "3s", every: "1s" });
/** A site that is down would be asked for a minute which version it serves. */
const UNVERSIONED = planOf({ watchFor: "3s", every: "1s", versioned: false });
const ROLLBACK = ["rollback --reason=test"] as const;
const LADDER = "{ ladder: [host, revert] }";
const FLAG = "{ ladder: [flag, host], flag: { launchdarkly: chat } }";
/** Observed by what it leaves, so that a run which comes again knows. */
const COMMAND = '{ ladder: [command, host], command: { run: "echo ran >> purged", observe: "test -s purged" } }';
const FLAGS = {
  launchdarkly: {
    flags: [
      {
        project: "default",
        key: "chat",
        environments: { production: true },
        safe: { environment: "production", on: false },
      },
    ],
  },
};
const BEHIND_FLAG = { siteFaults: OUTAGE.siteFaults.map((fault) => ({ ...fault, behindFlag: true })) };
/** In the repository the release changed a file. */
const REPOSITORY = {
  commits: [
    { sha: FIRST_COMMIT, files: { "app.ts": "1" } },
    { sha: RELEASE_COMMIT, parents: [FIRST_COMMIT], files: { "app.ts": "2" } },
  ],
  branches: { main: RELEASE_COMMIT },
};

/** One that is observed by what it leaves, and must not run twice, and one that may. */
const STEPS = planOf({
  watchFor: "3s",
  every: "1s",
  stepsBefore: '[{ title: Move, command: { run: "echo ran >> purged", observe: "test -s purged" } }]',
  stepsAfter: '[{ title: Warm, command: { run: "true", repeatable: true } }]',
});

export const STORIES: readonly Story[] = [
  {
    name: "a good release",
    wishes: { plan: WATCHED },
    before: [],
    killed: RELEASE,
    again: RELEASE,
    times: 1,
    ends: [0],
    production: "candidate",
    record: "success",
    rollbacks: 0,
  },
  {
    name: "a bad release, rolled back by itself",
    wishes: { plan: UNVERSIONED, state: OUTAGE },
    before: [],
    killed: RELEASE,
    again: RELEASE,
    times: 1,
    ends: [4],
    production: FIRST_DEPLOYMENT,
    record: "failure",
    rollbacks: 1,
  },
  {
    name: "a bad release whose runner dies, finished by a scheduled look",
    wishes: { plan: UNVERSIONED, state: OUTAGE },
    before: [["deploy", "verify", "promote"]],
    killed: ["watch"],
    again: ["watch --look"],
    times: 3,
    // 0 where the release was over before it.
    ends: [0, 4],
    production: FIRST_DEPLOYMENT,
    record: "failure",
    rollbacks: 1,
  },
  {
    name: "a promote with steps before and after it",
    wishes: { plan: STEPS, checkout: true },
    before: [["deploy", "verify"]],
    killed: ["promote"],
    again: ["promote"],
    times: 1,
    ends: [0],
    production: "candidate",
    record: "in_progress",
    runsCommand: true,
    rollbacks: 0,
  },
  {
    name: "a rollback that a person asked for",
    wishes: { plan: WATCHED },
    before: [RELEASE],
    killed: ROLLBACK,
    again: ROLLBACK,
    times: 1,
    ends: [0],
    production: FIRST_DEPLOYMENT,
    record: "failure",
    rollbacks: 1,
  },
  {
    name: "a bad release with a ladder, rolled back by itself and its revert proposed",
    wishes: {
      plan: planOf({ watchFor: "3s", every: "1s", versioned: false, rollback: LADDER }),
      state: { ...OUTAGE, github: REPOSITORY },
    },
    before: [["deploy", "verify", "promote"]],
    killed: ["watch"],
    again: ["watch"],
    times: 2,
    ends: [4],
    production: FIRST_DEPLOYMENT,
    record: "failure",
    reverts: 1,
    rollbacks: 1,
  },
  {
    name: "a rollback that a person asked for, of a plan with a ladder",
    wishes: { plan: planOf({ watchFor: "3s", every: "1s", rollback: LADDER }), state: { github: REPOSITORY } },
    before: [RELEASE],
    killed: ROLLBACK,
    again: ROLLBACK,
    times: 1,
    ends: [0],
    production: FIRST_DEPLOYMENT,
    record: "failure",
    reverts: 1,
    rollbacks: 1,
  },
  {
    name: "a bad release whose flag heals it",
    wishes: {
      plan: planOf({ watchFor: "3s", every: "1s", versioned: false, rollback: FLAG }),
      state: { ...BEHIND_FLAG, ...FLAGS },
    },
    before: [["deploy", "verify", "promote"]],
    killed: ["watch"],
    again: ["watch"],
    times: 2,
    // 0 where it was left to a person before, who watches it again: with the flag off it is healthy.
    ends: [0, 3, 4],
    production: "candidate",
    record: "in_progress",
    flag: "off",
    mayLeaveFlag: true,
    rollbacks: 0,
  },
  {
    name: "a bad release whose flag does not help, rolled back by itself",
    wishes: {
      plan: planOf({ watchFor: "3s", every: "1s", versioned: false, rollback: FLAG }),
      state: { ...OUTAGE, ...FLAGS },
    },
    before: [["deploy", "verify", "promote"]],
    killed: ["watch"],
    again: ["watch"],
    times: 2,
    ends: [4],
    production: FIRST_DEPLOYMENT,
    record: "failure",
    flag: "on",
    mayLeaveFlag: true,
    rollbacks: 1,
  },
  {
    name: "a bad release whose command does not help, rolled back by itself",
    wishes: {
      plan: planOf({ watchFor: "3s", every: "1s", versioned: false, rollback: COMMAND }),
      state: OUTAGE,
      checkout: true,
    },
    before: [["deploy", "verify", "promote"]],
    killed: ["watch"],
    again: ["watch"],
    times: 2,
    ends: [4],
    production: FIRST_DEPLOYMENT,
    record: "failure",
    runsCommand: true,
    rollbacks: 1,
  },
];
