/** The provider of the role `databaseWork`, as a step gets it. */
import { systemClock } from "../../../src/lib/clock.ts";
import { Secret } from "../../../src/lib/secret.ts";
import type { DatabaseWork, DatabaseWriter, WriterLimits } from "../../../src/providers/contract.ts";
import { postgresWork } from "../../../src/providers/postgres/work/index.ts";

export const WRITER_LIMITS: WriterLimits = {
  connectTimeoutMs: 120_000,
  statementTimeoutMs: null,
  lockTimeoutMs: 120_000,
  applicationName: "holdpoint test",
};

export function openWork(signal?: AbortSignal, debug: (line: string) => void = () => {}): Promise<DatabaseWork> {
  return postgresWork.connect(
    { project: "web", team: null, repository: null },
    {
      env: { PATH: process.env["PATH"] },
      clock: systemClock,
      random: Math.random,
      debug,
      ...(signal ? { signal } : {}),
    },
  );
}

export function addressOf(url: string): Secret {
  return new Secret("STAGING_DATABASE_URL", url);
}

export async function withWriter<Value>(
  url: string,
  act: (writer: DatabaseWriter) => Promise<Value>,
  { signal, ...limits }: Partial<WriterLimits> & { readonly signal?: AbortSignal } = {},
): Promise<Value> {
  const work = await openWork(signal);
  return work.withWriter(addressOf(url), { ...WRITER_LIMITS, ...limits }, act);
}

/** What a program wrote, when it has ended. */
export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
