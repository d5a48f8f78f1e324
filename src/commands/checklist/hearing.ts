import type { CommentEvent } from "../../checklist/event.ts";
import type { StatusRecord } from "../../checklist/status-record.ts";
import type { Forge } from "../../providers/contract.ts";
import type { PlannedItem } from "./items.ts";
import type { PullRequestView } from "./pull-request-view.ts";

/** What somebody did, and what it is to be judged by. */
export interface Hearing {
  readonly forge: Forge;
  readonly view: PullRequestView;
  readonly items: readonly PlannedItem[];
  readonly event: CommentEvent;
  readonly now: number;
}

export interface Heard {
  readonly record: StatusRecord;
  /** Polite lines for the comment. */
  readonly notices: readonly string[];
}
