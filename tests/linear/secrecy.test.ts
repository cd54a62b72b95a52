import { describe, expect, test } from 'vitest';
import { possible } from '../../src/app/linear/commands.ts';
import { answer } from '../../src/app/linear/converse.ts';
import type { Linear } from '../../src/app/linear/state.ts';
import type { Table } from '../../src/model/index.ts';
import { pts } from '../../src/telling/index.ts';
import { playAt } from '../ui/games.ts';
import { gameFor, linesOf, talk } from './talk.ts';

/** Words after which all that a seat may read has been said, with what each needs behind it. */
const READ: Readonly<Record<string, string>> = { clause: ' 1', compare: ' draft best', export: ' game.json' };

/** Everything that can be read or asked here, without doing anything. */
const everything = (s: Linear): string[] =>
  possible(s)
    .filter((x) => !['quit', 'clock', 'ready', 'rewind', 'branch', 'refuse', 'pass'].includes(x.word))
    .flatMap((x) => {
      const { said, job } = answer(s, `${x.word}${READ[x.word] ?? ''}`);
      return [x.word, ...said, job?.kind === 'export' ? job.text : ''];
    });

const tampered = (s: Linear, change: (t: Table) => Table): Linear => ({
  ...s,
  session: { ...s.session, play: playAt(s.session.play, change(s.session.play.table)) },
});

/** A game by people in some seats, at the first moment of a kind. */
function gameAt(scenario: string, people: readonly string[], there: (s: Linear) => boolean): Linear {
  let s = talk(gameFor({ scenario, seed: 'secret', people }), []).state;
  for (let i = 0; i < 200 && !there(s); i++) {
    const lines =
      s.place === 'handover'
        ? ['ready']
        : s.session.play.phase === 'talks.answer'
          ? ['refuse']
          : s.session.play.phase === 'talks.floor'
            ? linesOf(s, { type: 'offer.make', seat: s.viewer, package: s.desks[s.viewer]?.draft ?? [] })
            : ['pass'];
    s = talk(s, lines, { first: false }).state;
  }
  expect(there(s)).toBe(true);
  return s;
}

describe('what is said to a seat', () => {
  test('does not depend on what only nature or others know', () => {
    const s = gameAt(
      'marenia',
      ['marenia'],
      (x) => x.place === 'desk' && x.session.play.table.open.round > 1,
    );
    const other = tampered(s, (t) => ({
      ...t,
      hidden: { ...t.hidden, front: 77, dueAt: t.hidden.dueAt.map(() => 5) },
      own: t.own.map((o, i) =>
        i === s.viewer ? o : { ...o, reservation: o.reservation / 2, front: -80, belief: 900 },
      ),
    }));
    expect(everything(s).length).toBeGreaterThan(60);
    expect(everything(other)).toEqual(everything(s));
  });

  test('is nothing of any seat while the lines are handed over, and nothing of the last one afterwards', () => {
    const people = ['port-alder', 'nordhall'];
    const handed = gameAt('harbour-lease', people, (x) => x.place === 'handover' && x.session.play.count > 1);
    const bars = handed.session.play.table.own.map((o) => pts(o.reservation));
    const between = everything(handed).join('\n');
    for (const bar of bars) expect(between).not.toContain(bar);
    const next = talk(handed, ['ready'], { first: false });
    const seat = next.state.viewer;
    expect(seat).toBe(handed.next);
    const read = [next.text, ...everything(next.state)].join('\n');
    expect(read).toContain(`walk away below ${bars[seat]}`);
    for (const [i, bar] of bars.entries()) if (i !== seat) expect(read).not.toContain(` ${bar} `);
    expect(read).not.toContain('secret');
  });
});
