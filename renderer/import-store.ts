/** The import under review, as far as the window needs to know of it. */
export const importStore = {
  choose: async (): Promise<void> => {
    await window.vault.chooseFiles();
  },
};
