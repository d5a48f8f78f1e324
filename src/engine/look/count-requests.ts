/** Counts what a look asks of GitHub, which gives a repository only so many requests an hour. */
import type { Forge } from "../../providers/contract.ts";

export interface CountedForge {
  readonly forge: Forge;
  readonly count: () => number;
  /** Another connection of the same look. */
  readonly counting: (forge: Forge) => Forge;
}

export function countRequests(connected: Forge): CountedForge {
  let requests = 0;
  const counted = <Asked extends readonly unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) => {
    return (...asked: Asked): Promise<Answer> => {
      requests += 1;
      return ask(...asked);
    };
  };
  const counting = (forge: Forge): Forge => ({
    ...forge,
    listDeployments: counted(forge.listDeployments),
    listDeploymentStatuses: counted(forge.listDeploymentStatuses),
    createDeployment: counted(forge.createDeployment),
    createDeploymentStatus: counted(forge.createDeploymentStatus),
    setCommitStatus: counted(forge.setCommitStatus),
    readFile: counted(forge.readFile),
    listIssues: counted(forge.listIssues),
    createIssue: counted(forge.createIssue),
    updateIssue: counted(forge.updateIssue),
    compareCommits: counted(forge.compareCommits),
    listPullRequestsOf: counted(forge.listPullRequestsOf),
    findComment: counted(forge.findComment),
    createComment: counted(forge.createComment),
    updateComment: counted(forge.updateComment),
    compareHistory: counted(forge.compareHistory),
  });
  return { forge: counting(connected), count: () => requests, counting };
}
