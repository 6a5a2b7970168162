/** A proof of a printed copy in the window: the answers stay here, the questions go out (paper.md 3). */
import type { Answered, ChallengeView, QuestionView } from '../../../preload/views/paper.ts';
import { serviceAndInstance } from '../../core/custody/account-name.ts';
import type { Question } from '../../core/custody/challenge.ts';
import { proofOldFrom } from '../../core/custody/proof-age.ts';
import { copiesToDestroy } from '../../core/custody/sheet-standing.ts';
import type { ReadState } from '../../core/custody/state.ts';
import { type OpenedChallenge, openChallenge, recordProof } from '../../sheets/prove-copy.ts';
import type { Custody } from '../custody.ts';
import { DesktopError } from '../desktop-error.ts';

/** The questions stay the same, so that the paper can be looked at again; guessing comes to an end. */
const TRIES_MAX = 5;

export interface Proof {
  /** Opens the codes for it, recorded. A challenge that was open before ends. */
  ask(copy: string): Promise<ChallengeView>;
  /** @throws DesktopError `usage` without a challenge, `proof-failed` at the last wrong try, which ends it. */
  answer(answers: readonly string[]): Promise<Answered>;
  end(): void;
}

interface Open {
  readonly asked: OpenedChallenge;
  tries: number;
}

export function createProof(custody: Custody): Proof {
  const { ports } = custody;
  let open: Open | null = null;

  return {
    ask: (copy) =>
      custody.work(async (session) => {
        open = null;
        const asked = await openChallenge(session, copy, ports.random);
        // Before the work is over: a lock that waits for it drops it again.
        open = { asked, tries: 0 };
        return challengeView(session.state, asked);
      }),
    answer: (answers) =>
      custody.work(async (session) => {
        if (open === null) throw new DesktopError('usage');
        const { challenge, copy, sheet } = open.asked;
        const wrong = challenge.wrong(answers);
        if (wrong.length > 0) {
          open.tries += 1;
          if (open.tries < TRIES_MAX) return { isProven: false, wrong };
          open = null;
          throw new DesktopError('proof-failed');
        }
        const { provenAt } = await recordProof(session, copy.id);
        open = null;
        const destroy = copiesToDestroy(session.state, sheet.number, ports.clock.today());
        return {
          isProven: true,
          copy: copy.id,
          provenAt,
          provenUntil: proofOldFrom(provenAt),
          destroy: destroy.map(({ id, place }) => ({ copy: id, place })),
        };
      }),
    end: () => {
      open = null;
    },
  };
}

function challengeView(state: ReadState, { copy, sheet, challenge }: OpenedChallenge): ChallengeView {
  return {
    copy: copy.id,
    place: copy.place,
    printedAt: sheet.printedAt,
    codes: [...sheet.sets.values()].reduce((sum, numbers) => sum + numbers.length, 0),
    questions: challenge.questions.map((question) => questionView(state, question)),
  };
}

function questionView(state: ReadState, { set, number, unit, positions, shape }: Question): QuestionView {
  const known = state.sets.get(set);
  const account = known === undefined ? undefined : state.accounts.get(known.account);
  return { service: serviceAndInstance(account), account: account?.name ?? null, number, unit, positions, shape };
}
