/** What the demo site answers to one kind of request: plain JSON, deployed with the site's program. */

/** Member names and array indexes from the root of a JSON answer. */
export type AnswerPath = readonly (string | number)[];

/** `${name}` in a path, header, body or text stands for a value that an earlier answer of the same flow gave. */
export interface DemoRoute {
  /** Requests of one flow come one after the other and share what they create. */
  readonly flow: number;
  readonly step: number;
  /** The last step before this one that changes something; -1 where none does. */
  readonly after: number;
  /** With this request the flow is over, and begins anew with the next one. */
  readonly last: boolean;
  readonly method: string;
  /** With its query, if it has one. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where the request has no body. */
  readonly json?: unknown;
  /** Null: any from 200 to 299. */
  readonly status: number | null;
  /** Where the answer has the values that later requests use. */
  readonly captures: Readonly<Record<string, AnswerPath>>;
  /** Texts that stand in the answer, and texts that do not. */
  readonly contains: readonly string[];
  readonly absent: readonly string[];
}

/** What each `${name}` of a template stands for in a value; null where the value is another one. */
export type MatchTemplate = (template: unknown, value: unknown) => Record<string, string> | null;

/** What the program makes out of its routes for one request, before it is put into words. */
export interface DemoDraft {
  readonly method: string;
  readonly path: string;
  /** Null where no route knows the request. */
  readonly status: number | null;
  /** What is there under the path, or was created, as JSON; absent where it is no thing. */
  readonly content?: unknown;
  /** It must be JSON: values are read out of it. */
  readonly json: boolean;
  readonly contains: readonly string[];
  readonly absent: readonly string[];
}

/** What every answer of one version of the site has. */
export interface DemoVersion {
  readonly version: string;
  readonly commit: string;
  /** JSON objects by path: what a GET there says, whatever the routes add to it. */
  readonly objects: Readonly<Record<string, object>>;
}

/** A request as the site's program reads it. */
export interface DemoRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface DemoAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Of requests that are sent by the sandbox's visitors: what they create is not what a gate finds. */
export const VISITOR_AGENT = "holdpoint-sandbox-visitor";
