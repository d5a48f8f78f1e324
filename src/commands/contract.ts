/** What a command is; its answer is in release/result. */
import type { CommandContext } from "../engine/context.ts";
import type { Callable } from "../lib/option.ts";
import type { CommandResult } from "../release/result.ts";

export interface Command extends Callable {
  readonly name: string;
  run(context: CommandContext): Promise<CommandResult>;
}
