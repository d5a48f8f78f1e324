/**
 * How a command or a tool declares its options, once: parsing, the terminal's help, the action's inputs and the reference
 * are made of the declaration.
 */

interface AnyOption {
  /** One sentence for people. */
  readonly description: string;
  /** What holds where it is not given: a value of it. */
  readonly default?: string;
  /** The same in words, where it is no fixed value. */
  readonly otherwise?: string;
  /** The one edge that has it; both where nothing is said. */
  readonly edge?: "terminal" | "action";
  /** Default of the action's input, where it is another than a person's at a terminal. */
  readonly inputDefault?: string;
  /** Option without which it does nothing in a terminal. */
  readonly needs?: string;
  /** Option beside which it does nothing. */
  readonly idleWith?: string;
}

export interface FlagOption extends AnyOption {
  readonly type: "flag";
}

/** `placeholder` stands for the value: `FILE`. */
export interface TextOption extends AnyOption {
  readonly type: "text";
  readonly placeholder: string;
}

export interface NumberOption extends AnyOption {
  readonly type: "integer" | "duration" | "instant";
  readonly placeholder: string;
}

/** May be given more than once. */
export interface ListOption extends AnyOption {
  readonly type: "list";
  readonly placeholder: string;
}

/** The words that stand beside the options: `judge FILE…`. Without any of them the call is a mistake. */
export interface OperandsOption extends AnyOption {
  readonly type: "operands";
  readonly edge: "terminal";
  readonly placeholder: string;
}

/** `placeholder` stands for the values where they are too many to be shown beside the name. */
export interface ChoiceOption extends AnyOption {
  readonly type: "choice";
  readonly placeholder?: string;
  readonly values: readonly string[];
}

export type Option = FlagOption | TextOption | NumberOption | ListOption | OperandsOption | ChoiceOption;
export type Options = Readonly<Record<string, Option>>;

/** Durations are milliseconds, and instants milliseconds since the epoch. */
export type OptionValue<One extends Option = Option> = One extends { readonly type: "flag" }
  ? boolean
  : One extends { readonly type: "integer" | "duration" | "instant" }
    ? number
    : One extends { readonly type: "list" | "operands" }
      ? readonly string[]
      : One extends { readonly values: readonly (infer Value)[] }
        ? Value
        : string;

/** What was given, by the option's name; empty text counts as not given. */
export type OptionValues<Declared extends Options = Options> = {
  readonly [Name in keyof Declared]?: OptionValue<Declared[Name]> | undefined;
};

export interface Example {
  /** What stands after `holdpoint`. */
  readonly call: string;
  readonly meaning: string;
}

/** What can be called by its name: a command or a tool. */
export interface Callable {
  /** One sentence. */
  readonly description: string;
  readonly options: Options;
  readonly examples: readonly Example[];
}

export function optionsOf(callables: Readonly<Record<string, Callable>>): Readonly<Record<string, Options>> {
  return Object.fromEntries(Object.entries(callables).map(([name, { options }]) => [name, options]));
}

/** Whether the option exists at this edge. */
export function isAtEdge(option: Option, edge: "terminal" | "action"): boolean {
  return option.edge === undefined || option.edge === edge;
}
