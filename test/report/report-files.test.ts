import { expect, it } from "vitest";
import { renderReportFiles } from "../../src/report/report-files.ts";

const RUN = "https://github.com/acme/web/actions/runs/42";

it("the files of a run are named by themselves, and found from its summary", () => {
  expect(renderReportFiles(["out/holdpoint-report.html", "holdpoint-report.json"], RUN)).toBe(
    `\nThe whole of it is in \`holdpoint-report.html\` and \`holdpoint-report.json\`, among [this run's artifacts](${RUN}#artifacts) where the workflow keeps them.\n`,
  );
  expect(renderReportFiles(["a`b.md"], null)).toContain("`a'b.md`, among this run's artifacts");
  expect(renderReportFiles([], RUN)).toBe("");
});
