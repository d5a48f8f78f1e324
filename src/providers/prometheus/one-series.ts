/** The one series of an answer: several are a mistake of the query, and which of them was meant nobody can guess. */
import { cutText } from "../../lib/cut-text.ts";
import { ProviderError } from "../../lib/error.ts";
import type { Point, QueryAnswer, Series } from "./client.ts";
import { VENDOR } from "./settings.ts";

const NAMED = 3;
const LONGEST_NAME = 80;

/** Without a series there are no points. */
export function pointsOf({ series }: QueryAnswer, query: string): readonly Point[] {
  const [first] = series;
  if (series.length <= 1) return first?.points ?? [];
  const more = series.length > NAMED ? ` and ${series.length - NAMED} more` : "";
  throw new ProviderError({
    reasonCode: "metric_ambiguous",
    vendor: VENDOR,
    message: `The query ${cutText(query, 200)} gives ${series.length} series where one number is expected: ${series.slice(0, NAMED).map(nameOf).join(", ")}${more}.`,
    remedy:
      "Aggregate them in the query, such as sum(…), max(…) or avg(…), or name the labels of the one that is meant.",
  });
}

function nameOf({ labels }: Series): string {
  const { __name__: name = "", ...others } = labels;
  const pairs = Object.entries(others).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return cutText(`${name}{${pairs.join(", ")}}`, LONGEST_NAME);
}
