/** COPY as streams with back pressure: whoever is slower sets the pace, so that no table has to fit into the memory. */
import { pipeline } from "node:stream/promises";
import type { Line } from "../line.ts";
import { placeOf, problem } from "../failure.ts";

type Failed = (error: unknown) => Error;

/** Rows as PostgreSQL sends them. */
export async function* copyOut(line: Line, text: string, failed: Failed): AsyncGenerator<Uint8Array> {
  const { default: streams } = await import("pg-copy-streams");
  const rows = streams.to(text);
  // A line that breaks when nobody reads any more has nobody to tell; unheard, the event would end the process.
  rows.on("error", () => {});
  // The stream ends when the rows do; handing it over waits for nothing.
  await line.submit(rows, () => Promise.resolve());
  let ended = false;
  try {
    for await (const chunk of rows) yield chunk as Uint8Array;
    ended = true;
  } catch (error) {
    ended = true;
    throw failed(error);
  } finally {
    // Half of an answer is on its way, and the protocol knows no word for "enough" on this connection.
    if (!ended) line.cutWith(leftEarly(line));
  }
}

/** Rows that were taken; where the source throws, PostgreSQL takes none of them, and its error is thrown. */
export async function copyIn(
  line: Line,
  text: string,
  source: AsyncIterable<Uint8Array>,
  failed: Failed,
): Promise<number> {
  const { default: streams } = await import("pg-copy-streams");
  let broken: { readonly reason: unknown } | null = null;
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (reason) {
      broken = { reason };
      // PostgreSQL is told, and writes it into its log.
      throw new Error("the source of the rows failed", { cause: reason });
    }
  }
  try {
    const rows = streams.from(text);
    rows.on("error", () => {});
    return await line.submit(rows, async (query) => {
      await pipeline(watched(), query);
      return query.rowCount;
    });
  } catch (error) {
    const reason: { readonly reason: unknown } | null = broken;
    if (reason !== null) throw (reason as { readonly reason: unknown }).reason;
    throw failed(error);
  }
}

function leftEarly(line: Line): Error {
  return problem(
    "database_unreachable",
    `The session with ${placeOf(line.place)} was ended while rows were read from it.`,
    "Run this again.",
  );
}
