/**
 * What people say to an assistant that has nothing to do with what the house has written down: greetings, play, errands, questions about
 * itself, and attempts to change what it does. English, French and Arabic. Each is bound to the beginning of the question or to
 * words that no question about a shop puts together, so that "may I tell a client a joke" is still looked up.
 */
const somethingElse = [
  /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks?(?: you)?|bye|bonjour|bonsoir|salut|merci|au revoir|مرحبا|السلام عليكم|شكرا|صباح الخير|مساء الخير)(?: there| everyone| all)?[\s!.,]*$/iu,
  /^(?:(?:please|can you|could you|will you|would you|now|just|and)\s+)*(?:tell|say|sing|write|compose|make up|invent|draw|recite|give)\s+(?:me\s+|us\s+)?(?:an?|another|some|the)?\s*(?:\p{L}+\s+)?(?:joke|poem|song|story|riddle|haiku|essay|limerick|rap|lullaby|fairy tale|fun fact)s?\b/iu,
  /^(?:s'il (?:te|vous) plaît\s+)?(?:raconte|dis|écris|chante|invente|compose)(?:z)?[\s-]+(?:moi\s+|nous\s+)?(?:une?|des|la|le)\s+(?:blague|poème|chanson|histoire|devinette)/iu,
  /^(?:من فضلك\s+)?(?:احك|احكي|أخبرني|اكتب|غن|قل)\s*(?:لي\s+)?(?:نكتة|قصيدة|أغنية|قصة|طرفة|لغز)/u,
  /^(?:(?:please|can you|could you)\s+)*translate\b.*\b(?:in)?to\s+\p{L}+\s*[?.!]*$/iu,
  /^(?:please\s+|now\s+)*(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:instructions?|rules|prompts?|above|previous|everything)\b/iu,
  /\b(?:ignore|disregard|forget)\s+(?:(?:all|any|every|of|the)\s+)*(?:your|previous|prior|above|earlier)\s+(?:\p{L}+\s+)?(?:instructions?|rules|prompts?)\b/iu,
  /\b(?:reveal|print|show|repeat|output|leak)\b.{0,25}\b(?:system|hidden|secret|initial|original)\s+(?:prompt|instructions?|rules|message)/iu,
  /^(?:ignore|oublie)(?:z)?\b.{0,30}\b(?:instructions|consignes|règles)\b|تجاهل.{0,30}(?:التعليمات|القواعد)/iu,
  /^(?:from now on\s+)?(?:you are now|you're now|act as|act like|pretend (?:to be|that you|you)|role ?play|tu es maintenant|أنت الآن)\b/iu,
  /\b(?:act|behave|talk|speak) (?:as|like) (?:a|an) (?:pirate|robot|cat|dog|human)\b/iu,
  /^(?:so\s+)?(?:are you (?:really )?(?:an? )?(?:\p{L}+ )?(?:robot|bot|ai|human|person|machine|computer|real)\b|who (?:are|made|built|created|trained) you\b|what are you\s*[?!]*$|do you (?:dream|sleep)\b)/iu,
  /^(?:what(?:'s| is)\s+|how much is\s+|combien font\s+)?\d+(?:[.,]\d+)?\s*(?:times|plus|minus|divided by|fois|moins|[x×*+/÷])\s*\d+(?:[.,]\d+)?\s*(?:\?|=|$)/iu,
] as const;

/** Whether a question is none for the house's documents, however well its words happen to match them. */
export function asksForSomethingElse(question: string): boolean {
  return somethingElse.some((pattern) => pattern.test(question.trim()));
}
