import type { ActionResult, FloorActions } from '@/lib/contract/floor-actions';

/**
 * The floor's actions, for screens that must not outlive their session: the first one to be told that nobody is signed in any more
 * (out of time, disabled, the tablet revoked) says so. A question says it in its own place, with what was asked.
 */
export function watchSession(actions: FloorActions, onEnded: () => void): FloorActions {
  const watch =
    <Input, Result extends object>(action: (input: Input) => Promise<ActionResult<Result>>) =>
    async (input: Input) => {
      const result = await action(input);
      if (!result.ok && result.code === 'not_signed_in') onEnded();
      return result;
    };
  return {
    ask: actions.ask,
    loadConversations: watch(actions.loadConversations),
    openConversation: watch(actions.openConversation),
    rename: watch(actions.rename),
    remove: watch(actions.remove),
    restore: watch(actions.restore),
    rate: watch(actions.rate),
    openPassage: watch(actions.openPassage),
    setLocale: watch(actions.setLocale),
  };
}
