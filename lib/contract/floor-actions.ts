import type { InferUIMessageChunk } from 'ai';
import { z } from 'zod';
import type { ErrorCode } from '@/lib/errors';
import type { Locale } from '@/lib/locales';
import { writtenText } from './clean-text';
import type { AskInput, FloorMessage } from './floor-message';
import type { OpenedPassage } from './opened-passage';
import type { RatingInput } from './rating';

export const titleMaxCharacters = 120;

export const conversationsInputSchema = z.object({ words: writtenText().max(100).default('') });
export const conversationInputSchema = z.object({ id: z.uuid() });
export const renameInputSchema = z.object({ id: z.uuid(), title: writtenText().min(1).max(titleMaxCharacters) });
export const passageInputSchema = z.object({ passageId: z.int().positive() });

/** One line of the list of conversations. `updatedAt` is an ISO instant. */
export interface ConversationLine {
  id: string;
  title: string;
  updatedAt: string;
}

/** What an action says back: its result, or the code of what went wrong (the screen translates it). */
export type ActionResult<Result extends object = object> = ({ ok: true } & Result) | { ok: false; code: ErrorCode };

/** The server actions of the tablet, as its components receive them. */
export interface FloorActions {
  /** Streams the answer as chunks for `useChat`. Never rejects for a reason the server knows: those end the stream with an outcome. */
  ask(input: AskInput): Promise<ReadableStream<InferUIMessageChunk<FloorMessage>>>;
  loadConversations(input: { words?: string }): Promise<ActionResult<{ conversations: ConversationLine[]; more: boolean }>>;
  openConversation(input: { id: string }): Promise<ActionResult<{ title: string; messages: FloorMessage[] }>>;
  rename(input: { id: string; title: string }): Promise<ActionResult>;
  remove(input: { id: string }): Promise<ActionResult>;
  restore(input: { id: string }): Promise<ActionResult>;
  rate(input: RatingInput): Promise<ActionResult>;
  openPassage(input: { passageId: number }): Promise<ActionResult<{ passage: OpenedPassage }>>;
  setLocale(input: { locale: Locale }): Promise<ActionResult>;
}

/** Who holds the tablet, where, and what they may ask about. Nothing here is secret to them. */
export interface Viewer {
  staffId: number;
  name: string;
  role: 'associate' | 'manager' | 'admin';
  storeName: string;
  city: string;
  timeZone: string;
}

/** A collection the viewer may read, with the number of its documents. */
export interface ReadableCollection {
  id: number;
  name: string;
  description: string;
  documents: number;
}
