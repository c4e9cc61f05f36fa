"""What other rooms may ask of the watch."""

from kakaki.watch import selectors, services

receive = services.receive
attach = services.attach
assign = services.assign
set_aside = services.set_aside
decide = services.decide
stories_for = selectors.stories_for
story_for = selectors.story_for
story = selectors.story
target_of_receipt = selectors.target_of_receipt
waiting_count = selectors.waiting_count
