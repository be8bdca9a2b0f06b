import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askEvalQuestion, type EvalOutcome, type EvalServices } from '@/e2e/evals/ask-eval-question';
import { fillEvalHouse } from '@/e2e/evals/fill-eval-house';
import { wordEmbedder } from '@/e2e/fixtures/add-document';
import { generousLimiter } from '@/e2e/fixtures/generous-limiter';
import { openTestDatabase, type TestDatabase } from '@/e2e/fixtures/test-database';
import { testPurse } from '@/e2e/fixtures/test-purse';
import { testFlights } from '@/e2e/fixtures/test-flights';
import { makeHouseThesaurus } from '@/lib/knowledge/house-thesaurus';

/** English documents of a house: what French and Arabic questions have to find. */
const documents: Record<string, string> = {
  returns: 'Returns and exchanges. A client may return or exchange a piece within 30 days of purchase when it is unworn and the receipt is shown. Worn shoes are not taken back.',
  refunds: 'Refunds. A refund is made to the card or other means the client paid with, and the amount is there within 5 to 10 working days. A client who paid by card is never refunded in cash.',
  'no-receipt': 'Purchases without a receipt. Look the purchase up by name. With other proof of purchase a manager issues a credit note; nothing is refunded.',
  'gift-cards': 'Gift cards. A gift card expires after 24 months. It cannot be topped up, and its balance is not paid out. It cannot be returned.',
  'card-declined': 'Card declined. Try the same card once more, then offer another payment. A manager is called after two declines.',
  'cash-float': 'The till float. Every till starts the day with a float of 500 euros, counted by two people; a difference is written in the log.',
  suede: 'Care of suede. Brush suede with a soft brush when it is dry. After rain, dab off the water and let the bag dry away from heat.',
  cashmere: 'Care of cashmere. Wash sweaters by hand in cold water with wool detergent and dry flat. Pilling is combed off gently.',
  repairs: 'Repairs. Take in the piece on a tray, photograph the damage and write a service ticket. A resole takes four weeks at the workshop.',
  alterations: 'Alterations. A trouser hem is complimentary within 30 days. The tailor needs seven working days. An altered piece cannot be returned.',
  'fitting-rooms': 'Fitting rooms. A client takes up to six pieces at a time. Knock before you enter.',
  'click-and-collect': 'Click and collect. An order is held for seven days. The client shows an identity document when collecting.',
  fire: 'Fire and evacuation. When the alarm sounds, leave by the emergency exit and go to the assembly point. Do not use lifts.',
  'first-aid': 'Accidents and first aid. The first aider looks after an injured or fainted person; call the ambulance when in doubt.',
  'lost-property': 'Lost property. Found items are labelled, kept in the safe for 60 days and then given to the police.',
  'staff-discount': 'Staff discount. Associates buy at 30 percent off, for themselves and their partner, never during the private sale. A staff purchase may not be returned, only exchanged.',
  leave: 'Annual leave and sickness. Leave is requested in the rota four weeks before. When you are sick, tell the manager before opening.',
  'tax-refund': 'Tax refund. Visitors from abroad receive the VAT back when the form is stamped at the airport customs; the passport is shown.',
};

