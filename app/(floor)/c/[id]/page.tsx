import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { AskScreen } from '@/components/ask/ask-screen';
import { loadConversation } from '../../load-ask-screen';

interface ConversationPageProps {
  params: Promise<{ id: string }>;
}

async function load({ params }: ConversationPageProps) {
  const id = z.uuid().safeParse((await params).id);
  return id.success ? loadConversation(id.data) : notFound();
}

export async function generateMetadata(props: ConversationPageProps): Promise<Metadata> {
  return { title: (await load(props)).title };
}

export default async function ConversationPage(props: ConversationPageProps) {
  const screen = await load(props);
  return <AskScreen key={screen.conversationId} {...screen} />;
}
