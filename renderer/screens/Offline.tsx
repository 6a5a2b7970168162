/** The proof that nothing goes out: each layer as the running app answers, and what is left to the system. */
import type { ReactNode } from 'react';
import { countActive, LayerList, useLayers } from '../components/LayerList.tsx';
import { Loading } from '../components/Loading.tsx';
import { PlainPage } from '../components/PlainPage.tsx';
import { TroubleNote } from '../components/TroubleNote.tsx';
import { offlineWords as words } from '../messages/offline.ts';
import { troubles } from '../messages/troubles.ts';
import './Offline.css';

function Layers(): ReactNode {
  const answer = useLayers();
  if (answer === null) return <Loading text={words.checking} />;
  if (!answer.ok) return <TroubleNote trouble={troubles[answer.code]} />;
  const layers = answer.value;
  return (
    <section className="offline__part">
      <h2>{words.count(countActive(layers), layers.length)}</h2>
      <LayerList layers={layers} />
    </section>
  );
}

export function Offline(): ReactNode {
  return (
    <PlainPage title={words.title} about={words.about} back={words.back}>
      <Layers />
      <section className="offline__part">
        <h2>{words.remains}</h2>
        <ul className="offline__remains">
          {words.remainsList.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
    </PlainPage>
  );
}
