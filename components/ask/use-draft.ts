'use client';

import { useEffect, useState } from 'react';

const prefix = 'floorhand.draft.';

function keyOf(staffId: number): string {
  return `${prefix}${staffId}`;
}

/** Storage may be full or forbidden; a draft that cannot be kept is then simply not kept. */
function tryStorage(work: (storage: Storage) => void): void {
  try {
    work(localStorage);
  } catch {
    return;
  }
}

/** What a person has typed and not yet asked, kept on this tablet: it survives a lock, and nobody else sees it. */
export function useDraft(staffId: number): [draft: string, setDraft: (draft: string) => void] {
  const [draft, setDraft] = useState('');

  useEffect(() => {
    tryStorage((storage) => setDraft(storage.getItem(keyOf(staffId)) ?? ''));
  }, [staffId]);

  const keep = (next: string) => {
    setDraft(next);
    tryStorage((storage) => (next === '' ? storage.removeItem(keyOf(staffId)) : storage.setItem(keyOf(staffId), next)));
  };
  return [draft, keep];
}

/** Forgets a person's draft: they signed out on purpose. */
export function forgetDraft(staffId: number): void {
  tryStorage((storage) => storage.removeItem(keyOf(staffId)));
}
