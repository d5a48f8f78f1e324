import { UsageError } from "../lib/error.ts";
import { parseOptions } from "../lib/parse-options.ts";
import type { Options } from "../lib/option.ts";
import type { Tool, ToolSurroundings } from "./contract.ts";
import { type ToolName, tools } from "./index.ts";

/** Runs a tool as a terminal does; throws UsageError with every mistake of the call. `others`: options of the commands. */
export async function callTool(
  name: ToolName,
  args: readonly string[],
  surroundings: ToolSurroundings,
  others: Readonly<Record<string, Options>> = {},
): Promise<number> {
  const tool: Tool = tools[name];
  const { values, problems } = parseOptions(args, { name, options: tool.options, others });
  const mistakes = [...problems, ...((await tool.check?.(values)) ?? [])];
  if (mistakes.length > 0) throw new UsageError("usage", mistakes);
  return tool.run(values, surroundings);
}
