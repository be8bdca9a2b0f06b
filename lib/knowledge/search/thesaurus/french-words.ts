/** Word lists of French behind ../plain-words.ts and ../expand-query.ts, and everyday groups; none of them names a topic. */

/** Words that carry no meaning for search; single letters are what an apostrophe leaves (l', d', qu'). None is an English word of the shop floor. */
export const droppedFrenchWords =
  'l d qu j n c le la les un une des du de et ou où au aux ce cet cette ces ça cela ceci celui celle ceux celles que qui ' +
  'quoi quel quelle quels quelles lequel laquelle lesquels mon ton ma ta mes tes ses notre nos votre vos leur leurs je ' +
  'tu il elle nous vous ils elles se te lui eux moi toi soi y ne est es suis sommes êtes etes sont était étaient être ' +
  'été étant sera seront serait soit soient avons avez ont avait avaient avions aura auront aurait ayant avec dans chez ' +
  'vers entre mais donc ni puis si lors afin très bien aussi alors ainsi ici là voilà voici bonjour bonsoir merci svp ' +
  'stp plaît plait quelqu jusqu lorsqu puisqu presqu';

/** All said as "not": "sans ticket", "pas de ticket" and "jamais de ticket" are one phrase. */
export const negatedFrenchWords = 'pas non sans jamais aucun aucune';

/**
 * Words that a French question drops and an English one needs ("car", "on", "post a comment"). They go when the same text holds one of
 * droppedFrenchWords of two letters or more; the members of the tables do without them.
 */
export const ambiguousFrenchWords = 'comment car son plus on pour par en ai';

/** French words whose plain base would be an English word: "carte" is no cart, "robe" no robbery. "written:meant". */
export const irregularFrenchForms = 'carte:cartes cartes:cartes robe:robes robes:robes pose:poser';

/** Words of every question: kept in phrases, worth little alone, never counted as missing. */
export const fillerFrenchWords =
  'client clients cliente clientes clientèle personne personnes gens monsieur madame mademoiselle dame dames homme femme fille ' +
  'garçon invité visiteur acheteur acheteuse veut veux veulent voulons voulez vouloir voudrait voudrais souhaite souhaitent ' +
  'souhaiter désire demande demandent demander demandé dois doit doivent devons devez devoir devrait devrais faut falloir ' +
  'faudrait peut peux peuvent pouvons pouvez pouvoir pourrait pourrais pourra faire fais font faites ferait fera dire dis disent ' +
  'dites savoir sait sais savent connaître connaît voir vois voit voient aller vais va vas vont allons allez donner donne ' +
  'donnent donné prendre prend prends prennent pris mettre met mets mettent mis besoin aider aide aidez quand combien pourquoi ' +
  'parce encore déjà toujours rien tous toute toutes même mêmes ensuite aujourd hui maintenant exemple expliquer explique ' +
  'expliquez utiliser utilise avoir appeler appelle revenir revient revenu parler parle croire crois penser pense chose choses ' +
  'cas façon manière magasin maison article articles pièce pièces produit produits achat achats acheter achète acheté vendre ' +
  'vend vendu vends chaque certain certains quelque quelques plusieurs selon pendant depuis durant concernant pour par en sur ' +
  'sous tout';

