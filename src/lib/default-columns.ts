/** Room of a line where nobody can say how wide the terminal is. */
export const DEFAULT_COLUMNS = 80;
