"""Named events of people: each carries `user_id`, `ministry_id` and `actor_id`, in the transaction.

`ministry_id` is None when the person belongs to several, `actor_id` when the machine acts.

role_given             a person holds a new role in a ministry; also carries `role`
role_taken             a person no longer holds a role in a ministry; also carries `role`
person_invited         a letter of invitation goes to somebody
second_factor_lost     somebody asks for help because their second factor is lost
second_factor_removed  somebody else removed it; also carries `reason`
second_factor_kept     somebody else refused to; also carries `reason`
"""

from django.dispatch import Signal

role_given = Signal()
role_taken = Signal()
person_invited = Signal()
second_factor_lost = Signal()
second_factor_removed = Signal()
second_factor_kept = Signal()
