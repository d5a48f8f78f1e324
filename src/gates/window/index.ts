import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import { type Evidence, fail, pass, type Verdict } from "../../lib/verdict.ts";
import type { Gate, GateContext, Override } from "../contract.ts";
import { windowSpec, type WindowSpec } from "./spec.ts";

/** The time library is loaded only where somebody asks for the time. */
type Times = typeof import("./times.ts");

export const window: Gate<WindowSpec, never> = {
  key: "window",
  description:
    "The current time is inside an allowed window and in no freeze, in the plan's time zones; otherwise the gate fails and says when the next window opens. In the checklist, the current time is that of its last check: if the release itself must wait, put the gate into `stages.staging.verify` as well.",
  example: `- title: In the deploy window
  window:
    allow: ["Mon-Thu 09:00-17:00 Europe/Berlin", "Fri 09:00-12:00 Europe/Berlin"]
    freeze:
      - { from: 2026-12-20, to: 2027-01-03, zone: Europe/Berlin, reason: Nobody is here to help }
    override: ["@acme/eng-leads"]
`,
  kind: "world",
  spec: windowSpec,
  explain: ({ allow, freeze, override }) =>
    [
      ...(allow.length === 0 ? [] : [`only ${allow.map(({ text }) => text).join(" or ")}`]),
      ...freeze.map(({ from, to, zone, reason }) => `not ${from.text} to ${to.text} ${zone} (${reason})`),
      ...(override.length === 0 ? [] : [`${override.join(" or ")} may override it`]),
    ].join("; "),
  roles: [],
  overriders: ({ override }) => override,
  async check(spec, context) {
    const times = await import("./times.ts");
    const { clock, target } = context;
    const now = clock.now();
    const verdict = judge(spec, context, now, times);
    // A checklist is asked again and again, and a comment that tells the time would be another one at each run.
    return target.stage === "checklist" ? { ...verdict, evidence: verdict.evidence.filter(isLasting) } : verdict;
  },
};

/** Labels of evidence that is another one every minute. */
const NOW = "now";
const TIME_LEFT = ["open for", "opens in"];

function isLasting({ label }: Evidence): boolean {
  return label !== NOW && !TIME_LEFT.includes(label);
}

function judge(spec: WindowSpec, { people, target }: GateContext<never>, now: number, times: Times): Verdict {
  if (times.isOpen(spec, now)) return allowed(spec, now, times);
  const override = people?.override ?? null;
  // A plan that names nobody lets nobody override, whatever was recorded before it was changed.
  if (override !== null && spec.override.length > 0) return overridden(spec, override, now, times);
  // Elsewhere there is nobody to ask: a release runs by the plan alone.
  return outside(spec, now, target.stage === "checklist" ? spec.override : [], times);
}

function allowed(spec: WindowSpec, now: number, times: Times): Verdict {
  const until = times.openUntil(spec, now);
  const open = times.windowsAt(spec, now);
  const zone = open[0]?.zone ?? spec.freeze[0]?.zone ?? "UTC";
  const end = until === null ? "for at least a year" : `until ${times.renderZoned(until, zone)}`;
  return pass("gate_passed", `The current time is allowed, ${end}.`, [
    { label: NOW, value: times.renderZoned(now, zone) },
    ...open.map(({ text }) => ({ label: "open window", value: text })),
    ...(until === null ? [] : [{ label: "open for", value: renderDuration(until - now) }]),
  ]);
}

function overridden(spec: WindowSpec, { login, at, reason }: Override, now: number, times: Times): Verdict {
  return pass("overridden", `@${login} overrode it: ${reason}`, [
    { label: "overridden by", value: `@${login}, ${renderInstant(at)}` },
    { label: "reason", value: reason },
    ...whyClosed(spec, now, times),
  ]);
}

function outside(spec: WindowSpec, now: number, overriders: readonly string[], times: Times): Verdict {
  const opening = times.nextOpening(spec, now);
  const [frozen] = times.freezesAt(spec, now);
  const zone = zoneOfOpening(spec, opening, times) ?? frozen?.freeze.zone ?? spec.allow[0]?.zone ?? "UTC";
  const opens = opening === null ? null : times.renderZoned(opening, zone);
  const why =
    frozen === undefined ? "The current time is outside the allowed windows" : `Frozen: ${frozen.freeze.reason}`;
  const next = opens === null ? "there is no opening within a year" : `the next opening is ${opens}`;
  const wait = opens === null ? "Change the window in the plan" : `Wait until ${opens} and run this again`;
  const override =
    overriders.length === 0 ? "" : `, or ${overriders.join(" or ")} overrides it with a comment on the pull request`;
  return fail("outside_window", `${why}; ${next}.`, `${wait}${override}.`, [
    ...whyClosed(spec, now, times),
    { label: "next opening", value: opens ?? "none within a year" },
    ...(opening === null ? [] : [{ label: "opens in", value: renderDuration(opening - now) }]),
  ]);
}

function zoneOfOpening(spec: WindowSpec, opening: number | null, times: Times): string | null {
  return opening === null ? null : (times.windowsAt(spec, opening)[0]?.zone ?? null);
}

/** The time in every zone that counts now, the freezes that hold, and the windows. */
function whyClosed(spec: WindowSpec, now: number, times: Times): readonly Evidence[] {
  const frozen = times.freezesAt(spec, now);
  const zones = new Set([...spec.allow.map(({ zone }) => zone), ...frozen.map(({ freeze }) => freeze.zone)]);
  return [
    ...[...zones].map((zone) => ({ label: NOW, value: times.renderZoned(now, zone) })),
    ...frozen.map(({ freeze, toAt }) => ({
      label: "freeze",
      value: `${freeze.reason}: ${freeze.from.text} to ${freeze.to.text} ${freeze.zone}, over on ${times.renderZoned(toAt, freeze.zone)}`,
    })),
    ...(spec.allow.length === 0 ? [] : [{ label: "allowed", value: spec.allow.map(({ text }) => text).join(", ") }]),
  ];
}
