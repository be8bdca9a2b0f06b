/** Questions offered on the empty ask screen; each is answered by documents its reader may open. */
export interface SuggestionSeed {
  readonly question: string;
  readonly minimumRole: 'associate' | 'manager' | 'admin';
  readonly regions: readonly ('emea' | 'americas' | 'apac')[] | null;
  readonly storeCodes: readonly string[] | null;
  readonly teams: readonly ('advisers' | 'hr')[] | null;
  readonly locale: 'en' | 'fr' | 'ar';
}

type Scope = Partial<Omit<SuggestionSeed, 'question' | 'locale'>>;

function ask(locale: SuggestionSeed['locale'], question: string, scope: Scope = {}): SuggestionSeed {
  return { question, minimumRole: 'associate', regions: null, storeCodes: null, teams: null, locale, ...scope };
}

export const suggestions: readonly SuggestionSeed[] = [
  // Everyone
  ask('en', 'How do I take in a repair, step by step?'),
  ask('en', 'Which pieces can never be returned?'),
  ask('en', 'A suede bag got wet. What do I tell the client?'),
  ask('en', 'What French size is a US 6 in women’s ready-to-wear?'),
  ask('en', 'How much must a client spend to receive the Lantern gift?'),
  ask('en', 'How many initials can be stamped, and what does it cost?'),
  ask('en', 'What do I do when a payment looks like fraud?'),
  ask('en', 'What are the tiers of Cercle Vauclaire?'),
  ask('en', 'How long is a click and collect order held in December?'),
  ask('en', 'A client asks whether a bag is authentic. What do I say?'),
  ask('en', 'How long do I wait for the tailor, and what is free of charge?'),
  ask('en', 'What is my staff discount on shoes?'),
  ask('fr', 'Comment prendre en charge une réparation, étape par étape ?'),
  ask('fr', 'Combien de jours le client a-t-il pour rendre un article ?'),
  ask('fr', 'Un sac en daim a pris l’eau : que dire au client ?'),
  ask('fr', 'À partir de quel montant offre-t-on le carré Lanterne ?'),
  ask('fr', 'Combien d’initiales peut-on marquer, et à quel prix ?'),
  ask('fr', 'Combien de temps garde-t-on une commande à retirer en décembre ?'),
  ask('ar', 'كيف أستلم قطعة للإصلاح خطوة بخطوة؟'),
  ask('ar', 'كم يومًا لدى العميل لإرجاع قطعة؟'),
  ask('ar', 'ما مستويات برنامج الولاء؟'),
  ask('ar', 'كم حرفًا يمكن ختمه على الجلد وما السعر؟'),

  // Regions
  ask('en', 'How many days does a client have to return a piece?', { regions: ['emea'] }),
  ask('en', 'What does a full resole cost in our region?', { regions: ['emea'] }),
  ask('en', 'How many days does a client have to return a piece since September?', { regions: ['americas'] }),
  ask('en', 'What are our opening hours on 24 December?', { regions: ['americas'] }),
  ask('en', 'What is the last day to order overnight delivery before Christmas?', { regions: ['americas'] }),
  ask('en', 'Do gifts bought in December have a longer return window?', { regions: ['apac'] }),
  ask('en', 'When is the last delivery before Christmas?', { regions: ['apac'] }),
  ask('fr', 'Quelle est la garantie légale de conformité en France ?', { storeCodes: ['PAR-STH', 'PAR-RVG'] }),
  ask('fr', 'Comment fonctionne la détaxe, et à partir de quel montant ?', { storeCodes: ['PAR-STH', 'PAR-RVG'] }),

  // Single stores
  ask('en', 'Can an Or client exchange after 40 days at Rue Saint-Honoré?', { storeCodes: ['PAR-STH'] }),
  ask('fr', 'Où se trouve le point de rassemblement de la boutique ?', { storeCodes: ['PAR-STH'] }),
  ask('en', 'Where is our assembly point on Madison Avenue?', { storeCodes: ['NYC-MAD'] }),
  ask('en', 'How much of a gift card balance is paid in cash in California?', { storeCodes: ['LAX-MEL'] }),
  ask('en', 'How does tax-free shopping work since 1 November 2026?', { storeCodes: ['TYO-GIN'] }),
  ask('ar', 'ما ساعات العمل في شهر رمضان 2027؟', { storeCodes: ['DXB-JUM'] }),
  ask('ar', 'ما شروط إرجاع المجوهرات في دبي؟', { storeCodes: ['DXB-JUM'] }),

  // Teams and roles
  ask('en', 'How often may I write to a Cuir client in a month?', { teams: ['advisers'] }),
  ask('en', 'How many pieces may a client take on approval, and for how long?', { teams: ['advisers'] }),
  ask('fr', 'Combien de messages puis-je envoyer par mois à une cliente Or ?', { teams: ['advisers'] }),
  ask('en', 'What may I offer as a gesture without asking the regional director?', { minimumRole: 'manager' }),
  ask('en', 'Which incidents must I report by telephone within 30 minutes?', { minimumRole: 'manager' }),
  ask('en', 'How many weeks of parental leave are at full pay?', { teams: ['hr'] }),
  ask('en', 'What is the salary band of a client adviser in France?', { teams: ['hr'] }),
  ask('en', 'When do the Private Seasons of 2027 begin in each region?', { minimumRole: 'admin' }),
];
