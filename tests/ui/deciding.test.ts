import { describe, expect, it } from 'vitest';
import { DIALOG_KINDS, dialogOf } from '../../src/app/ui/dialogs/table.ts';
import { reduce } from '../../src/app/ui/game/reduce.ts';
import { bindings } from '../../src/app/ui/input/keys.ts';
import type { DialogKind, UiState } from '../../src/app/ui/state/state.ts';
import { caseFor, gameFor, misfit, playOn, screenOf } from './games.ts';

/** Acts that one key may do: they bind nobody and end nothing. */
const FREE = ['offer.reject', 'text.pass', 'sounding.answer'];

/** Acts that Enter may do in a dialog that was opened for them. */
const ROUTINE = [
  ...FREE,
  'offer.make',
  'text.table',
  'sounding.ask',
  'caucus.ask',
  'crisis.request',
  'crisis.wait',
];

const open = (s: UiState, dialog: DialogKind): UiState => reduce(s, { type: 'open', dialog });

/** What every person may come to decide, whatever the rules make of the seeds. */
const WANTED = [
  'talks.floor',
  'talks.answer',
  'talks.mediation',
  'talks.sounding',
  'accession.invitation',
  'signature.signing',
  'recess.deciding',
  'ratification.campaign',
  'crisis.request',
  'crisis.plea',
  'crisis.findings',
  'crisis.decision',
];

/** Games of Marenia with people in every seat, until every wanted phase has come up: the first states of each phase. */
const STATES: readonly UiState[] = ((): UiState[] => {
  const seats = caseFor('marenia').parties.map((p) => p.id);
  const found = new Map<string, UiState[]>();
  for (let n = 1; n <= 40 && WANTED.some((phase) => !found.has(phase)); n++) {
    playOn(gameFor({ scenario: 'marenia', seats, seed: String(n) }), {
      by: 'bridging',
      each: (s) => {
        if (s.screen !== 'table' || s.stop.kind !== 'seat') return;
        const list = found.get(s.session.play.phase) ?? [];
        if (list.length < 6) found.set(s.session.play.phase, [...list, s]);
      },
    });
  }
  return [...found.values()].flat();
})();

describe('what cannot be taken back by playing on', () => {
  it('is never done by one key, nor by Enter where the choice opens', () => {
    expect(WANTED.filter((phase) => !STATES.some((s) => s.session.play.phase === phase))).toEqual([]);
    for (const s of STATES) {
      for (const b of bindings(s))
        if (b.command.type === 'act')
          expect(FREE, `${b.show} in ${s.session.play.phase}`).toContain(b.command.act.type);
      for (const b of bindings(s)) {
        if (b.command.type !== 'open') continue;
        const at = open(s, b.command.dialog);
        const enter = bindings(at).find((x) => x.keys.includes('enter'))?.command;
        const chosen =
          enter?.type === 'choose' && at.overlay
            ? dialogOf(at, at.overlay).items[at.overlay.cursor]?.command
            : enter;
        if (chosen?.type === 'act') expect(ROUTINE, b.command.dialog).toContain(chosen.act.type);
      }
    }
  });

  it('goes back by Enter, and is done once it has been chosen', () => {
    const store = gameFor({ scenario: 'harbour-lease', seats: ['port-alder'] });
    playOn(store, { until: (s) => s.screen === 'table' });
    const acts = store.state().session.play.acts.length;
    store.press('x');
    expect(screenOf(store.state())).toMatch(/> Go back/);
    store.press('enter');
    expect(store.state().overlay).toBeNull();
    expect(store.state().session.play.acts).toHaveLength(acts);
    store.press('x');
    store.press('down');
    store.press('enter');
    expect(store.state().screen).toBe('ending');
  });

  it('gives no help, and none at all, only when that is chosen twice', () => {
    const s = STATES.find((x) => x.session.play.phase === 'crisis.decision');
    if (!s) throw new Error('nobody came to decide on help');
    const help = dialogOf(open(s, 'respond'), { kind: 'respond', cursor: 0, scroll: 0, text: '' });
    expect(help.items[0]?.command).toEqual({ type: 'close' });
    expect(help.items[1]?.command).toEqual({ type: 'open', dialog: 'give-nothing' });
    const nothing = dialogOf(s, { kind: 'give-nothing', cursor: 0, scroll: 0, text: '' });
    expect(nothing.items[0]?.command).toEqual({ type: 'close' });
  });

  it('uses b for the brief and for nothing else', () => {
    for (const s of STATES) {
      const b = bindings(s).filter((x) => x.keys.includes('b'));
      expect(b.map((x) => x.command)).toEqual([{ type: 'open', dialog: 'brief' }]);
    }
  });
});

