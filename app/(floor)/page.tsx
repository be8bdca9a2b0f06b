import { AskScreen } from '@/components/ask/ask-screen';
import { loadNewConversation } from './load-ask-screen';

export default async function AskPage() {
  const screen = await loadNewConversation();
  return <AskScreen key={screen.conversationId} {...screen} />;
}
