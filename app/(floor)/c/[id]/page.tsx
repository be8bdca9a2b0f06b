import { notFound } from 'next/navigation';
import { z } from 'zod';
import { AskScreen } from '@/components/ask/ask-screen';
import { loadConversation } from '../../load-ask-screen';

const idSchema = z.uuid();

export default async function ConversationPage({ params }: { params: Promise<{ id: string }> }) {
  const id = idSchema.safeParse((await params).id);
  if (!id.success) notFound();
  const screen = await loadConversation(id.data);
  return <AskScreen key={screen.conversationId} {...screen} />;
}