describe('a key that is not valid', () => {
  it('says so everywhere, and changes nothing else', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'] });
    for (const keys of [[], ['enter'], ['s'], ['esc', 't'], ['esc', '?']]) {
      for (const key of keys) store.press(key);
      const before = store.state();
      store.press('}');
      expect(store.state().notice).toMatch(/^"}" does nothing here.*Keys now: .*q/);
      expect({ ...store.state(), notice: '' }).toEqual({ ...before, notice: '' });
    }
  });

  it('is every key but q while the terminal is too small', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'] });
    playOn(store, { until: (s) => s.screen === 'table' });
    store.dispatch({ type: 'resize', size: { columns: 50, rows: 12 } });
    const { session } = store.state();
    for (const key of ['n', 'y', 's', 'enter', 'x', 'enter']) store.press(key);
    expect(store.state().session).toBe(session);
    expect(store.state().overlay).toBeNull();
    expect(screenOf(store.state())).toContain('The terminal is too small: 50x12.');
    store.press('q');
    expect(store.state().quit).toBe(true);
  });
});

describe('a paste', () => {
  it('is text in a search and nothing anywhere else', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'] });
    playOn(store, { until: (s) => s.screen === 'table' });
    const before = store.state();
    store.type({ kind: 'paste', text: 'yes\rq' });
    expect({ ...store.state(), notice: '' }).toEqual({ ...before, notice: '' });
    store.press('/');
    store.type({ kind: 'paste', text: 'one\r\ntwo\u001B[2J\u202E' });
    expect(store.state().overlay?.text).toBe('one two[2J');
    store.type({ kind: 'paste', text: '👩‍👩‍👧' });
    store.press('backspace');
    expect(store.state().overlay?.text).toBe('one two[2J');
    store.type({ kind: 'paste', text: 'x'.repeat(5000) });
    expect((store.state().overlay?.text ?? '').length).toBeLessThan(300);
  });
});

describe('the footer at 80 x 24', () => {
  it('names every key that does something', () => {
    for (const state of STATES) {
      const s = { ...state, size: { columns: 80, rows: 24 } };
      const text = screenOf(s).replace(/[│\s]+/g, ' ');
      for (const b of bindings(s))
        if (b.label !== '') expect(text, s.session.play.phase).toContain(`${b.show} ${b.label}`);
    }
  });
});

it('has a view for every kind of dialog in every phase', () => {
  for (const s of STATES) for (const kind of DIALOG_KINDS) expect(misfit(open(s, kind)), kind).toBe('');
});

describe('where a draft may start from', () => {
  it("names each side's own last text, also after the mediator has put one on the table", () => {
    const { principals, parties } = caseFor('marenia');
    const seats = parties.map((p) => p.id);
    const mediated: UiState[] = [];
    for (let n = 1; n <= 20 && mediated.length === 0; n++) {
      playOn(gameFor({ scenario: 'marenia', seats, seed: String(n) }), {
        until: (s) => {
          const { offers } = s.session.play.table.open;
          const last = offers.at(-1)?.seat ?? -1;
          const fits =
            s.screen === 'table' &&
            s.stop.kind === 'seat' &&
            s.session.play.phase === 'talks.floor' &&
            last >= 0 &&
            !principals.includes(last) &&
            offers.some((o) => principals.includes(o.seat) && o.seat !== s.viewer);
          if (fits) mediated.push(s);
          return fits;
        },
      });
    }
    expect(mediated.length).toBeGreaterThan(0);
    for (const s of mediated) {
      const { offers } = s.session.play.table.open;
      const at = open(s, 'texts');
      if (!at.overlay) throw new Error('no dialog opened');
      const drafts = dialogOf(at, at.overlay).items.flatMap(({ command }) =>
        command?.type === 'set-draft' ? [command.text] : [],
      );
      for (const seat of principals) {
        const own = offers.findLast((o) => o.seat === seat);
        if (own) expect(drafts).toContainEqual(own.package);
      }
    }
  });
});
