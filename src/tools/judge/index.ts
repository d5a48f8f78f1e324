import { declareTool } from "../contract.ts";

/** Recomputes a verdict from the buckets that it was made of; touches nothing and needs no credential. */
export const judge = declareTool({
  description: "Recompute the verdict of a watch from its evidence: counts per bucket, in JSON.",
  options: {
    files: {
      type: "operands",
      edge: "terminal",
      placeholder: "FILE…",
      description:
        "Evidence as JSON, one watch in a file or one in each line; - reads standard input. Ends with 0 where all pass, 1 where one fails, 3 where one holds.",
    },
    json: { type: "flag", description: "One JSON object for each watch, a line each, in the order of the watches." },
  },
  examples: [
    { call: "judge watch.json", meaning: "the verdict in words" },
    { call: "judge watch.json --json", meaning: "the same for a program, with the evidence of each metric" },
    { call: "judge - --json", meaning: "watches from another program, as JSON lines" },
  ],
  interrupted: "Nothing was touched.",
  async run({ files, json }, { stdout, stdin }) {
    return (await import("./judge-files.ts")).judgeFiles(files ?? [], json === true, stdout, stdin);
  },
});
