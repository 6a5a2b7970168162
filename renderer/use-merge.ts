/** A merge from the choice of the other copy to its end; its path and its secret stay in main. */
import { useEffect, useState } from 'react';
import type { Standing } from '../preload/contract.ts';
import type { CopySecret, KnownFile, MergeDone, MergePreview } from '../preload/views/safety.ts';
import { isAboutSecret } from './messages/troubles.ts';

const { vault: api } = window;

export type MergePhase =
  | { readonly at: 'choose' }
  /** `copy`: its secret was asked for and is tried. */
  | { readonly at: 'working'; readonly isLast: boolean; readonly copy: KnownFile | null }
  /** The copy does not open with the key of this vault. */
  | { readonly at: 'secret'; readonly copy: KnownFile; readonly wrong: Standing | null }
  | { readonly at: 'preview'; readonly preview: MergePreview };

export interface MergeSteps {
  readonly phase: MergePhase;
  readonly trouble: Standing | null;
  choose(): void;
  /** @param secret its bytes are overwritten whatever comes of it. */
  open(secret: CopySecret): void;
  merge(): void;
}

export function useMerge(onMerged: (done: MergeDone) => void): MergeSteps {
  const [phase, setPhase] = useState<MergePhase>({ at: 'choose' });
  const [copy, setCopy] = useState<KnownFile | null>(null);
  const [trouble, setTrouble] = useState<Standing | null>(null);
  useEffect(() => () => void api.endMerge(), []);

  const look = async (of: KnownFile, secret: CopySecret | null): Promise<void> => {
    setTrouble(null);
    setPhase({ at: 'working', isLast: false, copy: secret === null ? null : of });
    const answer = await api.previewMerge(secret).finally(() => {
      if (secret instanceof Uint8Array) secret.fill(0);
    });
    if (answer.ok) setPhase({ at: 'preview', preview: answer.value });
    else if (isAboutSecret(answer.code)) setPhase({ at: 'secret', copy: of, wrong: secret === null ? null : answer });
    else {
      setPhase({ at: 'choose' });
      setTrouble(answer.code === 'cancelled' ? null : answer);
    }
  };
  const choose = async (): Promise<void> => {
    const answer = await api.chooseMergeCopy();
    if (!answer.ok) setTrouble(answer);
    else if (answer.value !== null) {
      setCopy(answer.value);
      await look(answer.value, null);
    }
  };
  const merge = async (): Promise<void> => {
    setPhase({ at: 'working', isLast: true, copy: null });
    const answer = await api.merge();
    if (answer.ok) return onMerged(answer.value);
    setPhase({ at: 'choose' });
    setTrouble(answer);
  };
  return {
    phase,
    trouble,
    choose: () => void choose(),
    open: (secret) => {
      if (copy !== null) void look(copy, secret);
      else if (secret instanceof Uint8Array) secret.fill(0);
    },
    merge: () => void merge(),
  };
}
