/** What people of the demo house ask often, and find. The words before the bar are English, those after it French. */
export const everydayQuestions = [
  'Can I exchange a scarf without the receipt? | Puis-je échanger un carré sans le ticket ?',
  'How do I clean calfskin? | Comment nettoyer le veau lisse ?',
  'What is the difference between full-grain and corrected leather? | Quelle différence entre pleine fleur et cuir corrigé ?',
  'How do I gift-wrap a hat box? | Comment emballer un carton à chapeau ?',
  'Who approves a refund above my limit? | Qui approuve un remboursement au-delà de ma limite ?',
  'How do I transfer a bag to another store? | Comment transférer un sac vers une autre boutique ?',
  'A client lost her warranty card. What now? | Une cliente a perdu sa carte de garantie, que faire ?',
  'What do I do when the fire alarm rings? | Que faire quand l’alarme incendie sonne ?',
  'How many pieces may a client take into a fitting room? | Combien de pièces en cabine ?',
  'How do I count the cash drawer at closing? | Comment compter la caisse à la fermeture ?',
  'When is my next break? | Quand est ma prochaine pause ?',
  'A client complains about a seam after two years. | Une cliente se plaint d’une couture après deux ans.',
  'Which ring size is a US 7? | Quelle taille de bague pour un 52 ?',
  'How do I store a cashmere coat? | Comment ranger un manteau en cachemire ?',
  'What is the care for patent leather? | Comment entretenir le cuir verni ?',
  'Is the strap of the watch water-resistant? | Le bracelet de la montre craint-il l’eau ?',
  'How do I book the tailor? | Comment réserver le tailleur ?',
  'A card was declined twice. What do I say? | Une carte a été refusée deux fois, que dire ?',
  'May I hold a bag for a client until tomorrow? | Puis-je garder un sac jusqu’à demain pour une cliente ?',
  'What does monogramming cost? | Combien coûte le marquage ?',
  'How long does a resole take? | Combien de temps dure un ressemelage ?',
  'What are the notes of the Cèdre fragrance? | Quelles sont les notes du parfum Cèdre ?',
  'Which documents does a crocodile bag need to travel? | Quels papiers pour voyager avec un sac en crocodile ?',
  'How do I price-match a piece bought last week? | Comment ajuster le prix d’une pièce achetée la semaine dernière ?',
  'Where do I put lost property? | Où ranger les objets trouvés ?',
  'Who may speak to a journalist? | Qui peut répondre à un journaliste ?',
  'A client feels unwell in the store. | Un client se sent mal dans la boutique.',
  'What may I wear with the uniform? | Que puis-je porter avec l’uniforme ?',
  'Can a company order engraved gifts? | Une entreprise peut-elle commander des cadeaux gravés ?',
  'How do I receive a delivery with a broken seal? | Comment réceptionner un colis au scellé brisé ?',
] as const;

/** What people ask again and again and the documents do not answer: each line is one gap, in the words of several people. */
export const unansweredQuestions = [
  ['Where can clients park near the store?', 'Is there parking for clients near the store?', 'Où les clients peuvent-ils se garer près de la boutique ?'],
  ['Can a client pay with cryptocurrency?', 'Do we accept cryptocurrency payments?', 'Peut-on payer en cryptomonnaie ?'],
  ['What is the guest Wi-Fi password for clients?', 'Do clients get a guest Wi-Fi password?', 'Quel est le mot de passe Wi-Fi pour les clients ?'],
  ['May a client bring a dog into the store?', 'Are dogs allowed in the store?', 'Les chiens sont-ils admis en boutique ?'],
  ['The receipt printer prints blank paper. What do I do?', 'How do I restart the receipt printer?', 'L’imprimante à tickets sort du papier blanc, que faire ?'],
  ['Do we have a vegan bag?', 'Which of our bags are vegan?', 'Avons-nous un sac végan ?'],
  ['How do I book a taxi for a client?', 'Do we book and pay a taxi for a client?', 'Comment réserver un taxi pour une cliente ?'],
  ['How do I call an interpreter for a client who signs?', 'Is there a sign language interpreter for clients?', 'Y a-t-il un interprète en langue des signes ?'],
] as const;

/** What nobody can expect the house to know: asked once and no gap. */
export const strayQuestions = ['Who won the match last night?', 'Will it rain tomorrow?', 'What is the best restaurant nearby?', 'Quel temps fera-t-il demain ?', 'Can you write my shift report?', 'Is the metro running today?'] as const;
