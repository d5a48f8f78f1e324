/**
 * `node commands-in-turn.mjs <cli.js> <plan> deploy "watch --look" …`: the program's commands one after the other in one process,
 * until one ends with another code than 0. For what comes before and after the command that a test is about: starting
 * Node takes longer than a command does. After each command a line tells its exit code.
 */
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , script = "", plan = "", ...commands] = process.argv;

// What `cli.js` starts, and does not wait for.
const { runCli } = await import(pathToFileURL(join(dirname(script), "index.js")).href);

for (const command of commands) {
  process.argv = [process.execPath, script, ...command.split(" "), "--plan", plan, "--json"];
  process.exitCode = 0;
  await runCli();
  const code = process.exitCode ?? 0;
  process.stdout.write(`${JSON.stringify({ event: "exit", command, code })}\n`);
  if (code !== 0) break;
}
