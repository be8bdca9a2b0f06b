/** Whether somebody who works by keyboard is on this element: only they can lose their place when it goes. */
export function isKeyboardFocus(element: Element | null): boolean {
  return element?.matches(':focus-visible') ?? false;
}

/** Takes the focus from a button that is about to go or to be disabled, for whoever works by keyboard; a touch leaves it alone. */
export function takeKeyboardFocus(next: HTMLElement | null | undefined): void {
  if (document.activeElement instanceof HTMLButtonElement && isKeyboardFocus(document.activeElement)) next?.focus();
}

/** Gives the focus to an element once the screen has been set again, unless it is somewhere already. */
export function focusIfNowhere(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    const active = document.activeElement;
    if (active === null || active === document.body || active instanceof HTMLDialogElement) find()?.focus();
  });
}
