/** The version of our own format: `v` of every header. A reader refuses any other. */
export const formatVersion = 1;

/**
 * How often kinds of events, fields and words were added to that version: `minor` of the headers that we write. A reader
 * passes over kinds that it does not know in a trace with a greater one.
 */
export const formatMinor = 2;

/** How the names of kinds begin that are of one program alone: kept, counted, and passed over by every reader. */
export const privatePrefix = 'x.';
