"""Named events of people: each carries `user_id`, `ministry_id` and `role`, inside the transaction.

role_given   a person holds a new role in a ministry
role_taken   a person no longer holds a role in a ministry
"""

from django.dispatch import Signal

role_given = Signal()
role_taken = Signal()
