import { backup } from "./backup/index.ts";
import { command } from "./command.ts";
import type { Step } from "./contract.ts";
import { migrate } from "./migrate/index.ts";
import { snapshot } from "./snapshot/index.ts";

/** Every step by its key in the plan, which is its file name. */
export const steps = { backup, command, migrate, snapshot } as const satisfies Readonly<Record<string, Step>>;
