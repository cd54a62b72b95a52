import { beforeAll, describe, expect, test } from 'vitest';
import { type Command, usageOf } from '../../src/app/linear/command.ts';
import { COMMANDS, possible } from '../../src/app/linear/commands.ts';
import { answer } from '../../src/app/linear/converse.ts';
import type { Linear } from '../../src/app/linear/state.ts';
import { playout } from '../../src/sim/index.ts';
import { blemishes } from '../helpers/blemishes.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { agentOf } from '../session/table.ts';
import { gameFor, linesOf, talk } from './talk.ts';

/** What follows words that need something after them: something that is there in any game. */
const AFTER: Readonly<Record<string, readonly string[]>> = {
  clause: ['1'],
  compare: ['draft best'],
  set: ['1 1', '1=2 2=1'],
  from: ['best'],
  trade: ['none'],
  take: ['1'],
  rewind: ['1'],
  branch: ['1'],
  export: ['game.json', 'story.txt'],
  sound: ['1', '2', '3', '4'],
  ask: ['1 1', '2 1'],
  line: ['1 1', '2'],
  answer: ['nothing', '1'],
  appeal: ['3', '4', '5'],
  find: ['attack', 'unclear', 'none'],
  give: ['1', '2'],
};
const linesFor = ({ word }: Command): string[] =>
  (AFTER[word] ?? ['']).map((after) => `${word} ${after}`.trim());

/** Words that only tell something, or change nothing but the draft. */
const TIMES = ['undo', 'rewind', 'branch', 'quit'];
const EDITS = ['set', 'from', 'trade'];

/** Games that together lead everywhere: people in all seats do what a strategy does. */
const GAMES: readonly (readonly [scenario: string, seed: string, agent: string])[] = [
  ['marenia', 'w-9', 'random'],
  ['marenia', 'w-6', 'random'],
  ['marenia', 'w-13', 'linear'],
];

describe('every word', () => {
  const said = new Set<string>();
  const texts: string[] = [];
  /** Places and phases that were looked at. */
  const seen = new Set<string>();

  /** Everything that can be read here is read: it changes nothing. */
  function readAll(s: Linear): void {
    for (const x of possible(s).filter((y) => !y.move && !TIMES.includes(y.word))) {
      for (const line of linesFor(x)) {
        said.add(x.word);
        const reply = answer(s, line);
        expect([line, reply.taken, reply.said]).toEqual([line, true, reply.said]);
        expect(reply.said.length + (reply.job ? 1 : 0), line).toBeGreaterThan(0);
        expect(reply.state.session === s.session, line).toBe(true);
        if (!EDITS.includes(x.word)) expect(reply.state === s, line).toBe(true);
        texts.push(...reply.said);
      }
    }
  }

  /** Every move that can be made here is made, on the side: it does something, or is refused with a reason. */
  function moveAll(s: Linear): void {
    for (const x of possible(s).filter((y) => y.move || TIMES.includes(y.word))) {
      let done = 0;
      for (const line of linesFor(x)) {
        const asked = answer(s, line);
        texts.push(...asked.said);
        expect(asked.said.length, line).toBeGreaterThan(0);
        if (!asked.taken) {
          expect(asked.state === s, line).toBe(true);
          continue;
        }
        const after = asked.state.pending ? answer(asked.state, 'yes') : asked;
        texts.push(...after.said);
        expect(after.state === s, line).toBe(false);
        done += after.taken ? 1 : 0;
      }
      if (done > 0) said.add(x.word);
    }
  }

  beforeAll(() => {
    for (const [scenario, seed, agent] of GAMES) {
      const c = caseOf(scenario);
      const wanted = playout(c, seed, 0, { default: agentOf(agent) });
      const people = c.parties.map((p) => p.id);
      let state = talk(gameFor({ scenario, seed, people }), []).state;
      for (let i = 0; i < 3000 && state.place !== 'ending'; i++) {
        const next = wanted.acts[state.session.play.count];
        if (!next) throw new Error('it goes on beyond the end');
        const key = `${state.place} ${state.session.play.phase}`;
        if (!seen.has(key)) {
          readAll(state);
          moveAll(state);
        }
        seen.add(key);
        const lines = state.place === 'handover' ? ['ready'] : linesOf(state, next);
        const after = talk(state, lines, { first: false });
        expect(after.missed, after.text).toEqual([]);
        state = after.state;
      }
      if (seen.has('ending')) continue;
      readAll(state);
      moveAll(state);
      if (state.session.play.table.open.crisis) seen.add('ending');
    }
    // A branch that was left.
    const alone = gameFor({ scenario: 'harbour-lease', seed: 'free', people: ['port-alder'] });
    moveAll(talk(alone, ['send', 'yes', 'rewind 1']).state);
    // Before seats are taken, and where a step in time needs consent.
    const free = talk(gameFor({ scenario: 'harbour-lease', seed: 'free', people: [] }), []).state;
    readAll(free);
    moveAll(free);
    const before = 'take 1 2,ready,send,yes,ready,refuse,send,yes,ready,undo,yes,ready'.split(',');
    const { state } = talk(free, before, { first: false });
    expect(state.place).toBe('consent');
    readAll(state);
    moveAll(state);
  });

  test('is said at least once, and does something', () => {
    expect(COMMANDS.map((x) => x.word).filter((word) => !said.has(word))).toEqual([]);
  });

  test('tells nothing that reads wrong', () => {
    expect(texts.length).toBeGreaterThan(1000);
    const plain = texts.filter((t) => t !== '');
    expect([...new Set(plain.flatMap((t) => blemishes(t)))]).toEqual([]);
  });

  test('is one word, has short forms of its own, and is explained in a sentence', () => {
    const all = COMMANDS.flatMap((x) => [x.word, ...(x.short ?? [])]);
    expect(new Set(all).size).toBe(all.length);
    for (const x of COMMANDS) {
      expect(x.word).toMatch(/^[a-z]+$/);
      expect(['yes', 'no', 'y', 'n']).not.toContain(x.word);
      expect(x.about).toMatch(/^[A-Z].*\.$/);
      expect(blemishes(`${usageOf(x)}: ${x.about}`)).toEqual([]);
    }
  });
});
