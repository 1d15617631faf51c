import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const style = readFileSync('checker/report/html/viewer/style/colours.css', 'utf8');

const coloursIn = (rule: string): ReadonlyMap<string, string> =>
  new Map(
    [...rule.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gu)].map(([, name = '', value = '']) => [name, value]),
  );

const [light, dark] = style.split(":root[data-theme='dark']").map(coloursIn);

const linear = (channel: number): number =>
  channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** As the Web Content Accessibility Guidelines define it. */
const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

const readable: readonly (readonly [text: string, on: string])[] = [
  ...['ink', 'muted', 'accent', 'bad', 'good', 'doubt'].flatMap((text) => [
    [text, 'paper'] as const,
    [text, 'page'] as const,
  ]),
  ['ink', 'selected'],
  ['muted', 'selected'],
  ['accent', 'selected'],
  ['ink', 'bad-soft'],
  ['muted', 'bad-soft'],
  ['bad', 'bad-soft'],
  ['ink', 'changed'],
  ['muted', 'changed'],
  ...Array.from({ length: 8 }, (_, task) => ['on-task', `task-${task}`] as const),
];

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_, colours = new Map<string, string>()) => {
  test.each(readable)('%s is readable on %s', (text, on) => {
    const [one, other] = [colours.get(text), colours.get(on)];
    if (one === undefined || other === undefined) throw new Error(`no colour ${text} or ${on}`);
    expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5);
  });
});
