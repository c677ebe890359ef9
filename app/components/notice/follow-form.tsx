import { Button } from '#app/components/button.tsx';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';

/** Follows the topic of this page, or stops. */
export function FollowForm({ following, pageKey }: { following: boolean; pageKey: string }) {
  const { notice } = useMessages();
  return (
    <CommandForm command="topic.follow" pageKey={pageKey} className="follow" compact>
      <input type="hidden" name="following" value={following ? 'false' : 'true'} />
      {following && <span className="cap">{notice.following}</span>}
      <Button size="sm" kind={following ? 'bare' : 'plain'} icon={following ? undefined : 'eye'}>
        {following ? notice.unfollow : notice.follow}
      </Button>
    </CommandForm>
  );
}
