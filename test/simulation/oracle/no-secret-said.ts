/** 8: whatever the vendors repeat, no credential stands in any output, status or record. */
import { CANARY } from "../world/wire.ts";
import type { Check } from "./violation.ts";

export const checkNoSecretSaid: Check = ({ entries }, { wire }) =>
  // Only over the wire is a token sent at all.
  !wire
    ? []
    : entries.flatMap((entry, place) => {
        if (!JSON.stringify(entry).includes(CANARY)) return [];
        return [{ invariant: 8 as const, place, text: `a token stands in an entry of kind ${entry.kind}` }];
      });
