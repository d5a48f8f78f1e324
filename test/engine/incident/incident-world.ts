/** The small world with a forge that keeps issues, and a place for incidents that keeps what it is told. */
import type { CommandContext } from "../../../src/engine/context.ts";
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import type { Forge, ForgeIssue, Roles } from "../../../src/providers/contract.ts";
import { renderIncidentMark } from "../../../src/report/incident/marks.ts";
import { openSmallWorld, type SmallWishes, type SmallWorld } from "../small-world.ts";

export const MARK = { project: "web", release: "r1" };
export const LABELS = ["incident", "production"];

export interface IncidentWorld extends Omit<SmallWorld, "reported"> {
  /** Oldest first. */
  readonly issues: ForgeIssue[];
  /** How issues were asked for. */
  readonly filters: object[];
  /** What the place for incidents was told. */
  readonly reports: Parameters<Roles["incidents"]["report"]>[0][];
}

export interface IncidentWishes extends Omit<SmallWishes, "plan"> {
  readonly issues?: readonly Partial<ForgeIssue>[];
  /** Who opens issues here. */
  readonly author?: string;
  /** What the plan says of incidents; it has labels unless this says otherwise. */
  readonly incident?: { readonly labels: readonly string[] } | null;
  /** Logins that the plan lists beside our own. */
  readonly by?: readonly string[];
  readonly report?: Roles["incidents"]["report"];
}

export function issueOf(number: number, changes: Partial<ForgeIssue> = {}): ForgeIssue {
  return {
    number,
    title: `issue ${number}`,
    body: `${renderIncidentMark(MARK)}\nIt was slow.`,
    state: "open",
    author: DEFAULT_AUTHOR,
    url: `https://forge/issues/${number}`,
    ...changes,
  };
}

export function openIncidentWorld(wishes: IncidentWishes = {}): IncidentWorld {
  const { author = DEFAULT_AUTHOR, incident = { labels: LABELS }, by = [], ...others } = wishes;
  const issues = (wishes.issues ?? []).map((changes, index) => issueOf(index + 1, changes));
  const filters: object[] = [];
  const reports: IncidentWorld["reports"] = [];
  const forge: Partial<Forge> = {
    listIssues: async (filter) => {
      filters.push(filter);
      const { creator, state } = filter;
      return issues.filter((one) => one.author === creator && (state === "all" || one.state === state)).toReversed();
    },
    createIssue: async ({ title, body, labels }) => {
      world.asked.push(`open: ${labels.join(", ")}`);
      issues.push(issueOf(issues.length + 1, { title, body, author }));
      return issues.at(-1) as ForgeIssue;
    },
    updateIssue: async (number, { state, ...changes }) => {
      world.asked.push(`update #${number}: ${state}`);
      issues[number - 1] = {
        ...(issues[number - 1] as ForgeIssue),
        ...changes,
        ...(state === undefined ? {} : { state }),
      };
      return issues[number - 1] as ForgeIssue;
    },
    ...wishes.forge,
  };
  const small = openSmallWorld({ ...others, forge, plan: { rollback: { incident, by } } });
  const { context } = small;
  const reporter: Roles["incidents"] = {
    report: wishes.report ?? (async (incident) => (reports.push(incident), true)),
  };
  const role: CommandContext["role"] = async (name) =>
    name === "incidents" ? (reporter as never) : context.role(name);
  const world: IncidentWorld = Object.assign(small, { issues, filters, reports, context: { ...context, role } });
  return world;
}
