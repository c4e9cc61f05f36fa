"""Named events of pages: each carries `page` (a PageRef) and `actor_id`, inside the transaction.

page_published   a text went online for the first time
page_corrected   a new version replaced the one online; carries `former` reference too
page_withdrawn   a text was withdrawn; carries `reason` too
"""

from django.dispatch import Signal

page_published = Signal()
page_corrected = Signal()
page_withdrawn = Signal()
