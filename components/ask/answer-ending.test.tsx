import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import ar from '@/lib/contract/messages/ar.json';
import en from '@/lib/contract/messages/en.json';
import { AnswerEnding } from './answer-ending';
import { readAnswer } from './read-answer';

vi.mock('@/components/shell/floor', () => ({ useFloor: () => ({ signOut: () => undefined }) }));

type Outcome = { outcome: 'failed'; errorCode: string; retryAfterSeconds?: number };

function render(data: Outcome, [locale, messages]: ['en' | 'ar', typeof en] = ['en', en]): string {
  const view = readAnswer({ id: 'a', role: 'assistant', parts: [{ type: 'data-outcome', data: { runId: 'r', ...data } }] }, 'over');
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <AnswerEnding view={view} onRetry={() => undefined} />
    </NextIntlClientProvider>,
  );
}

describe('an answer that was refused for too many questions', () => {
  it('says when to try again, and keeps the button until then', () => {
    const html = render({ outcome: 'failed', errorCode: 'too_many_questions', retryAfterSeconds: 75 });
    expect(html).toContain('That was a lot of questions at once.');
    expect(html).toMatch(/role="timer"[^>]*>You can try again in 1:1[45]\./);
    expect(html).toMatch(/<button[^>]* disabled=""[^>]*>.*Try again/);
  });

  it('says so in Arabic', () => {
    expect(render({ outcome: 'failed', errorCode: 'too_many_questions', retryAfterSeconds: 9 }, ['ar', ar])).toContain('0:09');
  });

  it('can be asked again at once where nobody has to wait', () => {
    const html = render({ outcome: 'failed', errorCode: 'unexpected' });
    expect(html).not.toContain('timer');
    expect(html).not.toContain('disabled=""');
  });
});
