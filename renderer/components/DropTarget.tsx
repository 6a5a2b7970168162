/** Files may be dropped anywhere on an open vault: they are read here and go to the review. */
import { FileX, Import } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { importStore } from '../import-store.ts';
import { dropWords as words } from '../messages/frame.ts';
import { say } from '../speech.ts';
import './DropTarget.css';

interface DropTargetProps {
  /** Why nothing can be dropped now; null: it can. */
  readonly refusal: { readonly title: string; readonly text: string } | null;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** The page keeps every file from being opened in its place, also one that is refused. */
function useDrops(onFiles: ((files: FileList) => void) | null): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = onFiles === null ? 'none' : 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Only leaving the window has nothing to go to.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = event.dataTransfer?.files;
      if (files !== undefined && files.length > 0) onFiles?.(files);
    };
    document.addEventListener('dragenter', over);
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragenter', over);
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  return isOver;
}

const give = (files: FileList): void => void importStore.give(files);

export function DropTarget({ refusal }: DropTargetProps): ReactNode {
  const isOver = useDrops(refusal === null ? give : null);
  const { title, text } = refusal ?? words;
  useEffect(() => {
    if (isOver) say(`${title}. ${text}`, refusal === null ? 'polite' : 'assertive');
  }, [isOver, title, text, refusal]);
  if (!isOver) return null;
  const Icon = refusal === null ? Import : FileX;
  return (
    <div className="drop" aria-hidden="true" data-floats="">
      <div className="drop__card">
        <Icon className="icon" />
        <strong>{title}</strong>
        <p>{text}</p>
      </div>
    </div>
  );
}
