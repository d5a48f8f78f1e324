/**
 * Poolers that give each transaction another connection. Behind one, a session's settings reach strangers, its locks outlive
 * it, and a dump is made of several moments: seen with pgbouncer 1.18, half of a table and exit status 0.
 */
import { problem, type Place, placeOf } from "../failure.ts";
import type { Line } from "../line.ts";

/** Known by their addresses alone, with what the vendor's other address looks like. */
const KNOWN: readonly {
  readonly host: RegExp;
  readonly port: number | null;
  readonly remedy: (variable: string) => string;
}[] = [
  {
    host: /\.supabase\.(?:co|com)$/,
    port: 6543,
    remedy: (variable) =>
      `Use port 5432 of the same host in ${variable}: there Supabase's pooler keeps one connection for the whole session.`,
  },
  {
    host: /^[^.]+-pooler\./,
    port: null,
    remedy: (variable) => `Take -pooler out of the host in ${variable}: that is Neon's direct address.`,
  },
];

/** Each turn shows a busy pooler with the chance that it hands out another connection; an idle one shows at the first. */
const TURNS = 8;

/** Throws ProviderError `pooler_refused` where the address says it. */
export function refuseKnownPooler(place: Place): void {
  const { host, port } = place.address;
  const known = KNOWN.find((pooler) => pooler.host.test(host) && (pooler.port ?? port) === port);
  if (known !== undefined) throw pooled(place, known.remedy(place.variable));
}

/**
 * Asks two sessions in turn who serves them. Each has a backend of its own for good, or they share what a pooler has. Only
 * where something stands between is there anything to ask: it gives backends numbers of its own.
 */
export async function refuseHiddenPooler(
  line: Line,
  backendPid: number,
  openSecond: () => Promise<Line>,
): Promise<void> {
  if (line.announcedPid === backendPid) return;
  const second = await openSecond();
  try {
    let others = new Set<number>();
    for (let turn = 0; turn < TURNS; turn += 1) {
      others = others.add(await askPid(second));
      const moved = (await askPid(line)) !== backendPid;
      if (moved || others.size > 1 || others.has(backendPid)) {
        throw pooled(
          line.place,
          `Use the database's own address in ${line.place.variable}, or the pooler in session mode.`,
        );
      }
    }
  } finally {
    await second.close();
  }
}

export async function askPid(line: Line): Promise<number> {
  const { rows } = await line.ask("select pg_backend_pid() as pid", []);
  return Number(rows[0]?.["pid"]);
}

function pooled(place: Place, remedy: string): Error {
  return problem(
    "pooler_refused",
    `${placeOf(place)}, which ${place.variable} names, is a transaction pooler: what is set, locked or seen in a session is lost behind it.`,
    remedy,
  );
}
