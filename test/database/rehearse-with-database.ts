/** A release rehearsed with a real PostgreSQL, as a person calls it. */
import { callTool } from "../../src/tools/call-tool.ts";
import { parseLines } from "../e2e/release-world.ts";

export async function rehearseWithDatabase(...args: readonly string[]) {
  const printed: string[] = [];
  const code = await callTool("rehearse", ["--database", "--traffic", "1/m", ...args, "--json"], {
    env: { PATH: process.env["PATH"] },
    stdout: { columns: 80, line: (text) => void printed.push(text), progress: () => {} },
    signal: new AbortController().signal,
  });
  const lines = parseLines(printed.join("\n"));
  const decisions = lines.flatMap((line) =>
    line.event === "decision" ? [`${String(line["command"])}: ${String(line["reasonCode"])}`] : [],
  );
  return { code, lines, decisions, text: printed.join("\n") };
}
