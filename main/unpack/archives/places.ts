/** Names of the things in an archive, for people to find them again. */

/** A path of parts with names: `GitHub/Notes`, or `Notes` of an entry without a title. */
export const sourceOf = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('/');

/** The name of a file without whatever path an archive gives it, which may lead anywhere. */
export const fileNameOf = (path: string): string => path.split(/[/\\]/).at(-1)?.trim() ?? '';
