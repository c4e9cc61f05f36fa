"""Work on people's accounts that nobody waits for."""

from django_tasks import task

from kakaki.accounts import letters
from kakaki.accounts.models import User


# Somebody waits at the door for this letter.
@task(priority=60)
def send_reset_letter(user_id: int) -> None:
    """Send the letter of a forgotten password; its secret is made here and kept nowhere."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is not None:
        letters.write_reset(user)
