/** Which of two deployments a visitor of a production domain gets: always the same one, as long as its share does not shrink. */
import type { EmulatedRequest } from "../contract.ts";
import { VISITOR_HEADER } from "../visitor.ts";

type Side = "canary" | "stable";

const FORCED = { vcrrForceCanary: "canary", vcrrForceStable: "stable" } as const;
const COOKIE = "_vcrr";

/** `cookie`: what the visitor is to keep; null where it has one, or keeps none. */
export function chooseSide(
  { query, headers }: EmulatedRequest,
  share: number,
  random: () => number,
): { readonly side: Side; readonly cookie: string | null } {
  for (const [name, side] of Object.entries(FORCED)) {
    if (query.get(name) === "true") return { side, cookie: cookieOf(side === "canary" ? "0" : "1") };
  }
  const kept = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\d.]+)`).exec(headers.cookie ?? "")?.[1];
  const known = kept ?? headers[VISITOR_HEADER];
  const place = known === undefined ? random() : Number(known);
  return { side: place < share ? "canary" : "stable", cookie: known === undefined ? cookieOf(place.toFixed(6)) : null };
}

function cookieOf(place: string): string {
  return `${COOKIE}=${place}; Path=/; HttpOnly; SameSite=Lax`;
}
