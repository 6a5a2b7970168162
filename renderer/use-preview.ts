/** The pages of a sheet as they will be on paper, drawn anew when the order changes; an answer that is out of date is dropped. */
import { useEffect, useState } from 'react';
import type { Standing } from '../preload/contract.ts';
import type { PreviewOrder, SheetPreview } from '../preload/views/paper.ts';

/** Several changes in a row are drawn once. */
const PAUSE_MS = 150;

export interface KnownPreview {
  /** The last one that was drawn; it stays while the next one is. Null: nothing to show. */
  readonly preview: SheetPreview | null;
  readonly trouble: Standing | null;
  readonly isDrawing: boolean;
}

const none: KnownPreview = { preview: null, trouble: null, isDrawing: false };

/** @param order null: nothing is chosen. */
export function usePreview(order: PreviewOrder | null): KnownPreview {
  const [known, setKnown] = useState(none);
  const asked = order === null ? '' : JSON.stringify(order);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an order that says the same is the same
  useEffect(() => {
    if (order === null) {
      setKnown(none);
      return;
    }
    let isOver = false;
    // Codes that are to be veiled are gone at once, not when the veiled page is there.
    setKnown(({ preview }) => ({
      preview: preview?.isShown === true && !order.isShown ? null : preview,
      trouble: null,
      isDrawing: true,
    }));
    const timer = setTimeout(() => {
      void window.vault.previewSheet(order).then((answer) => {
        if (isOver) return;
        if (answer.ok) setKnown({ preview: answer.value, trouble: null, isDrawing: false });
        else
          setKnown({
            ...none,
            trouble: answer.code === 'cancelled' ? null : { code: answer.code, facts: answer.facts },
          });
      });
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [asked]);
  useEffect(() => () => void window.vault.endPreview(), []);
  return known;
}

/** Addresses under which the pages can be shown as pictures; each is given up as soon as its page is. */
export function usePictures(pages: readonly string[]): readonly string[] {
  const [pictures, setPictures] = useState<readonly string[]>([]);
  useEffect(() => {
    const made = pages.map((page) => URL.createObjectURL(new Blob([page], { type: 'image/svg+xml' })));
    setPictures(made);
    return () => {
      for (const picture of made) URL.revokeObjectURL(picture);
    };
  }, [pages]);
  return pictures;
}
