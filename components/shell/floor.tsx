'use client';

import { createContext, use } from 'react';
import type { FloorActions, Viewer } from '@/lib/contract/floor-actions';
import type { Theme } from '@/lib/theme';

/** What every screen of the tablet has at hand: who holds it, what the server can do for them, and where to go. */
export interface Floor {
  viewer: Viewer;
  actions: FloorActions;
  theme: Theme;
  /** Shows a conversation. */
  openConversation(id: string): void;
  /** Begins a new one. */
  startConversation(): void;
  /** Shows where questions and money go; for managers and head office. */
  openUsage(): void;
  /** Names the conversation in the address bar without loading anything. */
  showAddress(conversationId: string): void;
  /** Whether the address bar names this conversation. */
  isAt(conversationId: string): boolean;
  /** Ends the session. `locked`: by the idle lock, which keeps the draft; else the draft is forgotten. */
  signOut(how: 'chosen' | 'locked'): void;
  setTheme(theme: Theme): void;
}

const FloorContext = createContext<Floor | undefined>(undefined);

export const FloorProvider = FloorContext;

/** The floor around this component. */
export function useFloor(): Floor {
  const floor = use(FloorContext);
  if (!floor) throw new Error('useFloor needs a FloorProvider above it');
  return floor;
}
