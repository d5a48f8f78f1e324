/** The registry of the commands on a release: one line each. */
import { checklist } from "./checklist.ts";
import type { Command } from "./contract.ts";
import type { OptionValues } from "../lib/option.ts";
import { deploy } from "./deploy.ts";
import { promote } from "./promote.ts";
import { restore } from "./restore.ts";
import { rollback } from "./rollback.ts";
import { verify } from "./verify.ts";
import { watch } from "./watch.ts";

export const commands = { checklist, deploy, verify, promote, watch, rollback, restore } as const satisfies Record<
  string,
  Command
>;

export type CommandName = keyof typeof commands;

type Declared = (typeof commands)[CommandName]["options"];
type NameOf<Each> = Each extends unknown ? keyof Each : never;
type OptionOf<Each, Name> = Each extends unknown ? (Name extends keyof Each ? Each[Name] : never) : never;

/** What may have been given to one of the commands, by the options' names. */
export type CommandOptionValues = OptionValues<{ readonly [Name in NameOf<Declared>]: OptionOf<Declared, Name> }>;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
