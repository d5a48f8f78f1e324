/** The registry of what only a terminal has: one line each. */
import { backtest } from "./backtest/index.ts";
import { doctor } from "./doctor/index.ts";
import { explain } from "./explain/index.ts";
import { init } from "./init/index.ts";
import { judge } from "./judge/index.ts";
import { rehearse } from "./rehearse/index.ts";
import { replay } from "./replay/index.ts";
import { sandbox } from "./sandbox/index.ts";

export const tools = { init, explain, doctor, judge, replay, backtest, rehearse, sandbox } as const;

export type ToolName = keyof typeof tools;

export function isToolName(name: string): name is ToolName {
  return Object.hasOwn(tools, name);
}
