/** What a command is; its answer is in release/result. */
import type { CommandContext } from "../engine/context.ts";
import type { CommandResult } from "../release/result.ts";

export interface Command {
  readonly name: string;
  readonly description: string;
  run(context: CommandContext): Promise<CommandResult>;
}
