/** The last lines of a build's log. */
import { buildEventListShape, parseAnswer } from "./api.ts";
import type { Connection } from "./connection.ts";

/** Oldest first. Asked for backwards, so that a long log is not read from its beginning. */
export async function readBuildLog(connection: Connection, id: string, lines: number): Promise<readonly string[]> {
  const path = `/v3/deployments/${encodeURIComponent(id)}/events`;
  const answer = await connection.request({
    method: "GET",
    path,
    query: { direction: "backward", limit: Math.max(lines, 1), builds: 1 },
    repeatable: true,
  });
  const events = parseAnswer(buildEventListShape, eventsOf(answer.body), `GET ${path}`);
  return events
    .map((event) => ({
      at: event.created ?? event.date ?? event.payload?.date ?? 0,
      text: event.text ?? event.payload?.text ?? "",
    }))
    .filter((event) => event.text !== "")
    .toSorted((one, other) => one.at - other.at)
    .flatMap((event) => event.text.replace(/\n$/, "").split("\n"))
    .slice(-lines);
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
