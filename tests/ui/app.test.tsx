import { render } from 'ink-testing-library';
import { describe, expect, it } from 'vitest';
import { App, keyNames } from '../../src/app/ui/game/app.tsx';
import { gameFor } from './games.ts';
import { until } from './until.ts';

const KEY = { down: '\u001B[B', right: '\u001B[C', enter: '\r', esc: '\u001B' };

describe('the game on ink', () => {
  it('goes from the seats by way of the brief to the table and sends an offer', async () => {
    const store = gameFor({ scenario: 'harbour-lease', seats: [], size: { columns: 100, rows: 30 } });
    const screen = render(<App store={store} />);
    const see = (text: string): Promise<void> =>
      until(
        () => screen.lastFrame()?.includes(text) === true,
        () => `"${text}" in\n${screen.lastFrame()}`,
      );
    await see('Which seat do you take?');
    screen.stdin.write(KEY.down);
    await see('> [ ] Nordhall');
    screen.stdin.write(KEY.enter);
    await see('BRIEF: Nordhall Shipping');
    screen.stdin.write(KEY.enter);
    await see('A text for you to answer');
    screen.stdin.write('n');
    await see('Your floor');
    screen.stdin.write(KEY.right);
    await see('3 million');
    screen.stdin.write('s');
    await see('SEND THIS OFFER?');
    screen.stdin.write(KEY.esc);
    await see('Your floor');
    screen.stdin.write('s');
    await see('SEND THIS OFFER?');
    screen.stdin.write(KEY.enter);
    await see('WHAT HAPPENED');
    expect(store.state().session.play.acts.some((a) => a.type === 'offer.make' && a.seat === 1)).toBe(true);
    screen.unmount();
  });

  it('shows help over any screen and lets it go', async () => {
    const store = gameFor({ scenario: 'harbour-lease', seats: ['port-alder'] });
    const screen = render(<App store={store} />);
    const see = (text: string): Promise<void> =>
      until(
        () => screen.lastFrame()?.includes(text) === true,
        () => `"${text}" in\n${screen.lastFrame()}`,
      );
    await see('BRIEF');
    screen.stdin.write('?');
    await see('start the draft from another text');
    screen.stdin.write(KEY.esc);
    await see('BRIEF');
    screen.unmount();
  });
});

describe('keys', () => {
  it('that come in one piece are taken one by one', () => {
    const none = {
      upArrow: false,
      downArrow: false,
      leftArrow: false,
      rightArrow: false,
      pageDown: false,
      pageUp: false,
      home: false,
      end: false,
      return: false,
      escape: false,
      ctrl: false,
      shift: false,
      tab: false,
      backspace: false,
      delete: false,
      meta: false,
      super: false,
      hyper: false,
      capsLock: false,
      numLock: false,
    };
    expect(keyNames('aA /', none)).toEqual(['a', 'A', 'space', '/']);
    expect(keyNames('', { ...none, upArrow: true })).toEqual(['up']);
    expect(keyNames('c', { ...none, ctrl: true })).toEqual(['ctrl-c']);
    expect(keyNames('', { ...none, tab: true, shift: true })).toEqual(['shift-tab']);
  });
});
