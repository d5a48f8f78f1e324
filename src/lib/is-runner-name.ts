/** What the runner and Holdpoint's own workflows set: the job's tokens, the action's inputs, the plan's secrets as a whole. */
const RUNNER = /^(?:GITHUB|ACTIONS|RUNNER|INPUT|HOLDPOINT)_/i;

/** Whether a variable of this name is the runner's, whatever letters it is written in. */
export function isRunnerName(name: string): boolean {
  return RUNNER.test(name);
}
