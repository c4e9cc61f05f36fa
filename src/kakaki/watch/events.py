"""Named events of the watch, inside the transaction.

item_received   a text was kept; carries `item_id`
"""

from django.dispatch import Signal

item_received = Signal()
