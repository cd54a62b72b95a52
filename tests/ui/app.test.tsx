import { render } from 'ink-testing-library';
import { describe, expect, it } from 'vitest';
import { App } from '../../src/app/ui/game/app.tsx';
import { gameFor } from './games.ts';
import { until } from './until.ts';

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
    store.press('down');
    await see('> [ ] Nordhall');
    store.press('enter');
    await see('BRIEF: Nordhall Shipping');
    store.press('enter');
    await see('A text for you to answer');
    store.press('n');
    await see('Your floor');
    store.press('right');
    await see('3 million');
    store.press('s');
    await see('SEND THIS OFFER?');
    store.press('esc');
    await see('Your floor');
    store.press('s');
    await see('SEND THIS OFFER?');
    store.press('enter');
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
    store.press('?');
    await see('start the draft from another text');
    store.press('esc');
    await see('BRIEF');
    screen.unmount();
  });
});
