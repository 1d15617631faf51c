/** A path that no shell and no parser takes for an option. */
export const asPath = (file: string): string => (file.startsWith('-') ? `./${file}` : file);
