/** Builds of one branch run one after the other; of those that wait only the newest is built, the others are canceled. */
import { cancelBuild, startBuild } from "./builds.ts";
import { onChange } from "./deployment-changes.ts";
import type { Deployment, VercelState } from "./state.ts";

export interface GitQueue {
  add(branch: string, deployment: Deployment): void;
  /** No builder is free for this branch until it is released. */
  hold(branch: string): void;
  release(branch: string): void;
}

interface Line {
  building: Deployment | null;
  waiting: Deployment[];
  held: boolean;
}

export function createGitQueue(state: VercelState): GitQueue {
  const lines = new Map<string, Line>();

  function lineOf(branch: string): Line {
    const line = lines.get(branch) ?? { building: null, waiting: [], held: false };
    lines.set(branch, line);
    return line;
  }

  function advance(line: Line): void {
    line.waiting = line.waiting.filter(({ readyState }) => readyState === "QUEUED");
    if (line.building !== null || line.held) return;
    const next = line.waiting.pop();
    if (next === undefined) return;
    line.building = next;
    startBuild(state, next);
  }

  onChange(state, (deployment, change) => {
    if (change !== "ready" && change !== "error" && change !== "canceled") return;
    for (const line of lines.values()) {
      if (line.building !== deployment) continue;
      line.building = null;
      advance(line);
    }
  });

  return {
    add(branch, deployment) {
      const line = lineOf(branch);
      for (const older of line.waiting) cancelBuild(state, older, "newer-build");
      line.waiting.push(deployment);
      advance(line);
    },
    hold(branch) {
      lineOf(branch).held = true;
    },
    release(branch) {
      const line = lineOf(branch);
      line.held = false;
      advance(line);
    },
  };
}
