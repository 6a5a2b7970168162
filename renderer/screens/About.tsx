/** About this build. No link leads out, and nothing asks whether there is a newer one. */
import type { ReactNode } from 'react';
import { BuildFacts } from '../components/BuildFacts.tsx';
import { PlainPage } from '../components/PlainPage.tsx';
import { aboutWords as words } from '../messages/about.ts';
import './About.css';

export function About(): ReactNode {
  return (
    <PlainPage title={words.title} back={words.back}>
      <div className="about">
        <BuildFacts />
      </div>
    </PlainPage>
  );
}
