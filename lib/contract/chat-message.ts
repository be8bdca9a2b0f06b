import { z } from 'zod';
import { cleanText } from './clean-text';

const cannotRead: Record<string, string> = { image_url: 'pictures', input_audio: 'sound', file: 'files' };

/** One part of a message's content. What cannot be read here is refused, never left out in silence. */
const contentPart = z.looseObject({ type: z.string() }).transform((part, context): string => {
  if (part.type === 'text' && typeof part.text === 'string') return part.text;
  if (part.type === 'refusal') return '';
  const kind = cannotRead[part.type];
  context.addIssue({ code: 'custom', message: kind === undefined ? 'expects parts of the type "text", with a text' : `holds ${kind}, and only text can be read here` });
  return z.NEVER;
});

/** Content as the text it holds. Parts are lines of their own; an assistant that only called tools said nothing. */
const content = z
  .unknown()
  .optional()
  .transform((given, context) => {
    if (given === null || given === undefined) return [];
    if (typeof given === 'string') return [{ type: 'text', text: given }];
    if (Array.isArray(given)) return given;
    context.addIssue({ code: 'custom', message: 'expects a text, or a list of text parts' });
    return z.NEVER;
  })
  .pipe(z.array(contentPart))
  .transform((texts) => cleanText(texts.filter((text) => text !== '').join('\n')));

/** One message of OpenAI's Chat Completions. Names, tool calls and whatever else a message may carry have no effect. */
export const chatMessageSchema = z.object({ role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']), content });
export type ChatMessage = z.infer<typeof chatMessageSchema>;
