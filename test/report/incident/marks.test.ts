import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIncidentIn, isIncidentOf, renderIncidentMark } from "../../../src/report/incident/marks.ts";

const MARK = { project: "web", release: "r2" };
const LINE = renderIncidentMark(MARK);

describe("the mark of an incident", () => {
  it("is known again by its release and by its project, whatever line ends GitHub stores", () => {
    for (const body of [LINE, `${LINE}\nwords`, `${LINE}\r\nwords`]) {
      expect([isIncidentOf(body, MARK), isIncidentIn(body, "web")]).toEqual([true, true]);
    }
  });

  it.each([
    ["further down", `words\n${LINE}`, false],
    ["after a space", ` ${LINE}`, false],
    ["before more words of the line", `${LINE} words`, false],
    ["in code", `\`${LINE}\``, false],
    ["of another release", renderIncidentMark({ ...MARK, release: "r20" }), true],
    ["of another project", renderIncidentMark({ ...MARK, project: "webs" }), false],
    ["that says two releases", LINE.replace('"r2"', '"r2" release="r2"'), false],
    ["without a release", LINE.replace("r2", ""), false],
  ])("does not count %s", (_, body, isOfProject) => {
    expect([isIncidentOf(body, MARK), isIncidentIn(body, "web")]).toEqual([false, isOfProject]);
  });

  it("belongs to exactly one release and project, and is one line that nothing in a name can end", () => {
    const name = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('"', "\ud800", "\u202e", "é", "-->", "--", 'a" release="b', "\n"),
    );
    fc.assert(
      fc.property(name, name, name, name, (project, release, otherProject, otherRelease) => {
        const line = renderIncidentMark({ project, release });
        expect(line).toMatch(/^<!-- (?:(?!--)[^<>\n])* -->$/);
        const same =
          project.toWellFormed() === otherProject.toWellFormed() &&
          release.toWellFormed() === otherRelease.toWellFormed();
        expect(isIncidentOf(line, { project: otherProject, release: otherRelease })).toBe(same);
      }),
      { numRuns: 50 },
    );
  });
});
