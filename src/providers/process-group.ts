import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface ProcessGroup {
  /** Asks the whole group to end, and ends it by force after the grace. Safe to repeat. */
  end(): void;
  /** Resolves when nothing of the group is left; what is there is ended, by force after the grace. */
  finish(): Promise<void>;
}

/** How often a group that was asked to end is looked at. */
const LOOK_MS = 20;

/** Holds the process group of a child that was spawned with `detached: true` (its own id is the group's). */
export function holdProcessGroup(child: ChildProcess, graceMs: number): ProcessGroup {
  let force: NodeJS.Timeout | null = null;
  /** False where no process of the group is left (ESRCH), or none that we may signal (EPERM: only zombies on macOS). */
  const send = (signal: NodeJS.Signals | 0): boolean => {
    try {
      return child.pid !== undefined && process.kill(-child.pid, signal);
    } catch {
      return false;
    }
  };
  // A process of ours that ends at once (process.exit) must not leave the command running without a limit.
  const onExit = () => send("SIGKILL");
  process.once("exit", onExit);
  const end = () => {
    if (force !== null) return;
    send("SIGTERM");
    force = setTimeout(() => send("SIGKILL"), graceMs);
  };
  return {
    end,
    async finish() {
      const until = performance.now() + graceMs + 2 * LOOK_MS;
      // Bounded, since a container whose first process reaps nothing keeps zombies in the group for ever.
      while (send(0) && !onlyZombies(child.pid) && performance.now() < until) {
        end();
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      if (force !== null) clearTimeout(force);
      process.removeListener("exit", onExit);
    },
  };
}

/**
 * Whether nothing of the group runs any more although the kernel still knows it: its first process reaps slowly in many
 * containers. Linux only (proc(5): state and process group follow the name in parentheses); elsewhere the answer is no.
 */
function onlyZombies(group: number | undefined): boolean {
  try {
    return readdirSync("/proc")
      .filter((entry) => /^\d+$/.test(entry))
      .every((entry) => {
        const [state, , processGroup] = statOf(entry);
        return Number(processGroup) !== group || state === "Z";
      });
  } catch {
    return false;
  }
}

/** Fields of a process from its state on; none where it has just gone. */
function statOf(pid: string): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}
