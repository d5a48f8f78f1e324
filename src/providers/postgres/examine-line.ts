/** Who answers at the other end, before anything is asked of it. */
import { ProviderError } from "../../lib/error.ts";
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseLine, SessionLimits } from "../contract.ts";
import { connectFailure } from "./failure.ts";
import { type Line, openLine } from "./line.ts";
import { parsePlace } from "./parse-place.ts";
import { askPid, refuseHiddenPooler, refuseKnownPooler } from "./work/pooler.ts";

export async function examineLine(url: Secret, limits: SessionLimits, signal?: AbortSignal): Promise<DatabaseLine> {
  const place = parsePlace(url);
  const open = () => openLine(place, limits, signal);
  const line = await open();
  try {
    return { certificate: line.certificate, pooler: await findPooler(line, open) };
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    const cut = line.cutBy();
    throw cut === null ? connectFailure(error, place) : cut.reason;
  } finally {
    await line.close();
  }
}

/** What works on the database refuses a pooler; who only reads may go through one, and says so. */
async function findPooler(line: Line, open: () => Promise<Line>): Promise<string | null> {
  try {
    refuseKnownPooler(line.place);
    await refuseHiddenPooler(line, await askPid(line), open);
    return null;
  } catch (error) {
    if (error instanceof ProviderError && error.reasonCode === "pooler_refused") return error.remedy;
    throw error;
  }
}
