/** How the stand-in of a vendor with an HTTP API is made to fail: the same for each of them. */
import type { FaultBook } from "../../src/sandbox/fault-book.ts";
import type { StartedVendor, Trouble } from "./test-metric-provider.ts";

/** Successful by their status, and no answer to any question. */
const OTHER_ANSWERS: readonly unknown[] = [
  { error: "internal", message: "Something went wrong." },
  {},
  "<html><body>We will be back soon.</body></html>",
  5,
];

type HttpTroubles = Pick<StartedVendor, "cause" | "answersElse" | "recover">;

/** `dataRoutes`: where the numbers are read, such as `GET /v1/series`. */
export function httpTroubles(faults: FaultBook, emulator: string, dataRoutes: readonly string[]): HttpTroubles {
  const status = (code: number) => faults.add({ emulator, kind: "status", status: code, body: { message: "no" } });
  const causes: Readonly<Record<Trouble, () => void>> = {
    "refuses the credential": () => status(401),
    "refuses what the credential may not do": () => status(403),
    "refuses for too many requests": () => status(429),
    "has an internal error": () => status(503),
    "breaks the connection": () => faults.add({ emulator, kind: "reset" }),
    "never answers": () => faults.add({ emulator, kind: "slow" }),
  };
  return {
    cause: (trouble) => causes[trouble](),
    answersElse: () =>
      dataRoutes.flatMap((route) =>
        OTHER_ANSWERS.map((body) => () => faults.add({ emulator, kind: "status", status: 200, route, body })),
      ),
    recover: () => faults.clear(),
  };
}
