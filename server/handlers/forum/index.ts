/** The handlers of forum: one file per command or query. */
export const forumCommandHandlers = {};
export const forumQueryHandlers = {};
