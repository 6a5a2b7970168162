/** The pages of a sheet on a desk, white in both themes: veiled until they are asked for, at the size that suits the eye. */
import { CircleX, Minus, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Paper } from '../../preload/views/custody.ts';
import type { SheetPreview } from '../../preload/views/paper.ts';
import { printWords as words } from '../messages/print.ts';
import { troubles } from '../messages/troubles.ts';
import { type KnownPreview, usePictures } from '../use-preview.ts';
import { IconButton } from './IconButton.tsx';
import { LinkButton } from './LinkButton.tsx';
import { Loading } from './Loading.tsx';
import { Note } from './Note.tsx';
import './PrintDesk.css';

/** Percent of the real size; `fit`: the page is whole in the window. */
const ZOOMS = [50, 'fit', 100, 150, 200] as const;
const FIT = 1;

function Pages({
  preview,
  paper,
  zoom,
}: {
  readonly preview: SheetPreview;
  readonly paper: Paper;
  readonly zoom: (typeof ZOOMS)[number];
}): ReactNode {
  const pictures = usePictures(preview.pages);
  return pictures.map((picture, place) => (
    <img
      key={picture}
      className={`desk__page desk__page--${paper} desk__page--${zoom}`}
      src={picture}
      alt={words.page(place + 1, pictures.length, preview.number, preview.isShown)}
    />
  ));
}

function Trouble({ trouble }: { readonly trouble: NonNullable<KnownPreview['trouble']> }): ReactNode {
  const { title, text, next } = troubles[trouble.code];
  return (
    <div className="desk__trouble" role="alert">
      <Note tone="stop" icon={CircleX} title={words.noPreview}>
        <p>{words.failure(title, text, next)}</p>
      </Note>
    </div>
  );
}

interface PrintDeskProps extends KnownPreview {
  readonly paper: Paper;
  /** Shows the codes on the page, or veils them. */
  readonly onShow: (isShown: boolean) => void;
}

export function PrintDesk({ preview, trouble, isDrawing, paper, onShow }: PrintDeskProps): ReactNode {
  const [level, setLevel] = useState(FIT);
  const zoom = ZOOMS[level] ?? 'fit';
  const isShown = preview?.isShown === true;
  return (
    <div className="desk" aria-busy={isDrawing}>
      <div className="desk__bar">
        {preview !== null && (
          <>
            <span>{isShown ? words.shown(preview.number) : words.veiled(preview.number)}</span>
            <LinkButton size="small" onPress={() => onShow(!isShown)}>
              {isShown ? words.veil : words.show}
            </LinkButton>
          </>
        )}
        <div className="desk__zoom">
          <IconButton
            icon={Minus}
            name={words.smaller}
            isBare={true}
            isDisabled={level === 0}
            onPress={() => setLevel(level - 1)}
          />
          <span>{zoom === 'fit' ? words.fit : words.percent(zoom)}</span>
          <IconButton
            icon={Plus}
            name={words.larger}
            isBare={true}
            isDisabled={level === ZOOMS.length - 1}
            onPress={() => setLevel(level + 1)}
          />
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section className="desk__scroll" tabIndex={0} aria-label={words.desk}>
        {trouble !== null && <Trouble trouble={trouble} />}
        {preview !== null && <Pages preview={preview} paper={paper} zoom={zoom} />}
        {preview === null && trouble === null && (
          <div className="desk__empty">
            {isDrawing ? <Loading text={words.drawing} /> : <p>{words.nothingToShow}</p>}
          </div>
        )}
      </section>
    </div>
  );
}
