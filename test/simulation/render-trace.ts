/** What happened to one release, line by line, for people. */
import type { Violation } from "./oracle/violation.ts";
import type { Entry, Standing } from "./world/log.ts";
import { START } from "./world/create-world.ts";

export function renderTrace(entries: readonly Entry[], violations: readonly Violation[]): string {
  const lines = entries.flatMap((entry, place) => {
    const found = violations.filter((violation) => violation.place === place);
    const text = describe(entry);
    if (text === null && found.length === 0) return [];
    const line = `${secondsOf(entry.at).padStart(11)}  ${whoOf(entry).padEnd(9)} ${text ?? entry.kind}`;
    return [line, ...found.map(({ invariant, text: what }) => `${" ".repeat(13)}^ VIOLATES ${invariant}: ${what}`)];
  });
  return lines.join("\n");
}

function secondsOf(at: number): string {
  return ((at - START) / 1_000).toFixed(3);
}

function whoOf(entry: Entry): string {
  if (!("by" in entry)) return "";
  return typeof entry.by === "object" ? `run ${entry.by.run}.${entry.by.process}` : entry.by;
}

/** Null where it is no part of the story. */
function describe(entry: Entry): string | null {
  switch (entry.kind) {
    case "begin":
      return `${entry.command} of ${entry.release}${entry.to === null ? "" : ` to ${entry.to}`}${entry.unpin ? ", unpin" : ""}`;
    case "result": {
      const { decision, reasonCode, summary, production } = entry.result;
      return `${entry.command} ends: ${decision} (${reasonCode}): ${summary} [production: ${production.after}]`;
    }
    case "said":
      if (entry.event.event === "note") return `note: ${entry.event.text}`;
      return entry.event.event === "step" ? `${entry.event.step}: ${entry.event.text}` : null;
    case "read":
      return `reads ${entry.what}: ${entry.told}${entry.isTrue ? "" : ", which is an old answer"}`;
    case "ask":
      return `asks for ${entry.type} ${entry.to} (sent ${secondsOf(entry.sentAt)}): ${entry.answer}`;
    case "moved":
      return `PRODUCTION ${describeStanding(entry.after)}`;
    case "record":
      return `records ${entry.record.task} ${entry.record.id}: ${JSON.stringify(entry.record.payload).slice(0, 200)}`;
    case "status":
      return `writes on ${entry.status.record}: ${entry.status.description}`;
    case "fault":
      return `fault at call ${entry.call}, ${entry.name}: ${entry.fault}`;
    case "crash":
      return `DIES at call ${entry.call}`;
    case "gate":
      return `gate of ${entry.stage} on ${entry.deploymentId}: ${entry.truth}`;
    case "metric":
      return `metric ${secondsOf(entry.from)} to ${secondsOf(entry.to)}: ${entry.known ? entry.ratio : "unknown"}`;
    case "built":
      return `build ${entry.id}`;
    case "broke":
      return `${entry.command} BROKE: ${entry.error}`;
    case "rollout-settings":
      return `the project's stages are ${entry.percents?.join(", ") ?? "none"}`;
    case "flag":
      return `FLAG was ${entry.before} and is ${entry.after}`;
    case "script":
      return `the script ${entry.what}`;
    case "branch":
      return `makes the branch ${entry.name}`;
    case "pull":
      return `opens a pull request from ${entry.branch}`;
    case "deleted":
      return `deletes ${entry.id}`;
    case "commit-status":
      return `commit status ${entry.state}: ${entry.description}`;
    case "step":
      return `step ${entry.title} of ${entry.release}: ${entry.what}${entry.told === null ? "" : ` (${entry.told})`}`;
    case "step-moved":
      return `STEP ${entry.title} of ${entry.release} is ${entry.isDone ? "done" : "taken back"}`;
    case "calm":
      return "--- from here on nothing fails";
    case "over":
      return "--- the end";
  }
}

function describeStanding({ target, domains, autoAssign, request, rollout = null }: Standing): string {
  const where = domains.map(({ deploymentId }) => deploymentId ?? "nothing").join(", ");
  const job = request === null ? "" : `; ${request.type} to ${request.toDeploymentId} ${request.status}`;
  const rolls =
    rollout === null ? "" : `; rollout of ${rollout.candidateId} ${rollout.state}, stage ${rollout.activeStage}`;
  return `${target ?? "nothing"}, domains ${where}${autoAssign ? "" : ", automatic assignment off"}${job}${rolls}`;
}
