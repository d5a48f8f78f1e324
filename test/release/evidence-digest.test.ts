/** The digest of a watch's evidence: the same from memory and from a file, and carried where a status has room. */
import { describe, expect, it } from "vitest";
import { digestEvidence, parseEvidenceUrl, renderEvidenceUrl } from "../../src/release/evidence-digest.ts";

const EVIDENCE = { release: "r1", commit: "c", conditions: [{ value: 0.1 + 0.2, why: undefined, at: -0 }] };
const RUN = "https://github.com/acme/web/actions/runs/42";

describe("the digest of evidence", () => {
  it("is the same once it was written to a file and read, however that is laid out", () => {
    const digest = digestEvidence(EVIDENCE);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const read = JSON.parse(JSON.stringify({ version: 1, ...EVIDENCE, notes: ["x"] }, null, 2)) as typeof EVIDENCE;
    expect(digestEvidence(read)).toBe(digest);
  });

  it("is another one for another release, commit, condition or comparison, and none where nothing was judged", () => {
    const others = [
      { ...EVIDENCE, release: "r2" },
      { ...EVIDENCE, commit: "d" },
      { ...EVIDENCE, conditions: [] },
      { ...EVIDENCE, comparison: { version: 1 } },
    ];
    const digests = [EVIDENCE, ...others].map(digestEvidence);
    expect(new Set(digests).size).toBe(digests.length);
    expect(digestEvidence({ release: "r1", commit: "c" })).toBeNull();
    expect(digestEvidence({ release: "r1", commit: "c", comparison: { version: 1 } })).toMatch(/^[0-9a-f]{64}$/);
  });

  it("stays what it was when records were written by it", () => {
    // printf '["r1","c",[1],null]' | sha256sum
    expect(digestEvidence({ release: "r1", commit: "c", conditions: [1] })).toBe(
      "fb21265d20ba0d0c0df9d232c6e1e5a53b70e9925c80b6431ba5234deb856229",
    );
  });

  it("stands at the end of the address of the run, which stays one", () => {
    const digest = digestEvidence(EVIDENCE);
    expect(parseEvidenceUrl(renderEvidenceUrl(RUN, digest))).toBe(digest);
    expect(new URL(renderEvidenceUrl(RUN, digest)).pathname).toBe("/acme/web/actions/runs/42");
    expect(renderEvidenceUrl(RUN, null)).toBe(RUN);
    expect([null, RUN, `${RUN}#evidence-sha256-12`].map(parseEvidenceUrl)).toEqual([null, null, null]);
    // Before and behind the digest stands nothing: what is longer is another thing.
    for (const other of [`x${digest}`, `${digest}0`, `${digest?.toUpperCase()}`]) {
      expect(parseEvidenceUrl(`${RUN}#evidence-sha256-${other}`)).toBeNull();
    }
  });
});
