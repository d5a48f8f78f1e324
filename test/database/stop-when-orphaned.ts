/**
 * Beside a running server: ends it and removes its folder as soon as the process that started it is gone, however that
 * ended. Its standard input is a pipe of that process; nothing is ever written to it.
 */
import { rmSync } from "node:fs";

const [pid, folder] = process.argv.slice(2);
process.stdin.resume();
process.stdin.on("close", () => {
  try {
    // PostgreSQL's immediate shutdown; the children follow.
    process.kill(Number(pid), "SIGQUIT");
  } catch {
    // Stopped in order before.
  }
  // The server may still be writing its last words.
  setTimeout(() => rmSync(folder ?? "", { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }), 500);
});
