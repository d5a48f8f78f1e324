/** What the demo site answers where nobody says what it is to answer: threads that can be written and read. */
import type { DemoRoute } from "./route.ts";

const THREADS = "/api/threads";
const SHARED = { flow: 0, last: false, headers: {}, captures: {}, contains: [], absent: [] } as const;

export const THREAD_ROUTES: readonly DemoRoute[] = [
  { ...SHARED, step: 0, after: -1, method: "POST", path: THREADS, status: 201, captures: { id: ["id"] } },
  { ...SHARED, step: 1, after: 0, method: "GET", path: `${THREADS}/\${id}`, status: 200 },
  { ...SHARED, step: 2, after: 0, method: "GET", path: THREADS, status: 200, contains: ["${id}"] },
];
