"""What other rooms may ask of the channels."""

from kakaki.channels import deliveries, subscriptions

open_default_accounts = deliveries.open_default_accounts
sweep_deliveries = deliveries.sweep_deliveries
ask_for_letters = subscriptions.ask
