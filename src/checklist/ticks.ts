/**
 * What an edit of our comment means. Pure. A tick is the word of the person who made the edit, and only where the
 * comment said exactly what we had shown, before and after: whoever changes a line so that a box means something else
 * gets no signature from the next person who ticks it.
 */
import type { Approval } from "../gates/contract.ts";
import { isAuthor } from "../lib/authors.ts";
import { sameLogin } from "../lib/same-login.ts";
import type { ItemBox, Right } from "./boxes.ts";
import type { CommentEvent } from "./event.ts";
import type { Withdrawal } from "./status-record.ts";

/** A comment's text, read: its digest without ticks, and each box that it has. */
export interface CommentText {
  readonly digest: string;
  readonly boxes: ReadonlyMap<string, boolean>;
  /** The boxes beside which it says that a tick stays for later commits. */
  readonly lasting: ReadonlySet<string>;
}

export interface Attempt {
  readonly box: ItemBox;
  readonly give: boolean;
  /** What the text said about the box, whatever the plan has made of it since. */
  readonly lasting: boolean;
  readonly login: string;
  /** When the edit was made. */
  readonly at: number;
}

export type EditReading =
  /** Somebody else's comment, or our own edit. */
  | { readonly kind: "not-ours" }
  | { readonly kind: "attempts"; readonly attempts: readonly Attempt[] }
  /** No tick of this edit counts; why, as a sentence for people. */
  | { readonly kind: "restored"; readonly notice: string };

export interface EditFacts {
  readonly event: CommentEvent;
  /** Logins that write our comments. */
  readonly authors: readonly string[];
  /** Does the comment carry the mark of this plan's checklist, now or before the edit? */
  readonly marked: boolean;
  readonly before: CommentText | null;
  readonly after: CommentText;
  /** Digests of every text that we showed for the commit that is checked now. */
  readonly shown: ReadonlySet<string>;
  readonly boxes: readonly ItemBox[];
  /** For an event that does not say when it happened. */
  readonly now: number;
}

export function parseEdit(facts: EditFacts): EditReading {
  const { event, authors, before, after, shown, boxes } = facts;
  if (!facts.marked || !isAuthor(event.commentAuthor, authors) || isAuthor(event.sender, authors))
    return { kind: "not-ours" };
  if (event.action !== "edited" || before === null) return { kind: "attempts", attempts: [] };
  const changed = boxes.filter(({ id }) => after.boxes.get(id) !== before.boxes.get(id));
  const ticked = changed.length > 0 ? " Ticks made with that edit do not count; please tick again." : "";
  if (!shown.has(after.digest)) {
    return {
      kind: "restored",
      notice: shown.has(before.digest)
        ? `${event.sender} changed the text of this comment; it was put back.${ticked}`
        : `This comment showed another commit or a changed text when ${event.sender} edited it; it is up to date again.${ticked}`,
    };
  }
  if (!shown.has(before.digest)) {
    return {
      kind: "restored",
      notice: `The text of this comment had been changed by somebody; it was put back.${ticked}`,
    };
  }
  return {
    kind: "attempts",
    attempts: changed.flatMap((box): Attempt[] => {
      const [was, is] = [before.boxes.get(box.id), after.boxes.get(box.id)];
      if (was === undefined || is === undefined) return [];
      const lasting = before.lasting.has(box.id) && after.lasting.has(box.id);
      return [{ box, give: is, lasting, login: event.sender, at: event.at ?? facts.now }];
    }),
  };
}

export type TickDecision =
  | { readonly kind: "record"; readonly attempt: Attempt }
  /** Already as it was asked for. */
  | { readonly kind: "nothing" }
  | { readonly kind: "set-back"; readonly notice: string };

/** What stands of a box now, and who took one back before: an old event may come again, by a run that is started again. */
export interface Standing {
  readonly approval: Approval | null;
  readonly withdrawals: readonly Withdrawal[];
}

/** What becomes of one attempt. Events need not be heard in the order in which people acted: a later word stands. */
export function decideTick(
  attempt: Attempt,
  right: Right,
  { approval, withdrawals }: Standing,
  senderIsBot: boolean,
): TickDecision {
  const { box, give, login, at } = attempt;
  const name = `“${box.item}” (${box.box.label})`;
  if (!give) return decideWithdrawal(attempt, right, approval, name);
  if (approval !== null) return { kind: "nothing" };
  if (withdrawals.some((word) => sameLogin(word.login, login) && word.at > at)) return { kind: "nothing" };
  if (senderIsBot)
    return { kind: "set-back", notice: `${login} is an app, and ${name} asks for a person; the tick was set back.` };
  switch (right.may) {
    case "yes":
      return { kind: "record", attempt };
    case "no":
      return {
        kind: "set-back",
        notice: `${login} ticked ${name}, but ${right.why}; the tick was set back. Thank you for looking.`,
      };
    case "unknown":
      return {
        kind: "set-back",
        notice: `${login} ticked ${name} and ${right.why}; nobody can say whether it counts, so it was set back.`,
      };
  }
}

/** Only the person who gave a sign-off can withdraw it; anybody else's untick changes nothing. */
function decideWithdrawal(attempt: Attempt, right: Right, current: Approval | null, name: string): TickDecision {
  // A tick of theirs that is heard later must not count any more.
  if (current === null) return right.may === "yes" ? { kind: "record", attempt } : { kind: "nothing" };
  if (sameLogin(current.login, attempt.login)) {
    return current.at > attempt.at ? { kind: "nothing" } : { kind: "record", attempt };
  }
  return {
    kind: "set-back",
    notice: `${attempt.login} unticked ${name}, which ${current.login} had signed; only ${current.login} can take that back, so it stands.`,
  };
}
