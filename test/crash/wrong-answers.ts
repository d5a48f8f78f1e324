/** Every way in which one call can go wrong, whoever is asked. */
import type { EmulatedResponse } from "../../src/sandbox/contract.ts";
import type { MeddledCall, Meddling } from "../../src/sandbox/meddler.ts";
import { readWholeText } from "../../src/sandbox/wire.ts";
import { type CallPoint, meddleAt, type Moment } from "./count-calls.ts";

export interface WrongAnswer {
  readonly name: string;
  /** Whether the server acts before it goes wrong. */
  readonly moment: Moment;
  /** What is said is not what is: nobody can tell from it what production serves. */
  readonly lies?: true;
  /** `before` is the answer to the same question the last time; null where this is the first. */
  spoil(own: EmulatedResponse, before: EmulatedResponse | null): Promise<Meddling | null> | Meddling | null;
}

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

function refusal(status: number, headers: Readonly<Record<string, string>> = {}): EmulatedResponse {
  const message = `injected ${status}`;
  return {
    status,
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify({ message, error: { code: "injected", message } }),
  };
}

function refused(status: number): WrongAnswer {
  return { name: String(status), moment: "before", spoil: () => ({ answer: refusal(status) }) };
}

export const WRONG_ANSWERS: readonly WrongAnswer[] = [
  {
    name: "429 with Retry-After",
    moment: "before",
    spoil: () => ({ answer: refusal(429, { "retry-after": "2" }) }),
  },
  { name: "429 without Retry-After", moment: "before", spoil: () => ({ answer: refusal(429) }) },
  ...[500, 503, 401, 403, 404, 409].map(refused),
  { name: "a time-out", moment: "before", spoil: () => ({ connection: "slow" }) },
  { name: "a reset before the server acted", moment: "before", spoil: () => ({ connection: "reset" }) },
  { name: "a reset after the server acted", moment: "after", spoil: () => ({ connection: "reset" }) },
  {
    name: "truncated JSON",
    moment: "after",
    async spoil({ status, headers, body }) {
      const text = await readWholeText(body);
      return {
        answer: { status, headers: { ...JSON_TYPE, ...headers }, body: text.slice(0, Math.floor(text.length / 2)) },
      };
    },
  },
  { name: "an empty body", moment: "after", spoil: () => ({ answer: { status: 200, headers: JSON_TYPE, body: "" } }) },
  {
    name: "HTML with 200",
    moment: "after",
    spoil: () => ({
      answer: {
        status: 200,
        headers: { "content-type": "text/html" },
        body: "<!doctype html><title>Sign in</title><p>Please sign in.",
      },
    }),
  },
  {
    name: "200 with an error in its body",
    moment: "after",
    spoil: () => ({ answer: { ...refusal(200), status: 200 } }),
  },
  {
    name: "the answer of the time before",
    moment: "after",
    lies: true,
    spoil: (_own, before) => (before === null ? null : { answer: before }),
  },
];

/** Spoils one call. */
export function spoilCall(point: CallPoint, wrong: WrongAnswer): ReturnType<typeof meddleAt> {
  const last = new Map<string, EmulatedResponse>();
  const keyOf = ({ emulator, method, path }: MeddledCall) => `${emulator} ${method} ${path}`;
  const { meddler, struck } = meddleAt(point, wrong.moment, (call, answer) =>
    wrong.spoil(answer ?? { status: 0 }, last.get(keyOf(call)) ?? null),
  );
  return {
    struck,
    meddler: {
      ...meddler,
      async acted(call, answer) {
        const meddled = await meddler.acted?.(call, answer);
        last.set(keyOf(call), answer);
        return meddled ?? null;
      },
    },
  };
}
