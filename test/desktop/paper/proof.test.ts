/** Proofs in the window: the opening is recorded first, the answers stay in main, and a right one says what is to be destroyed. */
import { describe, expect, test } from 'vitest';
import type { QuestionView } from '../../../preload/views/paper.ts';
import { FIRST, type OpenDesk, openDesk } from './paper-desk.ts';

const order = { sets: [FIRST.set], layout: 'recovery', paper: 'a4', copies: 2 } as const;

/** Prints a sheet and gives its first copy. */
async function printedCopy({ calls }: OpenDesk): Promise<string> {
  const printed = await calls.printSheet(order);
  const copy = printed.ok ? printed.value?.copies[0] : undefined;
  if (copy === undefined) throw new Error('no copy was printed');
  return copy;
}

/** As someone with the paper in hand gives it. */
function rightAnswer({ number, positions }: QuestionView): string {
  const signs = (FIRST.codes[number - 1] ?? '').replaceAll('-', '');
  return positions.map((position) => signs.charAt(position - 1)).join(' ');
}

async function asked({ calls }: OpenDesk, copy: string): Promise<readonly QuestionView[]> {
  const challenge = await calls.challenge(copy);
  if (!challenge.ok) throw new Error(challenge.code);
  return challenge.value.questions;
}

describe('the challenge', () => {
  test('opens the set for a proof, recorded, and asks without a code in it', async () => {
    const desk = await openDesk();
    const copy = await printedCopy(desk);
    await desk.calls.placeCopy(copy, 'Desk drawer', null);
    const before = await desk.events();
    const challenge = await desk.calls.challenge(copy);
    expect(challenge).toMatchObject({
      ok: true,
      value: { copy, place: 'Desk drawer', printedAt: '2026-11-24T09:30:12.345Z', codes: 2 },
    });
    expect(await desk.events()).toEqual([...before, 'SetOpened proof']);
    const questions = await asked(desk, copy);
    expect(questions.length).toBeGreaterThan(1);
    for (const question of questions) {
      expect(question).toMatchObject({ service: 'GitHub', account: 'someone', unit: 'sign', shape: [4, 4] });
    }
    expect(JSON.stringify(challenge)).not.toMatch(/1111|2222|3333|4444|5555|6666/);
  });

  test.each(['S-0099-KQ/1', 'S-0001-XX/9'])('of %s, which is not there, opens nothing', async (copy) => {
    const desk = await openDesk();
    await printedCopy(desk);
    const before = await desk.events();
    await expect(desk.calls.challenge(copy)).rejects.toMatchObject({ code: 'copy-not-found' });
    expect(await desk.events()).toEqual(before);
  });

  test('of a copy that is gone opens nothing', async () => {
    const desk = await openDesk();
    const copy = await printedCopy(desk);
    await desk.calls.endCopy(copy, 'lost');
    const before = await desk.events();
    await expect(desk.calls.challenge(copy)).rejects.toMatchObject({ code: 'copy-not-found' });
    expect(await desk.events()).toEqual(before);
  });
});

describe('right answers', () => {
  test('prove the copy until the proof is old', async () => {
    const desk = await openDesk();
    const copy = await printedCopy(desk);
    const answers = (await asked(desk, copy)).map(rightAnswer);
    expect(await desk.calls.answerChallenge(answers)).toEqual({
      ok: true,
      value: {
        isProven: true,
        copy,
        provenAt: '2026-11-24T09:30:12.345Z',
        provenUntil: '2027-11-25',
        destroy: [],
      },
    });
    expect((await desk.events()).at(-1)).toBe('CopyProven typed');
    await expect(desk.calls.answerChallenge(answers)).rejects.toMatchObject({ code: 'usage' });
  });

  test('name the copies of the sheet that it replaces, as far as they are still there', async () => {
    const desk = await openDesk();
    const old = await printedCopy(desk);
    await desk.calls.placeCopy(old, 'Bank box', 'A-17');
    await desk.calls.endCopy(old.replace(/1$/, '2'), 'destroyed');
    const copy = await printedCopy(desk);
    const answers = (await asked(desk, copy)).map(rightAnswer);
    expect(await desk.calls.answerChallenge(answers)).toMatchObject({
      value: { isProven: true, destroy: [{ copy: old, place: 'Bank box' }] },
    });
  });
});

