/** Which checks carry the plan's tags, all pages. */
import { ProviderError } from "../../lib/error.ts";
import type { VendorAnswer, VendorClient } from "../http.ts";
import { VENDOR } from "./settings.ts";
import { type CheckEntry, checkList, parseAnswer } from "./wire.ts";

const PATH = "/v1/checks";
/** The largest page that Checkly gives. */
const PAGE_SIZE = 100;

/** Checks that carry every one of `tags`. Throws ProviderError `no_matching_checks` where there is none. */
export async function listChecks(client: VendorClient, tags: readonly string[]): Promise<readonly CheckEntry[]> {
  // Checkly's filter gives checks with at least one of several tags, so each tag is asked for and the lists intersected:
  // what "carries a tag" means (a tag of the check's group, too?) stays Checkly's own answer.
  let matching: readonly CheckEntry[] | null = null;
  for (const tag of new Set(tags)) {
    const carrying = await listChecksWithTag(client, tag);
    const ids = new Set(carrying.map((check) => check.id));
    matching = matching === null ? carrying : matching.filter((check) => ids.has(check.id));
  }
  if (matching === null || matching.length === 0) {
    throw new ProviderError({
      reasonCode: "no_matching_checks",
      vendor: VENDOR,
      message: `No check at Checkly carries ${tags.length === 1 ? "the tag" : "all of the tags"} ${tags.join(", ")}.`,
      remedy:
        "Tag the checks that watch production, or name their tags in the plan; CHECKLY_ACCOUNT_ID may also be that of another account.",
    });
  }
  return matching;
}

async function listChecksWithTag(client: VendorClient, tag: string): Promise<readonly CheckEntry[]> {
  const checks = new Map<string, CheckEntry>();
  for (let page = 1; ; page += 1) {
    const answer = await client.request({
      method: "GET",
      path: PATH,
      // Group settings: a check of a switched-off group is not run, whatever the check itself says.
      query: { limit: PAGE_SIZE, page, tag, applyGroupSettings: true },
      repeatable: true,
    });
    const entries = parseAnswer(checkList, answer, PATH);
    const before = checks.size;
    for (const entry of entries) checks.set(entry.id, entry);
    const total = totalOf(answer);
    const last = total === null ? entries.length < PAGE_SIZE : page * PAGE_SIZE >= total;
    if (last) return [...checks.values()];
    // More is announced, and nothing new comes: neither an end nor a list to judge on.
    if (checks.size === before) throw brokenList(page, checks.size, total);
  }
}

function brokenList(page: number, known: number, total: number | null): ProviderError {
  const announced = total === null ? "there are more" : `there are ${total}`;
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message: `Checkly says that ${announced} checks than the ${known} it gave, but page ${page} of GET ${PATH} has none that is new.`,
    remedy: "Look at Checkly's status page (https://is.checkly.online) and run this again.",
  });
}

/** The number after the slash of `content-range: 1-100/230`. */
function totalOf(answer: VendorAnswer): number | null {
  const match = /\/(\d+)$/.exec(answer.headers.get("content-range") ?? "");
  return match === null ? null : Number(match[1]);
}
