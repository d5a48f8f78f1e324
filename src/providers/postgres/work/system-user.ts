/** PostgreSQL does not run as root, so that a process of root's runs it as somebody else: in many containers all is root. */
import { execFileSync } from "node:child_process";
import { userInfo } from "node:os";
import { problem } from "../failure.ts";

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** Null where this process is no root: then it runs as ourselves. */
export function chooseUser(): SystemUser | null {
  if (userInfo().uid !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((option) => idOf(option, name));
    if (uid !== undefined && uid !== null && gid !== undefined && gid !== null) return { uid, gid };
  }
  throw problem(
    "tool_missing",
    "PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody to run it as.",
    "Create one of them, or run this as another user than root.",
  );
}

function idOf(option: string, name: string): number | null {
  try {
    return Number(execFileSync("id", [option, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim());
  } catch {
    return null;
  }
}
