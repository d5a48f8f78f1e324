/** The roles of the ladder's rungs as one process of a run sees them: a flag's vendor, the repository, and its own machine. */
import type { CommandEnd } from "../../../src/lib/command-line.ts";
import type { Flags, Shell, Source } from "../../../src/providers/contract.ts";
import type { LadderTruth } from "../scenario/ladder.ts";
import type { FlagServer, FlagValue } from "./flag-server.ts";
import type { RepositoryServer } from "./repository.ts";
import { MAIN } from "./repository.ts";
import type { Surroundings } from "./roles.ts";
import type { ScriptModel } from "./script.ts";
import { trouble } from "./trouble.ts";

/** What stands for the whole of a flag's words in the plan. */
export const FLAG_SPEC = "chat";

/** What was asked when the time is over is asked in vain, and so is what is asked after it. */
function until<Answer>(signal: AbortSignal | null, ask: () => Promise<Answer>): Promise<Answer> {
  if (signal === null) return ask();
  return new Promise((resolve, reject) => {
    const abort = () => reject(trouble("the vendor", "a request", "timeout-before"));
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    ask().then(resolve, reject);
  });
}

/** `signal`: ends the requests; null where nothing does. */
export function createFlags(
  { network, process }: Surroundings,
  server: FlagServer,
  signal: AbortSignal | null,
): Flags<unknown> {
  const by = { run: process.run, process: process.process };
  const call = <Answer>(name: string, writes: boolean, serve: (agoMs: number) => Answer): Promise<Answer> =>
    until(signal, () =>
      network.call(process, {
        vendor: "flags",
        name,
        writes,
        serve: () => serve(0),
        ...(writes ? {} : { serveStale: serve }),
        fail(kind) {
          throw trouble("the flags", name, kind);
        },
      }),
    );
  return {
    open: () => ({
      safe: "safe",
      read: () => call("read flag", false, (agoMs) => server.read(agoMs)),
      set: (setting, { version }) => call("set flag", true, () => server.set(setting as FlagValue, version, by)),
      readLastChange: () =>
        call("read the flag's last change", false, () => {
          const last = server.lastChange();
          return last === null
            ? { by: null, at: null }
            : { by: last.by === "person" ? "alice" : "holdpoint", at: last.at };
        }),
    }),
  };
}

export function createSource(
  { network, process }: Surroundings,
  repository: RepositoryServer,
  signal: AbortSignal,
): Source {
  const by = { run: process.run, process: process.process };
  const call = <Answer>(name: string, writes: boolean, serve: () => Answer): Promise<Answer> =>
    until(signal, () =>
      network.call(process, {
        vendor: "forge",
        name,
        writes,
        serve,
        fail(kind) {
          throw trouble("GitHub", name, kind);
        },
      }),
    );
  return {
    readDefaultBranch: () => call("readDefaultBranch", false, () => MAIN),
    readBranch: (name) => call(`readBranch ${name}`, false, () => repository.branch(name)),
    readCommit: (sha) => call(`readCommit ${sha}`, false, () => repository.commit(sha)),
    readTree: (sha) => call(`readTree ${sha}`, false, () => repository.tree(sha)),
    isIn: (branch, sha) => call("compare", false, () => repository.isIn(branch, sha)),
    createCommit: ({ parent, changes }) => call("createCommit", true, () => repository.createCommit(parent, changes)),
    createBranch: (name, sha) => call("createBranch", true, () => repository.createBranch(name, sha, by)),
    findPullRequest: (branch) => call("findPullRequest", false, () => repository.pull(branch)),
    createPullRequest: ({ branch, into }) =>
      call("createPullRequest", true, () => {
        if (repository.pull(branch)?.state === "open") throw trouble("GitHub", "createPullRequest", "409");
        return repository.createPull(branch, into, by);
      }),
  };
}

const END: CommandEnd = { exitCode: 0, timedOut: false, started: true, tail: "", durationMs: 0 };

/** What a script does to the world happens at its end; a machine that dies takes it along. */
export function createShell(
  { network, process }: Surroundings,
  { takesMs, ends }: LadderTruth["script"],
  script: ScriptModel,
  signal: AbortSignal,
): Shell {
  const by = { run: process.run, process: process.process };
  const atMachine = <Answer>(name: string, serve: () => Answer) =>
    network.call(process, {
      vendor: "runner",
      name,
      writes: true,
      serve,
      fail: () => {
        throw new Error("nothing of a network is in between");
      },
    });
  const observe = (): Promise<CommandEnd> =>
    atMachine("observing script", () => ({ ...END, exitCode: script.isDone() ? 0 : 1 }));
  return {
    run: ({ command, timeoutMs }) =>
      until(signal, async () => {
        if (command === OBSERVING) return observe();
        await atMachine("script begins", () => script.begin(by));
        const isLate = ends === "hangs" || takesMs > timeoutMs;
        await process.clock.sleep(isLate ? timeoutMs : takesMs);
        if (isLate) return { ...END, exitCode: null, timedOut: true, durationMs: timeoutMs };
        return atMachine("script ends", () => {
          if (ends === "well" || ends === "killed-after") script.end(by);
          const isKilled = ends === "killed-before" || ends === "killed-after";
          if (isKilled) return { ...END, exitCode: null, signal: "SIGKILL", durationMs: takesMs };
          return { ...END, exitCode: ends === "fails" ? 2 : 0, durationMs: takesMs };
        });
      }),
  };
}

export const SCRIPT = "npm run undo";
export const OBSERVING = "npm run undo -- --check";
