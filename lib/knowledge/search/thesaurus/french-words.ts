/** French words that name no topic: what a question is read without, and everyday groups that only help to translate it. */

/** Words that carry no meaning for search; single letters are what an apostrophe leaves (l', d', qu'). */
export const droppedFrenchWords =
  'a à me sa l d qu j n c le la les un une des du et au aux ce cet cette ces ça cela ceci celui celle ceux celles que ' +
  'quoi lequel laquelle lesquels mon ton ma ta mes tes ses notre nos votre vos leur leurs je tu il elle ils elles ' +
  'se te lui eux moi toi soi y ne es suis sommes êtes etes sont était étaient être été étant sera seront serait ' +
  'soit soient avons avez ont avait avaient avions aura auront aurait ayant avec dans chez vers entre mais donc ni ' +
  'puis si lors afin très bien aussi alors ainsi ici là voilà voici bonjour bonsoir merci svp stp plaît plait ' +
  'quelqu jusqu lorsqu puisqu presqu de est son car pour on par en ai t qui';

/** All said as "not": "sans ticket", "pas de ticket" and "jamais de ticket" are one phrase. */
export const negatedFrenchWords = 'pas plus non sans jamais aucun aucune';

/** Words of every question: kept in phrases, left out of the translation when they stand alone. */
export const everydayFrenchWords =
  'quel quelle quels quelles ou où nous vous pièce fille invité certain inconnu client clients cliente clientes clientèle personne personnes gens ' +
  'monsieur madame mademoiselle dame dames homme femme garçon visiteur acheteur acheteuse veut veux veulent voulons ' +
  'voulez vouloir voudrait voudrais souhaite souhaitent souhaiter demandent demander demandé dois doit doivent ' +
  'devons devez devoir devrait devrais faut falloir faudrait peut peux peuvent pouvons pouvez pouvoir pourrait ' +
  'pourrais pourra faire fais font faites ferait fera dire dis disent dites savoir sait sais savent connaître ' +
  'connaît voir vois voit voient aller vais va vas vont allons allez donner donne donnent donné prendre prend ' +
  'prends prennent pris mettre met mets mettent mis besoin aider aidez parce encore déjà toujours rien tous toute ' +
  'toutes même mêmes ensuite aujourd hui maintenant exemple expliquer explique expliquez utiliser avoir appeler ' +
  'appelle revenir revient revenu parler parle croire crois penser pense chose choses façon manière magasin maison ' +
  'article articles produit produits achat achats acheter achète acheté vendre vend vendu vends chaque quelque ' +
  'quelques plusieurs selon depuis durant concernant sur sous tout partir pendant certain certains désire demande ' +
  'cas aide accord agir agit ajouter ancien ancienne année années ans appliquer apporter assez attendre attend ' +
  'attention aucunement auprès autant autour autrement avis beau belle beaucoup bon bonne bons bonnes bout cause ' +
  'cinq clair commence commencer commencent complet compris compte compter condition conditions connaissance ' +
  'considérer continuer contraire contre correct correctement côté coup courant cours court créer début dehors ' +
  'dernier dernière derniers derrière dès dessous dessus deux devant devenir différence différent différente ' +
  'différents difficile direct directement dix doute douze droite durer dure durent effet également élément ' +
  'empêcher endroit enfin ensemble entendre entier entrer environ espèce essentiel étape état exact exactement ' +
  'existe exister explication facile facilement faible faux fin finir fois forme fort forte futur gauche général ' +
  'généralement genre gérer grand grande grands gros grosse guère habituel haut haute heureux hier hors huit idée ' +
  'importe important importante immédiatement impossible indiquer inutile joindre joli juste justement laisser ' +
  'laisse laissé lieu lire loin long longue longtemps lourd malgré matin meilleur meilleure mieux milieu mille ' +
  'moindre moins moitié moment monde montrer montre mot moyen naturel nécessaire neuf nom nombre nombreux normal ' +
  'normalement nouveau nouvelle nouveaux obligatoire obtenir obtient occuper occupe occasionnel opération ordinaire ' +
  'ordre ouais oui parfois particulier partout passé pays peine permettre permet petit petite petits peu plein ' +
  'plupart plutôt porter porte poser possible possibilité possède possèdent précis précise premier première près ' +
  'présent presque prévu prévoir principal priori problème procéder procédure processus prochain prochaine proposer ' +
  'propose protéger quantité quatre question questions raison rapide rapidement rappeler recevoir reçoit reçoivent ' +
  'regarder règle règles remettre remet remplir rencontrer rendre répondre réponse rester réussir second seconde ' +
  'semaine sembler semble sens sept service servir sert seul seule seulement signer simple simplement six soir ' +
  'sorte sortir sort sortie suffit suite suivant suivante suivre sujet supposer surtout système tant tard tel telle ' +
  'tellement temps tenir terminer tiens tiers tôt total totalement toucher touche tour tourner travail travailler ' +
  'traiter travers trois trop trouver type unique urgent usage utile vérifier vérifie véritable vite vivre vivement ' +
  'volonté voyons vrai vraiment vue zéro quotidien régulièrement personnellement éventuellement exceptionnel ' +
  'exceptionnellement automatiquement actuel actuellement auparavant autorisation bref certes chacun chacune ' +
  'cependant choisir choisit choix confirmer décider déterminer disposer dispose effectuer effectué envie éviter ' +
  'garder garde gardons jour jours jusque limite lorsque oublier pareil passage pourtant premièrement préférer ' +
  'préfère puisque quotidienne sauf sinon soudain souvent suffisant tandis tenter toutefois tranquille voire écrire ' +
  'écrit établir trouve trouvé trouvons objet objets venir vient viens viennent venu autre autres passer passe ' +
  'arriver part rapport avant après resté';

