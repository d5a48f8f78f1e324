/**
 * What a migration says that takes it, or a statement of it, out of the transaction that its tool would run it in. Too much
 * that counts as such costs a retry; too little would repeat half of a migration.
 */
const MARKS: readonly { readonly mark: RegExp; readonly why: string }[] = [
  { mark: /\bconcurrently\b/i, why: "CONCURRENTLY" },
  { mark: /\btransaction\s*:\s*false\b/i, why: "transaction: false" },
  { mark: /\+goose[ \t]+NO[ \t]+TRANSACTION\b/i, why: "NO TRANSACTION" },
  {
    mark: /\b(?:noTransaction|disableTransaction|useTransaction|isTransaction)\b/,
    why: "a setting of its transaction",
  },
  { mark: /\b(?:commit|rollback|begin|start\s+transaction)\s*;/i, why: "a transaction of its own" },
  { mark: /\b(?:vacuum|alter\s+system|(?:create|drop)\s+database)\b/i, why: "a statement that no transaction takes" },
];

/** Why this text may leave its transaction; null where nothing says so. */
export function leavesTransaction(text: string): string | null {
  return MARKS.find(({ mark }) => mark.test(text))?.why ?? null;
}
