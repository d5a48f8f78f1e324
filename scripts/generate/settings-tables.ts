/** What Holdpoint is told through the environment, as tables for the README and the page of the checklist. */
import { declaredSettings, type DeclaredSetting, settingsOfWorkflow } from "../../src/plan/declared-settings.ts";
import type { PlanExtensions } from "../../src/plan/extensions.ts";
import { escapeCell, renderTable } from "./field-table.ts";

const KINDS = { secret: "secret", variable: "variable", address: "variable", "github-token": "the job's own" } as const;
/** One sentence for all addresses, whoever is found there. */
const ADDRESS = "a token goes to the origin named here and nowhere else";

/** Every setting that a person may have to set; those that say the same of themselves share a row. */
export function renderSettingsTable(extensions: PlanExtensions): string {
  const isSetByPeople = ({ setting }: DeclaredSetting) => setting.source === "secret" || setting.source === "variable";
  const declared = declaredSettings(extensions);
  const inOrder = [...declared.filter(isSetByPeople), ...declared.filter((one) => !isSetByPeople(one))];
  const rows = inOrder.flatMap((one): Row[] => {
    const { setting } = one;
    if (setting.source === "runner") return [];
    const what = setting.source === "address" ? ADDRESS : (setting.scopes ?? setting.purpose);
    return [{ name: setting.name, cells: [KINDS[setting.source], neededWhen(one), what] }];
  });
  return tableOf(["Name", "Kind", "Needed", "What it may do"], rows);
}

/** What the checklist's workflow is passed, with the least that is enough there. */
export function renderChecklistSettingsTable(extensions: PlanExtensions): string {
  const rows = settingsOfWorkflow(extensions, "checklist").flatMap(({ setting, usedBy }): Row[] => {
    if (setting.source !== "secret" && setting.source !== "variable") return [];
    const use = setting.optional ?? `for ${listOf(usedBy)}`;
    return [{ name: setting.name, cells: [setting.source, use, setting.inChecklist ?? setting.scopes ?? ""] }];
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
  if (setting.source === "address") return "self-hosted only";
  if (setting.optional !== undefined) return setting.optional;
  if (always) return "always";
  return `for ${listOf(usedBy)}${setting.namedByPlan === true ? ", by the name that the plan uses" : ""}`;
}

/** Each in quotes: "`a`, `b` and `c`". */
function listOf(keys: readonly string[]): string {
  const quoted = keys.map((key) => `\`${key}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}