/** Everyday groups, French > English; the notation is explained in french.ts. */
export const frenchEveryday = [
  'comment > how',
  'combien > how many, how much',
  'combien d’articles, combien de pièces, nombre de pièces > how many pieces, number',
  'combien de temps, quel délai, temps durer > how long, days, weeks',
  'combien de jours > how many days, days',
  'combien de fois, fréquence > how often, times',
  'quelle heure > what time, hours',
  'quand, quel moment > when',
  'pourquoi > why',
  'où se trouve, où trouver > where',
  'délai, durée > how long, days, period',
  'montant, somme > amount',
  'total > total',
  'quel montant, montant minimum > minimum amount, threshold, amount',
  'maximum, limite, plafond > maximum, limit',
  'minimum > minimum, at least',
  'numéro > number',
  'jour, journée > day, days',
  'semaine > week, weeks',
  'mois > month, months',
  'an, année > year, years',
  'heure > hour, hours',
  'minute > minutes',
  'demain > tomorrow',
  'hier > yesterday',
  'lundi > monday',
  'mardi > tuesday',
  'mercredi > wednesday',
  'jeudi > thursday',
  'vendredi > friday',
  'samedi > saturday',
  'dimanche > sunday',
  'janvier > january',
  'février > february',
  'mars > march',
  'avril > april',
  'mai > may',
  'juin > june',
  'juillet > july',
  'août > august',
  'septembre > september',
  'octobre > october',
  'novembre > november',
  'décembre > december',
  'matin, matinée > morning',
  'soir, soirée > evening',
  'étape, étape par étape > steps, step',
  'procédure, démarche > procedure, steps',
  'formulaire, document > form',
  'remplir > complete, form',
  'signer, signature > sign, signature',
  'nouveau, nouvelle > new',
  'vieux, vieil, vieille, ancien, ancienne > old',
  'main > hand',
  'règle, règlement intérieur, politique > rule, policy',
  'autorisé, permis, autoriser, droit > allowed, may',
  'accepter, acceptons > accept',
  'interdit, interdire > not allowed, never',
  'refuser > refuse',
  'autorisation, approbation, approuver, valider, validation > approval, approve',
  'expliquer, dire au client, réponds > say, tell',
  'vérifier, contrôler > check',
  'compter > count',
  'déclarer, signaler > report',
  'appeler > call',
  'vendre, vente, vendu > sell, sale',
  'acheter, achat > buy, purchase',
  'noir > black',
  'blanc, blanche > white',
  'ivoire > ivory',
  'bleu > blue',
  'marine > navy',
  'rouge > red',
  'vert > green',
  'marron, brun > brown',
  'français, française > french',
  'anglais, anglaise > uk',
  'américain, américaine > us',
  'italien, italienne > italian',
  'italie > italy',
  'angleterre, royaume uni > united kingdom',
  'états unis > united states',
  'émirats, émirats arabes unis > united arab emirates',
  'dubaï > dubai',
  'londres > london',
  'japon > japan',
  'singapour > singapore',
  'australie > australia',
  'chine > china',
  'suisse > switzerland',
  'espagne > spain',
  'union européenne > european union',
] as const;
