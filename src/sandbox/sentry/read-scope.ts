/** The parameters that every reading endpoint shares: window, projects, environments, search terms. */
import type { EmulatedRequest } from "../contract.ts";
import { SentryRefusal } from "./access.ts";
import type { Dimensions, TimeWindow } from "./event-table.ts";
import { matchesTerm, parseInstant, parseSearch, type SearchTerm } from "./search-query.ts";
import type { SentrySeed } from "./seed.ts";

const PERIOD_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const DEFAULT_PERIOD_MS = 14 * PERIOD_MS.d;

/** `statsPeriod` wins over `start` and `end`, as at Sentry. */
export function readWindow(request: EmulatedRequest, now: number): TimeWindow {
  const period = request.query.get("statsPeriod");
  if (period !== null) {
    const match = /^(\d+)([smhdw])$/.exec(period);
    if (match === null) throw new SentryRefusal(400, `Invalid statsPeriod: ${period}`);
    return { from: now - Number(match[1]) * PERIOD_MS[match[2] as keyof typeof PERIOD_MS], to: now };
  }
  const [start, end] = [request.query.get("start"), request.query.get("end")];
  if (start === null && end === null) return { from: now - DEFAULT_PERIOD_MS, to: now };
  const [from, to] = [parseInstant(start ?? ""), parseInstant(end ?? "")];
  if (from === null || to === null) throw new SentryRefusal(400, "start and end are both required, as ISO 8601");
  if (from >= to) throw new SentryRefusal(400, "start must be before end");
  return { from, to };
}

/** Numeric project ids; null = all (`-1` or none given). */
export function readProjects(request: EmulatedRequest, seed: SentrySeed): ReadonlySet<string> | null {
  const ids = request.query.getAll("project");
  if (ids.some((id) => !/^-?\d+$/.test(id))) {
    throw new SentryRefusal(400, "Invalid project parameter. Values must be numbers.");
  }
  if (ids.length === 0 || ids.includes("-1")) return null;
  if (ids.some((id) => !seed.projects.some((project) => project.id === id))) {
    throw new SentryRefusal(403, "You do not have permission to perform this action.");
  }
  return new Set(ids);
}

export function readTerms(query: string): readonly SearchTerm[] {
  const terms = parseSearch(query);
  if ("unknown" in terms) throw new SentryRefusal(400, `Parse error at '${terms.unknown.slice(0, 40)}'`);
  return terms;
}

/** Terms about the row's own number and not about its dimensions: `span.duration:>200ms`. */
export function splitTerms(
  terms: readonly SearchTerm[],
  isValue: (key: string) => boolean,
): { readonly ofRow: readonly SearchTerm[]; readonly ofValue: readonly SearchTerm[] } {
  const ofValue = terms.filter(({ key, operator }) => operator !== "has" && isValue(key));
  return { ofValue, ofRow: terms.filter((term) => !ofValue.includes(term)) };
}

/** Whether a row is in the asked projects and environments and every search term holds. */
export function createRowFilter(
  request: EmulatedRequest,
  seed: SentrySeed,
  terms: readonly SearchTerm[],
): (dimensions: Dimensions) => boolean {
  const projects = readProjects(request, seed);
  const environments = request.query.getAll("environment");
  return (dimensions) =>
    (projects === null || projects.has(dimensions.project ?? "")) &&
    (environments.length === 0 || environments.includes(dimensions.environment ?? "")) &&
    terms.every((term) => matchesTerm(term, dimensions[term.key]));
}
