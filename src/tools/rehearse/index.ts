import { declareTool } from "../contract.ts";
import { rehearseOptions } from "./options.ts";

/** Runs a release of the plan, or a pull request's checklist, against the emulators in virtual time. */
export const rehearse = declareTool({
  description: "Run the plan against loopback emulators of every vendor, in seconds, and exit as the release would.",
  options: rehearseOptions,
  examples: [
    { call: "rehearse", meaning: "a release that goes well" },
    { call: "rehearse --fault error-rate=8% --at 3m", meaning: "a regression, rolled back: exit code 4" },
    { call: "rehearse --fault outage --report report.html", meaning: "the same report as of a real release" },
    { call: "rehearse --fault error-rate=2x --at 10m", meaning: "twice the usual failures, from the tenth minute on" },
    {
      call: "rehearse --observe --fault error-rate=8%",
      meaning: "somebody else's deployment: what would have been done",
    },
    { call: "rehearse --checklist", meaning: "a pull request and its people" },
  ],
  interrupted: "Nothing was changed: a rehearsal reaches only its own emulators.",
  async check(values) {
    const [{ checkFaults }, { checkTraffic }, { checkReportFiles }] = await Promise.all([
      import("./check-faults.ts"),
      import("./usual-traffic.ts"),
      import("../../engine/write-reports.ts"),
    ]);
    return [...checkFaults(values), ...checkTraffic(values), ...checkReportFiles(values.report ?? [])];
  },
  async run(values, surroundings) {
    if (values.checklist) {
      const { rehearseChecklist } = await import("./rehearse-checklist.ts");
      return rehearseChecklist(values, surroundings);
    }
    const { rehearseRelease } = await import("./rehearse.ts");
    return rehearseRelease(values, surroundings);
  },
});
