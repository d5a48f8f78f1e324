import { cutText } from "./cut-text.ts";
import type { ReasonFor } from "./reason-code.ts";

/** Of a sentence that quotes a file or a vendor. */
const QUOTED_CHARACTERS = 1_000;

/** A place in a file; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One mistake of the user, with where it is, what was expected and what to do. */
export interface Problem {
  readonly message: string;
  /** Where it has one of its own; otherwise it is a mistake in the call, or in the plan that was read. */
  readonly reasonCode?: ReasonFor<"hold">;
  readonly position?: Position;
  readonly remedy?: string;
}

/** With its sentences cut: they quote a file that may be one long word. */
export function boundProblem(problem: Problem): Problem {
  const { message, remedy } = problem;
  return {
    ...problem,
    message: cutText(message, QUOTED_CHARACTERS),
    ...(remedy === undefined ? {} : { remedy: cutText(remedy, QUOTED_CHARACTERS) }),
  };
}

/** Every mistake found, at once; nothing was touched. Ends with exit code 2. */
export class UsageError extends Error {
  readonly reasonCode: ReasonFor<"hold">;
  readonly problems: readonly Problem[];

  constructor(reasonCode: ReasonFor<"hold">, found: readonly Problem[]) {
    const problems = found.map(boundProblem);
    super(problems.map(renderProblem).join("\n"));
    this.name = "UsageError";
    this.reasonCode = reasonCode;
    this.problems = problems;
  }
}

/** `file:line:column: message` and, indented below it, what to do. */
export function renderProblem(problem: Problem): string {
  const { position } = problem;
  const where = position ? `${position.file}:${position.line}:${position.column}: ` : "";
  return `${where}${problem.message}${problem.remedy ? `\n    ${problem.remedy}` : ""}`;
}

/**
 * A vendor did not give a usable answer. It says nothing about the release: callers turn it into `hold`
 * (or stop, before anything was changed).
 */
export class ProviderError extends Error {
  readonly reasonCode: ReasonFor<"hold">;
  /** The vendor as people name it: `Vercel`, `Sentry`. */
  readonly vendor: string;
  readonly remedy: string;
  /** HTTP status, where there was an answer. */
  readonly status: number | null;

  constructor(args: {
    reasonCode: ReasonFor<"hold">;
    vendor: string;
    message: string;
    remedy: string;
    status?: number | null;
    cause?: unknown;
  }) {
    super(cutText(args.message, QUOTED_CHARACTERS), args.cause === undefined ? {} : { cause: args.cause });
    this.name = "ProviderError";
    this.reasonCode = args.reasonCode;
    this.vendor = args.vendor;
    this.remedy = args.remedy;
    this.status = args.status ?? null;
  }
}
