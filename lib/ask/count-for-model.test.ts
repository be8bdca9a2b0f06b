import { countTokens as cl100k } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens as o200k } from 'gpt-tokenizer/encoding/o200k_base';
import { countTokens as r50k } from 'gpt-tokenizer/encoding/r50k_base';
import { modelToEncodingMap } from 'gpt-tokenizer/mapping';
import { describe, expect, it } from 'vitest';
import { countPromptTokens } from './count-prompt-tokens';
import { counterFor, countPromptFor, encodingOf } from './count-for-model';

const texts = {
  english: 'Handbags can be returned within 30 days with the receipt. Worn handbags, marked-down leather goods and engraved jewellery are refused.',
  french: 'Les sacs à main peuvent être rendus sous trente jours, sur présentation du ticket ; un article porté, soldé ou gravé n’est pas repris.',
  arabic: 'يمكن إرجاع حقائب اليد خلال ثلاثين يومًا مع إيصال الشراء، ولا تُقبل الحقائب المستعملة أو المخفضة أو المنقوشة.',
  japanese: 'ハンドバッグは、レシートをお持ちいただければ三十日以内に返品できます。',
  codes: 'SKU 41-7729-BLK/38 € 1 290,00 — EAN 3614272049529 (2026-11-23T12:00:00Z) 🎁',
};
const whole = (count: typeof o200k) => (text: string) => count(text, { disallowedSpecial: new Set() });

describe('the encoding of a model', () => {
  it('is that of its name, for every chat and embedding model that the tokenizer knows', () => {
    const known = Object.entries(modelToEncodingMap).filter(([, encoding]) => encoding === 'cl100k_base' || encoding?.startsWith('o200k'));
    expect(known.length).toBeGreaterThan(20);
    const named = new Map<string, string>([['cl100k_base', 'cl100k'], ['o200k_base', 'o200k'], ['o200k_harmony', 'o200k']]);
    expect(known.filter(([model, encoding]) => encodingOf(model) !== named.get(encoding ?? '')).map(([model]) => model)).toEqual([]);
  });

  it('is found behind a vendor’s prefix and in a fine-tuned name, and not guessed for others', () => {
    expect(['openai/gpt-4.1-mini', 'azure/gpt-35-turbo', 'ft:gpt-4o-mini:house::1', 'gpt-4', 'gpt-4.1', 'gpt-5', 'gpt-oss-120b', 'mistral-large', 'claude-sonnet', 'big'].map(encodingOf)).toEqual(['o200k', 'cl100k', 'o200k', 'cl100k', 'o200k', 'o200k', 'o200k', 'unknown', 'unknown', 'unknown']);
  });
});

describe('what is reserved for a prompt', () => {
  // Of another house: a vocabulary of English words alone, the poorest there is, stands for all that are not known.
  const providers = [['gpt-4.1', o200k], ['gpt-4-turbo', cl100k], ['text-embedding-3-small', cl100k], ['mistral-large', o200k], ['mistral-large', cl100k], ['mistral-large', r50k]] as const;

  it('is never under what the provider counts, in any of these languages', async () => {
    for (const [model, count] of providers) {
      for (const text of [...Object.values(texts), Object.values(texts).join('\n'), '<|endoftext|>']) {
        expect((await counterFor(model))(text), `${model}: ${text}`).toBeGreaterThanOrEqual(whole(count)(text));
      }
    }
  });

  it('is exact where the encoding is known, its frames included', async () => {
    const prompt = { instructions: texts.english, messages: [{ role: 'user' as const, content: texts.arabic }] };
    expect(await countPromptFor('gpt-4', prompt)).toBe(countPromptTokens(prompt.instructions, prompt.messages, whole(cl100k)));
    expect(await countPromptFor('gpt-4o', prompt)).toBe(countPromptTokens(prompt.instructions, prompt.messages));
  });
});
