import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { embedderUrl, startEmbedder } from '@/lib/embedder/start-embedder';
import { phrasesToEmbed } from '@/lib/knowledge/search/near-groups';
import { packPhraseVectors } from '@/lib/knowledge/search/phrase-vectors';
import { readThesaurus } from '@/lib/knowledge/search/read-thesaurus';
import { retailThesaurus } from '@/lib/knowledge/search/thesaurus/retail-thesaurus';
import { makeEmbedder } from '@/lib/models/embed';

/** `npm run thesaurus:vectors`: computes the vectors of the built-in thesaurus' phrases. Run it after changing the thesaurus; a test says when. */
const modelName = 'use-lite-512';
const file = join(import.meta.dirname, '../../lib/knowledge/search/thesaurus/phrase-vectors.bin');
const service = await startEmbedder();
try {
  const embedder = makeEmbedder({ baseUrl: embedderUrl(service.ready), apiKey: undefined, modelName });
  const phrases = phrasesToEmbed(readThesaurus(retailThesaurus)).map(({ phrase }) => phrase);
  writeFileSync(file, packPhraseVectors(modelName, phrases, await embedder.embed(phrases, { purpose: 'passage' })));
  process.stdout.write(`${phrases.length} phrases\n`);
} finally {
  await service.stop();
}
