/** What Holdpoint reads from the environment, as tables for the README and the page of the checklist. */
import { declaredSettings, type DeclaredSetting } from "../../src/plan/declared-settings.ts";
import { PLAN_SECRETS } from "../../src/lib/setting.ts";
import type { PlanExtensions } from "../../src/plan/extensions.ts";
import { escapeCell, renderTable } from "./field-table.ts";

const KINDS = {
  secret: "secret",
  "plan-secret": `line of \`${PLAN_SECRETS.name}\``,
  variable: "variable",
  "github-token": "the job's own",
} as const;
/** One sentence for all addresses, whoever is found there. */
const ADDRESS = "the address; the token goes there and nowhere else";

/** Every setting that a person may have to set; those that say the same of themselves share a row. */
export function renderSettingsTable(extensions: PlanExtensions): string {
  const isSetByPeople = ({ setting }: DeclaredSetting) =>
    ["secret", "plan-secret", "variable"].includes(setting.source);
  const declared = declaredSettings(extensions);
  const inOrder = [...declared.filter(isSetByPeople), ...declared.filter((one) => !isSetByPeople(one))];
  const rows = inOrder.flatMap((one): Row[] => {
    const { setting } = one;
    if (setting.source === "runner") return [];
    if (setting.source !== "address") {
      return [
        { name: setting.name, cells: [KINDS[setting.source], neededWhen(one), setting.scopes ?? setting.purpose] },
      ];
    }
    // Any other is for emulators only.
    if (setting.inPlan === undefined) return [];
    return [{ name: `project.addresses.${setting.inPlan}`, cells: ["in the plan", "self-hosted only", ADDRESS] }];
  });
  return tableOf(["Name", "Kind", "Needed", "What it may do"], rows);
}

/** What the checklist's workflow is passed, with the least that is enough there. */
export function renderChecklistSettingsTable(extensions: PlanExtensions): string {
  const inChecklist = declaredSettings(extensions).filter(({ workflows }) => workflows.includes("checklist"));
  const rows = inChecklist.flatMap(({ setting, usedBy }): Row[] => {
    const { name, source, optional, scopes = "" } = setting;
    if (source !== "secret" && source !== "plan-secret" && source !== "variable") return [];
    return [{ name, cells: [KINDS[source], optional ?? `for ${listOf(usedBy)}`, setting.inChecklist ?? scopes] }];
  });
  return tableOf(["Name", "Kind", "Needed", "What it must be able to do"], rows);
}

interface Row {
  readonly name: string;
  readonly cells: readonly string[];
}

function tableOf(head: readonly string[], rows: readonly Row[]): string {
  const groups = Map.groupBy(rows, ({ cells }) => JSON.stringify(cells));
  return renderTable(
    head,
    [...groups.values()].map((group) => [
      group.map(({ name }) => `\`${name}\``).join(", "),
      ...(group[0]?.cells ?? []).map(escapeCell),
    ]),
  );
}

function neededWhen({ setting, always, usedBy }: DeclaredSetting): string {
  if (setting.optional !== undefined) return setting.optional;
  if (always) return "always";
  return `for ${listOf(usedBy)}${setting.namedByPlan === true ? ", by the name that the plan uses" : ""}`;
}

/** Each in quotes: "`a`, `b` and `c`". */
function listOf(keys: readonly string[]): string {
  const quoted = keys.map((key) => `\`${key}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}
