/** What an audit entry is about once that has been forgotten. */
export const FORGOTTEN = 'forgotten';