/** Frequent everyday words: unknown to the thesaurus, but their absence from an English document means nothing. */
export const commonFrenchWords =
  'accord afin agir agit ajouter ancien ancienne année années ans appliquer apporter assez attendre attend attention aucunement ' +
  'auprès autant autour autrement avis beau belle beaucoup bon bonne bons bonnes bout cause ces cinq clair commence commencer ' +
  'commencent complet compris compte compter condition conditions connaissance considérer continuer contraire contre correct ' +
  'correctement côté coup courant cours court créer début dehors dernier dernière derniers derrière dès dessous dessus deux ' +
  'devant devenir différence différent différente différents difficile direct directement dix doute douze droite durer dure ' +
  'durent effet également élément empêcher endroit enfin ensemble entendre entier entrer environ espèce essentiel étape état ' +
  'exact exactement existe exister explication facile facilement faible faux fin finir fois forme fort forte futur gauche ' +
  'général généralement genre gérer grand grande grands gros grosse guère habituel haut haute heureux hier hors huit idée ' +
  'importe important importante immédiatement impossible indiquer inutile joindre joli juste justement laisser laisse laissé ' +
  'lequel lieu lire loin long longue longtemps lourd malgré manière matin meilleur meilleure mieux milieu mille moindre moins ' +
  'moitié moment monde montrer montre mot moyen naturel nécessaire neuf nom nombre nombreux normal normalement nouveau nouvelle ' +
  'nouveaux obligatoire obtenir obtient occuper occupe occasionnel opération ordinaire ordre ouais oui parfois particulier ' +
  'partout passé pays peine penser permettre permet petit petite petits peu plein plupart plutôt porter porte poser possible ' +
  'possibilité possède possèdent précis précise premier première près présent presque prévu prévoir principal priori problème ' +
  'procéder procédure processus prochain prochaine proposer propose protéger quantité quatre question questions raison rapide ' +
  'rapidement rappeler recevoir reçoit reçoivent regarder règle règles remettre remet remplir rencontrer rendre répondre réponse ' +
  'rester réussir sait second seconde semaine sembler semble sens sept serait service servir sert seul seule seulement signer ' +
  'simple simplement six soir sorte sortir sort sortie suffit suite suivant suivante suivre sujet supposer surtout système tant ' +
  'tard tel telle tellement temps tenir terminer tiens tiers tôt total totalement toucher touche tour tourner travail travailler ' +
  'traiter travers trois trop trouver type unique urgent usage utile vérifier vérifie véritable vite vivre vivement volonté ' +
  'vouloir voyons vrai vraiment vue zéro quotidien régulièrement personnellement éventuellement exceptionnel exceptionnellement ' +
  'automatiquement actuel actuellement auparavant autorisation bref certes chacun chacune cependant choisir choisit choix ' +
  'confirmer décider déterminer disposer dispose effectuer effectué envie éviter expliquer falloir garder garde gardons gens ' +
  'jour jours jusque limite lorsque mettre oublier pareil passage pourtant premièrement préférer préfère puisque quotidienne ' +
  'sauf sinon soudain souvent suffisant tandis tenter toutefois tranquille voire écrire écrit établir trouve trouvé trouvons ' +
  'objet objets venir vient viens viennent venu autre autres passer passe arriver part rapport avant après resté';

/** Everyday groups: the English they mean helps to rank, but their absence from a document means little. */
export const frenchEveryday = [
  'délai, délais, combien de temps, temps, durée, longtemps > days, weeks, time, within, period',
  'combien d’articles, combien de pièces, nombre de pièces, combien articles, combien pièces > pieces, number, at a time, how many',
  'montant, somme, total > amount, total',
  'maximum, limite, plafond, limites, au maximum, jusque > maximum, limit, up to',
  'minimum, au moins, moins > minimum, at least',
  'jour, jours, journée, quotidien > day, days',
  'semaine, semaines, hebdomadaire > week, weeks',
  'mois, mensuel > month, months',
  'an, ans, année, années, annuel > year, years',
  'heure, heures, minute, minutes > hour, hours, time, minutes',
  'lundi > monday',
  'mardi > tuesday',
  'mercredi > wednesday',
  'jeudi > thursday',
  'vendredi > friday',
  'samedi > saturday',
  'dimanche > sunday',
  'janvier > january',
  'février > february',
  'avril > april',
  'juin > june',
  'juillet > july',
  'août > august',
  'septembre > september',
  'octobre > october',
  'novembre > november',
  'décembre > december',
  'matin, matinée > morning',
  'soir, soirée > evening',
  'étape, étapes, procédure, démarche, démarches, étape étape > procedure, steps, step',
  'formulaire, formulaires, document, documents, remplir > form, complete',
  'nouveau, nouvelle, nouveaux, neuf > new',
  'règle, règles, règlement, politique > rule, rules, policy',
  'autorisé, permis, droit, a le droit, autoriser, accepter, accepté, accepte, acceptons > allowed, accept, accepted, permitted',
  'interdit, interdire, refuser, refuse, refusé > refused, refuse, not allowed, never',
  'autorisation, approbation, approuver, valider, validation > approval, approve, approved, permission',
  'noir, noire, noirs > black',
  'blanc, blanche, ivoire > white, ivory',
  'bleu, bleue, marine > blue, navy',
  'rouge > red',
  'vert, verte > green',
  'marron, brun, brune > brown',
] as const;
