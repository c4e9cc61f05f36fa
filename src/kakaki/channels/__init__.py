"""What goes out: one adapter a channel, and its deliveries."""
