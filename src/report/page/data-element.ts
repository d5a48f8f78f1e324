/** Id of the element of a page that holds the result as JSON; nothing runs it. */
export const DATA_ELEMENT = "holdpoint-result";
