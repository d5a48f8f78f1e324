/** Asks the items of a checklist side by side, as far as they do not wait for each other. */
import pLimit from "p-limit";
import { UsageError } from "../../lib/error.ts";
import { planSecretRemedy } from "../../lib/setting.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Gate, GateTarget, ReviewInput } from "../../gates/contract.ts";
import type { Measured } from "../../lib/verdict.ts";
import type { ChecklistItem } from "../../plan/plan.ts";
import type { CommandContext } from "../../engine/context.ts";
import type { Journal } from "../../engine/journal.ts";

export interface ItemToAsk {
  readonly item: ChecklistItem;
  readonly gate: Gate;
  readonly people: ReviewInput | null;
  readonly baseline: Measured | null;
  readonly base: string | null;
  /** Answered elsewhere: the item is not asked here. */
  readonly answer: Verdict | null;
}

/** Each may be a process with children of its own; beyond this a machine would only be busy with switching. */
const AT_ONCE = 50;

/** A verdict for each item, by title; shows each as it comes. */
export async function askItems(
  context: CommandContext,
  journal: Journal,
  items: readonly ItemToAsk[],
): Promise<ReadonlyMap<string, Verdict>> {
  const started = new Map<string, Promise<Verdict>>();
  const limit = pLimit(AT_ONCE);
  const waits = waitsOf(items);
  const asked = items.filter(({ answer }) => answer === null).length;
  const running = new Set<string>();
  let done = 0;
  const showProgress = () => {
    const names = [...running].join(", ");
    journal.progress(`${done} of ${asked} asked${names === "" ? "" : `; now: ${names}`}`);
  };
  const run = async (one: ItemToAsk): Promise<Verdict> => {
    running.add(one.item.title);
    showProgress();
    try {
      return await ask(context, one);
    } finally {
      running.delete(one.item.title);
    }
  };

  const verdictOf = (one: ItemToAsk): Promise<Verdict> => {
    let pending = started.get(one.item.title);
    if (pending === undefined) {
      pending = settle(one);
      started.set(one.item.title, pending);
    }
    return pending;
  };

  const settle = async (one: ItemToAsk): Promise<Verdict> => {
    if (one.answer !== null) {
      journal.gate(one.item.title, one.answer);
      return one.answer;
    }
    const before = await Promise.all(
      (waits.get(one) ?? []).map(async (other) => [other, await verdictOf(other)] as const),
    );
    const stopped = before.find(
      ([other, verdict]) => verdict.outcome !== "pass" && one.item.after.includes(other.item.title),
    );
    const verdict = stopped === undefined ? await limit(() => run(one)) : notRun(stopped[0].item.title);
    done += 1;
    journal.gate(one.item.title, verdict);
    showProgress();
    return verdict;
  };

  const verdicts = await Promise.all(items.map(async (one) => [one.item.title, await verdictOf(one)] as const));
  return new Map(verdicts);
}

/** What each item waits for: those that it names, and a reader of files for the list's commands that do not wait for it. */
function waitsOf(items: readonly ItemToAsk[]): ReadonlyMap<ItemToAsk, readonly ItemToAsk[]> {
  const byTitle = new Map(items.map((one) => [one.item.title, one]));
  const named = (one: ItemToAsk) => one.item.after.flatMap((title) => byTitle.get(title) ?? []);
  // Each item once: there are more ways through a list that names much than there is time.
  const waitsFor = (one: ItemToAsk, wanted: ItemToAsk, seen = new Set<ItemToAsk>()): boolean =>
    named(one).some((other) => other === wanted || (!seen.has(other) && waitsFor(other, wanted, seen.add(other))));
  const commands = items.filter(({ item, answer }) => item.gate === "command" && answer === null);
  return new Map(
    items.map((one) => {
      const earlier = one.gate.after === "commands" ? commands.filter((command) => !waitsFor(command, one)) : [];
      return [one, [...new Set([...named(one), ...earlier])]] as const;
    }),
  );
}

async function ask(context: CommandContext, { item, gate, people, baseline, base }: ItemToAsk): Promise<Verdict> {
  const missing = (gate.secrets?.(item.spec) ?? []).filter((name) => (context.env[name] ?? "").trim() === "");
  if (missing.length > 0) return secretMissing(missing);
  try {
    return await context.checkGate(item, targetOf(context), { people, baseline, base });
  } catch (error) {
    // A vendor's own credential: without it this item is not known, and the others are.
    if (!(error instanceof UsageError)) throw error;
    const [problem] = error.problems;
    return hold(error.reasonCode, problem?.message ?? error.message, problem?.remedy ?? "Fix the settings.");
  }
}

/** Nothing is deployed yet: what is looked at is production as it is now. */
function targetOf(context: CommandContext): GateTarget {
  return {
    url: context.domainUrl(context.plan.project.domains[0] ?? ""),
    deploymentId: "",
    commit: context.release.commit,
    stage: "checklist",
    bypass: null,
  };
}

function secretMissing(names: readonly string[]): Verdict {
  return hold(
    "secret_missing",
    `${names.join(", ")} ${names.length === 1 ? "is" : "are"} not set here, so this item cannot be checked.`,
    planSecretRemedy(names),
  );
}

function notRun(title: string): Verdict {
  return hold("item_not_run", `Not checked, because “${title}” did not pass.`, `Fix “${title}” first.`);
}
