/** The layers of “no network”, each with whether it is active in the app that runs. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Result } from '../../preload/contract.ts';
import type { OfflineLayer } from '../../preload/views/settings.ts';
import { layerWords, offlineWords as words } from '../messages/offline.ts';
import './LayerList.css';
import { Note } from './Note.tsx';
import { StateMark } from './StateMark.tsx';

/** Null until the app has answered. */
export function useLayers(): Result<readonly OfflineLayer[]> | null {
  const [answer, setAnswer] = useState<Result<readonly OfflineLayer[]> | null>(null);
  useEffect(() => void window.vault.offlineLayers().then(setAnswer), []);
  return answer;
}

export const countActive = (layers: readonly OfflineLayer[]): number =>
  layers.filter(({ isActive }) => isActive).length;

function Layer({ layer, isActive }: OfflineLayer): ReactNode {
  const { name, about } = layerWords[layer];
  return (
    <li>
      <span>
        <strong>{name}</strong>
        <small>{about}</small>
      </span>
      {isActive ? (
        <StateMark tone="good" icon={CircleCheck} text={words.active} />
      ) : (
        <StateMark tone="warn" icon={TriangleAlert} text={words.inactive} />
      )}
    </li>
  );
}

export function LayerList({ layers }: { readonly layers: readonly OfflineLayer[] }): ReactNode {
  return (
    <>
      {countActive(layers) < layers.length && (
        <Note tone="warn" icon={TriangleAlert} title={words.someInactive}>
          <p>{words.someInactiveAbout}</p>
        </Note>
      )}
      <ul className="layers" aria-label={words.layers}>
        {layers.map((layer) => (
          <Layer key={layer.layer} {...layer} />
        ))}
      </ul>
    </>
  );
}
