import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AskScreen } from '@/components/ask/ask-screen';
import { loadNewConversation } from '../load-ask-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ask'))('title') };
}

export default async function AskPage() {
  const screen = await loadNewConversation();
  return <AskScreen key={screen.conversationId} {...screen} />;
}
