import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/model/index.ts';
import { playHash } from '../../src/protocol/index.ts';
import { journalText, recordOfSession } from '../../src/session/index.ts';
import { playout } from '../../src/sim/index.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { agentOf, readAgain } from '../session/table.ts';
import { gameFor, linesOf, talk } from './talk.ts';

/*
 * The same acts by lines and by agents: each seat of people does, line by line, what a strategy did in a game without
 * people. Chance and the other agents then do the same, and both games are the same game.
 */
const GAMES: readonly (readonly [scenario: string, people: readonly string[], seed: string])[] = [
  ['harbour-lease', ['port-alder', 'nordhall'], 'same-1'],
  ['marenia', ['marenia'], 'same-2'],
  ['marenia', ['marenia', 'orsk', 'corvane'], 'same-3'],
];

describe('a game in lines', () => {
  test.each(GAMES)('of %s by %j is the game that the same acts are', (scenario, people, seed) => {
    const c = caseOf(scenario);
    const agents = { default: 'linear' };
    const wanted = playout(c, seed, 0, { default: agentOf('linear') });
    let state = talk(gameFor({ scenario, seed, people, agents }), []).state;
    let lines = 0;
    for (let i = 0; i < 3000 && state.place !== 'ending'; i++) {
      const next: Act | undefined = wanted.acts[state.session.play.count];
      if (!next) throw new Error('it goes on beyond the end');
      const said = state.place === 'handover' ? ['ready'] : linesOf(state, next);
      const { state: after, missed, text } = talk(state, said, { first: false });
      expect(missed, text).toEqual([]);
      lines += said.length;
      state = after;
    }
    const { play } = state.session;
    expect(lines).toBeGreaterThan(4);
    expect(play.acts).toEqual(wanted.acts);
    const hash = playHash(wanted.world, wanted.acts, wanted.table);
    expect(playHash(play.world, play.acts, play.table)).toBe(hash);
    expect(recordOfSession(state.session).hash).toBe(hash);
    // And so is the game that its journal holds.
    expect(recordOfSession(readAgain(c, journalText(state.session))).hash).toBe(hash);
  });
});
