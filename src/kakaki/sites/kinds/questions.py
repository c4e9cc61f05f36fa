"""Frequent questions: one intertitle a question, what follows is its answer."""

from kakaki.sites.engine.light_markdown import plain_paragraphs
from kakaki.sites.page_kind import PageKind, Schema, Shown


def schema(shown: Shown) -> Schema:
    """Return the page as schema.org's FAQPage, one question an intertitle."""
    questions: list[Schema] = []
    for block in shown.blocks:
        if block["type"] == "heading":
            answer = {"@type": "Answer", "text": ""}
            question = {"@type": "Question", "name": str(block["value"]), "acceptedAnswer": answer}
            questions.append(question)
        elif questions:
            words = " ".join(plain_paragraphs([block]))
            answer = questions[-1]["acceptedAnswer"]
            answer["text"] = f"{answer['text']} {words}".strip()
    return {"@type": "FAQPage", "name": shown.title, "mainEntity": questions}


kind = PageKind(
    __name__,
    "Questions fréquentes",
    "Questions fréquentes",
    "questions-frequentes",
    "Un intertitre par question, puis sa réponse.",
    schema=schema,
    matched_as="faq",
    is_light=True,
    review_months=6,
    order=55,
)
