/** Counts what a look asks of GitHub, which gives a repository only so many requests an hour. */
import type { Forge } from "../../providers/contract.ts";

export interface CountedForge {
  readonly forge: Forge;
  readonly count: () => number;
}

export function countRequests(forge: Forge): CountedForge {
  let requests = 0;
  const counted = <Asked extends readonly unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) => {
    return (...asked: Asked): Promise<Answer> => {
      requests += 1;
      return ask(...asked);
    };
  };
  return {
    forge: {
      ...forge,
      listDeployments: counted(forge.listDeployments),
      listDeploymentStatuses: counted(forge.listDeploymentStatuses),
      createDeployment: counted(forge.createDeployment),
      createDeploymentStatus: counted(forge.createDeploymentStatus),
      setCommitStatus: counted(forge.setCommitStatus),
      readFile: counted(forge.readFile),
    },
    count: () => requests,
  };
}
