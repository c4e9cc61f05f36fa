"""What other rooms may ask of the seals."""

from kakaki.seals import journal, papers, printed, register, services, signed_files, verification
from kakaki.seals.engine import reference, verdicts

seal_text = services.seal_text
replace = services.replace
withdraw = services.withdraw
verify_any = verification.verify_any
verify_reference = verification.verify_reference
verify_text = verification.verify_text
verify_qr = verification.verify_qr
shown_reference = reference.display
log_faults = journal.faults
qr_svg = printed.qr_svg
printed_seal = printed.printed_seal
kept_paper = papers.kept_paper
keep_paper = papers.keep_paper
prepare_key = signed_files.prepare_key
sign_list = signed_files.sign_list
signed_list = signed_files.signed_list
public_keys = register.public_keys
registered = register.registered
covered_since = register.covered_since
words_of = verdicts.words_of
Verdict = verdicts.Verdict
RegisteredSeal = register.RegisteredSeal
