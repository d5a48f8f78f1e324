/** `hold` means not known, or a person must decide. It never counts as pass and never triggers a rollback. */
export type Outcome = "pass" | "fail" | "hold";
