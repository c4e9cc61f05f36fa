"""What the highest room may ask of the safekeeping."""

from kakaki.safekeeping import examination, making, showing, trial

examine = examination.examine
make_backup = making.make_backup
back_up_to = making.back_up_to
own_place = making.own_place
try_backup = trial.try_backup
shown_key = showing.shown_key