describe('wrong answers', () => {
  test('give their places; the questions stay, and a right answer still proves it', async () => {
    const desk = await openDesk();
    const copy = await printedCopy(desk);
    const right = (await asked(desk, copy)).map(rightAnswer);
    const before = await desk.events();
    const wrong = right.map((answer, place) => (place === 1 ? '??' : answer));
    expect(await desk.calls.answerChallenge(wrong)).toEqual({ ok: true, value: { isProven: false, wrong: [1] } });
    expect(await desk.calls.answerChallenge([])).toMatchObject({ value: { wrong: right.map((_, place) => place) } });
    expect(await desk.events()).toEqual(before);
    expect(await desk.calls.answerChallenge(right)).toMatchObject({ value: { isProven: true } });
  });

  test('end the challenge at the fifth', async () => {
    const desk = await openDesk();
    const copy = await printedCopy(desk);
    const right = (await asked(desk, copy)).map(rightAnswer);
    for (let tries = 1; tries < 5; tries += 1) {
      expect(await desk.calls.answerChallenge(['?'])).toMatchObject({ value: { isProven: false } });
    }
    await expect(desk.calls.answerChallenge(['?'])).rejects.toMatchObject({ code: 'proof-failed' });
    await expect(desk.calls.answerChallenge(right)).rejects.toMatchObject({ code: 'usage' });
    expect(await desk.events()).not.toContain('CopyProven typed');
  });
});

describe('no challenge outlives', () => {
  test.each<readonly [name: string, end: (desk: OpenDesk) => Promise<unknown>]>([
    ['its end', ({ calls }) => calls.endChallenge()],
    ['a lock', ({ custody }) => custody.lock()],
    ['a try to open another one', ({ calls }) => calls.challenge('S-0099-KQ/1').catch(() => undefined)],
  ])('%s', async (_, end) => {
    const desk = await openDesk();
    const right = (await asked(desk, await printedCopy(desk))).map(rightAnswer);
    await end(desk);
    await expect(desk.calls.answerChallenge(right)).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('places and ends', () => {
  test('a copy is placed, placed again, and ended; the list says so', async () => {
    const desk = await openDesk();
    const copy = await printedCopy(desk);
    await desk.calls.placeCopy(copy, 'Desk drawer', null);
    await desk.calls.placeCopy(copy, 'Bank box', 'A-17');
    expect(await desk.calls.sheets()).toMatchObject({
      value: {
        sheets: [{ copies: [{ copy, place: 'Bank box', seal: 'A-17', state: 'unproven' }, { place: null }] }],
        files: [],
      },
    });
    await desk.calls.endCopy(copy, 'destroyed');
    expect((await desk.events()).slice(-3)).toEqual([
      'CopyPlaced Desk drawer',
      'CopyPlaced Bank box',
      'CopyEnded destroyed',
    ]);
    await expect(desk.calls.placeCopy('S-0099-KQ/1', 'Safe', null)).rejects.toMatchObject({ code: 'copy-not-found' });
  });

  test('a file in clear is listed until it is called gone; whether it is still there is said', async () => {
    const desk = await openDesk();
    for (const isDeleted of [false, true]) {
      const file = `/sheets/${isDeleted ? 'gone' : 'there'}.pdf`;
      desk.outside.place = file;
      await desk.calls.savePdf(order);
      expect(await desk.calls.sheets()).toMatchObject({ value: { files: [{ file }] } });
      if (isDeleted) desk.ports.files.remove(file);
      expect(await desk.calls.destroyPlaintext(file)).toEqual({ ok: true, value: !isDeleted });
      expect(await desk.calls.sheets()).toMatchObject({ value: { files: [] } });
      await expect(desk.calls.destroyPlaintext(file)).rejects.toMatchObject({ code: 'no-such-file' });
    }
  });
});
