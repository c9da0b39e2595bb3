/** The scheme of the documents in which issues are opened; the query of their addresses is the issue's key. */
export const issueScheme = 'faultline-issue';
