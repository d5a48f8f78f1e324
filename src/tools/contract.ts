/** What a tool of the terminal is, and what it is given. */
import type { Problem } from "../lib/error.ts";
import type { Callable, Options, OptionValues } from "../lib/option.ts";

export interface Screen {
  /** Room of a line. */
  readonly columns: number;
  line(text: string): void;
  progress(text: string): void;
}

export interface ToolSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Screen;
  readonly signal: AbortSignal;
  /** Standard input, where the caller has one. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Whether a person is there who can be asked. */
  readonly interactive?: boolean;
  /** Version of the Node that runs this, `24.21.0`, where the caller knows it. */
  readonly node?: string;
}

/** A tool's file declares it and loads what does the work when it is called, so that a release command stays light. */
export interface Tool<Declared extends Options = Options> extends Callable {
  readonly options: Declared;
  /** What an interrupted call has left behind: a sentence for whoever pressed Ctrl-C. */
  readonly interrupted: string;
  /** Mistakes that only the tool's own knowledge finds; told together with the others before anything is done. */
  check?(values: OptionValues<Declared>): Promise<readonly Problem[]>;
  /** Resolves to the exit code. */
  run(values: OptionValues<Declared>, surroundings: ToolSurroundings): Promise<number>;
}

/** Lets `run` see the values' types. */
export function declareTool<const Declared extends Options>(tool: Tool<Declared>): Tool<Declared> {
  return tool;
}
