/** What only a terminal has: each loads when it is called, so that a release command stays light. */

import type { Tool } from "./contract.ts";

export const tools = {
  explain: {
    description: "Print what a release will do, step by step, and as a Mermaid graph.",
    load: async (): Promise<Tool> => (await import("./explain.ts")).explain,
  },
  rehearse: {
    description: "Run the plan on loopback stand-ins of every vendor, in seconds.",
    load: async (): Promise<Tool> => (await import("./rehearse/rehearse.ts")).rehearse,
  },
  sandbox: {
    description: "Start the stand-ins alone and print where they listen.",
    load: async (): Promise<Tool> => (await import("./sandbox.ts")).sandbox,
  },
} as const;

export function isToolName(name: string): name is keyof typeof tools {
  return Object.hasOwn(tools, name);
}
