/** The last lines of a build's log. */
import { cutText } from "../../lib/cut-text.ts";
import { parseAnswer } from "./api.ts";
import { buildEventListShape } from "./build-event-shapes.ts";
import type { Connection } from "./connection.ts";

/** Events without text (a change of state) count too, so some more are asked for than lines are wanted. */
const EVENTS_WITHOUT_TEXT = 50;

/** A line may be a whole minified file; nobody reads it to its end, and a step's result has little room. */
const LONGEST_LINE = 1_000;

/** Oldest first. Asked for backwards, so that a long log is not read from its beginning. */
export async function readBuildLog(connection: Connection, id: string, lines: number): Promise<readonly string[]> {
  const path = `/v3/deployments/${encodeURIComponent(id)}/events`;
  const answer = await connection.request({
    method: "GET",
    path,
    query: { direction: "backward", limit: lines + EVENTS_WITHOUT_TEXT, builds: 1 },
    repeatable: true,
  });
  const events = parseAnswer(buildEventListShape, eventsOf(answer.body), `GET ${path}`);
  const dated = events.map((event) => ({
    at: event.created ?? event.date ?? event.payload?.date ?? 0,
    text: event.text ?? event.payload?.text ?? "",
  }));
  // Lines of one millisecond keep their order only if the whole answer is turned round; a host may ignore the direction.
  const backward = (dated[0]?.at ?? 0) >= (dated.at(-1)?.at ?? 0);
  return (backward ? dated.toReversed() : dated)
    .toSorted((one, other) => one.at - other.at)
    .filter((event) => event.text !== "")
    .flatMap((event) => event.text.replace(/\n$/, "").split("\n"))
    .slice(-lines)
    .map((line) => cutText(line, LONGEST_LINE));
}

/** An array, or one JSON object a line, by the host's choice. */
function eventsOf(body: unknown): unknown {
  if (body === null) return [];
  if (typeof body === "object" && !Array.isArray(body)) return [body];
  if (typeof body !== "string") return body;
  try {
    return body
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as unknown);
  } catch {
    return body;
  }
}
