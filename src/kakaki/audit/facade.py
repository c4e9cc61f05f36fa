"""What other rooms may ask of the audit."""

from kakaki.audit import schedule_keeper, selectors, services
from kakaki.audit.engine import spreadsheet

record = services.record
lines = selectors.lines
was_done = selectors.was_done
spreadsheet_lines = spreadsheet.lines
run_due_jobs = schedule_keeper.run_due_jobs
job_states = schedule_keeper.job_states
