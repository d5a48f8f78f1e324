import { inspect } from "node:util";

/** A token that cannot be printed by accident; `reveal` is called only where a request is signed. */
export class Secret {
  readonly #value: string;
  /** The environment variable it came from, for messages. */
  readonly name: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return "***";
  }

  toJSON(): string {
    return "***";
  }

  [inspect.custom](): string {
    return `Secret(${this.name})`;
  }
}