const found: readonly (readonly [question: string, document: string])[] = [
  ['Combien de jours le client a-t-il pour rendre un article ?', 'returns'],
  ['Quand est-ce que la cliente sera remboursée ?', 'refunds'],
  ['Il a perdu son ticket de caisse, que peut-on faire ?', 'no-receipt'],
  ['Quand est-ce que la carte cadeau expire ?', 'gift-cards'],
  ['La carte bancaire de la cliente est refusée', 'card-declined'],
  ['Combien y a-t-il dans le fond de caisse le matin ?', 'cash-float'],
  ['Un sac en daim a pris la pluie, que dire ?', 'suede'],
  ['Comment laver un pull en cachemire qui bouloche ?', 'cashmere'],
  ['Comment prendre en charge une réparation ?', 'repairs'],
  ['L’ourlet du pantalon est-il offert ?', 'alterations'],
  ['Combien d’articles en cabine d’essayage ?', 'fitting-rooms'],
  ['Combien de temps garde-t-on une commande à retirer en boutique ?', 'click-and-collect'],
  ['Où est le point de rassemblement en cas d’incendie ?', 'fire'],
  ['Une dame a fait un malaise dans le magasin', 'first-aid'],
  ['Que fait-on d’un parapluie oublié, des objets trouvés ?', 'lost-property'],
  ['Quelle est ma remise personnel ?', 'staff-discount'],
  ['Je suis malade ce matin, qui prévenir ?', 'leave'],
  ['Comment fonctionne la détaxe pour un touriste ?', 'tax-refund'],
  ['كم يوما لدى العميل لإرجاع قطعة؟', 'returns'],
  ['متى يسترد العميل المبلغ على بطاقته؟', 'refunds'],
  ['العميلة أضاعت الإيصال، ماذا أفعل؟', 'no-receipt'],
  ['متى تنتهي صلاحية بطاقة الهدية؟', 'gift-cards'],
  ['رُفضت بطاقة العميل', 'card-declined'],
  ['حقيبة شمواه ابتلت بالمطر', 'suede'],
  ['كيف أغسل كنزة كشمير؟', 'cashmere'],
  ['كيف أستلم قطعة للإصلاح؟', 'repairs'],
  ['كم قطعة مسموح بها في غرفة القياس؟', 'fitting-rooms'],
  ['أين نقطة التجمع عند الحريق؟', 'fire'],
  ['سقطت عميلة وأغمي عليها', 'first-aid'],
  ['كم خصم الموظفين؟', 'staff-discount'],
  ['أنا مريض اليوم، من أخبر؟', 'leave'],
  ['كيف يسترد السائح الضريبة؟', 'tax-refund'],
];

const unanswerable = [
  'Quelle est la recette de la tarte aux pommes ?', 'Qui est le président de la République ?', 'Comment soigner un rhume ?', 'Peut-on planter des tomates au balcon ?',
  'من هو رئيس الجمهورية؟', 'ما وصفة كعكة التفاح؟', 'كيف سيكون الطقس غدا؟', 'أي مطعم تنصح به في طوكيو؟',
];

let database: TestDatabase;
let services: EvalServices;

beforeAll(async () => {
  database = await openTestDatabase();
  const files = Object.entries(documents).map(([name, text]) => ({ name: `${name}.txt`, read: () => Promise.resolve(Buffer.from(text)) }));
  const collection = { name: 'house', files, ids: new Map(Object.keys(documents).map((name) => [name, name])) };
  const signal = new AbortController().signal;
  const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
  const house = await fillEvalHouse(database.db, [collection], { embedder: wordEmbedder, signal, onProgress: () => undefined });
  services = {
    db: database.db, embedder: wordEmbedder, clock, log: { info: () => undefined, warn: () => undefined, error: () => undefined }, house, signal,
    rateLimiter: generousLimiter(), thesaurus: makeHouseThesaurus(clock), ladder: [], flights: testFlights(), purse: testPurse(database.db, clock, { info: () => undefined, warn: () => undefined, error: () => undefined }),
  };
});
afterAll(() => database.drop());

const ask = (question: string): Promise<EvalOutcome> => askEvalQuestion('retrieval', { id: question, question, gold: [], answer_contains: [] }, services);

describe('a question in French or Arabic, among English documents', () => {
  it.each(found)('"%s" finds %s first, and enough', async (question, document) => {
    const outcome = await ask(question);
    expect({ first: outcome.documents[0], refused: outcome.refused }).toEqual({ first: document, refused: false });
  });

  it.each(unanswerable)('"%s" finds nothing to answer from', async (question) => {
    expect((await ask(question)).refused).toBe(true);
  });
});
