/** Starts a scratch server, prints its port and waits to be killed. */
import { openWork } from "../providers/postgres/open-work.ts";

const work = await openWork();
const scratch = await work.startScratch(15);
console.log(work.describe(scratch.url).port);
setInterval(() => {}, 60_000);
