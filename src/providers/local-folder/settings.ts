/** A folder needs no credential. */
export const VENDOR = "The file system";
