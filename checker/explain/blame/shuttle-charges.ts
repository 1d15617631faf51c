import type { Charge } from './charge.ts';

const recorderOrShuttle =
  'Shuttle runs one task at a time and writes down each of its own steps; no program can make it write this.';

const ofShuttle = (headline: Charge['headline']): Charge => ({
  headline,
  who: 'scheduler',
  because: recorderOrShuttle,
  remedies: [],
});

/** What the properties of Shuttle's scheduler mean when they are broken, by their ids. */
export const shuttleCharges: Readonly<Record<string, Charge>> = {
  'shuttle-chosen-is-runnable': ofShuttle(({ task }) => `Shuttle chose ${task}, which could not run`),
  'shuttle-acts-when-chosen': ofShuttle(
    ({ task }) => `${task} did something while another was chosen to run`,
  ),
  'shuttle-clocks-grow': ofShuttle(({ task }) => `the vector clock of ${task} went back or fell behind`),
  'shuttle-permits-suffice': ofShuttle(({ task }) => `a semaphore gave ${task} permits that it did not have`),
  'shuttle-unblocked-after-blocked': ofShuttle(
    ({ task }) => `an acquire of ${task} stopped waiting although it did not wait`,
  ),
};
