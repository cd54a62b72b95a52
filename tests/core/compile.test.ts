import { describe, expect, test } from 'vitest';
import { type AnyStateMachine, createMachine } from 'xstate';
import { isEnding } from '../../src/model/index.ts';
import { compile, machine, protocol } from '../../src/protocol/index.ts';

const meta = { turn: 'nature', about: '' };
const lawful = { guard: 'lawful', actions: 'perform', target: 'b' };

/** A small machine of two states, with changes to the first. */
const small = (a: object, root: object = {}): AnyStateMachine =>
  createMachine({
    initial: 'a',
    states: { a: { meta, on: { 'offer.make': lawful }, ...a }, b: { type: 'final' } },
    ...root,
  } as never);

/** What lies outside the subset, and what the error must call it. */
const OUTSIDE: readonly (readonly [string, () => AnyStateMachine, RegExp])[] = [
  ['after', () => small({ after: { 1000: 'b' } }), /state "a" uses after/],
  ['invoke', () => small({ invoke: { src: 'clock' } }), /state "a" uses invoke/],
  [
    'parallel',
    () => small({ type: 'parallel', states: { x: { meta }, y: { meta } } }),
    /state "a" uses parallel/,
  ],
  [
    'a parallel root',
    () => createMachine({ type: 'parallel', states: { a: { meta }, b: { meta } } } as never),
    /uses parallel/,
  ],
  [
    'history',
    () =>
      small({
        on: {},
        initial: 'x',
        states: {
          x: { meta, on: { 'offer.make': { ...lawful, target: '#h' } } },
          h: { id: 'h', type: 'history' },
        },
      }),
    /uses history/,
  ],
  [
    'an inline guard on a transient transition',
    () => small({ on: {}, always: [{ guard: () => true, target: 'b' }] }),
    /state "a" uses a guard that is not named in the rules/,
  ],
  [
    'a guard the rules do not know',
    () => small({ on: {}, always: [{ guard: 'moonIsFull', target: 'b' }] }),
    /not named in the rules \(moonIsFull\)/,
  ],
  [
    'an inline guard on an event',
    () => small({ on: { 'offer.make': { ...lawful, guard: () => true } } }),
    /"offer\.make" without the guard "lawful"/,
  ],
  [
    'an inline action on an event',
    () => small({ on: { 'offer.make': { ...lawful, actions: () => {} } } }),
    /without the guard "lawful" and the single action "perform"/,
  ],
  ['an event without a guard', () => small({ on: { 'offer.make': 'b' } }), /without the guard "lawful"/],
  ['entry actions', () => small({ entry: 'ring' }), /state "a" uses entry or exit actions/],
  ['exit actions', () => small({ exit: 'ring' }), /state "a" uses entry or exit actions/],
  ['wildcard events', () => small({ on: { '*': lawful } }), /state "a" uses wildcard events/],
  ['partial wildcard events', () => small({ on: { 'offer.*': lawful } }), /uses wildcard events/],
  [
    'several transitions on one event',
    () => small({ on: { 'offer.make': [lawful, lawful] } }),
    /uses several transitions on "offer\.make"/,
  ],
  [
    'actions on a transient transition',
    () => small({ on: {}, always: [{ target: 'b', actions: 'perform' }] }),
    /uses actions on a transient transition/,
  ],
  [
    'events beside transient transitions',
    () => small({ always: [{ guard: 'agreed', target: 'b' }] }),
    /uses both events and transient transitions/,
  ],
  [
    'transitions on a compound state',
    () => small({ initial: 'x', states: { x: { meta, on: {} } } }),
    /state "a" uses transitions on a compound state/,
  ],
  [
    'events on the root',
    () => small({}, { on: { 'talks.walk-out': { ...lawful, target: '.b' } } }),
    /uses transitions on a compound state/,
  ],
  [
    'an event without a target',
    () => small({ on: { 'offer.make': { ...lawful, target: undefined } } }),
    /without exactly one target/,
  ],
  ['a waiting state without meta', () => small({ meta: undefined }), /no meta saying whose turn it is/],
];

describe('compile', () => {
  test.each(OUTSIDE)('refuses %s by name', (_, build, words) => {
    expect(() => compile(build())).toThrow(words);
  });

  test('takes the small machine itself, so that each refusal above is of the one thing changed', () => {
    const p = compile(small({}));
    expect(p.nodes.map((n) => [n.name, n.final, [...n.on]])).toEqual([
      ['a', false, [['offer.make', 1]]],
      ['b', true, []],
    ]);
    expect(p.nodes[p.start]?.name).toBe('a');
  });

  test('follows a target into the first state of a compound state', () => {
    const p = compile(
      createMachine({
        initial: 'a',
        states: {
          a: { on: {}, always: { target: 'b' } },
          b: { initial: 'second', states: { first: { meta }, second: { meta } } },
        },
      } as never),
    );
    expect(p.nodes[p.nodes[p.start]?.always[0]?.target ?? -1]?.name).toBe('b.second');
  });

  test('the statechart itself: every state named once, every target there, finals are the endings', () => {
    const again = compile(machine);
    expect(again.nodes.map((n) => n.name)).toEqual(protocol.nodes.map((n) => n.name));
    expect(new Set(protocol.nodes.map((n) => n.name)).size).toBe(protocol.nodes.length);
    expect(protocol.nodes.length).toBeGreaterThan(30);
    for (const node of protocol.nodes) {
      const targets = [...node.on.values(), ...node.always.map((w) => w.target)];
      for (const to of targets) expect(protocol.nodes[to], `${node.name} leads to ${to}`).toBeDefined();
      expect(node.final, node.name).toBe(isEnding(node.name));
      expect(targets.length > 0, node.name).toBe(!node.final);
      // A state that is passed through must always lead on: its last way has no guard.
      if (node.always.length > 0) expect(node.always.at(-1)?.guard, node.name).toBeNull();
    }
  });

  test('every state can be reached from the start', () => {
    const reached = new Set<number>();
    const walk = (at: number): void => {
      if (reached.has(at)) return;
      reached.add(at);
      const node = protocol.nodes[at];
      for (const to of [...(node?.on.values() ?? []), ...(node?.always.map((w) => w.target) ?? [])]) walk(to);
    };
    walk(protocol.byName.get('opening') ?? protocol.start);
    expect(protocol.nodes.filter((_, i) => !reached.has(i)).map((n) => n.name)).toEqual([]);
  });
});
