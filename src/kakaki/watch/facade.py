"""What other rooms may ask of the watch."""

from kakaki.watch import counting, deciding, selectors, services, talking

receive = services.receive
receive_mail = talking.receive_mail
attach = deciding.attach
assign = deciding.assign
set_aside = deciding.set_aside
take_back = deciding.take_back
decide = deciding.decide
stories_for = selectors.stories_for
story_for = selectors.story_for
stories_of = selectors.stories_of
target_of_receipt = selectors.target_of_receipt
waiting_count = selectors.waiting_count
bursts_for = counting.bursts_for
