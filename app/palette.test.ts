import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8');

function themed(name: string): [light: string, dark: string] {
  const match = new RegExp(`--color-${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (!match?.[1] || !match[2]) throw new Error(`globals.css has no themed colour "${name}"`);
  return [match[1], match[2]];
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['paper', 'sheet', 'tint', 'mark'];
const texts = ['ink', 'soft', 'accent', 'caution', 'danger'];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('the %s palette', (_, theme) => {
  it.each(surfaces.flatMap((surface) => texts.map((text) => [text, surface] as const)))('keeps %s at 7:1 on %s', (text, surface) => {
    expect(contrast(themed(text)[theme], themed(surface)[theme])).toBeGreaterThanOrEqual(7);
  });

  it('keeps the label of a filled button at 7:1', () => {
    expect(contrast(themed('on-accent')[theme], themed('accent')[theme])).toBeGreaterThanOrEqual(7);
  });

  it.each(surfaces)('keeps the edge of a control at 3:1 on %s', (surface) => {
    expect(contrast(themed('edge')[theme], themed(surface)[theme])).toBeGreaterThanOrEqual(3);
  });
});
