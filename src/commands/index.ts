/** The registry of the commands on a release: one line each. */
import { checklist } from "./checklist.ts";
import type { Command } from "./contract.ts";
import { deploy } from "./deploy.ts";
import { promote } from "./promote.ts";
import { rollback } from "./rollback.ts";
import { verify } from "./verify.ts";
import { watch } from "./watch.ts";

export const commands = { checklist, deploy, verify, promote, watch, rollback } as const satisfies Record<
  string,
  Command
>;

export type CommandName = keyof typeof commands;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
