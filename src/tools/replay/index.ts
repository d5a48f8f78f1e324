import { declareTool } from "../contract.ts";

/** Judges a finished release again from what its result holds; touches nothing and needs no credential. */
export const replay = declareTool({
  description: "Say whether the same words come out when a finished release is judged again from its own result.",
  options: {
    files: {
      type: "operands",
      edge: "terminal",
      placeholder: "FILE…",
      description:
        "Results as JSON, or reports' pages; - reads standard input. Ends with 0 where all say the same, 1 where one says something else.",
    },
    evidence: {
      type: "text",
      placeholder: "SHA256",
      description:
        "Digest of the evidence as the release's record has it, at the end of the log address of its last status. Another one is a difference.",
    },
    json: { type: "flag", description: "One JSON object for each result, a line each, in the order of the results." },
  },
  examples: [
    { call: "replay result.json", meaning: "of a watch that wrote `--report result.json`" },
    { call: "replay report.html --json", meaning: "the same from the page, for a program" },
  ],
  interrupted: "Nothing was touched.",
  async run({ files, json, evidence }, { stdout, stdin }) {
    const wishes = { json: json === true, evidence: evidence ?? null };
    return (await import("./replay-files.ts")).replayFiles(files ?? [], wishes, stdout, stdin);
  },
});
