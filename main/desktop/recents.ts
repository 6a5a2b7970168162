/** Vaults that were opened lately, as the desk needs them. */

export interface Recents {
  /** After an opening; does nothing where the settings say so. A list that cannot be kept is no trouble of the opening. */
  remember(path: string, name: string): Promise<void>;
  /** The path of a recent vault by its id, or null when there is none of that id. */
  pathOf(id: string): string | null;
}
