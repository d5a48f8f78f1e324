import { declareTool } from "../contract.ts";

/** Starts only the emulators, for the vendors' own tools and for experiments. */
export const sandbox = declareTool({
  description: "Run only the emulators, until interrupted; prints their addresses as one line of JSON.",
  options: {
    state: {
      type: "text",
      placeholder: "FILE",
      otherwise: "one project with one deployment",
      description: "JSON file with the emulators' initial state.",
    },
  },
  examples: [{ call: "sandbox --state world.json", meaning: "with the projects and people of that file" }],
  interrupted: "The emulators are stopped.",
  async run({ state }, { stdout, signal }) {
    return (await import("./serve-sandbox.ts")).serveSandbox(state ?? null, stdout, signal);
  },
});
