/** The versions of what runs this. Pure. */
import { broken, type Finding, ok, warning } from "../../lib/finding.ts";
import { VERSION } from "../../lib/version.ts";

/** The oldest that package.json promises; a test compares the two. */
export const OLDEST_NODE = "20.19.0";

export function examineNode(version: string | null): Finding {
  const subject = "versions";
  if (version === null) {
    return warning(
      subject,
      "Which Node runs this is not known.",
      `Holdpoint ${VERSION} needs ${OLDEST_NODE} or newer.`,
    );
  }
  return isOlder(version, OLDEST_NODE)
    ? broken(
        subject,
        `This is Node ${version}; Holdpoint ${VERSION} needs ${OLDEST_NODE} or newer.`,
        "Install a newer Node.",
      )
    : ok(subject, `Holdpoint ${VERSION} on Node ${version}.`);
}

function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((text) => text.split(".").map((part) => Number.parseInt(part, 10) || 0));
  const differs = right?.findIndex((part, index) => part !== (left?.[index] ?? 0)) ?? -1;
  return differs >= 0 && (left?.[differs] ?? 0) < (right?.[differs] ?? 0);
}
