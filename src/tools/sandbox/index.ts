import { declareTool } from "../contract.ts";

/** Starts the stand-ins alone, for the vendors' own tools and for experiments. */
export const sandbox = declareTool({
  description: "Start the stand-ins alone and print where they listen, as one line of JSON, until interrupted.",
  options: {
    state: {
      type: "text",
      placeholder: "FILE",
      otherwise: "one project with one deployment",
      description: "JSON file with what the stand-ins begin with.",
    },
  },
  examples: [{ call: "sandbox --state world.json", meaning: "with the projects and people of that file" }],
  interrupted: "The stand-ins are stopped.",
  async run({ state }, { stdout, signal }) {
    return (await import("./serve-sandbox.ts")).serveSandbox(state ?? null, stdout, signal);
  },
});
