/** GitHub's refusals, in its own shapes. A handler throws one; the endpoint answers with it. */
import type { EmulatedResponse } from "../contract.ts";

const DOCUMENTATION = "https://docs.github.com/rest";

export class GithubRefusal extends Error {
  readonly answer: EmulatedResponse;

  constructor(status: number, message: string, rest: Readonly<Record<string, unknown>> = {}, headers = {}) {
    super(message);
    this.name = "GithubRefusal";
    this.answer = {
      status,
      headers,
      body: { message, ...rest, documentation_url: DOCUMENTATION, status: String(status) },
    };
  }
}

export function notFound(): GithubRefusal {
  return new GithubRefusal(404, "Not Found");
}

/** A value that GitHub does not accept: 422 with `errors`. */
export function validationFailed(error: {
  readonly resource: string;
  readonly field: string;
  readonly code: "missing" | "missing_field" | "invalid" | "already_exists" | "custom";
  readonly message?: string;
}): GithubRefusal {
  return new GithubRefusal(422, "Validation Failed", { errors: [error] });
}

/** A body that does not fit the endpoint at all. */
export function invalidRequest(problem: string): GithubRefusal {
  return new GithubRefusal(422, `Invalid request.\n\n${problem}`);
}
