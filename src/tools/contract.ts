/** What a tool of the terminal is, and what it is given. */

export interface Screen {
  line(text: string): void;
  progress(text: string): void;
}

export interface ToolSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Screen;
  readonly signal: AbortSignal;
}

/** Resolves to the exit code. */
export type Tool = (args: readonly string[], surroundings: ToolSurroundings) => Promise<number>;
