/** A release's world with somebody in it who may push and whose token is their own: GitHub lets them write any deployment and status. */
import type { CommandOptions } from "../../src/engine/context.ts";
import type { Forge } from "../../src/providers/contract.ts";
import { PRODUCTION_TASK, STAGING_TASK } from "../../src/release/record.ts";
import { inWorld, type Wishes, type World } from "../commands/open-world.ts";

const MALLORY_TOKEN = "ghp_mallorys0000000000000000token";
export const ALICE_TOKEN = "ghp_alices000000000000000000token";
/** In production once, and bad: where an attacker would like production to go. */
export const BAD = "dpl_bad";

export interface Attack extends World {
  /** GitHub as the attacker uses it. */
  readonly mallory: Forge;
  /** Id of the release's own record of a stage, as GitHub counts. */
  recordOf(stage: "staging" | "production"): Promise<number>;
  /** A copy of the newest record of a stage with other words in it, made by the attacker, and its status. */
  forge(
    stage: "staging" | "production",
    changes: Readonly<Record<string, unknown>>,
    status?: { readonly state: "success" | "in_progress" | "failure"; readonly description: string },
  ): Promise<number>;
}

export async function underAttack(wishes: Wishes, body: (attack: Attack) => Promise<void>): Promise<void> {
  const seed: Wishes["seed"] = (original) => {
    const given = wishes.seed === undefined ? original : wishes.seed(original);
    const tokens = [
      ...given.github.tokens,
      { token: MALLORY_TOKEN, login: "mallory" },
      { token: ALICE_TOKEN, login: "alice" },
    ];
    return { ...given, github: { ...given.github, tokens } };
  };
  await inWorld({ ...wishes, seed }, async (world) => {
    await world.sandbox.vercel.plantDeployment({ id: BAD, meta: {}, files: { "index.html": "bad" } });
    const mallory = await world.context({ env: { GITHUB_TOKEN: MALLORY_TOKEN } }).role("forge");
    const newest = async (stage: "staging" | "production") => {
      const task = stage === "staging" ? STAGING_TASK : PRODUCTION_TASK;
      const [found] = await mallory.listDeployments({ task, limit: 1 });
      if (found === undefined) throw new Error(`no record of ${stage}`);
      return found;
    };
    await body({
      ...world,
      // What the world's own methods read of it, so that it stays one object for them.
      get onAnswer() {
        return world.onAnswer;
      },
      set onAnswer(act) {
        world.onAnswer = act;
      },
      mallory,
      recordOf: async (stage) => (await newest(stage)).id,
      async forge(stage, changes, status) {
        const { sha, task, environment, payload } = await newest(stage);
        const made = await mallory.createDeployment({
          ref: sha,
          task,
          environment,
          description: "as ours",
          payload: { ...(payload as object), ...changes },
          productionEnvironment: stage === "production",
        });
        if (status !== undefined) await mallory.createDeploymentStatus(made.id, status);
        return made.id;
      },
    });
  });
}

/** Options of a person at a terminal who says whose words count. */
export function asAuthors(...authors: readonly string[]): Partial<CommandOptions> {
  return { authors };
}
