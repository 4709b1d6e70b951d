/** The address of the API without a slash at its end: the console is served one folder below it. */
export const base = new URL("..", new URL("./", document.location.href.split("#")[0])).href.replace(/\/$/, "");
