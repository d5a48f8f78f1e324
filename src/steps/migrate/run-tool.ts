/** Runs a command of the migration's tool while the session that holds the lock looks what it does in the database. */
import { ProviderError } from "../../lib/error.ts";
import { resolveInside } from "../../lib/inside-directory.ts";
import type { Secret } from "../../lib/secret.ts";
import type { CommandEnd } from "../../lib/command-line.ts";
import type { DatabaseWriter } from "../../providers/contract.ts";
import type { StepContext } from "../contract.ts";
import { takeLock, WATCHING } from "./migration-lock.ts";
import type { MigrateSpec } from "./spec.ts";
import { sessionName, sessionSettings, toolEnvironment } from "./tool-environment.ts";
import { expectSessions, ofTool, type ToolSessions } from "./tool-sessions.ts";
import { createSightings, lookAtTool, type Sightings } from "./watch-tool.ts";

export type MigrateRole = "databases" | "databaseWork" | "shell" | "storedBackups" | "managedDatabases";
export type MigrateContext = StepContext<MigrateRole>;

export interface ToolRun {
  readonly result: CommandEnd;
  readonly sightings: Sightings;
  /** Another run took the lock while our session was broken, and the tool's sessions were ended. */
  readonly overtaken: boolean;
}

export interface ToolCommand {
  readonly line: string;
  /** The database that it works on: the plan's, or a copy. */
  readonly url: Secret;
  /** How far it is: 0–1 and a line; asked every few seconds. */
  readonly progress?: (
    session: DatabaseWriter,
  ) => Promise<{ readonly ratio: number | null; readonly text: string } | null>;
}

/** How soon a wait is noticed: a tenth of the lock timeout, within what a database does not feel. */
const SHORTEST_LOOK_MS = 100;
const LONGEST_LOOK_MS = 500;
const ORPHAN_TURNS = 20;
/** Of the history, which costs more. */
const PROGRESS_MS = 2_000;

/** `session`: the one with the lock, or of a copy that needs none. Throws ProviderError where nothing was started. */
export async function runTool(
  spec: MigrateSpec,
  command: ToolCommand,
  session: DatabaseWriter,
  context: MigrateContext,
): Promise<ToolRun> {
  const place = { url: command.url, as: spec.as, lockTimeoutMs: spec.lockTimeoutMs, identity: context.identity };
  const directory = (await resolveInside(context.directory, spec.directory)) ?? context.directory;
  return context.roles.databaseWork.withClientEnvironment(command.url, sessionSettings(place), async (parts) => {
    const ended = new AbortController();
    const own = await expectSessions(spec, context.identity, session);
    const { env, mask } = toolEnvironment(place, parts, context.env, spec.env);
    const tool = context.roles.shell
      .run({
        command: command.line,
        directory,
        env: { ...env, DEPLOYMENT_COMMIT: context.release.commit },
        timeoutMs: spec.timeoutMs,
        mask,
        onLine: context.output,
      })
      .finally(() => ended.abort());
    const sightings = createSightings();
    const looking = lookUntilEnd(spec, command, session, context, { own, sightings, ended: ended.signal });
    const [result, overtaken] = await Promise.all([tool, looking]);
    await endOrphans(session, own, context).catch(brokenBy);
    return { result, sightings, overtaken };
  });
}

/**
 * Of a tool that has ended, a session may still be at work: it was killed. What is read next would wait behind it. One that
 * only bears the tool's own name may be another person's, so that it is waited for, and not ended.
 */
async function endOrphans(session: DatabaseWriter, own: ToolSessions, context: MigrateContext): Promise<void> {
  const working = "datname = current_database() and state <> 'idle'";
  const end = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and ${working}`;
  const find = `select pid from pg_stat_activity a where ${ofTool("a")} and ${working}`;
  for (let turn = 0; turn < ORPHAN_TURNS; turn += 1) {
    // The ordinary end of a session takes a moment, too.
    if (turn > 1) await session.query(end, [sessionName(context.identity)]);
    const { rows } = await session.query(find, own.values);
    if (rows.length === 0) return;
    await context.clock.sleep(LONGEST_LOOK_MS, context.signal);
  }
}

interface Looking {
  readonly own: ToolSessions;
  readonly sightings: Sightings;
  readonly ended: AbortSignal;
}

/** Resolves when the tool has ended: whether somebody else got the lock meanwhile. */
async function lookUntilEnd(
  spec: MigrateSpec,
  command: ToolCommand,
  first: DatabaseWriter,
  context: MigrateContext,
  looking: Looking,
): Promise<boolean> {
  const own = await look(spec, command, first, context, looking);
  if (own === "ended") return false;
  // The session broke, and with it the lock went. The tool may have its connection still: it is only ended where
  // somebody else has taken the lock, since two at once do harm and one alone does not.
  for (;;) {
    if (looking.ended.aborted) return false;
    const limits = { ...WATCHING, applicationName: `holdpoint migrate ${context.release.id}`.slice(0, 63) };
    const again = await context.roles.databaseWork
      .withWriter(command.url, limits, async (session) => {
        if (await takeLock(session)) return await look(spec, command, session, context, looking);
        await session.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()",
          [sessionName(context.identity)],
        );
        return "overtaken" as const;
      })
      .catch(brokenBy);
    if (again !== "broken") return again === "overtaken";
    await sleepUntil(context, LONGEST_LOOK_MS, looking.ended);
  }
}

async function look(
  spec: MigrateSpec,
  command: ToolCommand,
  session: DatabaseWriter,
  context: MigrateContext,
  { own, sightings, ended }: Looking,
): Promise<"ended" | "broken"> {
  const watch = {
    tool: own,
    lockTimeoutMs: spec.lockTimeoutMs,
    clock: context.clock,
    sightings,
    firstSeen: new Map<string, number>(),
  };
  const everyMs = Math.min(LONGEST_LOOK_MS, Math.max(SHORTEST_LOOK_MS, spec.lockTimeoutMs / 10));
  let nextProgressAt = context.clock.now() + PROGRESS_MS;
  let said = "";
  let how: { readonly ratio: number | null; readonly text: string } | null = null;
  while (!ended.aborted) {
    try {
      const lines = await lookAtTool(session, watch);
      if (context.clock.now() >= nextProgressAt) {
        how = (await command.progress?.(session)) ?? how;
        nextProgressAt = context.clock.now() + PROGRESS_MS;
      }
      const text = [...(how === null ? [] : [how.text]), ...lines].join("; ");
      if (text !== "" && text !== said) context.progress({ ratio: how?.ratio ?? null, text });
      said = text;
    } catch (error) {
      brokenBy(error);
      return "broken";
    }
    await sleepUntil(context, everyMs, ended);
  }
  return "ended";
}

/** Our own mistakes go on; what the database did is looked into. */
function brokenBy(error: unknown): "broken" {
  if (error instanceof ProviderError) return "broken";
  throw error;
}

async function sleepUntil({ clock, signal }: MigrateContext, ms: number, ended: AbortSignal): Promise<void> {
  const either = AbortSignal.any([signal, ended]);
  if (either.aborted) return;
  await clock.sleep(ms, either).catch((error: unknown) => {
    if (!either.aborted) throw error;
  });
}
