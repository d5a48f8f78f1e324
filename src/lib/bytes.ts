/** Sizes of data as a plan writes them and as people read them. kB and MB are powers of 1000, KiB and MiB of 1024. */

const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

export const BYTES_PATTERN = String.raw`^\s*\d+(\.\d+)?\s*([kKmMgGtT][iI]?)?[bB]\s*$`;

/** Of `100 MB`; null where the text is not a size. */
export function parseBytes(text: string): number | null {
  const [, amount, unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*((?:[kmgt]i?)?b)\s*$/i.exec(text) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  return amount === undefined || factor === undefined ? null : Number(amount) * factor;
}

/** `658 MB`, `1.3 GB`, `8 kB`. */
export function renderBytes(bytes: number): string {
  const [unit, factor] = (
    [
      ["TB", 1e12],
      ["GB", 1e9],
      ["MB", 1e6],
      ["kB", 1e3],
    ] as const
  ).find(([, least]) => bytes >= least * 0.9995) ?? ["B", 1];
  const amount = bytes / factor;
  return `${Number(amount.toFixed(amount < 10 && factor > 1 ? 1 : 0))} ${unit}`;
}
