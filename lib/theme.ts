/** `device` follows the tablet's own setting. */
export const themes = ['device', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Remembers the choice on this tablet; the server reads it, so that the first paint is right. */
export const themeCookie = 'floorhand-theme';

/** The stored choice, or the device's. */
export function asTheme(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? 'device';
}
