/** One session of the provider, as a gate gets it. */
import { inspect } from "node:util";
import { ProviderError } from "../../../src/lib/error.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { Secret } from "../../../src/lib/secret.ts";
import type { DatabaseSession } from "../../../src/providers/contract.ts";
import { postgres } from "../../../src/providers/postgres/index.ts";

/** Backstops: who tests a limit sets it. A slow machine takes seconds for an answer of 128 MiB under TLS. */
export const LIMITS = { connectTimeoutMs: 120_000, statementTimeoutMs: 120_000 };

export interface SessionSetting {
  readonly connectTimeoutMs?: number;
  readonly statementTimeoutMs?: number;
  readonly signal?: AbortSignal;
}

export async function withSession<Value>(
  url: string,
  act: (session: DatabaseSession) => Promise<Value>,
  { signal, ...limits }: SessionSetting = {},
): Promise<Value> {
  const databases = await postgres.connect(
    { project: "web", team: null, repository: null },
    { env: {}, clock: systemClock, random: Math.random, debug: () => {}, ...(signal ? { signal } : {}) },
  );
  return databases.withSession(new Secret("STAGING_DATABASE_URL", url), { ...LIMITS, ...limits }, act);
}

/** The error of a session that could not be opened, and everything that it could show to anybody. */
export async function troubleOf(url: string, setting: SessionSetting = {}) {
  return caught(withSession(url, (session) => session.query("select 1 as one"), setting));
}

export async function caught(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProviderError)) throw new Error(`expected a ProviderError, got ${inspect(error)}`);
  return { error, shown: `${inspect(error, { depth: 10 })}\n${error.remedy}` };
}
